/**
 * Algorithms of the model, their order of strength, and what RFC 8247 (IKE) and RFC 8221 (ESP) say of
 * them. Every list is ordered from the strongest to the weakest: this is the one table of that order.
 */

export const ENCRYPTIONS = [
  'aes256gcm16',
  'aes256',
  'aes192',
  'aes128gcm16',
  'aes128',
  'sm4',
  '3des',
  'des',
] as const;
export type Encryption = (typeof ENCRYPTIONS)[number];

/** As HMAC for integrity, and as PRF in IKE (RFC 7296 section 2.13). */
export const INTEGRITIES = ['sha512', 'sha384', 'sha256', 'sm3', 'sha1', 'md5'] as const;
export type Integrity = (typeof INTEGRITIES)[number];

/**
 * Diffie-Hellman groups by their IANA numbers. Order: bits of security by NIST SP 800-56A rev. 3
 * appendix D (21: 256, 20: 192, 18: 200, 17: 176, 16: 152, 19 and 15: 128, 14: 112); 20 stands before 18
 * because both are in the 192-bit class and an 8192-bit exponentiation is many times slower. Then what
 * RFC 8247 section 2.4 advises against: 24, 23, 5 and 2 (SHOULD NOT), 22 and 1 (MUST NOT).
 */
export const DH_GROUPS = [21, 20, 18, 17, 16, 19, 15, 14, 24, 23, 5, 2, 22, 1] as const;
export type DhGroup = (typeof DH_GROUPS)[number];

/** Phase 2 may go without an exchange of its own (RFC 7296 section 1.3.1): its keys then hang on phase 1's. */
export const PFS_GROUPS = [...DH_GROUPS, 'none'] as const;
export type PfsGroup = (typeof PFS_GROUPS)[number];

export const IKE_VERSIONS = [2, 1] as const;
export type IkeVersion = (typeof IKE_VERSIONS)[number];

export type Level = 'MUST' | 'SHOULD' | 'MAY' | 'MUST-' | 'SHOULD NOT' | 'MUST NOT';

/** RFC 8247 section 2.4; a group that it does not list is MAY. */
const DH_LEVELS: Partial<Record<DhGroup, Level>> = {
  14: 'MUST',
  19: 'SHOULD',
  24: 'SHOULD NOT',
  23: 'SHOULD NOT',
  5: 'SHOULD NOT',
  2: 'SHOULD NOT',
  22: 'MUST NOT',
  1: 'MUST NOT',
};

/** RFC 8247 section 2.3 and RFC 8221 section 6, which agree; neither lists SM3. */
const INTEGRITY_LEVELS: Record<Integrity, Level> = {
  sha512: 'SHOULD',
  sha384: 'MAY',
  sha256: 'MUST',
  sm3: 'MAY',
  sha1: 'MUST-',
  md5: 'MUST NOT',
};

/** RFC 8247 section 2.1 (phase 1) and RFC 8221 section 5 (phase 2), where they advise against a cipher. */
const WEAK_ENCRYPTIONS: { readonly [phase in 'ike' | 'esp']: Partial<Record<Encryption, Level>> } = {
  ike: { des: 'MUST NOT' },
  esp: { '3des': 'SHOULD NOT', des: 'MUST NOT' },
};

interface Cipher {
  /** As devices count them: with the parity bits of DES. */
  readonly keyBits: 64 | 128 | 192 | 256;
  /** RFC 5282 and RFC 4106: encryption and integrity in one. */
  readonly aead: boolean;
  /** Bytes of the explicit IV in each ESP packet (RFC 3602, RFC 4106, RFC 2451, RFC 2405). */
  readonly ivBytes: 8 | 16;
  /** Bytes that the ciphertext is padded to (RFC 4303 section 2.4: at least 4). */
  readonly blockBytes: 4 | 8 | 16;
}

export const CIPHERS: { readonly [name in Encryption]: Cipher } = {
  aes256gcm16: { keyBits: 256, aead: true, ivBytes: 8, blockBytes: 4 },
  aes256: { keyBits: 256, aead: false, ivBytes: 16, blockBytes: 16 },
  aes192: { keyBits: 192, aead: false, ivBytes: 16, blockBytes: 16 },
  aes128gcm16: { keyBits: 128, aead: true, ivBytes: 8, blockBytes: 4 },
  aes128: { keyBits: 128, aead: false, ivBytes: 16, blockBytes: 16 },
  sm4: { keyBits: 128, aead: false, ivBytes: 16, blockBytes: 16 },
  '3des': { keyBits: 192, aead: false, ivBytes: 8, blockBytes: 8 },
  des: { keyBits: 64, aead: false, ivBytes: 8, blockBytes: 8 },
};

/**
 * Bytes of the truncated ICV in ESP: RFC 2404 (SHA1), RFC 2403 (MD5), RFC 4868 (SHA2); GCM-16 has 16
 * (RFC 4106). No RFC has one for SM3.
 */
export const ICV_BYTES: { readonly [name in Exclude<Integrity, 'sm3'>]: number } = {
  sha512: 32,
  sha384: 24,
  sha256: 16,
  sha1: 12,
  md5: 12,
};
export const GCM_ICV_BYTES = 16;

export function dhLevel(group: DhGroup): Level {
  return DH_LEVELS[group] ?? 'MAY';
}

export function integrityLevel(integrity: Integrity): Level {
  return INTEGRITY_LEVELS[integrity];
}

export function encryptionLevel(phase: 'ike' | 'esp', encryption: Encryption): Level {
  return WEAK_ENCRYPTIONS[phase][encryption] ?? 'MAY';
}

export function isAead(encryption: Encryption): boolean {
  return CIPHERS[encryption].aead;
}

/** One phase's suite as a document gives it. */
export interface Suite {
  readonly encryption: Encryption;
  readonly integrity: Integrity;
  /** `none` in phase 2 alone. */
  readonly dhGroup: PfsGroup;
}

/**
 * A proposal's name, as `--proposal` takes it: `aes256gcm16-sha384-dh20`; without a hash where it has none,
 * and `nopfs` in the place of the group where it has none.
 */
export function suiteName(suite: {
  readonly encryption: Encryption;
  readonly integrity: Integrity | undefined;
  readonly dhGroup: PfsGroup;
}): string {
  return [suite.encryption, suite.integrity, groupName(suite.dhGroup)].filter(Boolean).join('-');
}

/** The group's part of a proposal's name: `dh20`, `nopfs`. */
export function groupName(group: PfsGroup): string {
  return group === 'none' ? 'nopfs' : `dh${group}`;
}

/** The members of `list` that are in `allowed`, strongest first. */
export function strongestFirst<T>(list: readonly T[], allowed: readonly T[]): T[] {
  return list.filter((item) => allowed.includes(item));
}
