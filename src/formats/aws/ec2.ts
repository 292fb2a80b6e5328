import type { Report } from '../../diagnostics/result.js';
import { type Prefix, parsePrefix } from '../../model/net.js';
import { convert } from '../convert.js';
import type { Field, Spot } from '../spot.js';
import { booleanField, isObject, listField, objectField, type TreeNode, textField } from '../tree.js';
import { type Ec2Tunnel, readEc2Tunnel } from './ec2-tunnel.js';

type Text = Field<string> | undefined;

/** The connection object of the EC2 API (VpnConnection), apart from its CustomerGatewayConfiguration. */
export interface Ec2Connection {
  readonly at: Spot;
  readonly id: Text;
  readonly state: Text;
  readonly type: Text;
  readonly name: Text;
  readonly customerGatewayId: Text;
  readonly vpnGatewayId: Text;
  readonly transitGatewayId: Text;
  readonly concentratorId: Text;
  readonly isStatic: Field<boolean> | undefined;
  readonly accelerated: Field<boolean> | undefined;
  readonly insideVersion: Field<4 | 6> | undefined;
  /** Of the traffic selectors; the customer's is called `Local`. */
  readonly networks: { readonly [version in 4 | 6]: NetworkPair };
  readonly routes: readonly Field<Prefix>[];
  readonly pskArn: Text;
  readonly certificateArn: Text;
  /** Empty when the reply has none: old replies, and those of create-vpn-connection, `[{},{}]`. */
  readonly tunnels: readonly Ec2Tunnel[];
}

/** LocalIpv4NetworkCidr and RemoteIpv4NetworkCidr, or those of IPv6. */
export interface NetworkPair {
  readonly customer: Field<Prefix> | undefined;
  readonly cloud: Field<Prefix> | undefined;
}

/** Reads one connection object. */
export function readEc2Connection(node: TreeNode, report: Report): Ec2Connection {
  const text = (name: string) => textField(node, name, report);
  const options = objectField(node, 'Options', report);
  const telemetry = objects(node, 'VgwTelemetry', report);
  return {
    at: node,
    id: text('VpnConnectionId'),
    state: text('State'),
    type: text('Type'),
    name: readName(node, report),
    customerGatewayId: text('CustomerGatewayId'),
    vpnGatewayId: text('VpnGatewayId'),
    transitGatewayId: text('TransitGatewayId'),
    concentratorId: text('VpnConcentratorId'),
    isStatic: options && booleanField(options, 'StaticRoutesOnly', report),
    accelerated: options && booleanField(options, 'EnableAcceleration', report),
    insideVersion: options && readInsideVersion(options, report),
    networks: { 4: readNetworks(options, 4, report), 6: readNetworks(options, 6, report) },
    routes: readRoutes(node, report),
    pskArn: text('PreSharedKeyArn'),
    certificateArn: telemetry.map((one) => textField(one, 'CertificateArn', report)).find((arn) => arn),
    tunnels: options ? readTunnels(options, report) : [],
  };
}

/** True for a connection that AWS has deleted or is deleting: it has no configuration. */
export function isDeleted(connection: Ec2Connection): boolean {
  return connection.state?.value === 'deleted' || connection.state?.value === 'deleting';
}

function readTunnels(options: TreeNode, report: Report): readonly Ec2Tunnel[] {
  const filled = objects(options, 'TunnelOptions', report).filter((item) => !item.isEmpty);
  return filled.map((item) => readEc2Tunnel(item, report));
}

function readInsideVersion(options: TreeNode, report: Report): Field<4 | 6> | undefined {
  const text = textField(options, 'TunnelInsideIpVersion', report);
  return convert(text, 'TunnelInsideIpVersion', 'ipv4 or ipv6', (one) => INSIDE_VERSIONS.get(one), report);
}

const INSIDE_VERSIONS: ReadonlyMap<string, 4 | 6> = new Map([
  ['ipv4', 4],
  ['ipv6', 6],
]);

function readNetworks(options: TreeNode | undefined, version: 4 | 6, report: Report): NetworkPair {
  const read = (side: 'Local' | 'Remote') => {
    const name = `${side}Ipv${version}NetworkCidr`;
    const text = options && textField(options, name, report);
    return convert(text, name, 'a network such as 0.0.0.0/0', parsePrefix, report);
  };
  return { customer: read('Local'), cloud: read('Remote') };
}

/** The customer's networks of a static connection; AWS keeps routes that were deleted in the list. */
function readRoutes(node: TreeNode, report: Report): readonly Field<Prefix>[] {
  const live = objects(node, 'Routes', report).filter((route) => {
    const state = textField(route, 'State', report)?.value;
    return state !== 'deleted' && state !== 'deleting';
  });
  const routes = live.map((route) => {
    const text = textField(route, 'DestinationCidrBlock', report);
    return convert(text, 'DestinationCidrBlock', 'a network such as 10.1.0.0/16', parsePrefix, report);
  });
  return routes.filter((route) => route !== undefined);
}

function readName(node: TreeNode, report: Report): Text {
  const tag = objects(node, 'Tags', report).find((one) => one.get('Key')?.scalar === 'Name');
  const value = tag?.get('Value');
  // Any text may be a name: a mask in it is no reason to stop.
  const name = value?.kind === 'string' || value?.kind === 'leaf' ? String(value.scalar ?? '').trim() : '';
  return value && name !== '' ? { value: name, at: value } : undefined;
}

/** The items of a list that are objects; others are reported. */
function objects(node: TreeNode, name: string, report: Report): readonly TreeNode[] {
  return (listField(node, name, report)?.value ?? []).filter((item) =>
    isObject(item, `an item of ${name}`, report),
  );
}
