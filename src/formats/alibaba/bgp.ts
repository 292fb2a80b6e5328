import type { Report } from '../../diagnostics/result.js';
import type { TreeNode } from '../tree.js';
import type { AlibabaBgp } from './connection.js';
import { asnField, insideField, tunnelCidrField } from './fields.js';
import { bgpKeyField } from './keys.js';

const FIELDS = ['LocalAsn', 'PeerAsn', 'LocalBgpIp', 'PeerBgpIp', 'TunnelCidr'];

/**
 * Reads VpnBgpConfig, TunnelBgpConfig or an item of BgpConfigs; undefined when nothing is in it, as where BGP was
 * never set up. Its local side is the cloud's, or with `isSided` false perhaps the customer's.
 */
export function readBgp(
  block: TreeNode | undefined,
  isSided: boolean,
  report: Report,
): AlibabaBgp | undefined {
  if (!block || !FIELDS.some((name) => block.get(name))) return undefined;
  return {
    at: block,
    isSided,
    asn: { cloud: asnField(block, 'LocalAsn', report), customer: asnField(block, 'PeerAsn', report) },
    inside: {
      cloud: insideField(block, 'LocalBgpIp', report),
      customer: insideField(block, 'PeerBgpIp', report),
    },
    prefix: tunnelCidrField(block, 'TunnelCidr', report),
    key: bgpKeyField(block, 'AuthKey', report),
  };
}
