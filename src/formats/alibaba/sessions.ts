import type { Report } from '../../diagnostics/result.js';
import type { Routing } from '../../model/connection.js';
import {
  alibabaInsideProblem,
  type InsidePair,
  insidePair,
  insidePairOf,
  prefixOf,
} from '../../model/net.js';
import { type Asn, checkAsns } from '../asns.js';
import type { Field } from '../spot.js';
import type { AlibabaBgp, AlibabaConnection } from './connection.js';
import type { Gateways } from './gateways.js';
import type { TunnelPair } from './pair.js';

/** Seconds: Alibaba Cloud documents none, and the smaller of both sides' counts (RFC 4271 section 4.2). */
const HOLD_TIME = 30;

/** The AS numbers of a BGP connection: all of its tunnels must have the same. */
export function bgpRouting(
  config: AlibabaConnection,
  pairs: readonly TunnelPair[],
  gateways: Gateways,
  report: Report,
): Routing | undefined {
  const asns = pairs.map(({ tunnel }) => {
    const gateway = gateways.ofCustomer(tunnel, config);
    const { at, asn } = tunnel.bgp ?? { at: tunnel.at, asn: undefined };
    if (!tunnel.bgp) report.add('VALUE_MISSING', { name: bgpName(config) }, at.place);
    return {
      customer: asnOf(asn?.customer ?? (tunnel.bgp && gateway?.asn), 'PeerAsn', tunnel.bgp, report),
      cloud: asnOf(asn?.cloud, 'LocalAsn', tunnel.bgp, report),
    };
  });
  const customer = oneAsn(asns.map((one) => one.customer));
  const cloud = oneAsn(asns.map((one) => one.cloud));
  const place = config.at.place;
  if (customer.length > 1) report.add('ALIBABA_CUSTOMER_ASNS', { found: inWords(customer) }, place);
  if (cloud.length > 1) {
    report.add('TUNNELS_DISAGREE', { what: 'cloud AS number', found: inWords(cloud) }, place);
  }
  const [one, other] = [customer[0], cloud[0]];
  const isWhole = asns.every((asn) => asn.customer && asn.cloud) && customer.length + cloud.length === 2;
  if (!isWhole || !one || !other || !checkAsns(one, other, report)) return undefined;
  const holdTime = { value: HOLD_TIME, from: 'own-default' } as const;
  return { kind: 'bgp', customerAsn: one.value, cloudAsn: other.value, holdTime };
}

function bgpName({ tunnels }: AlibabaConnection): string {
  return tunnels.length > 1 ? 'TunnelBgpConfig' : 'VpnBgpConfig';
}

function asnOf(
  field: Field<number> | undefined,
  name: string,
  bgp: AlibabaBgp | undefined,
  report: Report,
): Asn | undefined {
  if (!field && bgp) report.add('VALUE_MISSING', { name }, bgp.at.place);
  return field?.value === undefined ? undefined : { value: field.value, at: field.at };
}

function oneAsn(asns: readonly (Asn | undefined)[]): readonly Asn[] {
  const known = asns.filter((asn) => asn !== undefined);
  return known.filter((asn, index) => known.findIndex(({ value }) => value === asn.value) === index);
}

function inWords(asns: readonly Asn[]): string {
  return asns.map(({ value }) => value).join(' and ');
}

/** The addresses inside a tunnel: Alibaba Cloud may have either host of the /30. */
export function insideOf(bgp: AlibabaBgp, report: Report): InsidePair | undefined {
  const { customer, cloud } = bgp.inside;
  const host = cloud ?? customer;
  if (!host) report.add('VALUE_MISSING', { name: 'LocalBgpIp' }, bgp.at.place);
  if (!host?.value || (customer && !customer.value) || (bgp.prefix && !bgp.prefix.value)) return undefined;
  const prefix = bgp.prefix?.value ?? prefixOf(host.value, 30);
  const problem = alibabaInsideProblem(prefix);
  const at = (bgp.prefix ?? host).at;
  if (problem) {
    report.add('ALIBABA_INSIDE_WRONG', { prefix, problem: PROBLEMS[problem] }, at.place);
    return undefined;
  }
  const hosts = insidePair(prefix);
  const otherThan = (one: string | undefined) => (hosts?.cloud === one ? hosts?.customer : hosts?.cloud);
  const pair =
    hosts &&
    insidePairOf(
      prefix,
      customer?.value ?? otherThan(cloud?.value) ?? hosts.customer,
      cloud?.value ?? otherThan(customer?.value) ?? hosts.cloud,
    );
  if (!pair) report.add('ALIBABA_INSIDE_HOSTS', { prefix }, host.at.place);
  return pair;
}

const PROBLEMS = {
  range: 'Alibaba Cloud only uses networks of 169.254.0.0/16',
  reserved: 'Alibaba Cloud keeps this network for itself',
} as const;
