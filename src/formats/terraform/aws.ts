import { type Prefix, parseCidr, parseIp, prefixOf } from '../../model/net.js';
import type { JsonNode } from '../carrier/json.js';
import type { TreeNode } from '../tree.js';
import { itemsView, listView, objectView, SnakeView, tagsView } from '../view.js';

/**
 * The attributes of aws_vpn_connection as the connection object of the EC2 API, and those of the data source of
 * that name, which has no tunnel options (documentation and source of terraform-provider-aws,
 * vpnsite_connection.go and vpnsite_connection_data_source.go).
 */
export function connectionView(values: JsonNode): TreeNode {
  const snake = (name: string) => snakeView(values.get(name));
  const tags = values.get('tags_all') ?? values.get('tags');
  return objectView(values, {
    VpnConnectionId: values.get('vpn_connection_id') ?? values.get('id'),
    State: values.get('state'),
    Type: values.get('type'),
    CustomerGatewayId: values.get('customer_gateway_id'),
    VpnGatewayId: values.get('vpn_gateway_id'),
    TransitGatewayId: values.get('transit_gateway_id'),
    VpnConcentratorId: values.get('vpn_concentrator_id'),
    CustomerGatewayConfiguration: values.get('customer_gateway_configuration'),
    PreSharedKeyArn: values.get('preshared_key_arn') ?? values.get('pre_shared_key_arn'),
    Tags: tags && tagsView(tags),
    Routes: snake('routes'),
    VgwTelemetry: snake('vgw_telemetry') ?? snake('vgw_telemetries'),
    Options: optionsView(values),
  });
}

function optionsView(values: JsonNode): TreeNode {
  const tunnels = [1, 2].filter((number) => textOf(values.get(`tunnel${number}_address`)) !== '');
  return objectView(values, {
    StaticRoutesOnly: values.get('static_routes_only'),
    EnableAcceleration: values.get('enable_acceleration'),
    TunnelInsideIpVersion: values.get('tunnel_inside_ip_version'),
    LocalIpv4NetworkCidr: values.get('local_ipv4_network_cidr'),
    RemoteIpv4NetworkCidr: values.get('remote_ipv4_network_cidr'),
    LocalIpv6NetworkCidr: values.get('local_ipv6_network_cidr'),
    RemoteIpv6NetworkCidr: values.get('remote_ipv6_network_cidr'),
    TunnelOptions: itemsView(
      values,
      tunnels.map((number) => tunnelView(values, number)),
    ),
  });
}

/**
 * The provider takes tunnel1_inside_cidr and what was negotiated from the tunnel options, but tunnel1_address,
 * tunnel1_vgw_inside_address and tunnel1_preshared_key from the XML, whose order may differ: the inside network
 * tells which address the options belong to.
 */
function tunnelView(values: JsonNode, number: number): TreeNode {
  const option = (name: string) => values.get(`tunnel${number}_${name}`);
  const list = (name: string) => {
    const found = option(name);
    return found && listView(found, (item) => objectView(item, { Value: item }));
  };
  const outside = endOf(values, number);
  const logs = option('log_options')?.items[0]?.get('cloudwatch_log_options')?.items[0];
  return objectView(values, {
    OutsideIpAddress: values.get(`tunnel${outside}_address`),
    PreSharedKey: values.get(`tunnel${outside}_preshared_key`),
    TunnelInsideCidr: option('inside_cidr'),
    TunnelInsideIpv6Cidr: option('inside_ipv6_cidr'),
    IkeVersions: list('ike_versions'),
    Phase1EncryptionAlgorithms: list('phase1_encryption_algorithms'),
    Phase1IntegrityAlgorithms: list('phase1_integrity_algorithms'),
    Phase1DHGroupNumbers: list('phase1_dh_group_numbers'),
    Phase1LifetimeSeconds: option('phase1_lifetime_seconds'),
    Phase2EncryptionAlgorithms: list('phase2_encryption_algorithms'),
    Phase2IntegrityAlgorithms: list('phase2_integrity_algorithms'),
    Phase2DHGroupNumbers: list('phase2_dh_group_numbers'),
    Phase2LifetimeSeconds: option('phase2_lifetime_seconds'),
    ReplayWindowSize: option('replay_window_size'),
    DpdTimeoutSeconds: option('dpd_timeout_seconds'),
    StartupAction: option('startup_action'),
    DpdTimeoutAction: option('dpd_timeout_action'),
    EnableTunnelLifecycleControl: option('enable_tunnel_lifecycle_control'),
    LogOptions: logs && objectView(logs, { CloudWatchLogOptions: snakeView(logs) }),
  });
}

/** The number of the tunnel whose inside address of AWS lies in the inside network of these options. */
function endOf(values: JsonNode, number: number): number {
  const wanted = parseCidr(textOf(values.get(`tunnel${number}_inside_cidr`)))?.prefix;
  const insideOf = (one: number) => networkOf(textOf(values.get(`tunnel${one}_vgw_inside_address`)));
  const other = 3 - number;
  return wanted !== undefined && insideOf(number) !== wanted && insideOf(other) === wanted ? other : number;
}

function networkOf(text: string): Prefix | undefined {
  const address = parseIp(text);
  return address && prefixOf(address, 30);
}

function textOf(node: JsonNode | undefined): string {
  return String(node?.scalar ?? '');
}

function snakeView(node: JsonNode | undefined): SnakeView | undefined {
  return node && new SnakeView(node);
}
