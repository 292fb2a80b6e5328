import type { Device, DialectId } from '../devices/manifest.js';
import { Report, type Result } from '../diagnostics/result.js';
import type { NumberInUse } from '../plan/numbers.js';
import type { Plan } from '../plan/plan.js';
import { compareConfigs } from './compare.js';
import type {
  Config,
  ConfigObject,
  Dialect,
  Difference,
  MendStep,
  RunningText,
  UsedNumber,
} from './dialect.js';
import { ios } from './dialects/ios/index.js';
import { pfsense } from './dialects/pfsense/index.js';
import { swanctl } from './dialects/swanctl/index.js';
import { vyos } from './dialects/vyos/index.js';
import { type Ownable, type Owner, ownersOf, tunnelOf } from './owners.js';
import { claimUnnamed, type Draft } from './unnamed.js';
import { assertSecrets, wantedTexts } from './wanted.js';

const DIALECTS: Readonly<Record<DialectId, Dialect>> = { ios, pfsense, swanctl, vyos };

export interface Comparison {
  /** Empty: the device has what is wanted. */
  readonly differences: readonly Difference[];
  /** Empty where something is taken: other numbers must be chosen first. */
  readonly mend: readonly MendStep[];
  /** What starts a comment among the commands. */
  readonly comment: string;
  /** How many objects are wanted. */
  readonly objects: number;
}

/** Compares what is planned with what the device says that it runs, looking at what is ours alone. */
export function compareRunning(
  plan: Plan,
  device: Device,
  texts: readonly RunningText[],
): Result<Comparison> {
  const report = new Report();
  const dialect = dialectOf(device, report);
  const wanted = dialect && wantedTexts(plan, device, report);
  if (!dialect || !wanted) return report.result<Comparison>(undefined);
  const owners = ownersOf(plan.connections);
  const running = readRunning(dialect, texts, owners, report);
  const selected = dialect.select?.(wanted.texts, texts) ?? wanted.texts;
  const config = dialect.read(selected, { owners, report });
  if (!running || report.failed) return report.result<Comparison>(undefined);
  assertSecrets(config, wanted.isSecret);
  const { differences, unreadable } = compareConfigs(config, running, owners);
  for (const { object, setting } of unreadable) {
    const params = { what: setting.text, why: setting.unreadable ?? '', object };
    report.add('RUNNING_UNREADABLE', params, setting.place);
  }
  const taken = differences.filter(({ kind }) => kind === 'taken');
  for (const { object, wanted: ours, running: theirs } of taken) {
    if (ours && theirs)
      report.add('RUNNING_FIXED', { wanted: ours.text, running: theirs.text }, theirs.place);
    else report.add('RUNNING_TAKEN', { object }, running.get(object)?.place);
  }
  const mend =
    taken.length > 0 ? [] : dialect.mend({ differences, wanted: config, running, lineAt: wanted.lineAt });
  return report.result({ differences, mend, comment: dialect.comment, objects: config.size });
}

/** What is looked at in the root of a device that is a tree of files. */
export interface DeviceTree {
  /** Relative to the root, without a slash at either end. */
  readonly folders: readonly string[];
  /** Whether the file at this path is named as the device's files are. */
  readonly hasPlace: (path: string) => boolean;
}

/** Undefined: the running configuration of the device is no tree. */
export function deviceTree({ manifest }: Device): DeviceTree | undefined {
  if (!manifest.running || !DIALECTS[manifest.running.dialect].isTree) return undefined;
  const paths = manifest.files.filter(({ part }) => part === 'apply').map(({ path }) => path);
  const places = paths.map(
    (path) =>
      new RegExp(
        `^${path
          .split(/\{\{.*?\}\}/)
          .map(literal)
          .join('[^/]+')}$`,
      ),
  );
  return {
    folders: [...new Set(paths.map((path) => path.split('/').slice(0, -1).join('/')))],
    hasPlace: (path) => places.some((place) => place.test(path)),
  };
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/**
 * The numbers that are in use on the device, so that free ones can be chosen, and our own be kept. With a draft,
 * also those of objects that have no name are known as ours.
 */
export function usedNumbers(
  device: Device,
  texts: readonly RunningText[],
  connections: readonly Ownable[],
  draft?: Draft,
): Result<readonly NumberInUse[]> {
  const report = new Report();
  const owners = ownersOf(connections);
  const dialect = dialectOf(device, report);
  const running = dialect && readRunning(dialect, texts, owners, report);
  if (!running) return report.result<readonly NumberInUse[]>(undefined);
  const owned = ({ id, number, claims }: UsedNumber): NumberInUse => ({
    id,
    number,
    owner: claims.map((claim) => tunnelOf(claim, owners)).find((owner) => owner !== undefined),
  });
  const used = dialect.usedNumbers(running);
  const named = used.map(owned);
  if (!draft || used.every(({ unnamed }) => unnamed === undefined)) return report.result(named);
  // What the draft is refused for is told of the plan.
  const own = new Report();
  const wanted = wantedTexts(draft.plan, device, own);
  const config = wanted
    ? dialect.read(wanted.texts, { owners, report: own })
    : new Map<string, ConfigObject>();
  const sides = { running, wanted: config, used, wantedNumbers: dialect.usedNumbers(config) };
  return report.result(claimUnnamed(named, sides, draft));
}

function dialectOf({ manifest }: Device, report: Report): Dialect | undefined {
  if (manifest.running) return DIALECTS[manifest.running.dialect];
  report.add('RUNNING_NOT_SUPPORTED', { device: manifest.name });
  return undefined;
}

function readRunning(
  dialect: Dialect,
  texts: readonly RunningText[],
  owners: readonly Owner[],
  report: Report,
): Config | undefined {
  for (const text of texts) {
    const refusal = dialect.refuse(text);
    const place = { file: text.name, ...(refusal?.line === undefined ? {} : { line: refusal.line }) };
    if (refusal) report.add(refusal.code, { source: dialect.source }, place);
  }
  return report.failed ? undefined : dialect.read(texts, { owners, report });
}
