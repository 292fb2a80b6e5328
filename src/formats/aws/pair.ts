import type { Report } from '../../diagnostics/result.js';
import type { XmlConnection, XmlTunnel } from './customer-gateway-xml.js';
import type { Ec2Connection } from './ec2.js';
import type { Ec2Tunnel } from './ec2-tunnel.js';

/** What the two documents say of one tunnel. */
export interface TunnelPair {
  /** How messages call the tunnel: by its cloud outside address. */
  readonly label: string;
  readonly xml: XmlTunnel;
  readonly ec2: Ec2Tunnel | undefined;
}

/**
 * Joins the tunnels of the XML to the items of TunnelOptions by the cloud's outside address. Their order
 * means nothing: it differs between the two (terraform-provider-aws, vpnsite_connection.go).
 */
export function pairTunnels(
  xml: XmlConnection,
  ec2: Ec2Connection | undefined,
  report: Report,
): readonly TunnelPair[] {
  checkCount(xml, report);
  const options = [...(ec2?.tunnels ?? [])];
  const pairs = xml.tunnels.map((tunnel, index): TunnelPair => {
    const outside = outsideOf(tunnel, report);
    const found = options.findIndex(
      (one) => one.outside?.value !== undefined && one.outside.value === outside,
    );
    const [match] = found < 0 ? [] : options.splice(found, 1);
    if (!match && outside && ec2 && ec2.tunnels.length > 0) {
      report.add('TUNNEL_NOT_IN_OPTIONS', { address: outside }, tunnel.at.place);
    }
    return { label: outside ?? `tunnel ${index + 1}`, xml: tunnel, ec2: match };
  });
  for (const option of options) reportLeftOver(option, report);
  return pairs;
}

function checkCount(xml: XmlConnection, report: Report): void {
  const count = xml.tunnels.length;
  if (count === 0) report.add('VALUE_MISSING', { name: 'ipsec_tunnel' }, xml.at.place);
  if (count > 2) report.add('TUNNELS_TOO_MANY', { count }, xml.at.place);
}

function outsideOf(tunnel: XmlTunnel, report: Report): string | undefined {
  const { outside, at } = tunnel.cloud;
  if (!outside) report.add('VALUE_MISSING', { name: 'the tunnel_outside_address of vpn_gateway' }, at.place);
  return outside?.value;
}

function reportLeftOver(option: Ec2Tunnel, report: Report): void {
  const { outside, at } = option;
  if (!outside) report.add('VALUE_MISSING', { name: 'OutsideIpAddress' }, at.place);
  else if (outside.value) report.add('TUNNEL_NOT_IN_XML', { address: outside.value }, outside.at.place);
}
