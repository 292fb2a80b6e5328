import { readReply } from './alibaba/reply.js';
import type { InputFormat } from './format.js';
import type { TreeNode } from './tree.js';

/** Replies of the VPC API of Alibaba Cloud, as the aliyun CLI, the SDKs and our own `fetch` write them. */
export const alibabaJson: InputFormat = {
  id: 'alibaba-json',
  title: 'Alibaba Cloud JSON: DescribeVpnConnection(s), DescribeVpnAttachments, DownloadVpnConnectionConfig',
  source: 'aliyun vpc DescribeVpnConnection --VpnConnectionId ID',
  detect: ({ kind, root }) => kind === 'json' && (isAlibabaReply(root) || root.items.some(isConnection)),
  parse: (content, report) => (content.kind === 'json' ? readReply(content.root, content.file, report) : []),
};

/** Whether it is a reply with connections or gateways of Alibaba Cloud in it. */
export function isAlibabaReply(root: TreeNode): boolean {
  if (root.kind !== 'object') return false;
  const isListed = LISTS.some(([outer, inner]) => root.get(outer)?.get(inner) !== undefined);
  const isBare = root.get('VpnConnections')?.items.some(isConnection) ?? false;
  const isOther = ['VpnConnectionConfig', 'VpnAttachments'].some((key) => root.get(key) !== undefined);
  return isListed || isBare || isOther || isConnection(root) || isGateway(root);
}

/** The lists of EC2 have the same outer names, and no inner ones. */
const LISTS = [
  ['VpnConnections', 'VpnConnection'],
  ['CustomerGateways', 'CustomerGateway'],
  ['VpnGateways', 'VpnGateway'],
] as const;

/** EC2 has connections with the same ids of gateways; none of them is `vco-`, and none has an IkeConfig. */
function isConnection(node: TreeNode): boolean {
  const keys = ['IkeConfig', 'IpsecConfig', 'TunnelOptionsSpecification'];
  const isOurs = /^vco-/.test(String(node.get('VpnConnectionId')?.scalar ?? ''));
  return node.kind === 'object' && (isOurs || keys.some((key) => node.get(key) !== undefined));
}

/** A gateway of EC2 has a state; one of Alibaba Cloud has none, or calls it Status. */
function isGateway(root: TreeNode): boolean {
  const has = (keys: readonly string[]) => keys.some((key) => root.get(key) !== undefined);
  return has(['CustomerGatewayId', 'VpnGatewayId']) && has(['RequestId', 'CreateTime']) && !has(['State']);
}
