import { DH_GROUPS, type DhGroup, type Encryption, type IkeVersion, type Integrity } from './crypto.js';

/**
 * EC2 API: Phase1EncryptionAlgorithmsListValue and its siblings (@aws-sdk/client-ec2). In the order of the guide,
 * which is that in which AWS evaluates what a peer offers ("Tunnel options": the lowest value first).
 */
export const API_ENCRYPTIONS: ReadonlyMap<string, Encryption> = new Map([
  ['AES128', 'aes128'],
  ['AES256', 'aes256'],
  ['AES128-GCM-16', 'aes128gcm16'],
  ['AES256-GCM-16', 'aes256gcm16'],
]);
export const API_INTEGRITIES: ReadonlyMap<string, Integrity> = new Map([
  ['SHA1', 'sha1'],
  ['SHA2-256', 'sha256'],
  ['SHA2-384', 'sha384'],
  ['SHA2-512', 'sha512'],
]);
export const API_IKE_VERSIONS: ReadonlyMap<string, IkeVersion> = new Map([
  ['ikev1', 1],
  ['ikev2', 2],
]);

/** Phase 1: 2, 14 to 24; phase 2: 5 too (Phase1DHGroupNumbers, Phase2DHGroupNumbers); the strongest first. */
export const API_GROUPS: { readonly ike: readonly DhGroup[]; readonly esp: readonly DhGroup[] } = {
  ike: DH_GROUPS.filter((group) => group !== 1 && group !== 5),
  esp: DH_GROUPS.filter((group) => group !== 1),
};

/** A range with both ends in it. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Seconds. EC2 API: VpnTunnelOptionsSpecification (@aws-sdk/client-ec2 3.1169.0). */
export const AWS_LIFETIMES: { readonly ike: Range; readonly esp: Range } = {
  ike: { low: 900, high: 28800 },
  esp: { low: 900, high: 3600 },
};

export function inRange(value: number, range: Range): boolean {
  return value >= range.low && value <= range.high;
}

/** The API's word for an algorithm of the model, for messages. */
export function apiName(algorithm: string | number): string {
  for (const [name, value] of [...API_ENCRYPTIONS, ...API_INTEGRITIES]) if (value === algorithm) return name;
  return String(algorithm);
}
