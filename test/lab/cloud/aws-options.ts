import { z } from 'zod';
import { type DeadPeer, groupWord, type Lifetime } from './strongswan.js';

/** A list as the EC2 API answers it, `[{"Value": …}]`; absent means that AWS's defaults are allowed. */
function listOf<T extends z.ZodType>(value: T) {
  return z
    .array(z.object({ Value: value }))
    .nonempty()
    .optional();
}

const encryption = z.enum(['AES128', 'AES256', 'AES128-GCM-16', 'AES256-GCM-16']);
const integrity = z.enum(['SHA1', 'SHA2-256', 'SHA2-384', 'SHA2-512']);

/** EC2 API, type TunnelOption: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TunnelOption.html. */
export const tunnelOptions = z.object({
  OutsideIpAddress: z.string().optional(),
  TunnelInsideIpv6Cidr: z.string().optional(),
  PreSharedKey: z.string().optional(),
  Phase1LifetimeSeconds: z.number().default(28800),
  Phase2LifetimeSeconds: z.number().default(3600),
  RekeyMarginTimeSeconds: z.number().default(270),
  RekeyFuzzPercentage: z.number().default(100),
  ReplayWindowSize: z.number().default(1024),
  DpdTimeoutSeconds: z.number().default(30),
  DpdTimeoutAction: z.enum(['clear', 'none', 'restart']).default('clear'),
  Phase1EncryptionAlgorithms: listOf(encryption),
  Phase2EncryptionAlgorithms: listOf(encryption),
  Phase1IntegrityAlgorithms: listOf(integrity),
  Phase2IntegrityAlgorithms: listOf(integrity),
  Phase1DHGroupNumbers: listOf(z.number()),
  Phase2DHGroupNumbers: listOf(z.number()),
  IkeVersions: listOf(z.enum(['ikev1', 'ikev2'])),
});

export type TunnelOptions = z.output<typeof tunnelOptions>;

/** From the lowest, in the order of https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html. */
const ENCRYPTION: Readonly<Record<z.output<typeof encryption>, { word: string; aead: boolean }>> = {
  AES128: { word: 'aes128', aead: false },
  AES256: { word: 'aes256', aead: false },
  'AES128-GCM-16': { word: 'aes128gcm16', aead: true },
  'AES256-GCM-16': { word: 'aes256gcm16', aead: true },
};
const INTEGRITY: Readonly<Record<z.output<typeof integrity>, string>> = {
  SHA1: 'sha1',
  'SHA2-256': 'sha256',
  'SHA2-384': 'sha384',
  'SHA2-512': 'sha512',
};
const GROUPS_FROM_14 = [14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24];

/**
 * All that phase 1 allows, the lowest first: AWS goes by its own order whatever the customer's is, and so does
 * charon with a proposal for each combination (`prefer_configured_proposals`). AES-GCM needs a pseudorandom
 * function, which the integrity list gives.
 */
export function ikeProposals(options: TunnelOptions): string[] {
  return combinations(
    values(options.Phase1EncryptionAlgorithms),
    values(options.Phase1IntegrityAlgorithms),
    values(options.Phase1DHGroupNumbers) ?? [2, ...GROUPS_FROM_14],
    (hash) => `-prf${hash}`,
  );
}

/** All that phase 2 allows, the lowest first, each with a group: AWS insists on perfect forward secrecy. */
export function espProposals(options: TunnelOptions): string[] {
  return combinations(
    values(options.Phase2EncryptionAlgorithms),
    values(options.Phase2IntegrityAlgorithms),
    values(options.Phase2DHGroupNumbers) ?? [2, 5, ...GROUPS_FROM_14],
    () => '',
  );
}

function combinations(
  encryptions: readonly string[] | undefined,
  hashes: readonly string[] | undefined,
  groups: readonly number[],
  besideAead: (hash: string) => string,
): string[] {
  const ciphers = allowed(ENCRYPTION, encryptions);
  const integrities = allowed(INTEGRITY, hashes);
  const sorted = [...groups].sort((left, right) => left - right).map(groupWord);
  const suites = ciphers.flatMap(({ word, aead }) =>
    integrities.map((hash) => `${word}${aead ? besideAead(hash) : `-${hash}`}`),
  );
  return [...new Set(suites)].flatMap((suite) => sorted.map((group) => `${suite}-${group}`));
}

function values<T>(list: readonly { readonly Value: T }[] | undefined): T[] | undefined {
  return list?.map((item) => item.Value);
}

/** The rows of a table that a list names, in the table's order; all of them without a list. */
function allowed<T>(table: Readonly<Record<string, T>>, names: readonly string[] | undefined): T[] {
  return Object.entries(table)
    .filter(([name]) => names === undefined || names.includes(name))
    .map(([, row]) => row);
}

export function ikeVersion(options: TunnelOptions): 0 | 1 | 2 {
  const versions = new Set(values(options.IkeVersions) ?? ['ikev1', 'ikev2']);
  if (versions.size === 2) return 0;
  return versions.has('ikev1') ? 1 : 2;
}

/** AWS renews at the margin before the end, sooner by a random part of the margin up to the fuzz. */
export function lifetime(options: TunnelOptions, hard: number): Lifetime {
  const margin = options.RekeyMarginTimeSeconds;
  return { hard, margin, random: Math.floor((margin * options.RekeyFuzzPercentage) / 100) };
}

/** With the action `none` AWS does nothing about a silent peer. */
export function deadPeer(options: TunnelOptions): DeadPeer | undefined {
  const action = options.DpdTimeoutAction;
  return action === 'none' ? undefined : { timeout: options.DpdTimeoutSeconds, action };
}
