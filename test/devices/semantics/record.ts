import { createHash } from 'node:crypto';

/**
 * What charon, the kernel and bgpd hold of one tunnel once a device's files are loaded, in strongSwan's and FRR's words,
 * whatever the device calls it. Every value is a text; NONE is a value that the tunnel does not have or use.
 */
const CHARON = [
  'IKE version',
  'aggressive mode',
  'phase 1 proposal',
  'phase 2 proposal',
  'local address',
  'remote address',
  'local identity',
  'remote identity',
  'pre-shared key',
  'UDP encapsulation',
  'MOBIKE',
  'DPD delay',
  'DPD timeout',
  'phase 1 renewed',
  'phase 1 jitter',
  'phase 1 ends',
  'phase 2 renewed',
  'phase 2 jitter',
  'phase 2 ends',
  'replay window',
  'local selectors',
  'remote selectors',
  'opens',
  'after DPD',
  'after close',
  'tries',
  'same identities again',
] as const;
const LINK = ['keep alive', 'inside address', 'MTU', 'MSS', 'routes'] as const;
const BGPD = [
  'local AS',
  'remote AS',
  'neighbor',
  'address families',
  'keepalive time',
  'hold time',
  'connect retry',
  'announced',
  'accepted',
  'local preference',
  'prepended',
  'BGP key',
] as const;

type Of<F extends string> = Readonly<Record<F, string>>;
export type CharonRecord = Of<(typeof CHARON)[number]>;
export type LinkRecord = Of<(typeof LINK)[number]>;
export type BgpdRecord = Of<(typeof BGPD)[number]>;
export type TunnelRecord = CharonRecord & LinkRecord & BgpdRecord;
export type Field = keyof TunnelRecord;
/** The tunnels of a connection by the cloud's outside address. */
export type Records = Readonly<Record<string, TunnelRecord>>;

export const NONE = '-';

export const NO_BGP: BgpdRecord = Object.fromEntries(BGPD.map((field) => [field, NONE])) as BgpdRecord;

/** A key in a form that can be compared and does not print it. */
export function keyDigest(key: Buffer): string {
  return `sha256 ${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}
