import type { Report } from '../diagnostics/result.js';
import { ec2Draft } from './aws/ec2-draft.js';
import type { JsonNode } from './carrier/json.js';
import type { InputFormat } from './format.js';
import { listField, type TreeNode } from './tree.js';

/** Replies of the EC2 API as the AWS CLI and the SDKs write them. */
export const ec2Json: InputFormat = {
  id: 'ec2-json',
  title: 'EC2 JSON: describe-, create- or modify-vpn-connection reply, or its connection objects',
  source: 'aws ec2 describe-vpn-connections --vpn-connection-ids ID',
  // An empty list is what --query VpnConnections gives when there is none.
  detect: ({ kind, root }) =>
    kind === 'json' &&
    (isReply(root) || root.items.some(isConnection) || (root.kind === 'list' && root.isEmpty)),
  parse: (content, report) => {
    if (content.kind !== 'json') return [];
    const nodes = connectionNodes(content.root, report);
    if (nodes?.length === 0) report.add('NO_CONNECTIONS', {}, content.root.place);
    return (nodes ?? []).flatMap((node) => ec2Draft(node, content, report));
  },
};

function isReply(root: JsonNode): boolean {
  const keys = ['VpnConnections', 'VpnConnection'];
  return isConnection(root) || keys.some((key) => root.get(key) !== undefined);
}

/** One bare connection object, as `--query 'VpnConnections[0]'` gives it. */
function isConnection(node: TreeNode): boolean {
  const keys = ['VpnConnectionId', 'CustomerGatewayConfiguration'];
  return node.kind === 'object' && keys.some((key) => node.get(key) !== undefined);
}

function connectionNodes(root: JsonNode, report: Report): readonly TreeNode[] | undefined {
  if (root.kind === 'list') return root.items;
  if (isConnection(root)) return [root];
  const one = root.get('VpnConnection');
  return one ? [one] : listField(root, 'VpnConnections', report)?.value;
}
