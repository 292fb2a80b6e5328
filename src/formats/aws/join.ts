import type { Report } from '../../diagnostics/result.js';
import type { Tunnel, VpnConnection } from '../../model/connection.js';
import { compareIp, defaultPrefix } from '../../model/net.js';
import type { CappedReport } from '../cap.js';
import { isOutsidePair, reportRepeated } from '../clashes.js';
import type { Spot } from '../spot.js';
import { reportDifferences } from './compare.js';
import type { XmlConnection } from './customer-gateway-xml.js';
import type { Ec2Connection } from './ec2.js';
import { identityOf } from './identity.js';
import { insideOf, xmlInsideVersion } from './inside.js';
import { type KeySources, keyOf } from './key.js';
import { settingsOf } from './options.js';
import { pairTunnels, type TunnelPair } from './pair.js';
import { routingOf } from './routing.js';
import { type AwsSecret, secretOf } from './secret.js';

/** What is known of one connection. */
export interface Known {
  readonly id: string;
  readonly ec2: Ec2Connection | undefined;
  readonly xml: XmlConnection | undefined;
  /** What the carrier calls it: goes before the Name tag. */
  readonly name: string | undefined;
  /** What Secrets Manager holds, of this connection or of others. */
  readonly secrets: readonly AwsSecret[];
}

/**
 * Joins the EC2 object and the XML of one connection. Every problem is reported; undefined when something
 * that the model needs is missing or contradictory.
 */
export function joinConnection(
  { id, ec2, xml, name, secrets }: Known,
  report: CappedReport,
): VpnConnection | undefined {
  const identity = identityOf(xml, ec2, report);
  if (!xml) {
    report.add('CONFIGURATION_MISSING', { id }, ec2?.at.place);
    return undefined;
  }
  const pairs = pairTunnels(xml, ec2, report);
  const routing = routingOf(xml, ec2, report);
  const version = insideVersion(xml, ec2, report);
  const secret = secretOf(ec2?.pskArn?.value, secrets, report);
  const tunnels = pairs.map((pair) => buildTunnel(pair, version, { ec2, secret }, report));
  const authority = ec2 && ec2.tunnels.length > 0 ? 'tunnel-options' : 'template';
  const complete = tunnels.filter((tunnel) => tunnel !== undefined);
  checkTogether(complete, xml, report);
  const [first, ...others] = complete.sort((a, b) => compareIp(a.outside.cloud, b.outside.cloud));
  if (!routing || !first || complete.length < tunnels.length) return undefined;
  if (authority === 'template') report.add('TEMPLATE_ONLY', { id }, xml.at.place);
  return {
    cloud: 'aws',
    id,
    ...identity,
    ...(name === undefined ? {} : { name }),
    authority,
    routing,
    ...networksOf(ec2, version),
    tunnels: [first, ...others],
  };
}

/** Selectors of everything are those of every connection whose options nobody touched. */
function networksOf(ec2: Ec2Connection | undefined, version: 4 | 6): Pick<VpnConnection, 'networks'> {
  const { customer, cloud } = ec2?.networks[version] ?? {};
  const everything = defaultPrefix(version);
  const networks = { customer: customer?.value ?? everything, cloud: cloud?.value ?? everything };
  return Object.values(networks).every((one) => one === everything) ? {} : { networks };
}

/** TunnelInsideIpVersion says which version carries traffic; without it, an IPv6 inside address does. */
function insideVersion(xml: XmlConnection, ec2: Ec2Connection | undefined, report: Report): 4 | 6 {
  const field = ec2?.insideVersion;
  const inXml = xmlInsideVersion(xml.tunnels);
  if (field?.value === 4 && inXml === 6) {
    const params = { what: 'inside IP version', xml: 'IPv6', json: 'ipv4' };
    report.add('DOCUMENTS_DISAGREE', params, field.at.place);
  }
  if (field?.value) return field.value;
  return inXml === 6 || ec2?.tunnels.some((tunnel) => tunnel.inside6) ? 6 : 4;
}

function buildTunnel(
  pair: TunnelPair,
  version: 4 | 6,
  sources: KeySources,
  report: Report,
): Tunnel | undefined {
  const outside = outsideOf(pair, report);
  const inside = insideOf(pair, version, report);
  const psk = keyOf(pair, sources, report);
  const settings = settingsOf(pair, report);
  reportDifferences(pair, report);
  return outside && inside && psk ? { outside, inside, psk, ...settings, ...AWS_TUNNEL } : undefined;
}

/** What no document of AWS says because it is always so. */
const AWS_TUNNEL = { identity: {}, ikev1Mode: 'main', natTraversal: true } as const;

function outsideOf({ xml, label }: TunnelPair, report: Report): Tunnel['outside'] | undefined {
  const { outside, at } = xml.customer;
  if (!outside) report.add('CUSTOMER_ADDRESS_MISSING', { tunnel: label }, at.place);
  const customer = outside?.value;
  const cloud = xml.cloud.outside?.value;
  if (!outside || !customer || !cloud) return undefined;
  return isOutsidePair(customer, cloud, outside.at, report) ? { customer, cloud } : undefined;
}

/** What the tunnels of one connection must share, and what they must not. */
function checkTogether(tunnels: readonly Tunnel[], { at }: { at: Spot }, report: Report): void {
  const customers = new Set(tunnels.map((tunnel) => tunnel.outside.customer));
  if (customers.size > 1) {
    const found = [...customers].join(' and ');
    report.add('TUNNELS_DISAGREE', { what: 'customer outside address', found }, at.place);
  }
  reportRepeated(tunnels, at, report);
}
