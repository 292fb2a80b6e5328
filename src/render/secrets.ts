import type { SecretRef } from './encoded.js';
import { ENCODERS, encode } from './encoders.js';

/** What is printed for a secret; `encoded` is the secret itself, as the grammar position `encoder` takes it. */
export type PrintSecret = (ref: SecretRef, encoder: string, encoded: string) => string;

/** The secret itself. */
export const inline: PrintSecret = (_ref, _encoder, encoded) => encoded;

/**
 * Stands where the secret belongs, and says which one and how it is written there. No device takes it for a
 * secret of one word: it has spaces, and braces that swanctl.conf and PHP refuse.
 */
export const placeholder: PrintSecret = ({ kind, connection, tunnel }, encoder) =>
  `@@{${kind} ${connection} ${tunnel} ${encoder}}@@`;

const PLACEHOLDER = /@@\{(psk|bgp-key) (\S+) (\S+) ([a-z-]+)\}@@/g;

export interface Filled {
  readonly text: string;
  /** What `secretOf` did not have, each once. */
  readonly missing: readonly SecretRef[];
  /** What the place of the file can't hold, by the name of the problem. */
  readonly refused: readonly { readonly ref: SecretRef; readonly problem: string }[];
}

/** How many placeholders a text holds, whoever put them there. */
export function countPlaceholders(text: string): number {
  return text.match(PLACEHOLDER)?.length ?? 0;
}

/** Puts the secrets in the place of their placeholders. */
export function fillSecrets(text: string, secretOf: (ref: SecretRef) => string | undefined): Filled {
  const missing = new Map<string, SecretRef>();
  const refused: { ref: SecretRef; problem: string }[] = [];
  const filled = text.replace(
    PLACEHOLDER,
    (whole, kind: SecretRef['kind'], connection: string, tunnel: string, encoder: string) => {
      const ref = { kind, connection, tunnel };
      const secret = secretOf(ref);
      if (secret === undefined) {
        missing.set(`${kind} ${connection} ${tunnel}`, ref);
        return whole;
      }
      const result = Object.hasOwn(ENCODERS, encoder)
        ? encode(encoder, secret)
        : { problem: 'a place that no device has' };
      if ('problem' in result) refused.push({ ref, problem: result.problem });
      return 'text' in result ? result.text : whole;
    },
  );
  return { text: filled, missing: [...missing.values()], refused };
}
