import ipaddr from 'ipaddr.js';

/** An IPv4 or IPv6 address in its canonical text (RFC 5952 for IPv6). */
export type IpAddress = string & { readonly __brand: 'IpAddress' };
/** A network in canonical `address/length` text, with no host bit set. */
export type Prefix = string & { readonly __brand: 'Prefix' };
export type IpVersion = 4 | 6;

/** Which host of an inside network is whose; `prefix` is a /30 or a /126. */
export interface InsidePair {
  readonly prefix: Prefix;
  readonly customer: IpAddress;
  readonly cloud: IpAddress;
}

const MAX_BITS = { 4: 32, 6: 128 } as const;

/** Parses one address: four decimal parts without leading zeros, or IPv6 without a zone. */
export function parseIp(text: string): IpAddress | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    const canonical = ipaddr.IPv4.parse(text).toString();
    return canonical === text ? (canonical as IpAddress) : undefined;
  }
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.IPv6.parse(text).toRFC5952String() as IpAddress;
}

/**
 * Parses `address/length`. Host bits are kept apart: `prefix` is always the network,
 * `address` is what stood before the slash.
 */
export function parseCidr(text: string): { prefix: Prefix; address: IpAddress } | undefined {
  const [, host = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = parseIp(host);
  if (!address || String(Number(bits)) !== bits) return undefined;
  if (Number(bits) > MAX_BITS[ipVersion(address)]) return undefined;
  return { prefix: prefixOf(address, Number(bits)), address };
}

/** Parses `address/length` and refuses host bits. */
export function parsePrefix(text: string): Prefix | undefined {
  const cidr = parseCidr(text);
  return cidr && network(cidr.prefix) === cidr.address ? cidr.prefix : undefined;
}

export function ipVersion(ip: IpAddress | Prefix): IpVersion {
  return ip.includes(':') ? 6 : 4;
}

/** The network that holds every address of an IP version. */
export function defaultPrefix(version: IpVersion): Prefix {
  return (version === 4 ? '0.0.0.0/0' : '::/0') as Prefix;
}

/** The network of `length` bits that holds `address`. */
export function prefixOf(address: IpAddress, length: number): Prefix {
  const version = ipVersion(address);
  const free = BigInt(MAX_BITS[version] - length);
  return `${fromNumber((toNumber(address) >> free) << free, version)}/${length}` as Prefix;
}

/** The network address. */
export function network(prefix: Prefix): IpAddress {
  return prefix.slice(0, prefix.indexOf('/')) as IpAddress;
}

export function prefixLength(prefix: Prefix): number {
  return Number(prefix.slice(prefix.indexOf('/') + 1));
}

/** The last address of the network: for IPv4 the broadcast address. */
export function lastAddress(prefix: Prefix): IpAddress {
  const version = ipVersion(prefix);
  const size = 1n << BigInt(MAX_BITS[version] - prefixLength(prefix));
  return fromNumber(toNumber(network(prefix)) + size - 1n, version);
}

/** IPv4 network mask, `255.255.255.252` for a /30. */
export function netmask(prefix: Prefix): IpAddress {
  return lengthToMask(prefixLength(prefix));
}

/** IPv4 wildcard (inverse) mask, `0.0.0.3` for a /30. */
export function wildcard(prefix: Prefix): IpAddress {
  return fromNumber(0xffffffffn - toNumber(netmask(prefix)), 4);
}

/** True when `outer` holds the address or the whole of the network `inner`. */
export function contains(outer: Prefix, inner: IpAddress | Prefix): boolean {
  if (ipVersion(outer) !== ipVersion(inner)) return false;
  const length = prefixLength(outer);
  if (inner.includes('/') && prefixLength(inner as Prefix) < length) return false;
  const first = inner.includes('/') ? network(inner as Prefix) : (inner as IpAddress);
  return prefixOf(first, length) === outer;
}

export function overlaps(a: Prefix, b: Prefix): boolean {
  return contains(a, b) || contains(b, a);
}

/** Orders addresses by version, then by number: for sorting. */
export function compareIp(a: IpAddress, b: IpAddress): number {
  if (ipVersion(a) !== ipVersion(b)) return ipVersion(a) - ipVersion(b);
  const difference = toNumber(a) - toNumber(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Orders networks by address, then by length. */
export function comparePrefix(a: Prefix, b: Prefix): number {
  return compareIp(network(a), network(b)) || prefixLength(a) - prefixLength(b);
}

/**
 * The two hosts of an inside /30 or /126: the cloud has the first, the customer the second, as in every
 * document of AWS. Undefined for any other length.
 */
export function insidePair(prefix: Prefix): InsidePair | undefined {
  const version = ipVersion(prefix);
  if (prefixLength(prefix) !== MAX_BITS[version] - 2) return undefined;
  const base = toNumber(network(prefix));
  return { prefix, cloud: fromNumber(base + 1n, version), customer: fromNumber(base + 2n, version) };
}

const INSIDE_RANGE = { 4: '169.254.0.0/16', 6: 'fd00::/8' } as { [v in IpVersion]: Prefix };
// AWS: ModifyVpnTunnelOptionsSpecification.TunnelInsideCidr names these seven.
const AWS_RESERVED = reserved([0, 1, 2, 3, 4, 5]);
// Alibaba Cloud: CreateVpnConnection, TunnelBgpConfig.TunnelCidr names one more.
const ALIBABA_RESERVED = reserved([0, 1, 2, 3, 4, 5, 6]);

function reserved(thirds: readonly number[]): readonly Prefix[] {
  return [...thirds.map((third) => `169.254.${third}.0/30`), '169.254.169.252/30'] as Prefix[];
}

/** The pair of an inside /30 whose customer has the one host and the cloud the other; undefined when it isn't so. */
export function insidePairOf(prefix: Prefix, customer: IpAddress, cloud: IpAddress): InsidePair | undefined {
  const pair = insidePair(prefix);
  if (pair?.customer === customer && pair.cloud === cloud) return pair;
  return pair?.customer === cloud && pair.cloud === customer ? { prefix, customer, cloud } : undefined;
}

/** Why AWS could not have given this inside network: out of its range, or one of its reserved blocks. */
export function awsInsideProblem(prefix: Prefix): 'range' | 'reserved' | undefined {
  return insideProblem(prefix, AWS_RESERVED);
}

/** The same for Alibaba Cloud, which has IPv4 alone. */
export function alibabaInsideProblem(prefix: Prefix): 'range' | 'reserved' | undefined {
  return ipVersion(prefix) === 4 ? insideProblem(prefix, ALIBABA_RESERVED) : 'range';
}

function insideProblem(prefix: Prefix, kept: readonly Prefix[]): 'range' | 'reserved' | undefined {
  if (!contains(INSIDE_RANGE[ipVersion(prefix)], prefix)) return 'range';
  return kept.some((reserved) => overlaps(reserved, prefix)) ? 'reserved' : undefined;
}

/** RFC 1918, RFC 6598 or RFC 4193: an address that a NAT must hide from the Internet. */
export function isPrivate(address: IpAddress): boolean {
  return ['private', 'carrierGradeNat', 'uniqueLocal'].includes(ipaddr.parse(address).range());
}

/** An address that can be the endpoint of a tunnel: unicast, and neither loopback nor unspecified. */
export function isEndpoint(address: IpAddress): boolean {
  const unusable = ['unspecified', 'broadcast', 'multicast', 'linkLocal', 'loopback'];
  return !unusable.includes(ipaddr.parse(address).range());
}

/**
 * The address as a part of a name, in letters, digits and `_` alone and at most 20 characters:
 * `203_0_113_10`; of an IPv6 address its last 80 bits in hex.
 */
export function addressLabel(address: IpAddress): string {
  if (ipVersion(address) === 4) return address.replaceAll('.', '_');
  return (toNumber(address) & 0xffffffffffffffffffffn).toString(16).padStart(20, '0').toUpperCase();
}

/** Parses an AS number in plain (RFC 4271, RFC 6793) or asdot (RFC 5396) form; 1 to 4294967295. */
export function parseAsn(text: string): number | undefined {
  const [, high = '0', low = ''] = /^(?:(\d{1,5})\.)?(\d{1,10})$/.exec(text) ?? [];
  const isDotted = text.includes('.');
  if (low === '' || (isDotted && (Number(high) > 0xffff || Number(low) > 0xffff))) return undefined;
  const asn = Number(high) * 0x10000 + Number(low);
  return asn >= 1 && asn <= 0xffffffff ? asn : undefined;
}

/** An AS number in asdot form: `1.10` for 65546, plain below 65536. */
export function asdot(asn: number): string {
  return asn > 0xffff ? `${Math.floor(asn / 0x10000)}.${asn % 0x10000}` : String(asn);
}

function lengthToMask(length: number): IpAddress {
  return fromNumber((0xffffffffn << BigInt(32 - length)) & 0xffffffffn, 4);
}

function toNumber(ip: IpAddress): bigint {
  return ipaddr
    .parse(ip)
    .toByteArray()
    .reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function fromNumber(value: bigint, version: IpVersion): IpAddress {
  const bytes = Array.from({ length: MAX_BITS[version] / 8 }, (_, i) =>
    Number((value >> BigInt(MAX_BITS[version] - 8 * (i + 1))) & 0xffn),
  );
  const address = ipaddr.fromByteArray(bytes);
  return (address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString()) as IpAddress;
}
