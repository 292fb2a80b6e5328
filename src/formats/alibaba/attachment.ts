import type { Report } from '../../diagnostics/result.js';
import { type TreeNode, textField } from '../tree.js';
import type { AlibabaConnection } from './connection.js';
import { nameOf } from './describe.js';

/**
 * Reads an item of DescribeVpnAttachments, which says what transit router a connection hangs on and no more, or the
 * reply of CreateVpnConnection, which says still less.
 */
export function readAttachment(node: TreeNode, report: Report): AlibabaConnection {
  const text = (name: string) => textField(node, name, report);
  return {
    at: node,
    document: 'attachment',
    id: text('InstanceId') ?? text('VpnConnectionId'),
    name: nameOf(node),
    state: undefined,
    customerGatewayId: undefined,
    vpnGatewayId: undefined,
    transitRouterId: text('TransitRouterId'),
    attachType: text('AttachType'),
    networkType: undefined,
    hasBgp: undefined,
    subnets: { customer: undefined, cloud: undefined },
    tunnels: [],
  };
}
