import type { Result } from '../../src/diagnostics/result.js';
import { readDocuments } from '../../src/formats/index.js';
import type { VpnConnection } from '../../src/model/connection.js';
import type { Json } from './documents.js';
import { print } from './support.js';

export const PSK = 'Xample-Key_1';

/** IkeConfig with the ids of one side; `changes` of undefined leave a field out. */
export function ikeConfig(local: string, remote: string, changes: Json = {}): Json {
  return {
    LocalId: local,
    RemoteId: remote,
    Psk: PSK,
    IkeVersion: 'ikev2',
    IkeMode: 'main',
    IkeEncAlg: 'aes256',
    IkeAuthAlg: 'sha256',
    IkePfs: 'group14',
    IkeLifetime: 86400,
    ...changes,
  };
}

export function ipsecConfig(changes: Json = {}): Json {
  return {
    IpsecEncAlg: 'aes',
    IpsecAuthAlg: 'sha1',
    IpsecPfs: 'group5',
    IpsecLifetime: 3600,
    ...changes,
  };
}

/** A connection with one tunnel, from 198.51.100.7 to 203.0.113.10, as DescribeVpnConnection gives it. */
export function single(changes: Json = {}, ike: Json = {}): Json {
  return {
    RequestId: '0A1B',
    VpnConnectionId: 'vco-one',
    VpnGatewayId: 'vpn-one',
    CustomerGatewayId: 'cgw-one',
    AttachType: 'VPNGW',
    NetworkType: 'public',
    State: 'active',
    InternetIp: '203.0.113.10',
    LocalSubnet: '172.16.0.0/16',
    RemoteSubnet: '10.1.0.0/16,10.2.0.0/16',
    EnableDpd: true,
    EnableNatTraversal: true,
    IkeConfig: ikeConfig('203.0.113.10', '198.51.100.7', ike),
    IpsecConfig: ipsecConfig(),
    VpnBgpConfig: {},
    ...changes,
  };
}

/** A connection with two tunnels to 203.0.113.21 and 203.0.113.22, and BGP. */
export function dual(changes: Json = {}, tunnels: readonly Json[] = [{}, {}]): Json {
  const options = tunnels.map((tunnel, index) => ({
    TunnelId: `tun-${index + 1}`,
    Role: index === 0 ? 'master' : 'slave',
    State: 'active',
    InternetIp: `203.0.113.2${index + 1}`,
    CustomerGatewayId: 'cgw-one',
    EnableDpd: 'true',
    EnableNatTraversal: 'true',
    TunnelIkeConfig: ikeConfig(`203.0.113.2${index + 1}`, '198.51.100.7'),
    TunnelIpsecConfig: ipsecConfig(),
    TunnelBgpConfig: bgp(`169.254.3${index}`),
    ...tunnel,
  }));
  return {
    RequestId: '0A1B',
    VpnConnectionId: 'vco-two',
    VpnGatewayId: 'vpn-one',
    CustomerGatewayId: 'cgw-one',
    AttachType: 'VPNGW',
    LocalSubnet: '0.0.0.0/0',
    RemoteSubnet: '0.0.0.0/0',
    EnableTunnelsBgp: true,
    TunnelOptionsSpecification: { TunnelOptions: options },
    ...changes,
  };
}

/** The cloud has the first host of `net`.0/30. */
export function bgp(net: string, changes: Json = {}): Json {
  return {
    LocalAsn: 65530,
    LocalBgpIp: `${net}.1`,
    PeerAsn: '65021',
    PeerBgpIp: `${net}.2`,
    TunnelCidr: `${net}.0/30`,
    ...changes,
  };
}

/** The reply of DownloadVpnConnectionConfig for `single()`. */
export function download(changes: Json = {}, ike: Json = {}): Json {
  return {
    RequestId: '0A1B',
    VpnConnectionConfig: {
      Local: '198.51.100.7',
      Remote: '203.0.113.10',
      LocalSubnet: '10.1.0.0/16,10.2.0.0/16',
      RemoteSubnet: '172.16.0.0/16',
      IkeConfig: ikeConfig('198.51.100.7', '203.0.113.10', ike),
      IpsecConfig: ipsecConfig(),
      ...changes,
    },
  };
}

/** The reply of DownloadVpnConnectionConfig for `dual()`. */
export function downloadDual(): Json {
  const tunnel = (index: number): Json => ({
    TunnelId: `tun-${index}`,
    Local: '198.51.100.7',
    Remote: `203.0.113.2${index}`,
    IkeConfig: ikeConfig('198.51.100.7', `203.0.113.2${index}`),
    IpsecConfig: ipsecConfig(),
  });
  const session = (index: number): Json => ({ TunnelId: `tun-${index}`, ...bgp(`169.254.3${index - 1}`) });
  return {
    RequestId: '0A1B',
    VpnConnectionConfig: {
      LocalSubnet: '0.0.0.0/0',
      RemoteSubnet: '0.0.0.0/0',
      TunnelsConfig: { TunnelConfig: [tunnel(1), tunnel(2)] },
      BgpConfigs: { BgpConfig: [session(1), session(2)] },
    },
  };
}

export function customerGateway(changes: Json = {}): Json {
  return {
    RequestId: '0A1B',
    CustomerGatewayId: 'cgw-one',
    IpAddress: '198.51.100.7',
    CreateTime: 1_760_000_000_000,
    ...changes,
  };
}

export function vpnGateway(changes: Json = {}): Json {
  return { RequestId: '0A1B', VpnGatewayId: 'vpn-one', InternetIp: '203.0.113.10', ...changes };
}

export function readAll(
  documents: readonly Json[],
  wanted: readonly string[] = [],
): Result<readonly VpnConnection[]> {
  return readDocuments(
    documents.map((one, index) => ({ name: `input-${index + 1}.json`, text: JSON.stringify(one) })),
    wanted,
  );
}

/** The one connection of documents that must be read. */
export function one(...documents: readonly Json[]): VpnConnection {
  const result = readAll(documents);
  const [connection, second] = result.ok ? result.value : [];
  if (!connection || second) throw new Error(print(result.diagnostics) || 'not one connection');
  return connection;
}

/** The codes of documents, without those of severity info. */
export function told(...documents: readonly Json[]): string[] {
  const { diagnostics } = readAll(documents);
  return diagnostics.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
}
