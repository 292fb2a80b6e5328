import { realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Report } from '../diagnostics/result.js';
import { readFolder } from '../sources/bundle.js';
import type { BundleFile } from '../ticket/bundle.js';
import type { Fingerprint } from '../ticket/digest.js';
import {
  type BundleContent,
  checkBundle,
  compareKeys,
  type Folder,
  fillBundle,
  type KeySource,
  reportMissing,
} from '../ticket/inject.js';
import { type BundleManifest, groupsOf, MANIFEST, parseManifest } from '../ticket/manifest.js';
import { KINDS } from '../ticket/sections/keys.js';
import { table, writeOut } from './console.js';
import { findFile, writeBelow } from './output.js';

interface OpenBundle {
  readonly content: BundleContent;
  readonly manifest: BundleManifest;
}

/** Reads a bundle and checks each file against its manifest; undefined where something is wrong, which is reported. */
export async function openBundle(folder: string, report: Report): Promise<OpenBundle | undefined> {
  const content = readFolder(folder, report);
  if (!content) return undefined;
  const bytes = content.get(MANIFEST);
  const place = join(folder, MANIFEST);
  if (!bytes) report.add('BUNDLE_MANIFEST_WRONG', { reason: 'there is none' }, { file: place });
  const manifest = bytes && parseManifest(new TextDecoder().decode(bytes), place, report);
  if (!manifest) return undefined;
  await checkBundle(content, manifest, (path) => join(folder, path), report);
  return report.failed ? undefined : { content, manifest };
}

/** Whether a folder, which need not be there yet, is another one or stands in it. */
export function isInside(folder: string, other: string): boolean {
  const path = relative(realPath(other), realPath(folder));
  return path === '' || !/^\.\.(?:[/\\]|$)/.test(path);
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(resolve(path));
    return parent === resolve(path) ? parent : join(realPath(parent), relative(parent, resolve(path)));
  }
}

/** Reports what stands in the folder and is no file of the bundle: a bundle that holds more than its manifest is refused. */
export function reportForeign(folder: string, bundle: readonly BundleFile[], report: Report): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const own = new Set(bundle.map(({ path }) => path));
  const foreign = [...(readFolder(folder, report)?.keys() ?? [])].filter((path) => !own.has(path)).sort();
  const [file] = foreign;
  if (file !== undefined)
    report.add('TICKET_FOLDER_TAKEN', { count: foreign.length, file }, { file: folder });
}

interface Filling {
  readonly folder: Folder;
  readonly check: boolean;
  readonly out?: string | undefined;
  readonly force: boolean;
  readonly file?: string | undefined;
}

/**
 * Compares the keys with the fingerprints of the ticket: for `--check` as a table on standard output, else what differs
 * is an error. Whether all agree; undefined where nothing can be compared.
 */
export async function comparison(
  { manifest }: OpenBundle,
  source: KeySource,
  fingerprint: Fingerprint | undefined,
  { folder, check }: Filling,
  report: Report,
): Promise<boolean | undefined> {
  const hasFingerprints = manifest.secrets.some((one) => one.fingerprint !== undefined);
  if (!fingerprint) {
    if (hasFingerprints) report.add('INJECT_NOT_COMPARED', {});
    return undefined;
  }
  if (!hasFingerprints) {
    report.add('INJECT_NO_FINGERPRINTS', {});
    return undefined;
  }
  const compared = await compareKeys(manifest, folder, source, fingerprint);
  if (check) {
    for (const { secret, agrees } of compared)
      if (agrees === undefined) reportMissing(secret, source, report);
    writeOut(table(compared.map(({ secret, agrees }) => rowOf(secret, agrees))));
  } else {
    for (const { secret } of compared.filter(({ agrees }) => agrees === false)) {
      const { kind, connection, tunnel } = secret;
      report.add('INJECT_KEY_DIFFERS', { connection, tunnel, what: KINDS[kind] });
    }
  }
  return compared.every(({ agrees }) => agrees === true);
}

function rowOf(
  { kind, connection, tunnel, fingerprint = '' }: BundleManifest['secrets'][number],
  agrees: boolean | undefined,
): string[] {
  const state = agrees === undefined ? 'missing' : agrees ? 'agrees' : 'differs';
  return [state, KINDS[kind], connection, tunnel, groupsOf(fingerprint)];
}

/** Fills in the keys, and writes the files where the flags say. */
export async function fill(
  { content, manifest }: OpenBundle,
  source: KeySource,
  { folder, out, force, file }: Filling,
  report: Report,
): Promise<void> {
  const filled = fillBundle(content, manifest, folder, source);
  report.take(filled.diagnostics);
  if (!filled.ok) return;
  if (out !== undefined) {
    await writeBelow(out, filled.value, force, report);
    return;
  }
  const name = file ?? '';
  const found = findFile(filled.value, name);
  if (found) writeOut(found.text);
  else {
    const known = filled.value.map((one) => one.path).join(', ');
    report.add('FILE_NAME_UNKNOWN', {
      device: `the bundle for ${manifest.device}`,
      name: name.slice(0, 80),
      known,
    });
  }
}
