import type { Device } from '../devices/manifest.js';
import { Report, type Result } from '../diagnostics/result.js';
import type { VpnConnection } from '../model/connection.js';
import type { Secret } from '../model/secret.js';
import type { Plan } from '../plan/plan.js';
import { render } from '../render/render.js';
import type { PrintSecret } from '../render/secrets.js';
import { type Affected, affectedBy } from './affected.js';
import { type ConnectionChange, compareConnections } from './connections.js';
import { diffFiles, type FileDiff, type ShownFile } from './files.js';
import { type ConnectionImpact, impactOf } from './impact.js';
import { comparePlans, type PlanChange } from './plans.js';
import { redactors } from './redact.js';
import { besideSaved, type SavedFile } from './saved.js';
import { keysOf, withoutKeys } from './without-keys.js';

/** Everything that differs; nothing of it holds a secret. */
export interface DiffReport {
  readonly equal: boolean;
  /** What the older side is: of a saved render only the files can be compared. */
  readonly against: 'document' | 'render';
  /** By connection: which tunnels go down, where and for how long. Empty against a saved render. */
  readonly impact: readonly ConnectionImpact[];
  /** What the documents say otherwise. Empty against a saved render. */
  readonly changes: readonly ConnectionChange[];
  /** What was decided otherwise. Empty against a saved render. */
  readonly decided: readonly PlanChange[];
  /** The tunnels whose lines differ: what is known against a saved render. */
  readonly affected: Affected | undefined;
  readonly files: readonly FileDiff[];
}

/** A document, and what was planned of it. */
interface PlannedSide {
  readonly connections: readonly VpnConnection[];
  readonly plan: Plan;
}

/** Compares two documents, and what the device is to get of each. */
export function diffDocuments(before: PlannedSide, after: PlannedSide, device: Device): Result<DiffReport> {
  const report = new Report();
  const changes = compareConnections(before.connections, after.connections);
  const decided = comparePlans(before.plan, after.plan, changes);
  const print = redactors(before.plan, after.plan, changes);
  const keys = keysOf(...before.plan.connections, ...after.plan.connections);
  const shown = (plan: Plan, printSecret: PrintSecret) => {
    const files = plan.connections.length > 0 ? render(plan, device, { printSecret }) : undefined;
    if (files) report.take(files.diagnostics);
    return files?.ok ? hidden(files.value, keys) : [];
  };
  const files = diffFiles(shown(before.plan, print.before), shown(after.plan, print.after));
  return report.result<DiffReport>({
    equal: changes.length + decided.length + files.length === 0,
    against: 'document',
    impact: impactOf({ changes, before: before.plan, after: after.plan, device }),
    changes,
    decided,
    affected: undefined,
    files,
  });
}

/** Compares a saved render with what the device is to get now. */
export function diffSaved(saved: readonly SavedFile[], plan: Plan, device: Device): Result<DiffReport> {
  const report = new Report();
  const sides = besideSaved(saved, plan, device);
  report.take(sides.diagnostics);
  if (!sides.ok) return report.result<DiffReport>(undefined);
  const keys = keysOf(...plan.connections);
  const files = diffFiles(hidden(sides.value.before, keys), hidden(sides.value.after, keys));
  return report.result<DiffReport>({
    equal: files.length === 0,
    against: 'render',
    impact: [],
    changes: [],
    decided: [],
    affected: affectedBy(sides.value, plan),
    files,
  });
}

function hidden(files: readonly ShownFile[], keys: readonly Secret[]): readonly ShownFile[] {
  return files.map(({ path, text }) => ({ path, text: withoutKeys(text, keys) }));
}
