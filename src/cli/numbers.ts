import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Flags } from '@oclif/core';
import type { Device } from '../devices/manifest.js';
import { Report, type Result } from '../diagnostics/result.js';
import type { VpnConnection } from '../model/connection.js';
import { EMPTY_LOCK, type Lock, lockChanges, lockPlan, parseLock, printLock } from '../plan/lock.js';
import type { NumberChoices } from '../plan/numbers.js';
import type { Plan } from '../plan/plan.js';
import type { RunningText } from '../running/dialect.js';
import { deviceTree, usedNumbers } from '../running/index.js';
import { readText } from '../sources/read.js';
import { readWithTrees } from '../sources/tree.js';
import { writeTree } from '../sources/write.js';
import { named } from './flags.js';

/** What interface, policy and VTI numbers are chosen by, beside the answers. */
export const numberFlags = {
  running: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    parse: named('--running', 'file'),
    helpValue: 'FILE|DIR',
    description:
      'the running configuration of the device, as it prints it (- for standard input), or the root of a device that is a tree of files; may be repeated: numbers in use there are left out, and those of the tunnels kept',
  }),
  lock: Flags.string({
    parse: named('--lock', 'file'),
    helpValue: 'FILE',
    description:
      'the file that keeps the chosen numbers, such as cgw-gen.lock.yaml; render and ticket write what is new',
  }),
};

/** Of the commands that write the lock file. */
export const lockedFlag = {
  locked: Flags.boolean({
    dependsOn: ['lock'],
    description: 'fail where the lock file would have to change, and write nothing',
  }),
};

/** What those flags name, read. */
export interface NumberSources {
  readonly running: readonly RunningText[];
  readonly lock: { readonly file: string; readonly lock: Lock } | undefined;
}

/** Reads the running configuration and the lock file; one that is not there yet has no numbers. */
export async function readNumberSources(
  {
    running = [],
    lock,
  }: { readonly running?: readonly string[] | undefined; readonly lock?: string | undefined },
  device: Device | undefined,
  report: Report,
): Promise<NumberSources> {
  const texts = await readWithTrees(running, device && deviceTree(device), report);
  return {
    running: texts,
    lock: lock === undefined ? undefined : { file: lock, lock: await readLock(lock, report) },
  };
}

async function readLock(file: string, report: Report): Promise<Lock> {
  if (!existsSync(file)) return EMPTY_LOCK;
  const own = new Report();
  const text = await readText(file, own);
  // An empty file has no numbers; of a document it would be an error.
  const problems = own.diagnostics.filter((one) => one.code !== 'INPUT_EMPTY');
  report.take(problems);
  return text === undefined || problems.length > 0 ? EMPTY_LOCK : parseLock(file, text, report);
}

/**
 * What the numbers of these connections are chosen by; undefined when it can't be read, with the reasons reported.
 * `planBy` makes the plan by other choices.
 */
export function choicesOf(
  { running, lock }: NumberSources,
  device: Device,
  connections: readonly VpnConnection[],
  planBy: (choices: NumberChoices) => Result<Plan>,
  report: Report,
): NumberChoices | undefined {
  const locked = lock?.lock.get(device.id) ?? [];
  if (running.length === 0) return { locked };
  const draft = planBy({ locked });
  const used = usedNumbers(
    device,
    running,
    connections,
    draft.ok ? { plan: draft.value, locked } : undefined,
  );
  report.take(used.diagnostics);
  return used.ok ? { locked, used: used.value } : undefined;
}

/** What commands that write the lock file know of it. */
interface Locking {
  readonly device: Device;
  readonly numbers: NumberSources;
}

/** Whether the lock file may not change and would have to; this is then reported. */
export function isLockBroken(
  { device, numbers: { lock } }: Locking,
  plan: Plan,
  isFrozen: boolean,
  report: Report,
): boolean {
  const changes = lock ? lockChanges(lock.lock, lockPlan(lock.lock, device.id, plan)) : [];
  if (!lock || !isFrozen || changes.length === 0) return false;
  report.add('LOCK_FILE_CHANGES', { numbers: changes.join('; ') }, { file: lock.file });
  return true;
}

/** Writes the lock file where the plan has other numbers, and says which. */
export async function writeLock(
  { device, numbers: { lock } }: Locking,
  plan: Plan,
  report: Report,
): Promise<void> {
  if (!lock) return;
  const after = lockPlan(lock.lock, device.id, plan);
  const changes = lockChanges(lock.lock, after);
  if (changes.length === 0) return;
  const file = { path: basename(lock.file), text: printLock(after), secret: false, executable: false };
  await writeTree(dirname(lock.file), [file], true, report);
  if (!report.failed) {
    report.add('LOCK_FILE_WRITTEN', { numbers: changes.join('; ') }, { file: lock.file });
  }
}
