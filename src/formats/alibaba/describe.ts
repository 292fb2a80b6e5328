import type { Report } from '../../diagnostics/result.js';
import type { Field } from '../spot.js';
import { booleanField, type TreeNode, textField } from '../tree.js';
import { readBgp } from './bgp.js';
import { blockField, listBlocks, required } from './blocks.js';
import type { AlibabaConnection, AlibabaTunnel } from './connection.js';
import { addressField, subnetsField, wordField } from './fields.js';
import { ROLE_NAMES } from './names.js';
import { certificateOf, NO_PHASE, readIkeConfig, readIpsecConfig } from './phases.js';

/**
 * Reads a connection of DescribeVpnConnections or DescribeVpnConnection, from any carrier with the names of the
 * API. It speaks from the cloud's side: what it calls local is the cloud's, what it calls remote or peer is the
 * customer's. Texts may stand for numbers and booleans: give a LooseNode.
 */
export function readDescribe(node: TreeNode, report: Report): AlibabaConnection {
  const text = (name: string) => textField(node, name, report);
  const state = text('State');
  const identity = {
    at: node,
    document: 'describe' as const,
    id: text('VpnConnectionId'),
    name: nameOf(node),
    state,
    customerGatewayId: text('CustomerGatewayId'),
    vpnGatewayId: text('VpnGatewayId'),
    transitRouterId: text('TransitRouterId'),
    attachType: text('AttachType'),
    networkType: text('NetworkType'),
  };
  if (state?.value !== undefined && GONE.has(state.value)) return { ...identity, ...NOTHING };
  const subnets = (name: string) => required(subnetsField(node, name, report), name, node, report);
  return {
    ...identity,
    subnets: { customer: subnets('RemoteSubnet'), cloud: subnets('LocalSubnet') },
    ...readTunnels(node, report),
  };
}

/** Both the list of two tunnels and the fields of one may be filled: the list counts then. */
function readTunnels(node: TreeNode, report: Report): Pick<AlibabaConnection, 'hasBgp' | 'tunnels'> {
  const options = listBlocks(node, 'TunnelOptionsSpecification', 'TunnelOptions', report) ?? [];
  if (options.length > 0) {
    const hasBgp = booleanField(node, 'EnableTunnelsBgp', report);
    return {
      hasBgp,
      tunnels: options.map((one) => readTunnel(one, DUAL, blockField(one, DUAL.bgp, report), hasBgp, report)),
    };
  }
  const bgp = blockField(node, SINGLE.bgp, report);
  const hasBgp = bgp && booleanField(bgp, 'EnableBgp', report);
  return { hasBgp, tunnels: [readTunnel(node, SINGLE, bgp, hasBgp, report)] };
}

/** What is not looked at where a connection has no use any more. */
const NOTHING = { hasBgp: undefined, subnets: { customer: undefined, cloud: undefined }, tunnels: [] };

/** States of a connection, or of a tunnel, that has no use any more. */
export const GONE: ReadonlySet<string> = new Set(['deleting', 'deleted']);

/** Any text may be a name: a mask in it is no reason to stop. */
export function nameOf(node: TreeNode): Field<string> | undefined {
  const at = node.get('Name');
  const value = at?.kind === 'string' || at?.kind === 'leaf' ? String(at.scalar ?? '').trim() : '';
  return at && value !== '' ? { value, at } : undefined;
}

/** The names of the parts, which differ between the two modes. */
interface Parts {
  readonly ike: string;
  readonly ipsec: string;
  readonly bgp: string;
}

const SINGLE: Parts = { ike: 'IkeConfig', ipsec: 'IpsecConfig', bgp: 'VpnBgpConfig' };
const DUAL: Parts = { ike: 'TunnelIkeConfig', ipsec: 'TunnelIpsecConfig', bgp: 'TunnelBgpConfig' };

function readTunnel(
  node: TreeNode,
  parts: Parts,
  bgp: TreeNode | undefined,
  hasBgp: Field<boolean> | undefined,
  report: Report,
): AlibabaTunnel {
  const ike = readIkeConfig(node, parts.ike, report);
  // The one tunnel is the connection itself, whose own were read.
  const own = (name: string) => (parts === DUAL ? textField(node, name, report) : undefined);
  return {
    at: node,
    id: own('TunnelId'),
    role: wordField(node, 'Role', ROLE_NAMES, report),
    state: own('State'),
    customerGatewayId: own('CustomerGatewayId'),
    outside: { customer: undefined, cloud: addressField(node, 'InternetIp', report) },
    identity: { customer: ike?.remote, cloud: ike?.local },
    areIdentitiesSided: true,
    psk: ike?.psk,
    certificate: certificateOf(node, ike),
    ikeVersion: ike?.ikeVersion,
    ikeMode: ike?.ikeMode,
    ike: ike?.ike ?? NO_PHASE,
    esp: readIpsecConfig(node, parts.ipsec, report) ?? NO_PHASE,
    hasDpd: booleanField(node, 'EnableDpd', report),
    natTraversal: booleanField(node, 'EnableNatTraversal', report),
    // What is left of a BGP configuration that is switched off means nothing.
    bgp: hasBgp?.value === false ? undefined : readBgp(bgp, true, report),
  };
}
