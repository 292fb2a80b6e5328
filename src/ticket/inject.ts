import { Report, type Result } from '../diagnostics/result.js';
import type { SecretRef } from '../render/encoded.js';
import { fillSecrets } from '../render/secrets.js';
import type { BundleFile } from './bundle.js';
import { type Fingerprint, sha256 } from './digest.js';
import { type BundleManifest, MANIFEST, type ManifestSecret } from './manifest.js';
import type { SecretLookup } from './secrets.js';
import { KINDS } from './sections/keys.js';

/** The files of a bundle as they are on disk, by path. */
export type BundleContent = ReadonlyMap<string, Uint8Array>;

/** Where the keys come from, in words for a message about one that is not there. */
export interface KeySource {
  readonly name: string;
  readonly lookup: SecretLookup;
  way(secret: ManifestSecret): string;
}

/** Reports every file that is not as the manifest says; `place` gives its name for a message. */
export async function checkBundle(
  content: BundleContent,
  manifest: BundleManifest,
  place: (path: string) => string,
  report: Report,
): Promise<void> {
  for (const { path, sha256: expected } of manifest.files) {
    const bytes = content.get(path);
    if (!bytes) report.add('BUNDLE_FILE_MISSING', {}, { file: place(path) });
    else if ((await sha256(bytes)) !== expected) {
      report.add('BUNDLE_FILE_CHANGED', {}, { file: place(path) });
    }
  }
  const known = new Set([MANIFEST, ...manifest.files.map((one) => one.path)]);
  for (const path of content.keys()) {
    if (!known.has(path)) report.add('BUNDLE_FILE_ADDED', {}, { file: place(path) });
  }
}

/** Whether each key is the one that the ticket was made with; undefined where the source does not have it. */
export interface Comparison {
  readonly secret: ManifestSecret;
  readonly agrees: boolean | undefined;
}

/** Compares each key of the folder with its fingerprint. */
export async function compareKeys(
  { secrets }: BundleManifest,
  folder: Folder,
  { lookup }: KeySource,
  fingerprint: Fingerprint,
): Promise<readonly Comparison[]> {
  const rows = secrets.filter((one) => one.folder === folder);
  return Promise.all(
    rows.map(async (secret) => {
      const { kind, connection, tunnel } = secret;
      const ref = { kind, connection, tunnel };
      const found = lookup(ref);
      return { secret, agrees: found && (await fingerprint(ref, found.reveal())) === secret.fingerprint };
    }),
  );
}

/** Which files are filled: what is applied, with the rest of the bundle's device files, or what was there before. */
export type Folder = ManifestSecret['folder'];
const FOLDERS: Readonly<Record<Folder, RegExp>> = {
  apply: /^(?:apply|verify|remove)\//,
  before: /^before\//,
};

/** The files with their secrets in the place of the placeholders, as `render` writes them. */
export function fillBundle(
  content: BundleContent,
  manifest: BundleManifest,
  folder: Folder,
  source: KeySource,
): Result<readonly BundleFile[]> {
  const report = new Report();
  const rows = manifest.files.filter(({ path }) => FOLDERS[folder].test(path));
  if (rows.length === 0) report.add('INJECT_NOTHING', {});
  const missing = new Map<string, ManifestSecret>();
  const files = rows.map(({ path, secret, executable }): BundleFile => {
    const text = new TextDecoder().decode(content.get(path));
    const filled = fillSecrets(text, (ref) => source.lookup(ref)?.reveal());
    for (const ref of filled.missing) {
      const named = namedIn(manifest, folder, ref);
      missing.set(named.variable, named);
    }
    for (const { ref, problem } of filled.refused) {
      const { kind, connection, tunnel } = ref;
      report.add('INJECT_KEY_REFUSED', { connection, tunnel, what: KINDS[kind], problem, file: path });
    }
    return { path, text: filled.text, secret: secret || filled.text !== text, executable };
  });
  for (const one of missing.values()) reportMissing(one, source, report);
  return report.result(files);
}

/** A placeholder that the manifest does not know has no variable either: it is named as what it is. */
function namedIn({ secrets }: BundleManifest, folder: Folder, ref: SecretRef): ManifestSecret {
  const isSame = (one: ManifestSecret) =>
    one.folder === folder &&
    one.kind === ref.kind &&
    one.connection === ref.connection &&
    one.tunnel === ref.tunnel;
  return secrets.find(isSame) ?? { folder, ...ref, variable: '' };
}

/** Reports a key that the source does not have. */
export function reportMissing(secret: ManifestSecret, { name, way }: KeySource, report: Report): void {
  const { kind, connection, tunnel } = secret;
  report.add('INJECT_KEY_MISSING', { connection, tunnel, what: KINDS[kind], source: name, way: way(secret) });
}
