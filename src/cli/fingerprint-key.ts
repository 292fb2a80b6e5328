import { Errors, Flags } from '@oclif/core';
import type { Report } from '../diagnostics/result.js';
import { readText } from '../sources/read.js';
import { FINGERPRINT_KEY_LENGTH, type Fingerprint, fingerprintBy } from '../ticket/digest.js';
import { EXIT } from './exit-codes.js';

export const fingerprintFlag = {
  'fingerprint-key': Flags.string({
    helpValue: 'env:NAME|file:FILE',
    description:
      'a key that two people share, and that is not in the bundle: with it each pre-shared key has a fingerprint, by which they see that they hold the same one',
  }),
};

/** The fingerprints of the key that the flag names; undefined without one, or when that failed, which is reported. */
export async function readFingerprint(
  given: string | undefined,
  report: Report,
): Promise<Fingerprint | undefined> {
  if (given === undefined) return undefined;
  const key = await keyOf(given, report);
  if (key === undefined) return undefined;
  if (key.length >= FINGERPRINT_KEY_LENGTH) return fingerprintBy(key);
  report.add('FINGERPRINT_KEY_SHORT', { minimum: FINGERPRINT_KEY_LENGTH }, { file: '--fingerprint-key' });
  return undefined;
}

async function keyOf(given: string, report: Report): Promise<string | undefined> {
  const [, kind, name = ''] = /^(env|file):(.+)$/s.exec(given) ?? [];
  if (kind === 'file') return (await readText(name, report))?.trim();
  if (kind === 'env') {
    const value = process.env[name];
    if (!value) report.add('FINGERPRINT_KEY_MISSING', { variable: name.slice(0, 60) });
    return value || undefined;
  }
  // Whoever writes the key itself here must not find it in a log.
  throw new Errors.CLIError('--fingerprint-key takes env:NAME or file:FILE', { exit: EXIT.usage });
}
