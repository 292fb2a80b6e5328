import type { Report } from '../../diagnostics/result.js';
import {
  awsInsideProblem,
  type InsidePair,
  type IpAddress,
  insidePair,
  type Prefix,
  prefixOf,
} from '../../model/net.js';
import type { Field, Spot } from '../spot.js';
import type { XmlTunnel } from './customer-gateway-xml.js';
import type { TunnelPair } from './pair.js';

type Hosts = {
  readonly cloud: Field<IpAddress> | undefined;
  readonly customer: Field<IpAddress> | undefined;
};

/**
 * The inside network that carries the traffic. An IPv6 connection has an IPv4 network beside it (AWS
 * guide, "IPv4 and IPv6 traffic"): both are checked, the one of `version` is given.
 */
export function insideOf(pair: TunnelPair, version: 4 | 6, report: Report): InsidePair | undefined {
  const { xml, ec2 } = pair;
  const hosts4 = { cloud: xml.cloud.inside, customer: xml.customer.inside };
  const hosts6 = { cloud: xml.cloud.inside6, customer: xml.customer.inside6 };
  const inside4 = resolve(pair, 4, ec2?.inside, hosts4, report);
  const inside6 = version === 6 ? resolve(pair, 6, ec2?.inside6, hosts6, report) : undefined;
  const missing = version === 6 ? !ec2?.inside6 && !has(hosts6) : !ec2?.inside && !has(hosts4);
  if (missing) report.add('INSIDE_MISSING', { tunnel: pair.label, version }, xml.at.place);
  return version === 6 ? inside6 : inside4;
}

/** The version that carries traffic as the XML alone tells it. */
export function xmlInsideVersion(tunnels: readonly XmlTunnel[]): 4 | 6 {
  return tunnels.some((tunnel) => tunnel.cloud.inside6 || tunnel.customer.inside6) ? 6 : 4;
}

function has(hosts: Hosts): boolean {
  return hosts.cloud !== undefined || hosts.customer !== undefined;
}

/** The network of the tunnel options, or of the XML's addresses; both must fit each other. */
function resolve(
  pair: TunnelPair,
  version: 4 | 6,
  option: Field<Prefix> | undefined,
  hosts: Hosts,
  report: Report,
): InsidePair | undefined {
  const given = hosts.cloud ?? hosts.customer;
  const at: Spot = option?.at ?? given?.at ?? pair.xml.at;
  if (option ? option.value === undefined : given?.value === undefined) return undefined;
  const network = option?.value ?? (given?.value && prefixOf(given.value, version === 4 ? 30 : 126));
  const inside = network && insidePair(network);
  if (!inside) return undefined;
  const problem = awsInsideProblem(inside.prefix);
  if (problem) {
    report.add('INSIDE_NOT_AWS', { prefix: inside.prefix, problem: PROBLEMS[problem][version] }, at.place);
  }
  const fits = [
    checkHost(hosts.cloud, inside.cloud, inside, 'the cloud', report),
    checkHost(hosts.customer, inside.customer, inside, 'the customer', report),
  ];
  return fits.every(Boolean) && !problem ? inside : undefined;
}

const PROBLEMS = {
  range: { 4: 'AWS only uses networks of 169.254.0.0/16', 6: 'AWS only uses networks of fd00::/8' },
  reserved: { 4: 'AWS keeps this network for itself', 6: 'AWS keeps this network for itself' },
} as const;

/** The address of the document must be the one that the network gives: it is never replaced silently. */
function checkHost(
  field: Field<IpAddress> | undefined,
  expected: IpAddress,
  inside: InsidePair,
  side: string,
  report: Report,
): boolean {
  if (!field) return true;
  if (field.value === undefined || field.value === expected) return field.value !== undefined;
  const params = { side, found: field.value, expected, prefix: inside.prefix };
  report.add('INSIDE_ADDRESS_WRONG', params, field.at.place);
  return false;
}
