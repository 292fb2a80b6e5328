import { z } from 'zod';

/** Replies carry the same flag or number as JSON's own or as text, by where it stands. */
const flag = z.union([z.boolean(), z.stringbool()]);
const number = z.coerce.number();
const asn = z.coerce.string();

/** SM3 and SM4 are not in strongSwan: a connection with them is refused here. */
const encryption = z.enum(['aes', 'aes192', 'aes256', 'des', '3des']);
const hash = z.enum(['md5', 'sha1', 'sha256', 'sha384', 'sha512']);
const group = z.string().regex(/^group\d+$/);

const ikeConfig = z.object({
  Psk: z.string().min(1),
  IkeVersion: z.enum(['ikev1', 'ikev2']),
  IkeMode: z.enum(['main', 'aggressive']),
  IkeEncAlg: encryption,
  IkeAuthAlg: hash,
  IkePfs: group,
  IkeLifetime: number,
  LocalId: z.string().default(''),
  RemoteId: z.string().default(''),
});

const ipsecConfig = z.object({
  IpsecEncAlg: encryption,
  IpsecAuthAlg: hash,
  IpsecPfs: z.union([group, z.literal('disabled')]),
  IpsecLifetime: number,
});

const bgpConfig = z.object({
  EnableBgp: flag.default(false),
  LocalAsn: asn.optional(),
  LocalBgpIp: z.string().optional(),
  PeerAsn: asn.optional(),
  PeerBgpIp: z.string().optional(),
  TunnelCidr: z.string().optional(),
  AuthKey: z.string().optional(),
});

/** What a tunnel says itself with two tunnels, and the connection with one. */
const perTunnel = {
  InternetIp: z.string().optional(),
  EnableDpd: flag.default(true),
  EnableNatTraversal: flag.default(true),
};

const tunnelOptions = z.object({
  CustomerGatewayId: z.string().optional(),
  ...perTunnel,
  TunnelIkeConfig: ikeConfig,
  TunnelIpsecConfig: ipsecConfig,
  TunnelBgpConfig: bgpConfig.prefault({}),
});

/** With two tunnels the connection's own IkeConfig, IpsecConfig and VpnBgpConfig mean nothing, whatever they hold. */
const shared = {
  VpnConnectionId: z.string(),
  CustomerGatewayId: z.string().optional(),
  LocalSubnet: z.string(),
  RemoteSubnet: z.string(),
};
const dual = z.object({
  ...shared,
  EnableTunnelsBgp: flag.default(false),
  TunnelOptionsSpecification: z.object({ TunnelOptions: z.array(tunnelOptions).nonempty() }),
});
const single = z.object({
  ...shared,
  ...perTunnel,
  IkeConfig: ikeConfig,
  IpsecConfig: ipsecConfig,
  VpnBgpConfig: bgpConfig.prefault({}),
});

/** VPC API 2016-04-28, DescribeVpnConnection: https://www.alibabacloud.com/help/en/vpn/ (API reference). */
export const connection = z.union([dual, single]);

export type AlibabaConnection = z.output<typeof connection>;

/** One tunnel, wherever the reply has its settings. */
export interface AlibabaTunnel {
  readonly outside: string | undefined;
  readonly customerGateway: string | undefined;
  readonly deadPeerDetection: boolean;
  readonly natTraversal: boolean;
  readonly ike: z.output<typeof ikeConfig>;
  readonly ipsec: z.output<typeof ipsecConfig>;
  readonly bgp: z.output<typeof bgpConfig>;
}

export function tunnelsOf(connection: AlibabaConnection): { tunnels: AlibabaTunnel[]; isBgp: boolean } {
  if (!('TunnelOptionsSpecification' in connection)) {
    const { IkeConfig: ike, IpsecConfig: ipsec, VpnBgpConfig: bgp } = connection;
    return { tunnels: [{ ...commonOf(connection), ike, ipsec, bgp }], isBgp: bgp.EnableBgp };
  }
  const tunnels = connection.TunnelOptionsSpecification.TunnelOptions.map((tunnel) => ({
    ...commonOf({ CustomerGatewayId: connection.CustomerGatewayId, ...tunnel }),
    ike: tunnel.TunnelIkeConfig,
    ipsec: tunnel.TunnelIpsecConfig,
    bgp: tunnel.TunnelBgpConfig,
  }));
  return { tunnels, isBgp: connection.EnableTunnelsBgp };
}

function commonOf(from: {
  CustomerGatewayId?: string | undefined;
  InternetIp?: string | undefined;
  EnableDpd: boolean;
  EnableNatTraversal: boolean;
}): Pick<AlibabaTunnel, 'outside' | 'customerGateway' | 'deadPeerDetection' | 'natTraversal'> {
  return {
    outside: from.InternetIp || undefined,
    customerGateway: from.CustomerGatewayId,
    deadPeerDetection: from.EnableDpd,
    natTraversal: from.EnableNatTraversal,
  };
}
