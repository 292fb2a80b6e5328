import ipaddr from 'ipaddr.js';
import { type AlibabaConnection, type AlibabaTunnel, connection, tunnelsOf } from './alibaba-reply.js';
import type { CloudEndpoint, CloudSide, CloudSite } from './cloud.js';
import { bgpdConf } from './frr.js';
import type { CustomerGateway } from './gateways.js';
import { charonSettings, groupWord, type IpsecEnd, type Lifetime, swanctlConf } from './strongswan.js';

/** An item of the reply to DescribeVpnConnections, or the reply to DescribeVpnConnection. */
export function fromDescribe(item: unknown): AlibabaConnection {
  return connection.parse(item);
}

export function alibabaSide(
  connection: AlibabaConnection,
  gateways: ReadonlyMap<string, CustomerGateway>,
  site: CloudSite,
): CloudSide {
  const { tunnels, isBgp } = tunnelsOf(connection);
  return {
    cloud: 'alibaba',
    id: connection.VpnConnectionId,
    routing: isBgp ? 'bgp' : 'static',
    endpoints: tunnels.map((tunnel) => {
      const gateway = gateways.get(tunnel.customerGateway ?? '');
      const ipsec = ipsecEnd(tunnel, connection, site.customerAddress ?? gateway?.IpAddress);
      return { ...endpoint(ipsec), ...(isBgp ? bgp(tunnel, gateway?.AuthKey, site) : {}) };
    }),
  };
}

function endpoint(ipsec: IpsecEnd): CloudEndpoint {
  const { outside, customer } = ipsec;
  return { outside, customer, swanctl: swanctlConf(ipsec), charon: charonSettings(ipsec) };
}

/** In a reply to Describe… `Local…` is Alibaba Cloud's side and `Remote…` the customer's. */
function ipsecEnd(
  tunnel: AlibabaTunnel,
  connection: AlibabaConnection,
  customerAddress: string | undefined,
): IpsecEnd {
  const { ike, ipsec } = tunnel;
  const outside = tunnel.outside ?? addressOf(ike.LocalId, 'no address of the VPN gateway');
  const customer = customerAddress ?? addressOf(ike.RemoteId, 'no address of the customer gateway');
  return {
    outside,
    customer,
    localId: identity(ike.LocalId || outside),
    remoteId: identity(ike.RemoteId || customer),
    psk: ike.Psk,
    version: ike.IkeVersion === 'ikev1' ? 1 : 2,
    aggressive: ike.IkeVersion === 'ikev1' && ike.IkeMode === 'aggressive',
    ikeProposals: [proposal(ike.IkeEncAlg, ike.IkeAuthAlg, ike.IkePfs)],
    espProposals: [proposal(ipsec.IpsecEncAlg, ipsec.IpsecAuthAlg, ipsec.IpsecPfs)],
    localNetworks: networks(connection.LocalSubnet),
    remoteNetworks: networks(connection.RemoteSubnet),
    ikeLifetime: lifetime(ike.IkeLifetime),
    espLifetime: lifetime(ipsec.IpsecLifetime),
    deadPeer: tunnel.deadPeerDetection ? { timeout: 30, action: 'clear' } : undefined,
    natTraversal: tunnel.natTraversal,
  };
}

/** Alibaba Cloud publishes no timers of its BGP speaker: FRR's own stay. The key is the customer gateway's. */
function bgp(
  tunnel: AlibabaTunnel,
  gatewayKey: string | undefined,
  site: CloudSite,
): Pick<CloudEndpoint, 'inside' | 'bgpd'> {
  const { LocalAsn, LocalBgpIp, PeerAsn, PeerBgpIp, TunnelCidr, AuthKey } = tunnel.bgp;
  if (!LocalAsn || !LocalBgpIp || !PeerAsn || !PeerBgpIp || !TunnelCidr) {
    throw new Error('a connection with BGP, and a tunnel without its addresses or ASNs');
  }
  const md5Key = AuthKey || gatewayKey;
  return {
    inside: { address: `${LocalBgpIp}/${ipaddr.parseCIDR(TunnelCidr)[1]}`, peer: PeerBgpIp },
    bgpd: bgpdConf({
      asn: LocalAsn,
      routerId: LocalBgpIp,
      peer: PeerBgpIp,
      peerAsn: PeerAsn,
      ...(md5Key ? { md5Key } : {}),
      networks: site.cloudNetworks,
    }),
  };
}

function addressOf(id: string, missing: string): string {
  if (!ipaddr.isValid(id)) throw new Error(missing);
  return id;
}

/** An IP address, a user at a domain, or a domain: ID_IPV4_ADDR, ID_RFC822_ADDR and ID_FQDN of RFC 7296, 3.5. */
function identity(id: string): string {
  if (ipaddr.isValid(id)) return id;
  if (!/^[\w.@-]+$/.test(id)) throw new Error('the lab knows addresses and domains as identities');
  return id.includes('@') ? `email:${id}` : `fqdn:${id}`;
}

/** CreateVpnConnection: `aes` has 128 bits, and all of them are in CBC mode. */
function proposal(encryption: string, hash: string, pfs: string): string {
  const words = [encryption === 'aes' ? 'aes128' : encryption, hash];
  if (pfs !== 'disabled') words.push(groupWord(Number(pfs.replace('group', ''))));
  return words.join('-');
}

/** One after the other with commas, and all in one child SA. */
function networks(subnets: string): string[] {
  return [...new Set(subnets.split(',').map((subnet) => subnet.trim()))];
}

/** Alibaba Cloud does not say when it renews: strongSwan's own tenth before the end. */
function lifetime(hard: number): Lifetime {
  const margin = Math.floor(hard / 10);
  return { hard, margin, random: margin };
}
