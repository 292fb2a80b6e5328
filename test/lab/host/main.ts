import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Options, readArguments, USAGE } from './args.js';
import type { Kernel, KernelChoice } from './kernel/kernel.js';
import { pickKernel } from './kernel/pick.js';
import { missingPackages } from './needs.js';
import { ROOT } from './paths.js';
import { proofText } from './proof.js';
import { count, outcomeText, summary } from './report.js';
import { type Outcome, type Runner, runScenario } from './run.js';
import { loadScenario, scenarioNames } from './scenario.js';

const EXIT = { passed: 0, failed: 1, usage: 2, SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Ends everything on Ctrl-C and its kin; the exit code is the shell's for that signal. */
function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      process.exitCode = EXIT[name];
      controller.abort();
    });
  }
  return controller.signal;
}

async function main(): Promise<void> {
  let options: Options;
  try {
    options = readArguments(process.argv.slice(2), scenarioNames());
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    process.exitCode = EXIT.usage;
    return;
  }
  if (options.help) process.stdout.write(USAGE);
  else if (options.list) for (const name of options.scenarios) say(`${name}: ${loadScenario(name).title}`);
  else await lab(options);
}

async function lab(options: Options): Promise<void> {
  const signal = stopOnSignals();
  const missing = missingPackages();
  const choice: KernelChoice = { interactive: options.keep, signal, say };
  const found = missing ? { reason: missing } : await pickKernel(options.kernel, choice);
  if (signal.aborted) return;
  if ('reason' in found) {
    say(`skipped: ${found.reason}`);
    return;
  }
  say(`kernel: ${found.kernel.describe}`);
  const outcomes = await inFolder((folder) => runAll(options, found.kernel, folder, signal), signal);
  if (signal.aborted) return;
  if (options.proof) writeProof(outcomes, found.kernel);
  say(`\n${summary(outcomes)}`);
  process.exitCode = count(outcomes).failed === 0 ? EXIT.passed : EXIT.failed;
}

/** By a real clock a scenario mostly waits; by a virtual one it never does. */
function sideBySide({ clock }: Kernel): number {
  return availableParallelism() * (clock === 'real' ? 4 : 1);
}

function writeProof(outcomes: readonly Outcome[], { describe }: Kernel): void {
  const rows = outcomes.map(({ name, results }) => {
    const { title } = loadScenario(name);
    return { name, title, assertions: results?.assertions ?? [], versions: results?.versions ?? {} };
  });
  const file = join(ROOT, 'docs/proof.md');
  writeFileSync(file, proofText(rows, describe));
  say(`written: ${file}`);
}

/** A folder of the run's own, which is gone at the end unless failures left something in it. */
async function inFolder<T>(run: (folder: string) => Promise<T>, signal: AbortSignal): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cgw-gen-lab-'));
  try {
    return await run(folder);
  } finally {
    if (signal.aborted) rmSync(folder, { recursive: true, force: true });
    else removeEmpty(folder);
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
  }
}

async function runAll(
  { scenarios, keep, jobs }: Options,
  kernel: Kernel,
  folder: string,
  signal: AbortSignal,
): Promise<Outcome[]> {
  const runner: Runner = { kernel, keep, folder, signal };
  const waiting = [...scenarios];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined && !signal.aborted; name = waiting.shift()) {
      const outcome = await runScenario(name, runner);
      if (signal.aborted) return;
      say(outcomeText(outcome));
      outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: jobs ?? sideBySide(kernel) }, worker));
  return outcomes;
}

await main();
