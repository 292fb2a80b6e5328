import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The exit code of `timeout` (coreutils) for a command that took too long. */
export const TIMED_OUT = 124;

export interface Running {
  readonly command: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  /** The child has the terminal, instead of a process group of its own. */
  readonly interactive?: boolean;
  readonly folder?: string;
  /** SIGTERM, which leaves it some seconds, where nothing is said. */
  readonly stopSignal?: 'SIGTERM' | 'SIGKILL';
  output(line: string): void;
}

/** How long a process may take to end by itself after SIGTERM. */
const GRACE_MS = 5000;

/**
 * Runs a command to its end, its timeout or the signal, and leaves none of its process group behind. It also ends
 * when this process is killed: the kernel tells it so (setpriv of util-linux, PR_SET_PDEATHSIG).
 */
export async function runProcess(running: Running): Promise<number> {
  const { command, interactive = false, stopSignal = 'SIGTERM', signal } = running;
  if (signal.aborted) return TIMED_OUT;
  const child = spawn('setpriv', ['--pdeathsig', stopSignal.slice(3), ...command], {
    env: { ...process.env, ...running.environment },
    cwd: running.folder,
    stdio: interactive ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    detached: !interactive,
  });
  for (const stream of [child.stdout, child.stderr]) if (stream) eachLine(stream, running.output);
  let timedOut = false;
  const stop = (): void => end(child, stopSignal, interactive);
  const timer = setTimeout(() => {
    timedOut = true;
    stop();
  }, running.timeoutSeconds * 1000);
  signal.addEventListener('abort', stop);
  try {
    const code = await ended(child);
    return timedOut ? TIMED_OUT : code;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    if (!interactive) kill(child, 'SIGKILL', false);
  }
}

/** The exit code, or 128 and more after a signal, once all that it printed is read. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // What the process left behind would hold its output open.
    child.once('exit', () => child.pid && kill(child, 'SIGKILL', false));
    child.once('close', (code) => resolve(code ?? 128));
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals, interactive: boolean): void {
  kill(child, signal, interactive);
  setTimeout(() => child.exitCode === null && kill(child, 'SIGKILL', interactive), GRACE_MS).unref();
}

function kill(child: ChildProcess, signal: NodeJS.Signals, alone: boolean): void {
  if (child.pid === undefined) return;
  try {
    process.kill(alone ? child.pid : -child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function eachLine(stream: Readable, take: (line: string) => void): void {
  createInterface({ input: stream }).on('line', (line) => take(line.replaceAll('\r', '')));
}
