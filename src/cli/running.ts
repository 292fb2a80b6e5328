import { Flags } from '@oclif/core';
import type { Report } from '../diagnostics/result.js';
import { compareRunning } from '../running/index.js';
import { comparisonJson, printComparison } from '../running/print.js';
import { readSources } from '../sources/read.js';
import { writeOut } from './console.js';
import { named } from './flags.js';
import { type InputChoice, readConnections } from './input.js';
import { type DeviceChoice, planFor, readTarget } from './planning.js';

export const runningFlags = {
  running: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'FILE',
    parse: named('--running', 'file'),
    description:
      'the running configuration of the device, as it prints it; - for standard input; may be repeated',
  }),
};

/** Compares what is wanted with what the device runs, and prints it. Whether they differ. */
export async function diffRunning(
  argv: readonly string[],
  flags: DeviceChoice & InputChoice & { readonly running: readonly string[]; readonly format: string },
  report: Report,
): Promise<boolean> {
  const target = await readTarget(flags, report);
  const connections = await readConnections(argv, flags, report);
  const texts = await readSources(flags.running, report);
  const plan = target && connections && !report.failed ? planFor(target, connections, report) : undefined;
  if (!target || !plan) return false;
  const result = compareRunning(plan, target.device, texts);
  report.take(result.diagnostics);
  if (!result.ok) return false;
  writeOut(flags.format === 'json' ? comparisonJson(result.value) : printComparison(result.value));
  return result.value.differences.length > 0;
}
