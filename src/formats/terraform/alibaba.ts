import type { JsonNode } from '../carrier/json.js';
import type { TreeNode } from '../tree.js';
import { listView, objectView, SnakeView } from '../view.js';

/**
 * The attributes of alicloud_vpn_connection, and of alicloud_vpn_gateway_vpn_attachment, as a connection of
 * DescribeVpnConnections, which the provider takes them from (resource_alicloud_vpn_connection.go).
 */
export function connectionView(values: JsonNode): TreeNode {
  const names = ['vpn_connection_name', 'vpn_attachment_name', 'name'];
  const specification = values.get('tunnel_options_specification');
  return objectView(values, {
    VpnConnectionId: values.get('id'),
    Name: names.map((name) => values.get(name)).find((one) => one !== undefined),
    CustomerGatewayId: values.get('customer_gateway_id'),
    VpnGatewayId: values.get('vpn_gateway_id'),
    NetworkType: values.get('network_type'),
    LocalSubnet: values.get('local_subnet'),
    RemoteSubnet: values.get('remote_subnet'),
    EnableDpd: values.get('enable_dpd'),
    EnableNatTraversal: values.get('enable_nat_traversal'),
    EnableTunnelsBgp: values.get('enable_tunnels_bgp'),
    InternetIp: values.get('internet_ip'),
    IkeConfig: block(values, 'ike_config', ike),
    IpsecConfig: block(values, 'ipsec_config', snake),
    VpnBgpConfig: block(values, 'bgp_config', (one) => new SnakeView(one, { EnableBgp: 'enable' })),
    TunnelOptionsSpecification: specification && listView(specification, tunnelView),
  });
}

export function customerGatewayView(values: JsonNode): TreeNode {
  const asn = values.get('asn');
  return objectView(values, {
    CustomerGatewayId: values.get('id'),
    IpAddress: values.get('ip_address'),
    Asn: String(asn?.scalar) === '0' ? undefined : asn,
    AuthKey: values.get('auth_key'),
  });
}

export function vpnGatewayView(values: JsonNode): TreeNode {
  return objectView(values, {
    VpnGatewayId: values.get('id'),
    InternetIp: values.get('internet_ip'),
    DisasterRecoveryInternetIp: values.get('disaster_recovery_internet_ip'),
  });
}

function tunnelView(tunnel: JsonNode): TreeNode {
  return objectView(tunnel, {
    TunnelId: tunnel.get('tunnel_id'),
    Role: tunnel.get('role'),
    State: tunnel.get('state'),
    CustomerGatewayId: tunnel.get('customer_gateway_id'),
    InternetIp: tunnel.get('internet_ip'),
    EnableDpd: tunnel.get('enable_dpd'),
    EnableNatTraversal: tunnel.get('enable_nat_traversal'),
    RemoteCaCertificate: tunnel.get('remote_ca_certificate'),
    TunnelIkeConfig: block(tunnel, 'tunnel_ike_config', snake),
    TunnelIpsecConfig: block(tunnel, 'tunnel_ipsec_config', snake),
    TunnelBgpConfig: block(tunnel, 'tunnel_bgp_config', snake),
  });
}

/** A block that may be there once is a list of one at most. */
function block(node: JsonNode, name: string, view: (block: JsonNode) => TreeNode): TreeNode | undefined {
  const found = node.get(name);
  const [first] = found?.items ?? [];
  return found?.kind === 'list' ? first && view(first) : found;
}

function snake(node: JsonNode): TreeNode {
  return new SnakeView(node);
}

/** The identities have a prefix in a connection of one tunnel, and none in an attachment. */
function ike(node: JsonNode): TreeNode {
  const hasPrefix = node.get('ike_local_id') !== undefined || node.get('ike_remote_id') !== undefined;
  return new SnakeView(node, hasPrefix ? { LocalId: 'ike_local_id', RemoteId: 'ike_remote_id' } : {});
}
