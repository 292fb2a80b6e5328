import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LAB_MUTANTS, type LabMutant, MUTANTS } from '../mutants/mutants.js';
import { withCopy } from '../mutants/tree.js';
import { type Options, readArguments, USAGE } from './args.js';
import type { Kernel, KernelChoice } from './kernel/kernel.js';
import { pickKernel } from './kernel/pick.js';
import { missingPackages } from './needs.js';
import { ROOT } from './paths.js';
import { runPlanted } from './planted.js';
import { proofText } from './proof.js';
import { count, outcomeText, summary } from './report.js';
import { lost, type Outcome, type Runner, runScenario } from './run.js';
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
    options = readArguments(process.argv.slice(2), {
      scenarios: scenarioNames(),
      mutants: LAB_MUTANTS.map(({ name }) => name),
    });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    process.exitCode = EXIT.usage;
    return;
  }
  if (options.help) process.stdout.write(USAGE);
  else if (options.list) list(options);
  else await lab(options);
}

function list(options: Options): void {
  for (const name of options.scenarios) say(`${name}: ${loadScenario(name).title}`);
  for (const { name, what } of chosenMutants(options)) say(`${name}: ${what}`);
}

function chosenMutants({ mutants }: Options): readonly LabMutant[] {
  return LAB_MUTANTS.filter(({ name }) => mutants.includes(name));
}

async function lab(options: Options): Promise<void> {
  const signal = stopOnSignals();
  const end = Date.now() + (options.within ?? Number.POSITIVE_INFINITY) * 60_000;
  const missing = missingPackages();
  const choice: KernelChoice = { interactive: options.keep, signal, say };
  const found = missing ? { reason: missing } : await pickKernel(options.kernel, choice);
  if (signal.aborted) return;
  if ('reason' in found) {
    say(`skipped: ${found.reason}`);
    return;
  }
  say(`kernel: ${found.kernel.describe}`);
  const { kernel } = found;
  const ran = await inFolder(
    (folder) => runAll(options, { kernel, keep: options.keep, folder, signal }, end),
    signal,
  );
  if (signal.aborted) return;
  if (options.proof) writeProof(ran, kernel);
  const outcomes = [...ran.scenarios, ...ran.mutants];
  say(`\n${summary(outcomes)}`);
  process.exitCode = count(outcomes).failed === 0 ? EXIT.passed : EXIT.failed;
}

/** What came of everything that was run. */
interface Ran {
  readonly scenarios: readonly Outcome[];
  readonly mutants: readonly Outcome[];
}

function writeProof({ scenarios, mutants }: Ran, { describe }: Kernel): void {
  const rows = scenarios.map(({ name, results }) => {
    const { title } = loadScenario(name);
    const { assertions = [], versions = {}, notes = [] } = results ?? {};
    return { name, title, assertions, versions, notes };
  });
  const planted = MUTANTS.map(({ name, what, lab }) => {
    const assertion = mutants.find((one) => one.name === name)?.results?.assertions[0];
    return { what, lab: lab && { scenario: lab.scenario, assertion } };
  });
  const file = join(ROOT, 'docs/proof.md');
  writeFileSync(file, proofText(rows, planted, describe));
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

async function runAll(options: Options, runner: Runner, end: number): Promise<Ran> {
  const jobs = options.jobs ?? runner.kernel.sideBySide;
  const each = <T>(items: readonly T[], run: (item: T) => Promise<Outcome | undefined>) =>
    runEach(items, run, jobs, runner.signal);
  const scenarios = await each(options.scenarios, (name) => inTime(name, runner, end));
  const chosen = runner.signal.aborted ? [] : chosenMutants(options);
  if (chosen.length === 0) return { scenarios, mutants: [] };
  try {
    const mutants = await withCopy((copy) => each(chosen, (one) => runPlanted(one, copy, runner)));
    return { scenarios, mutants };
  } catch (error) {
    return { scenarios, mutants: await each(['mutants'], async (name) => lost(name, error)) };
  }
}

/** Undefined where there is no time left for it. */
async function inTime(name: string, runner: Runner, end: number): Promise<Outcome | undefined> {
  if (Date.now() < end) return runScenario(name, runner);
  say(`NOT RUN ${name}: the time is over`);
  return undefined;
}

async function runEach<T>(
  items: readonly T[],
  run: (item: T) => Promise<Outcome | undefined>,
  jobs: number,
  signal: AbortSignal,
): Promise<Outcome[]> {
  const waiting = [...items];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined && !signal.aborted; item = waiting.shift()) {
      const outcome = await run(item);
      if (signal.aborted) return;
      if (!outcome) continue;
      say(outcomeText(outcome));
      outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return outcomes;
}

await main();
