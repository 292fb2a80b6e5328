import type { Report } from '../diagnostics/result.js';
import { compareRunning } from '../running/index.js';
import { comparisonJson, printComparison } from '../running/print.js';
import { writeOut } from './console.js';
import { type InputChoice, readConnections } from './input.js';
import { type DeviceChoice, planFor, readTarget } from './planning.js';

/** Compares what is wanted with what the device runs, and prints it. Whether they differ. */
export async function diffRunning(
  argv: readonly string[],
  flags: DeviceChoice & InputChoice & { readonly format: string },
  report: Report,
): Promise<boolean> {
  const target = await readTarget(flags, report);
  const connections = await readConnections(argv, flags, report);
  const plan = target && connections && !report.failed ? planFor(target, connections, report) : undefined;
  if (!target || !plan) return false;
  const result = compareRunning(plan, target.device, target.numbers.running);
  // What it says of the running configuration was said when the numbers were chosen.
  const known = new Set(report.diagnostics.map((one) => JSON.stringify(one)));
  report.take(result.diagnostics.filter((one) => !known.has(JSON.stringify(one))));
  if (!result.ok) return false;
  writeOut(flags.format === 'json' ? comparisonJson(result.value) : printComparison(result.value));
  return result.value.differences.length > 0;
}
