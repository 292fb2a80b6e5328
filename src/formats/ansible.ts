import { ec2Draft } from './aws/ec2-draft.js';
import type { JsonNode } from './carrier/json.js';
import type { InputFormat } from './format.js';
import { SnakeView } from './view.js';

/** What Ansible's modules make of the EC2 API: the same objects, their keys in snake case. */
export const ansible: InputFormat = {
  id: 'ansible',
  title: 'Ansible: result of ec2_vpc_vpn_info or ec2_vpc_vpn, registered and written as JSON',
  source: "copy: content={{ result | to_nice_json }} dest=vpn.json mode=0600, after 'register: result'",
  detect: ({ kind, root }) => kind === 'json' && (isReply(root) || connectionsIn(root).length > 0),
  parse: (content, report) => {
    if (content.kind !== 'json') return [];
    const nodes = connectionsIn(content.root);
    if (nodes.length === 0) report.add('NO_CONNECTIONS', {}, content.root.place);
    return nodes.flatMap((node) => ec2Draft(new SnakeView(node), content, report));
  },
};

function isReply(root: JsonNode): boolean {
  return root.get('vpn_connections')?.kind === 'list';
}

/**
 * `vpn_connections` of ec2_vpc_vpn_info; ec2_vpc_vpn has the attributes beside `changed`. A result of a loop has
 * several `results`, and facts may be set from any of them.
 */
function connectionsIn(node: JsonNode): readonly JsonNode[] {
  const list = node.get('vpn_connections');
  if (list?.kind === 'list') return list.items;
  if (isConnection(node)) return [node];
  const inside = ['results', 'ansible_facts'].map((key) => node.get(key));
  const nodes = [...node.items, ...inside.filter((one) => one !== undefined)];
  return nodes.flatMap(connectionsIn);
}

function isConnection(node: JsonNode): boolean {
  return ['vpn_connection_id', 'customer_gateway_configuration'].some((key) => node.get(key) !== undefined);
}
