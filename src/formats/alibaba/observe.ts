import type { Report } from '../../diagnostics/result.js';
import { compareIp } from '../../model/net.js';
import type { Allowed, AllowedPhase, ConnectionState, Told, TunnelState } from '../../model/state.js';
import { anyText, toldBy } from '../observed.js';
import type { TreeNode } from '../tree.js';
import { listBlocks } from './blocks.js';
import type { AlibabaPhase, AlibabaTunnel } from './connection.js';
import { readDescribe } from './describe.js';

/**
 * What DescribeVpnConnection says of the tunnels as they run; undefined where it has no status, as what other
 * programs write of a connection. The API tells neither since when nor what was negotiated: it takes exactly the
 * suite that the connection has.
 */
export function observeDescribe(node: TreeNode, id: string, report: Report): ConnectionState | undefined {
  const { state, name, hasBgp, tunnels } = readDescribe(node, report);
  const options = listBlocks(node, 'TunnelOptionsSpecification', 'TunnelOptions', report) ?? [];
  const nodes = options.length > 0 ? options : [node];
  if (!nodes.some((one) => one.get('Status'))) return undefined;
  const isBgp = hasBgp?.value === true;
  const health = healthOf(node);
  return {
    cloud: 'alibaba',
    id,
    ...(name?.value === undefined ? {} : { name: name.value }),
    ready: state?.value === undefined ? READY_UNSAID : toldBy(READY, state.value),
    routing: isBgp ? 'bgp' : 'static',
    ...(health ? { health } : {}),
    tunnels: tunnels.map((tunnel, index) => tunnelOf(tunnel, nodes[index], isBgp)).sort(byAddress),
  };
}

/** `State` says how the connection hangs on its gateway or transit router; older replies have none. */
const READY: ReadonlyMap<string, boolean> = new Map([
  ['active', true],
  ['attached', true],
  ['init', true],
  ['attaching', false],
  ['detaching', false],
  ['detached', false],
  ['provisioning', false],
  ['updating', false],
  ['upgrading', false],
  ['deleting', false],
  ['deleted', false],
  ['financiallocked', false],
]);
const READY_UNSAID: Told<boolean> = { word: '', value: true };

/** Status of DescribeVpnConnection (VPC API 2016-04-28), of the connection or of a tunnel. */
const UP: ReadonlyMap<string, boolean> = new Map([
  ['ipsec_sa_established', true],
  ['ipsec_sa_not_established', false],
  ['ike_sa_established', false],
  ['ike_sa_not_established', false],
]);

/** BgpStatus of a tunnel, Status of VpnBgpConfig; `false` is how the API calls a session that is not up. */
const SUCCESS: ReadonlyMap<string, boolean> = new Map([
  ['success', true],
  ['failed', false],
  ['false', false],
]);

function tunnelOf(tunnel: AlibabaTunnel, node: TreeNode | undefined, isBgp: boolean): TunnelState {
  const address = tunnel.outside.cloud?.value;
  const allowed = allowedOf(tunnel);
  const session =
    anyText(node?.get('TunnelBgpConfig'), 'BgpStatus') ?? anyText(node?.get('VpnBgpConfig'), 'Status');
  return {
    ...(address ? { address } : {}),
    ...(tunnel.id?.value === undefined ? {} : { id: tunnel.id.value }),
    ...(tunnel.role?.value ? { role: tunnel.role.value } : {}),
    up: toldBy(UP, anyText(node, 'Status')),
    ...(isBgp ? { bgp: toldBy(SUCCESS, session) } : {}),
    ...(allowed ? { allowed } : {}),
  };
}

function allowedOf({ ikeVersion, ike, esp }: AlibabaTunnel): Allowed | undefined {
  const phases = [phaseOf(ike), phaseOf(esp)] as const;
  if (!ikeVersion?.value || !phases[0] || !phases[1]) return undefined;
  return { ikeVersions: [ikeVersion.value], ike: phases[0], esp: phases[1] };
}

function phaseOf({ encryption, integrity, dhGroup }: AlibabaPhase): AllowedPhase | undefined {
  if (!encryption?.value || !integrity?.value || !dhGroup?.value) return undefined;
  return { encryption: [encryption.value], integrity: [integrity.value], dhGroup: [dhGroup.value] };
}

/** VcoHealthCheck, which only a connection with one tunnel has. */
function healthOf(node: TreeNode): Told<boolean> | undefined {
  const check = node.get('VcoHealthCheck');
  const isOn = String(check?.get('Enable')?.scalar).trim() === 'true';
  return isOn ? toldBy(SUCCESS, anyText(check, 'Status')) : undefined;
}

function byAddress(a: TunnelState, b: TunnelState): number {
  if (a.address && b.address) return compareIp(a.address, b.address);
  return (a.id ?? '') < (b.id ?? '') ? -1 : 1;
}
