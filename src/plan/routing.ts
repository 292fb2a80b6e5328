import type { Report } from '../diagnostics/result.js';
import { type CloudGatewayKind, carriedVersion, type VpnConnection } from '../model/connection.js';
import {
  comparePrefix,
  contains,
  defaultPrefix,
  type IpVersion,
  ipVersion,
  type Prefix,
  prefixLength,
} from '../model/net.js';
import { type Answers, answerOf } from './answers.js';
import type { PrefixRule, RoutingPlan } from './plan.js';
import { selectorsOf } from './selectors.js';

/** Routes that the cloud takes by BGP before it resets the session (AWS, "Site-to-Site VPN quotas"). */
export const ANNOUNCED_LIMITS: {
  readonly [cloud in VpnConnection['cloud']]: { readonly [kind in CloudGatewayKind]?: number };
} = {
  aws: { 'virtual-private-gateway': 100, 'transit-gateway': 1000, concentrator: 1000, unknown: 1000 },
  alibaba: {},
};
const LONGEST = { 4: 32, 6: 128 } as const;

/** What is announced, accepted and routed on one connection. */
export function planRouting(
  connection: VpnConnection,
  version: IpVersion,
  answers: Answers,
  report: Report,
): RoutingPlan {
  const { routing, cloudGateway, id } = connection;
  const customer = ofVersion(answers, 'customer_prefixes', version);
  const cloud = ofVersion(answers, 'cloud_prefixes', version);
  const takesDefault = answerOf(answers, 'accept_default_route', 'boolean') ?? false;
  if (answers.has('cloud_prefixes') && cloud.length === 0 && !takesDefault) {
    report.add('CLOUD_PREFIXES_OTHER_VERSION', { connection: id, version });
  }
  if (routing.kind === 'static') {
    const { selectors } = routing;
    const wanted = selectors && cloud.length === 0 ? [...selectors.cloud].sort(comparePrefix) : cloud;
    const routes = takesDefault && !selectors ? withDefault(wanted, version) : wanted;
    if (routes.some(isDefault)) warnOfDefault(connection, version, report);
    return { kind: 'static', routes, selectors };
  }
  if (takesDefault) warnOfDefault(connection, version, report);
  // With a wrong answer reported, this could be untrue.
  if (customer.length === 0 && !report.failed) report.add('CUSTOMER_PREFIXES_MISSING', { connection: id });
  const limit = ANNOUNCED_LIMITS[connection.cloud][cloudGateway.kind];
  if (limit !== undefined && customer.length > limit)
    report.add('PREFIX_LIMIT', { connection: id, count: customer.length, limit });
  return {
    kind: 'bgp',
    customerAsn: routing.customerAsn,
    cloudAsn: routing.cloudAsn,
    holdTime: routing.holdTime.value,
    // RFC 4271 section 10 suggests a third of the hold time.
    keepalive: Math.floor(routing.holdTime.value / 3),
    announced: customer,
    inbound: inboundRules(cloud, takesDefault, version),
  };
}

/** Checks the prefix answers against each other, the connections and the endpoints; once for the whole plan. */
export function checkPrefixes(connections: readonly VpnConnection[], answers: Answers, report: Report): void {
  const customer = answerOf(answers, 'customer_prefixes', 'prefixes') ?? [];
  const cloud = answerOf(answers, 'cloud_prefixes', 'prefixes') ?? [];
  const takesDefault = answerOf(answers, 'accept_default_route', 'boolean') ?? false;
  const tunnels = connections.flatMap((connection) => connection.tunnels);
  const versions = new Set(connections.map(carriedVersion));
  for (const [name, prefix] of [
    ...customer.map((one) => ['customer_prefixes', one] as const),
    ...cloud.map((one) => ['cloud_prefixes', one] as const),
  ]) {
    const version = ipVersion(prefix);
    if (!versions.has(version)) report.add('PREFIX_VERSION_UNUSED', { name, prefix, version });
  }
  for (const prefix of customer.filter(isHalfOrMore)) report.add('DEFAULT_ROUTE_ANNOUNCED', { prefix });
  for (const prefix of customer.filter((one) => cloud.includes(one)))
    report.add('PREFIX_ON_BOTH_SIDES', { prefix });
  // Without an answer the selectors are what is routed.
  const selected = connections.flatMap((connection) => selectorsOf(connection)?.cloud ?? []);
  const routed = cloud.length > 0 ? [] : selected;
  for (const prefix of cloud.filter((one) => isDefault(one) && !takesDefault)) {
    report.add('DEFAULT_ROUTE_NOT_ASKED', { prefix });
  }
  for (const [name, prefix] of [
    ...cloud.map((one) => ['cloud_prefixes', one] as const),
    ...routed.map((one) => ['the traffic selectors', one] as const),
  ]) {
    const address = tunnels.map((tunnel) => tunnel.outside.cloud).find((one) => contains(prefix, one));
    if (!isDefault(prefix) && address) report.add('ENDPOINT_IN_TUNNEL', { name, prefix, address });
  }
}

/** A default route must not lead the tunnels' own packets into the tunnels. */
function warnOfDefault({ id, tunnels }: VpnConnection, version: IpVersion, report: Report): void {
  const endpoints = tunnels.map((tunnel) => tunnel.outside.cloud);
  const addresses = endpoints.filter((one) => ipVersion(one) === version).join(', ');
  if (addresses !== '') report.add('DEFAULT_ROUTE_TAKEN', { connection: id, addresses });
}

function inboundRules(cloud: readonly Prefix[], takesDefault: boolean, version: IpVersion): PrefixRule[] {
  const everything = defaultPrefix(version);
  const named = cloud.filter((prefix) => !isDefault(prefix));
  const accepted = named.length > 0 ? named : [everything];
  const rules: Omit<PrefixRule, 'sequence'>[] = [
    { action: takesDefault ? 'permit' : 'deny', prefix: everything, maxLength: undefined },
    ...accepted.map((prefix) => ({
      action: 'permit' as const,
      prefix,
      maxLength: prefixLength(prefix) < LONGEST[version] ? LONGEST[version] : undefined,
    })),
  ];
  return rules.map((rule, index) => ({ sequence: 10 * (index + 1), ...rule }));
}

function ofVersion(answers: Answers, id: string, version: IpVersion): Prefix[] {
  const all = answerOf(answers, id, 'prefixes') ?? [];
  return all.filter((prefix) => ipVersion(prefix) === version).sort(comparePrefix);
}

function withDefault(prefixes: readonly Prefix[], version: IpVersion): Prefix[] {
  return [...new Set([defaultPrefix(version), ...prefixes])].sort(comparePrefix);
}

/** 0.0.0.0/1 and 128.0.0.0/1 together are a default route too. */
function isHalfOrMore(prefix: Prefix): boolean {
  return prefixLength(prefix) <= 1;
}

function isDefault(prefix: Prefix): boolean {
  return prefixLength(prefix) === 0;
}
