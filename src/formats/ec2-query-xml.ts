import { ec2Draft } from './aws/ec2-draft.js';
import { isItem, QueryNode } from './aws/query-node.js';
import type { InputFormat } from './format.js';
import { refuseRepeated } from './xml-node.js';

/** The XML of the EC2 Query API itself, as `aws --debug`, old SDKs and proxies show it. */
export const ec2QueryXml: InputFormat = {
  id: 'ec2-query-xml',
  title: 'EC2 Query API reply: DescribeVpnConnectionsResponse and its siblings',
  source: 'the raw body of an EC2 API reply',
  detect: ({ kind, root }) =>
    kind === 'xml' && /^(?:Describe|Create|Modify)Vpn(?:Connection|Tunnel)\w*Response$/.test(root.name),
  parse: (content, report) => {
    if (content.kind !== 'xml') return [];
    refuseRepeated(content.root, isItem, report);
    const reply = new QueryNode(content.root);
    const one = reply.get('VpnConnection');
    const nodes = one ? [one] : (reply.get('VpnConnections')?.items ?? []);
    if (nodes.length === 0) report.add('NO_CONNECTIONS', {}, reply.place);
    return nodes.flatMap((node) => ec2Draft(node, content, report));
  },
};
