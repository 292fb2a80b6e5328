import type { Report } from '../../diagnostics/result.js';
import type { Routing, VpnConnection } from '../../model/connection.js';
import { compareIp } from '../../model/net.js';
import { reportRepeated } from '../clashes.js';
import { compareGateways, compareReplies } from './compare.js';
import type { AlibabaBgp, AlibabaConnection } from './connection.js';
import type { Gateways } from './gateways.js';
import { pairTunnels, type TunnelPair } from './pair.js';
import { isEverything, sorted, staticRouting } from './selectors.js';
import { bgpRouting } from './sessions.js';
import { buildTunnel } from './tunnel.js';

/** What is known of one connection. */
export interface Known {
  readonly id: string;
  /** What the carrier calls it: goes before its Name. */
  readonly name: string | undefined;
  /** The document that has the configuration: of DescribeVpnConnection where there is one. */
  readonly config: AlibabaConnection;
  /** A reply of DownloadVpnConnectionConfig beside the other. */
  readonly download: AlibabaConnection | undefined;
  readonly attachment: AlibabaConnection | undefined;
}

/** Joins what is known of one connection; undefined when something is missing or contradictory. */
export function joinConnection(known: Known, gateways: Gateways, report: Report): VpnConnection | undefined {
  const { id, config, download } = known;
  const pairs = pairTunnels(config, download, report);
  if (download) compareReplies(config, download, pairs, report);
  takeProblems(config, pairs, gateways, report);
  compareGateways(config, pairs, gateways, report);
  const cloudGateway = gatewayOf(known);
  warnOfState(known, report);
  const hasBgp = config.hasBgp?.value ?? pairs.some(({ tunnel }) => hasSession(tunnel.bgp));
  const routing = routingOf(known, hasBgp, pairs, gateways, report);
  const mayHaveRoles = cloudGateway.kind === 'vpn-gateway' || config.document === 'download';
  const hasRoles = mayHaveRoles && hasTwoRoles(id, pairs, report);
  if (hasBgp) warnOfKey(known, pairs, gateways, report);
  const context = { config, gateways, hasBgp, hasRoles };
  const tunnels = pairs.map((pair) => buildTunnel(pair, context, report));
  const complete = tunnels.filter((tunnel) => tunnel !== undefined);
  reportRepeated(complete, config.at, report);
  const [first, ...others] = complete.sort((a, b) => compareIp(a.outside.cloud, b.outside.cloud));
  if (!routing || !first || complete.length < tunnels.length) return undefined;
  return {
    cloud: 'alibaba',
    id,
    ...optional('name', known.name ?? config.name?.value ?? known.attachment?.name?.value),
    ...optional('customerGatewayId', customerGatewayOf(config, pairs)),
    cloudGateway,
    authority: 'configured',
    accelerated: false,
    routing,
    tunnels: [first, ...others],
  };
}

function optional<K extends string>(key: K, value: string | undefined): { readonly [key in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: string });
}

/** The tunnels may end at two customer gateways: then no one id is that of the connection. */
function customerGatewayOf(config: AlibabaConnection, pairs: readonly TunnelPair[]): string | undefined {
  const ids = new Set(
    pairs.map(({ tunnel }) => (tunnel.customerGatewayId ?? config.customerGatewayId)?.value),
  );
  return ids.size === 1 ? [...ids][0] : undefined;
}

/** What was wrong with the gateways that the connection names. */
function takeProblems(
  config: AlibabaConnection,
  pairs: readonly TunnelPair[],
  gateways: Gateways,
  report: Report,
): void {
  for (const { tunnel } of pairs) {
    gateways.takeProblems(gateways.ofCustomer(tunnel, config), report);
  }
  gateways.takeProblems(gateways.vpn(config.vpnGatewayId), report);
}

function gatewayOf({ config, attachment }: Known): VpnConnection['cloudGateway'] {
  const type = (config.attachType ?? attachment?.attachType)?.value;
  const router = (config.transitRouterId ?? attachment?.transitRouterId)?.value;
  if (type === UNATTACHED) return { kind: 'unknown' };
  if (type === 'CEN' || (type === undefined && router !== undefined)) {
    return { kind: 'transit-router', ...optional('id', router) };
  }
  const vpn = config.vpnGatewayId?.value;
  return vpn === undefined ? { kind: 'unknown' } : { kind: 'vpn-gateway', id: vpn };
}

const UNATTACHED = 'NO_ASSOCIATED';

/** DescribeVpnConnection: the states in which nothing passes. */
const IDLE: ReadonlySet<string> = new Set(['financialLocked', 'detaching']);

function warnOfState({ id, config, attachment }: Known, report: Report): void {
  const { state } = config;
  const type = config.attachType ?? attachment?.attachType;
  if (state?.value && IDLE.has(state.value)) {
    report.add('ALIBABA_STATE', { id, state: state.value }, state.at.place);
  }
  if (type?.value === UNATTACHED) report.add('ALIBABA_NOT_ATTACHED', { id }, type.at.place);
  if (config.document === 'download') report.add('ALIBABA_DOWNLOAD_ALONE', { id }, config.at.place);
}

/** Both tunnels of a VPN gateway have a fixed role; with a transit router they are alike. */
function hasTwoRoles(id: string, pairs: readonly TunnelPair[], report: Report): boolean {
  if (pairs.length < 2) return false;
  const roles = pairs.map(({ tunnel }) => tunnel.role?.value);
  const isKnown = roles.includes('active') && roles.includes('standby');
  const [first] = pairs;
  if (!isKnown) report.add('ALIBABA_ROLES_UNKNOWN', { id }, first?.tunnel.at.place);
  return isKnown;
}

/** A reply with two tunnels has no AuthKey: only the customer gateway's own document does. */
function warnOfKey(
  { id, config }: Known,
  pairs: readonly TunnelPair[],
  gateways: Gateways,
  report: Report,
): void {
  const isKnown = pairs.every(({ tunnel }) => gateways.ofCustomer(tunnel, config));
  if (pairs.length > 1 && !isKnown) report.add('ALIBABA_BGP_KEY_UNKNOWN', { id }, config.at.place);
}

function routingOf(
  { id, config }: Known,
  hasBgp: boolean,
  pairs: readonly TunnelPair[],
  gateways: Gateways,
  report: Report,
): Routing | undefined {
  if (!hasBgp) return staticRouting(config, report);
  const unsided = pairs.map(({ tunnel }) => tunnel.bgp).find((one) => one?.isSided === false);
  if (unsided) report.add('ALIBABA_BGP_UNDECIDED', { id }, unsided.at.place);
  const customer = sorted(config.subnets.customer);
  const cloud = sorted(config.subnets.cloud);
  const isWhole = !customer || !cloud || isEverything({ customer, cloud });
  if (!isWhole) {
    const params = { id, customer: customer.join(', '), cloud: cloud.join(', ') };
    report.add('ALIBABA_BGP_WITH_SUBNETS', params, config.subnets.cloud?.at.place);
  }
  const routing = unsided ? undefined : bgpRouting(config, pairs, gateways, report);
  return customer && cloud && isWhole ? routing : undefined;
}

/** An AS number is there without a session too: 45104 is the default of the cloud's. */
function hasSession(bgp: AlibabaBgp | undefined): boolean {
  return (bgp?.prefix ?? bgp?.inside.cloud ?? bgp?.inside.customer) !== undefined;
}
