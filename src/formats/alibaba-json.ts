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

/** Keys that no reply of EC2 has. */
const REPLY_KEYS = [
  'VpnConnectionConfig',
  'VpnAttachments',
  'CustomerGateways',
  'VpnGateways',
  'IpAddress',
  'InternetIp',
];

/** Whether it is a reply with connections or gateways of Alibaba Cloud in it. */
export function isAlibabaReply(root: TreeNode): boolean {
  if (root.kind !== 'object') return false;
  const list = root.get('VpnConnections');
  const isList = list?.get('VpnConnection') !== undefined || list?.items.some(isConnection);
  const isGateway = root.get('CustomerGatewayId') !== undefined || root.get('VpnGatewayId') !== undefined;
  const keys = REPLY_KEYS.filter((key) => isGateway || !/^I/.test(key));
  return isConnection(root) || isList === true || keys.some((key) => root.get(key) !== undefined);
}

/** EC2 has connections with the same ids and gateway ids; none of them is `vco-`, and none has an IkeConfig. */
function isConnection(node: TreeNode): boolean {
  const keys = ['IkeConfig', 'IpsecConfig', 'TunnelOptionsSpecification'];
  const isOurs = /^vco-/.test(String(node.get('VpnConnectionId')?.scalar ?? ''));
  return node.kind === 'object' && (isOurs || keys.some((key) => node.get(key) !== undefined));
}
