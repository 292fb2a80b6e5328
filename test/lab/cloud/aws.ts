import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import * as negotiation from './aws-options.js';
import { type AwsConfiguration, type AwsTunnel, readConfiguration } from './aws-xml.js';
import type { CloudEndpoint, CloudSide, CloudSite } from './cloud.js';
import { bgpdConf } from './frr.js';
import { charonSettings, type IpsecEnd, swanctlConf } from './strongswan.js';

/** EC2 API, type VpnConnectionOptions. `Local…` is the customer's network, `Remote…` AWS's. */
const connectionOptions = z.object({
  StaticRoutesOnly: z.boolean().optional(),
  TunnelInsideIpVersion: z.enum(['ipv4', 'ipv6']).default('ipv4'),
  LocalIpv4NetworkCidr: z.string().default('0.0.0.0/0'),
  RemoteIpv4NetworkCidr: z.string().default('0.0.0.0/0'),
  LocalIpv6NetworkCidr: z.string().default('::/0'),
  RemoteIpv6NetworkCidr: z.string().default('::/0'),
  TunnelOptions: z.array(negotiation.tunnelOptions).default([]),
});

type ConnectionOptions = z.output<typeof connectionOptions>;

const connection = z.object({
  VpnConnectionId: z.string(),
  CustomerGatewayConfiguration: z.string(),
  Options: connectionOptions.prefault({}),
});

export interface AwsConnection {
  readonly configuration: AwsConfiguration;
  readonly options: ConnectionOptions;
}

/** An item of the reply to DescribeVpnConnections, or the connection of a reply to CreateVpnConnection. */
export function fromReply(item: unknown): AwsConnection {
  const { CustomerGatewayConfiguration, Options } = connection.parse(item);
  return { configuration: readConfiguration(CustomerGatewayConfiguration), options: Options };
}

/** The configuration alone shows the minimum, not what is allowed: AWS's defaults hold for every option. */
export function fromXml(xml: string): AwsConnection {
  return { configuration: readConfiguration(xml), options: connectionOptions.parse({}) };
}

export function awsSide({ configuration, options }: AwsConnection, site: CloudSite): CloudSide {
  const isStatic =
    options.StaticRoutesOnly ?? configuration.vpn_connection_attributes === 'NoBGPVPNConnection';
  return {
    cloud: 'aws',
    id: configuration['@id'],
    routing: isStatic ? 'static' : 'bgp',
    endpoints: configuration.ipsec_tunnel.map((tunnel) => endpoint(tunnel, options, isStatic, site)),
  };
}

function endpoint(
  tunnel: AwsTunnel,
  connection: ConnectionOptions,
  isStatic: boolean,
  site: CloudSite,
): CloudEndpoint {
  const outside = tunnel.vpn_gateway.tunnel_outside_address.ip_address;
  const customer = tunnel.customer_gateway.tunnel_outside_address.ip_address;
  const options =
    connection.TunnelOptions.find(({ OutsideIpAddress }) => OutsideIpAddress === outside) ??
    negotiation.tunnelOptions.parse({});
  const ipsec = ipsecEnd(tunnel, connection, options);
  const inside = insideAddresses(tunnel, connection, options);
  const shared = { outside, customer, inside, swanctl: swanctlConf(ipsec), charon: charonSettings(ipsec) };
  return isStatic ? shared : { ...shared, bgpd: bgpd(tunnel, inside.peer, site) };
}

function ipsecEnd(
  tunnel: AwsTunnel,
  connection: ConnectionOptions,
  options: negotiation.TunnelOptions,
): IpsecEnd {
  const outside = tunnel.vpn_gateway.tunnel_outside_address.ip_address;
  const customer = tunnel.customer_gateway.tunnel_outside_address.ip_address;
  const psk = options.PreSharedKey ?? tunnel.ike.pre_shared_key;
  if (!psk) throw new Error(`${outside}: the document has no pre-shared key`);
  const isIpv6 = connection.TunnelInsideIpVersion === 'ipv6';
  return {
    outside,
    customer,
    localId: outside,
    remoteId: customer,
    psk,
    version: negotiation.ikeVersion(options),
    aggressive: false,
    ikeProposals: negotiation.ikeProposals(options),
    espProposals: negotiation.espProposals(options),
    localNetworks: [isIpv6 ? connection.RemoteIpv6NetworkCidr : connection.RemoteIpv4NetworkCidr],
    remoteNetworks: [isIpv6 ? connection.LocalIpv6NetworkCidr : connection.LocalIpv4NetworkCidr],
    ikeLifetime: negotiation.lifetime(options, options.Phase1LifetimeSeconds),
    espLifetime: negotiation.lifetime(options, options.Phase2LifetimeSeconds),
    replayWindow: options.ReplayWindowSize,
    deadPeer: negotiation.deadPeer(options),
    natTraversal: true,
  };
}

/** The XML gives an IPv6 inside address the length 128; the network's own is in the API's options. */
function insideAddresses(
  tunnel: AwsTunnel,
  connection: ConnectionOptions,
  options: negotiation.TunnelOptions,
): { address: string; peer: string } {
  const { vpn_gateway: cloud, customer_gateway: customer } = tunnel;
  if (connection.TunnelInsideIpVersion === 'ipv4') {
    const { ip_address, network_cidr } = cloud.tunnel_inside_address;
    return { address: `${ip_address}/${network_cidr}`, peer: customer.tunnel_inside_address.ip_address };
  }
  const own = cloud.tunnel_inside_ipv6_address;
  const peer = customer.tunnel_inside_ipv6_address;
  const network = options.TunnelInsideIpv6Cidr;
  if (!own || !peer || !network) throw new Error('an IPv6 tunnel without its IPv6 inside addresses');
  return { address: `${own.ip_address}/${ipaddr.parseCIDR(network)[1]}`, peer: peer.ip_address };
}

function bgpd(tunnel: AwsTunnel, peer: string, site: CloudSite): string {
  const own = tunnel.vpn_gateway.bgp;
  const customer = tunnel.customer_gateway.bgp;
  if (!own || !customer) throw new Error('a connection with BGP, and a tunnel without');
  return bgpdConf({
    asn: own.asn,
    routerId: tunnel.vpn_gateway.tunnel_inside_address.ip_address,
    peer,
    peerAsn: customer.asn,
    timers: { keepalive: Math.floor(own.hold_time / 3), hold: own.hold_time },
    networks: site.cloudNetworks,
  });
}
