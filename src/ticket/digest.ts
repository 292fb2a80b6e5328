import type { SecretRef } from '../render/encoded.js';

const utf8 = new TextEncoder();

/** SHA-256 (FIPS 180-4) as 64 hex digits; a text is taken as UTF-8. */
export async function sha256(content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? utf8.encode(content) : new Uint8Array(content);
  return hex(await crypto.subtle.digest('SHA-256', bytes));
}

/** The fewest characters of a key for fingerprints. */
export const FINGERPRINT_KEY_LENGTH = 16;
// OWASP, "Password Storage Cheat Sheet", for PBKDF2-HMAC-SHA256.
const ITERATIONS = 600_000;
const FINGERPRINT_BYTES = 8;

/** Gives 16 hex digits by which two people see that they hold the same secret. */
export type Fingerprint = (ref: SecretRef, secret: string) => Promise<string>;

/**
 * Fingerprints under a key that is shared outside the bundle: without it, a guessed secret can not be compared with
 * one. The key is stretched (PBKDF2, RFC 8018), because people choose it; the fingerprint is HMAC-SHA-256 (RFC 2104)
 * over which secret it is and the secret, cut to 64 bits. docs/decisions/0011 has the reasons.
 */
export async function fingerprintBy(key: string): Promise<Fingerprint> {
  const given = await crypto.subtle.importKey('raw', utf8.encode(key), 'PBKDF2', false, ['deriveKey']);
  const stretched = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: utf8.encode('cgw-gen fingerprint 1'), iterations: ITERATIONS },
    given,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
  return async ({ kind, connection, tunnel }, secret) => {
    // JSON keeps the parts apart.
    const message = utf8.encode(JSON.stringify([kind, connection, tunnel, secret]));
    const signature = await crypto.subtle.sign('HMAC', stretched, message);
    return hex(signature.slice(0, FINGERPRINT_BYTES));
  };
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
