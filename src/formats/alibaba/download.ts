import type { Report } from '../../diagnostics/result.js';
import type { Identity } from '../../model/connection.js';
import type { Field } from '../spot.js';
import { type TreeNode, textField } from '../tree.js';
import { readBgp } from './bgp.js';
import { blockField, listBlocks, required } from './blocks.js';
import type { AlibabaConnection, AlibabaTunnel, Sides } from './connection.js';
import { nameOf } from './describe.js';
import { addressField, subnetsField } from './fields.js';
import { type IkeConfig, NO_PHASE, readIkeConfig, readIpsecConfig } from './phases.js';

/**
 * Reads a reply of DownloadVpnConnectionConfig; `reply` holds VpnConnectionConfig. It speaks from the customer's
 * side: Local is the customer gateway. The id of the connection is not in it, but may be written beside.
 */
export function readDownload(reply: TreeNode, report: Report): AlibabaConnection | undefined {
  const node = blockField(reply, 'VpnConnectionConfig', report);
  if (!node) return undefined;
  const subnets = (name: string) => required(subnetsField(node, name, report), name, node, report);
  return {
    at: node,
    document: 'download',
    id: textField(reply, 'VpnConnectionId', report),
    name: nameOf(reply),
    state: undefined,
    customerGatewayId: undefined,
    vpnGatewayId: undefined,
    transitRouterId: undefined,
    attachType: undefined,
    networkType: undefined,
    hasBgp: undefined,
    subnets: { customer: subnets('LocalSubnet'), cloud: subnets('RemoteSubnet') },
    tunnels: readTunnels(node, report),
  };
}

/** TunnelsConfig is only there with two tunnels, and counts then. */
function readTunnels(node: TreeNode, report: Report): readonly AlibabaTunnel[] {
  const sessions = listBlocks(node, 'BgpConfigs', 'BgpConfig', report) ?? [];
  const tunnels = listBlocks(node, 'TunnelsConfig', 'TunnelConfig', report) ?? [];
  if (tunnels.length === 0) return [readTunnel(node, sessions[0], report)];
  return tunnels.map((tunnel) => {
    const id = tunnel.get('TunnelId')?.scalar;
    const session = sessions.find((one) => id !== undefined && one.get('TunnelId')?.scalar === id);
    return readTunnel(tunnel, session, report);
  });
}

function readTunnel(node: TreeNode, session: TreeNode | undefined, report: Report): AlibabaTunnel {
  const outside = { customer: addressField(node, 'Local', report), cloud: cloudAddress(node, report) };
  const ike = readIkeConfig(node, 'IkeConfig', report);
  return {
    at: node,
    id: textField(node, 'TunnelId', report),
    role: undefined,
    state: undefined,
    customerGatewayId: undefined,
    outside,
    ...identitiesOf(node, ike, outside, report),
    psk: ike?.psk,
    certificate: ike?.subject,
    ikeVersion: ike?.ikeVersion,
    ikeMode: ike?.ikeMode,
    ike: ike?.ike ?? NO_PHASE,
    esp: readIpsecConfig(node, 'IpsecConfig', report) ?? NO_PHASE,
    hasDpd: undefined,
    natTraversal: undefined,
    bgp: readBgp(session, false, report),
  };
}

function cloudAddress(node: TreeNode, report: Report): AlibabaTunnel['outside']['cloud'] {
  return required(addressField(node, 'Remote', report), 'Remote', node, report);
}

/**
 * LocalId is the customer's by the documentation of today, and the cloud's by that of 2021 and by examples of the
 * SDK: Local and Remote, which are the same in all of them, decide.
 */
function identitiesOf(
  node: TreeNode,
  ike: IkeConfig | undefined,
  outside: AlibabaTunnel['outside'],
  report: Report,
): Pick<AlibabaTunnel, 'identity' | 'areIdentitiesSided'> {
  const { local, remote } = ike ?? {};
  const straight = { customer: local, cloud: remote };
  const isStraight = is(local, outside.customer) || is(remote, outside.cloud);
  const isCrossed = is(local, outside.cloud) || is(remote, outside.customer);
  if (isCrossed && !isStraight) {
    const tunnel = outside.cloud?.value ?? 'the tunnel';
    report.add('ALIBABA_IDS_SWAPPED', { tunnel }, (local ?? remote)?.at.place ?? node.place);
    return { identity: { customer: remote, cloud: local }, areIdentitiesSided: true };
  }
  const areSame = local?.value?.value === remote?.value?.value;
  return { identity: straight, areIdentitiesSided: areSame || (isStraight && !isCrossed) };
}

function is(identity: Field<Identity> | undefined, address: Sides<string>['cloud']): boolean {
  return identity?.value?.kind === 'address' && identity.value.value === address?.value;
}
