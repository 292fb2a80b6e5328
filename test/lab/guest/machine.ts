import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** What a command came to. */
export interface Outcome {
  readonly status: number;
  readonly output: string;
}

/** How to get into a host of the lab: a network namespace, or also a mount namespace. */
export type Host = readonly string[];

export function namespace(name: string): Host {
  return ['nsenter', `--net=/run/netns/${name}`, '--'];
}

/** Runs a command on a host; both its outputs in one text. */
export function attempt(host: Host, command: readonly string[], seconds = 120): Promise<Outcome> {
  const [file, ...rest] = [...host, ...command] as [string, ...string[]];
  return new Promise((resolve) => {
    execFile(file, rest, { timeout: seconds * 1000, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const status = error ? (typeof error.code === 'number' ? error.code : 255) : 0;
      resolve({ status, output: stdout + stderr });
    });
  });
}

/** The same for a command that must succeed. */
export async function run(host: Host, ...command: readonly string[]): Promise<string> {
  const { status, output } = await attempt(host, command);
  if (status !== 0) throw new Error(`${command.join(' ')}: exit status ${status}\n${output}`);
  return output;
}

/**
 * Many lines for one shell, and neighbouring lines of `ip` for one `ip`: a process costs a tenth of a second under
 * User Mode Linux.
 */
export function script(host: Host, lines: readonly string[]): Promise<string> {
  const text = lines
    .map((line) => (/^ip (address|link|route) /.test(line) ? `\0${line.slice(3)}` : line))
    .join('\n');
  const batched = text.replace(/(?:^\0.*\n?)+/gm, (batch) => {
    return `ip -batch - <<'BATCH'\n${batch.replaceAll('\0', '').trimEnd()}\nBATCH\n`;
  });
  return run(host, 'sh', '-euc', batched);
}

/** A daemon in the foreground, with both its outputs in a file. */
export function daemon(
  host: Host,
  command: readonly string[],
  log: string,
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  const [file, ...rest] = [...host, ...command] as [string, ...string[]];
  const output = openSync(log, 'a');
  const child = spawn(file, rest, { stdio: ['ignore', output, output], env: { ...process.env, ...env } });
  closeSync(output);
  return child;
}

export function sleep(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

/** Asks every second until the answer is there; undefined after the limit. Errors count as no answer. */
export async function until<T>(
  seconds: number,
  ask: () => Promise<T | undefined | false>,
): Promise<T | undefined> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
    if (Date.now() >= end) return undefined;
    await sleep(1);
  }
}
