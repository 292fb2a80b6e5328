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
 * several `results`; `ansible_facts` has either of them under its own name, or the name of a fact.
 */
function connectionsIn(node: JsonNode): readonly JsonNode[] {
  const list = node.get('vpn_connections');
  if (list?.kind === 'list') return list.items;
  if (isConnection(node)) return [node];
  const results = node.get('results');
  const nodes = [...node.items, ...(results ? [results] : [])];
  return [...nodes.flatMap(connectionsIn), ...factsIn(node.get('ansible_facts'))];
}

function factsIn(facts: JsonNode | undefined): readonly JsonNode[] {
  const own = facts ? connectionsIn(facts) : [];
  const named = (facts?.members ?? []).flatMap(({ value }) => connectionsIn(value));
  return own.length > 0 ? own : named;
}

function isConnection(node: JsonNode): boolean {
  return ['vpn_connection_id', 'customer_gateway_configuration'].some((key) => node.get(key) !== undefined);
}
