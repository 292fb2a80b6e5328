import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { Errors } from '@oclif/core';
import type { Device } from '../devices/manifest.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Report } from '../diagnostics/result.js';
import { diffJson, printDiff } from '../diff/print.js';
import { type DiffReport, diffDocuments, diffSaved } from '../diff/report.js';
import { looksRendered, type SavedFile } from '../diff/saved.js';
import type { InputDocument } from '../formats/format.js';
import { readDocuments } from '../formats/index.js';
import type { VpnConnection } from '../model/connection.js';
import type { Plan } from '../plan/plan.js';
import { folderFiles } from '../sources/folder.js';
import { isLive } from '../sources/live.js';
import { STDIN } from '../sources/read.js';
import { writeOut } from './console.js';
import { EXIT } from './exit-codes.js';
import { type InputChoice, liveOptions, readInput } from './input.js';
import { type DeviceChoice, planFor, readTarget, type Target } from './planning.js';

/** One side of a comparison, read: documents to be understood, or the files of a render. */
interface Side {
  readonly documents: readonly InputDocument[];
  /** Undefined: no render. */
  readonly saved: readonly SavedFile[] | undefined;
}

/** Compares two documents, or a saved render with a document, and prints it. Whether they differ. */
export async function diffTwo(
  [older, newer]: readonly [string, string],
  flags: DeviceChoice & InputChoice & { readonly format: string },
  report: Report,
): Promise<boolean> {
  if (older === STDIN && newer === STDIN) {
    throw new Errors.CLIError('only one of OLD and NEW can be standard input', { exit: EXIT.usage });
  }
  liveOptions([older, newer], flags);
  const target = await readTarget(flags, report);
  const before = target && (await readSide(older, target.device, flags, report));
  const after = target && (await readSide(newer, target.device, flags, report));
  if (after?.saved) report.add('DIFF_NEW_IS_RENDER', {}, { file: newer });
  if (!target || !before || !after || report.failed) return false;
  const result = before.saved
    ? withSaved(before.saved, after, target, flags, report)
    : withDocuments(before, after, target, flags, report);
  if (!result) return false;
  writeOut(flags.format === 'json' ? diffJson(result) : printDiff(result));
  return !result.equal;
}

function withSaved(
  saved: readonly SavedFile[],
  after: Side,
  target: Target,
  { connection }: InputChoice,
  report: Report,
): DiffReport | undefined {
  const connections = readDocuments(after.documents, connection);
  report.take(connections.diagnostics);
  const plan = connections.ok ? planFor(target, connections.value, report) : undefined;
  const result = plan && diffSaved(saved, plan, target.device);
  report.take(result?.diagnostics ?? []);
  return result?.ok ? result.value : undefined;
}

function withDocuments(
  before: Side,
  after: Side,
  target: Target,
  { connection = [] }: InputChoice,
  report: Report,
): DiffReport | undefined {
  const [old, now] = bothSides(before.documents, after.documents, connection, report);
  if (!old || !now) return undefined;
  const was = old.length > 0 ? planOlder(target, old, report) : undefined;
  const is = now.length > 0 ? planFor(target, now, report) : undefined;
  if (report.failed) return undefined;
  // A side without connections has nothing to be planned.
  const [plan, older] = [is ?? emptied(was), was ?? emptied(is)];
  if (!plan || !older) return undefined;
  const sides = [
    { connections: old, plan: older },
    { connections: now, plan },
  ] as const;
  const result = diffDocuments(...sides, target.device);
  report.take(result.diagnostics);
  return result.ok ? result.value : undefined;
}

/** What is worth a warning in the older document is of no use to anybody now. */
function planOlder(target: Target, connections: readonly VpnConnection[], report: Report): Plan | undefined {
  const own = new Report();
  const plan = planFor(target, connections, own);
  report.take(own.diagnostics.filter(({ severity }) => severity === 'error'));
  if (!plan) report.add('DIFF_OLD_NOT_PLANNED', {});
  return plan;
}

function emptied(plan: Plan | undefined): Plan | undefined {
  return plan && { ...plan, connections: [], decisions: [] };
}

/** Both documents, and of them what is wanted: a connection that only one of them has was added or removed. */
function bothSides(
  before: readonly InputDocument[],
  after: readonly InputDocument[],
  wanted: readonly string[],
  report: Report,
): readonly [readonly VpnConnection[] | undefined, readonly VpnConnection[] | undefined] {
  const [old, now] = [pick(before, wanted), pick(after, wanted)];
  const unknown = now.unknown.filter(({ name }) => old.unknown.some((one) => one.name === name));
  const found = [...old.problems, ...now.problems, ...unknown.map(({ problem }) => problem)];
  report.take([...new Map(found.map((one) => [JSON.stringify(one), one])).values()]);
  return report.failed ? [undefined, undefined] : [old.connections, now.connections];
}

interface Picked {
  readonly connections: readonly VpnConnection[];
  readonly problems: readonly Diagnostic[];
  readonly unknown: readonly { readonly name: string; readonly problem: Diagnostic }[];
}

/** Each name is looked for by itself, because one side may lack one of them. */
function pick(documents: readonly InputDocument[], wanted: readonly string[]): Picked {
  const reads = (wanted.length > 0 ? wanted.map((name) => [name]) : [[]]).map((names) => ({
    name: names[0] ?? '',
    result: readDocuments(documents, names),
  }));
  const connections = reads.flatMap(({ result }) => (result.ok ? result.value : []));
  const problems = reads.flatMap(({ name, result }) =>
    result.diagnostics.map((problem) => ({ name, problem })),
  );
  const isUnknown = ({ problem }: { readonly problem: Diagnostic }): boolean =>
    problem.code === 'CONNECTION_UNKNOWN';
  return {
    connections: [...new Map(connections.map((one) => [one.id, one])).values()],
    problems: problems.filter((one) => !isUnknown(one)).map(({ problem }) => problem),
    unknown: problems.filter(isUnknown),
  };
}

/** A folder is read file by file; a text that looks like what it prints is a saved render. */
async function readSide(
  name: string,
  device: Device,
  flags: InputChoice,
  report: Report,
): Promise<Side | undefined> {
  const folder = statSync(name, { throwIfNoEntry: false })?.isDirectory() ? name : undefined;
  const names = folder === undefined ? [name] : folderFiles(folder, report);
  // What is said of a live source was checked for both sides together.
  const documents = names.length > 0 ? await readInput(names, isLive(name) ? flags : {}, report) : [];
  const saved = documents.map((one) => ({
    name: folder === undefined ? '' : relative(folder, one.name).split(sep).join('/'),
    text: one.text,
  }));
  const isSaved = saved.some((one) => looksRendered(one, device));
  return { documents, saved: isSaved ? saved : undefined };
}
