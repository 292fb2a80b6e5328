import * as z from 'zod';
import type { Report } from '../diagnostics/result.js';
import type { SecretRef } from '../render/encoded.js';

export const MANIFEST = 'manifest.json';

/** A file's place in the bundle: below it, and nowhere else, on every system. */
const path = z.string().regex(/^(?!\.{1,2}(?:\/|$))[\w.@+-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.@+-]+)*$/);

const file = z.strictObject({
  path,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Whether it holds a secret once its placeholders are filled: it is then written with mode 0600. */
  secret: z.boolean(),
  executable: z.boolean(),
});

const secret = z.strictObject({
  /** The folder whose files it is for: what is applied, or what was there before. */
  folder: z.enum(['apply', 'before']),
  kind: z.enum(['psk', 'bgp-key']),
  connection: z.string().regex(/^[\x21-\x7e]+$/),
  tunnel: z.string().regex(/^[\x21-\x7e]+$/),
  /** The variable that `inject --psk-from env` takes it from. */
  variable: z.string().regex(/^CGW_GEN_[A-Z0-9_]+$/),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
});

const manifest = z.strictObject({
  /** The version of this format. */
  cgwGenTicket: z.literal(1),
  device: z.string(),
  /** Every other file of the bundle, by path. */
  files: z.array(file),
  /** Every secret that the files need. */
  secrets: z.array(secret),
});

/** `manifest.json` of a bundle. */
export type BundleManifest = z.infer<typeof manifest>;
export type ManifestSecret = z.infer<typeof secret>;

export function printManifest(one: BundleManifest): string {
  return `${JSON.stringify(one, null, 2)}\n`;
}

/** Reads a manifest; what is wrong with it is reported. */
export function parseManifest(text: string, place: string, report: Report): BundleManifest | undefined {
  const wrong = (reason: string) => {
    report.add('BUNDLE_MANIFEST_WRONG', { reason }, { file: place });
    return undefined;
  };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return wrong('it is no JSON');
  }
  const read = manifest.safeParse(content);
  if (!read.success) return wrong(z.prettifyError(read.error).replace(/\s*\n\s*/g, ' '));
  const paths = read.data.files.map((one) => one.path);
  if (new Set(paths).size < paths.length) return wrong('it names a file twice');
  return read.data;
}

const VARIABLES: Readonly<Record<SecretRef['kind'], string>> = { psk: 'PSK', 'bgp-key': 'BGP_KEY' };

/** The environment variable of a secret, such as `CGW_GEN_PSK_VPN_0123456789ABCDEF0_203_0_113_17`. */
export function variableOf({ kind, connection, tunnel }: SecretRef): string {
  const name = `${VARIABLES[kind]}_${connection}_${tunnel}`;
  return `CGW_GEN_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}

/** Groups of four digits, which people can read to each other. */
export function groupsOf(fingerprint: string): string {
  return fingerprint.replace(/(.{4})(?=.)/g, '$1 ');
}

export function refKey({ kind, connection, tunnel }: SecretRef): string {
  return `${kind} ${connection} ${tunnel}`;
}
