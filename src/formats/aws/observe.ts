import type { Report } from '../../diagnostics/result.js';
import { compareIp, type IpAddress } from '../../model/net.js';
import type { Allowed, ConnectionState, Told, TunnelState } from '../../model/state.js';
import { convert, endpoint } from '../convert.js';
import { anyText, timeOf, toldBy } from '../observed.js';
import { isObject, listField, numberField, type TreeNode, textField } from '../tree.js';
import { type Ec2Connection, readEc2Connection } from './ec2.js';
import type { Ec2Tunnel } from './ec2-tunnel.js';
import { AWS_DEFAULTS } from './limits.js';
import { listsOf } from './options.js';

/**
 * What a connection object of the EC2 API says of its tunnels: VgwTelemetry, and beside it what the tunnel options
 * allow. Undefined where it has no telemetry, as what create-vpn-connection prints.
 */
export function observeEc2(node: TreeNode, id: string, report: Report): ConnectionState | undefined {
  if (!node.get('VgwTelemetry')) return undefined;
  const ec2 = readEc2Connection(node, report);
  const telemetry = readTelemetry(node, report);
  const name = ec2.name?.value;
  return {
    cloud: 'aws',
    id,
    ...(name === undefined ? {} : { name }),
    ready: toldBy(READY, ec2.state?.value),
    routing: routingOf(ec2),
    tunnels: tunnelsOf(ec2, telemetry, report),
  };
}

/** EC2 API: VpnState. */
const READY: ReadonlyMap<string, boolean> = new Map([
  ['available', true],
  ['pending', false],
  ['modifying', false],
  ['deleting', false],
  ['deleted', false],
]);

/** EC2 API: TelemetryStatus. With BGP, a tunnel is DOWN as long as its session is: the message then has `IPSEC IS UP`. */
const UP: ReadonlyMap<string, boolean> = new Map([
  ['up', true],
  ['down', false],
]);

function routingOf({ isStatic }: Ec2Connection): ConnectionState['routing'] {
  return isStatic?.value === undefined ? 'unknown' : isStatic.value ? 'static' : 'bgp';
}

type Telemetry = Omit<TunnelState, 'address' | 'allowed'>;

function readTelemetry(node: TreeNode, report: Report): ReadonlyMap<IpAddress, Telemetry> {
  const found = new Map<IpAddress, Telemetry>();
  for (const item of listField(node, 'VgwTelemetry', report)?.value ?? []) {
    if (!isObject(item, 'an item of VgwTelemetry', report)) continue;
    const text = textField(item, 'OutsideIpAddress', report);
    const address = convert(text, 'OutsideIpAddress', 'a unicast address', endpoint, report)?.value;
    if (!text) report.add('VALUE_MISSING', { name: 'OutsideIpAddress' }, item.place);
    if (address) found.set(address, readItem(item, report));
  }
  return found;
}

function readItem(item: TreeNode, report: Report): Telemetry {
  const since = timeOf(item, 'LastStatusChange', report);
  const message = anyText(item, 'StatusMessage');
  const acceptedRoutes = numberField(item, 'AcceptedRouteCount', report)?.value;
  const certificate = anyText(item, 'CertificateArn');
  return {
    up: toldBy(UP, anyText(item, 'Status')),
    ...(since === undefined ? {} : { since }),
    ...(message === undefined ? {} : { message }),
    ...(acceptedRoutes === undefined ? {} : { acceptedRoutes }),
    ...(certificate === undefined ? {} : { certificate }),
  };
}

const NOT_TOLD: Told<boolean> = { word: '', value: undefined };

/** Every tunnel that either of the two lists has. */
function tunnelsOf(
  { tunnels }: Ec2Connection,
  telemetry: ReadonlyMap<IpAddress, Telemetry>,
  report: Report,
): readonly TunnelState[] {
  const options = new Map<IpAddress, Ec2Tunnel>();
  for (const one of tunnels) {
    if (!one.outside) report.add('VALUE_MISSING', { name: 'OutsideIpAddress' }, one.at.place);
    if (one.outside?.value) options.set(one.outside.value, one);
  }
  const addresses = [...new Set([...options.keys(), ...telemetry.keys()])].sort(compareIp);
  return addresses.map((address) => {
    const option = options.get(address);
    return {
      address,
      up: NOT_TOLD,
      ...telemetry.get(address),
      ...(option ? { allowed: allowedOf(option) } : {}),
    };
  });
}

function allowedOf(option: Ec2Tunnel): Allowed {
  const phase = (name: 'ike' | 'esp'): Allowed['ike'] => {
    const { encryption, integrity, dhGroup } = listsOf(option[name], name);
    return { encryption: encryption.value, integrity: integrity.value, dhGroup: dhGroup.value };
  };
  return {
    ikeVersions: option.ikeVersions?.value ?? AWS_DEFAULTS.ikeVersions,
    ike: phase('ike'),
    esp: phase('esp'),
  };
}
