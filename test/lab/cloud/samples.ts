import type { CloudEndpoint, CloudSide } from './cloud.js';
import { cloudSides } from './index.js';

/** A connection with two tunnels, invented. */
export const ID = 'vpn-0123456789abcdef0';
export const KEYS = ['Xample.Key.One_1', 'Xample.Key.Two_2'] as const;

interface Shape {
  readonly isStatic?: boolean;
  readonly ipv6?: boolean;
}

function gateway(
  host: number,
  network: number,
  outside: string,
  asn: number,
  { isStatic, ipv6 }: Shape,
): string {
  const six = `<tunnel_inside_ipv6_address><ip_address>fd00:a:${network}::${host}</ip_address>
    <prefix_length>128</prefix_length></tunnel_inside_ipv6_address>`;
  return `<tunnel_outside_address><ip_address>${outside}</ip_address></tunnel_outside_address>
    <tunnel_inside_address><ip_address>169.254.${network}.${host}</ip_address>
    <network_mask>255.255.255.252</network_mask><network_cidr>30</network_cidr></tunnel_inside_address>
    ${ipv6 ? six : ''}${isStatic ? '' : `<bgp><asn>${asn}</asn><hold_time>30</hold_time></bgp>`}`;
}

function tunnel(index: 0 | 1, shape: Shape): string {
  const network = 10 + index;
  return `<ipsec_tunnel>
  <customer_gateway>${gateway(2, network, '198.51.100.7', 4200000007, shape)}</customer_gateway>
  <vpn_gateway>${gateway(1, network, `203.0.113.${index + 1}`, 64512, shape)}</vpn_gateway>
  <ike><authentication_protocol>sha1</authentication_protocol><encryption_protocol>aes-128-cbc</encryption_protocol>
  <perfect_forward_secrecy>group2</perfect_forward_secrecy><pre_shared_key>${KEYS[index]}</pre_shared_key></ike>
  </ipsec_tunnel>`;
}

export function xml(shape: Shape = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<vpn_connection id="${ID}"><customer_gateway_id>cgw-1</customer_gateway_id><vpn_gateway_id></vpn_gateway_id>
${shape.isStatic ? '<vpn_connection_attributes>NoBGPVPNConnection</vpn_connection_attributes>' : ''}
${tunnel(0, shape)}${tunnel(1, shape)}</vpn_connection>`;
}

export function json(options: object, shape: Shape = {}): string {
  const connection = { VpnConnectionId: ID, State: 'available', CustomerGatewayConfiguration: xml(shape) };
  return JSON.stringify({ VpnConnections: [{ ...connection, Options: options }] });
}

export function side(text: string, cloudNetworks: readonly string[] = ['10.1.0.0/16']): CloudSide {
  const sites = new Map([[ID, { cloudNetworks, customerNetworks: ['10.2.0.0/16'] }]]);
  const [found] = cloudSides([{ name: 'document', text }], sites);
  if (!found) throw new Error('no side');
  return found;
}

/** The first tunnel with these options; the second has none and keeps AWS's defaults. */
export function first(tunnelOptions: object, options: object = {}): CloudEndpoint {
  const [endpoint] = side(
    json({ ...options, TunnelOptions: [{ OutsideIpAddress: '203.0.113.1', ...tunnelOptions }] }),
  ).endpoints;
  if (!endpoint) throw new Error('no endpoint');
  return endpoint;
}

export function values(...list: readonly unknown[]): object[] {
  return list.map((Value) => ({ Value }));
}

/** All values of a setting, one after the other through the file. */
export function settings(config: string, name: string): string[] {
  return [...config.matchAll(new RegExp(`^ *${name} = (.*)$`, 'gm'))].map((match) => match[1] ?? '');
}
