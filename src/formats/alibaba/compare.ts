import type { Report } from '../../diagnostics/result.js';
import { differ } from '../same.js';
import type { Field } from '../spot.js';
import type { AlibabaBgp, AlibabaConnection, AlibabaPhase, AlibabaTunnel, Sides } from './connection.js';
import type { Gateways } from './gateways.js';
import type { TunnelPair } from './pair.js';

const REPLIES = { one: 'DescribeVpnConnection', other: 'DownloadVpnConnectionConfig' };

type Any = Field<unknown> | undefined;

/** Reports, one by one, what the two replies say differently of the same connection. */
export function compareReplies(
  describe: AlibabaConnection,
  download: AlibabaConnection,
  pairs: readonly TunnelPair[],
  report: Report,
): void {
  const id = describe.id?.value ?? '';
  for (const side of ['customer', 'cloud'] as const) {
    const differs = isOther(describe.subnets[side], download.subnets[side]);
    const params = { tunnel: id, what: `list of networks of the ${side}`, ...REPLIES };
    if (differs) report.add('ALIBABA_DOCUMENTS_DISAGREE', params, download.subnets[side]?.at.place);
  }
  for (const pair of pairs) {
    if (pair.download) compareTunnel(pair.label, pair.tunnel, pair.download, report);
  }
}

function compareTunnel(label: string, tunnel: AlibabaTunnel, download: AlibabaTunnel, report: Report): void {
  const parts: readonly (readonly [string, Any, Any])[] = [
    ['pre-shared key', tunnel.psk, download.psk],
    ['IKE version', tunnel.ikeVersion, download.ikeVersion],
    ...(tunnel.ikeVersion?.value === 1 ? [['IKE mode', tunnel.ikeMode, download.ikeMode] as const] : []),
    ["cloud's address", tunnel.outside.cloud, download.outside.cloud],
    ["customer's address", tunnel.outside.customer, download.outside.customer],
    ...phaseParts('phase 1', tunnel.ike, download.ike),
    ...phaseParts('phase 2', tunnel.esp, download.esp),
    ...sidedParts('IKE identity', tunnel.identity, download.identity, download.areIdentitiesSided),
    ...bgpParts(tunnel.bgp, download.bgp),
  ];
  for (const [what, one, other] of parts) {
    const params = { tunnel: label, what, ...REPLIES };
    if (isOther(one, other)) report.add('ALIBABA_DOCUMENTS_DISAGREE', params, other?.at.place);
  }
}

function phaseParts(name: string, one: AlibabaPhase, other: AlibabaPhase): (readonly [string, Any, Any])[] {
  return [
    [`${name} encryption`, one.encryption, other.encryption],
    [`${name} integrity`, one.integrity, other.integrity],
    [`${name} DH group`, one.dhGroup, other.dhGroup],
    [`${name} lifetime`, one.lifetime, other.lifetime],
  ];
}

/** Where the sides of the second are not known, both together must be the same. */
function sidedParts(
  name: string,
  one: Sides<unknown>,
  other: Sides<unknown>,
  isSided: boolean,
): (readonly [string, Any, Any])[] {
  if (isSided) return SIDES.map((side) => [`${side}'s ${name}`, one[side], other[side]]);
  return [[`${name} of one side`, pairOf(one), pairOf(other)]];
}

const SIDES = ['customer', 'cloud'] as const;

function pairOf({ customer, cloud }: Sides<unknown>): Any {
  const values = [customer?.value, cloud?.value];
  return customer && cloud && !values.includes(undefined) ? { value: values, at: customer.at } : undefined;
}

function bgpParts(
  one: AlibabaBgp | undefined,
  other: AlibabaBgp | undefined,
): (readonly [string, Any, Any])[] {
  if (!one || !other) return [];
  return [
    ['TunnelCidr', one.prefix, other.prefix],
    ...sidedParts('AS number', one.asn, other.asn, other.isSided),
    ...sidedParts('BGP address', one.inside, other.inside, other.isSided),
  ];
}

/** Reports what the gateways' own documents say otherwise. */
export function compareGateways(
  config: AlibabaConnection,
  pairs: readonly TunnelPair[],
  gateways: Gateways,
  report: Report,
): void {
  const disagree = (tunnel: string, what: string, one: string, other: string, at: Any) =>
    report.add('ALIBABA_DOCUMENTS_DISAGREE', { tunnel, what, one, other }, at?.at.place);
  const vpn = gateways.vpn(config.vpnGatewayId);
  for (const { label, tunnel, download } of pairs) {
    const cloud = tunnel.outside.cloud;
    const isKnown = vpn?.addresses.some(({ value }) => value === undefined || value === cloud?.value);
    if (cloud?.value && isKnown === false) {
      disagree(label, "cloud's address", 'the connection', 'DescribeVpnGateway', vpn?.addresses[0]);
    }
    const customer = gateways.ofCustomer(tunnel, config);
    if (!customer) continue;
    const named = (what: string, one: Any, other: Any) => {
      if (isOther(one, other)) disagree(label, what, 'the connection', 'DescribeCustomerGateway', other);
    };
    named("customer's address", download?.outside.customer, customer.address);
    if (tunnel.bgp?.isSided) named("customer's AS number", tunnel.bgp.asn.customer, customer.asn);
    named('BGP key', tunnel.bgp?.key, customer.bgpKey);
  }
}

function isOther(one: Any, other: Any): boolean {
  if (one?.value === undefined || other?.value === undefined) return false;
  return differ({ value: one.value }, { value: other.value });
}
