import { createWriteStream, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Job, Results } from '../job.js';
import type { Kernel } from './kernel/kernel.js';
import { TIMED_OUT } from './kernel/process.js';
import { GUEST } from './paths.js';
import { prepare } from './prepare.js';
import { loadScenario } from './scenario.js';

/** By the clock of this machine: what takes a virtual one a minute can take the real one a quarter of an hour. */
const LIMIT_SECONDS = { virtual: 600, real: 3600, keep: 86_400 } as const;
const TAIL_LINES = 15;
const LAST_CHECK = 'wire';

/** What a scenario came to. */
export interface Outcome {
  readonly name: string;
  /** Undefined when there was none. */
  readonly directory: string | undefined;
  /** Undefined when the machine wrote none. */
  readonly results: Results | undefined;
  /** Why the run itself went wrong, whatever the results say. */
  readonly trouble: string | undefined;
}

export interface Runner {
  readonly kernel: Kernel;
  readonly keep: boolean;
  /** Has a folder for each scenario. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Prepares a scenario, runs it in a machine, and reads what it found. Its folder stays only when something failed. */
export async function runScenario(name: string, runner: Runner): Promise<Outcome> {
  const directory = join(runner.folder, name);
  return settled({ name, directory, ...(await attempt(name, directory, runner)) });
}

/** The outcome, with its folder removed when nothing in it is of interest. */
export function settled(outcome: Outcome): Outcome {
  const { directory } = outcome;
  if (directory !== undefined && isPassed(outcome)) rmSync(directory, { recursive: true, force: true });
  return outcome;
}

/** What comes of an error before there was a machine. */
export function lost(name: string, error: unknown): Outcome {
  return { name, directory: undefined, results: undefined, trouble: String(error) };
}

export function isPassed({ results, trouble }: Outcome): boolean {
  const passed = results?.assertions.every((one) => one.passed) ?? false;
  return passed && trouble === undefined;
}

/** What a run may have of its own: the copy of the product that renders, and the column that it ends with. */
interface Variant extends Pick<Job, 'until'> {
  readonly product?: string;
}

/** Runs a scenario in this folder. */
export async function attempt(
  name: string,
  directory: string,
  { kernel, keep, signal }: Runner,
  { product, ...end }: Variant = {},
): Promise<Pick<Outcome, 'results' | 'trouble'>> {
  try {
    await prepare(loadScenario(name), directory, { clock: kernel.clock, keep, ...end }, product);
  } catch (error) {
    return { results: undefined, trouble: String(error) };
  }
  const limit = LIMIT_SECONDS[keep ? 'keep' : kernel.clock];
  const log = createWriteStream(join(directory, 'console.log'));
  const tail: string[] = [];
  const code = await kernel.run({
    directory,
    // A machine has one processor, which V8's threads would only take from each other.
    command: [process.execPath, '--single-threaded', GUEST, directory],
    timeoutSeconds: limit,
    signal,
    output: (line) => {
      log.write(`${line}\n`);
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
    },
  });
  log.end();
  const results = readResults(directory);
  const trouble = troubleOf(code, results, tail, limit) ?? troubleWith(results, end.until);
  return { results, trouble };
}

function readResults(directory: string): Results | undefined {
  const file = join(directory, 'results.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined;
}

/** Every scenario's last check is that of the wire: without one the machine stopped early, whatever passed before. */
export function troubleWith(results: Results | undefined, until: Variant['until']): string | undefined {
  const ended = results?.assertions.some(({ check }) => check === LAST_CHECK) ?? false;
  return ended || until !== undefined ? undefined : 'ended before its last check';
}

/** A failed assertion is no trouble of its own: the guest then ends with 1. */
function troubleOf(
  code: number,
  results: Results | undefined,
  tail: readonly string[],
  limit: number,
): string | undefined {
  if (code === TIMED_OUT) return `no end after ${limit} seconds`;
  const known = results !== undefined && results.assertions.length > 0 && code <= 1;
  return known ? undefined : [`the machine ended with ${code}`, ...tail].join('\n');
}
