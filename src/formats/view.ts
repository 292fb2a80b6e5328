import type { Place } from '../diagnostics/diagnostic.js';
import type { JsonNode } from './carrier/json.js';
import type { Spot } from './spot.js';
import type { TreeKind, TreeNode } from './tree.js';

/** A node that is not in the document as such; its place is that of what it is made from. */
class ViewNode implements TreeNode {
  readonly kind: TreeKind;
  readonly items: readonly TreeNode[];
  readonly scalar: string | undefined;
  readonly #at: Spot;
  readonly #members: ReadonlyMap<string, TreeNode>;

  constructor(
    at: Spot,
    kind: TreeKind,
    {
      members = {},
      items = [],
      scalar,
    }: { members?: Members; items?: readonly TreeNode[]; scalar?: string | undefined },
  ) {
    this.#at = at;
    this.kind = kind;
    this.items = items;
    this.scalar = scalar;
    this.#members = new Map(Object.entries(members).flatMap(([key, node]) => (node ? [[key, node]] : [])));
  }

  get place(): Place {
    return this.#at.place;
  }

  get(name: string): TreeNode | undefined {
    return this.#members.get(name);
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }
}

type Members = Readonly<Record<string, TreeNode | undefined>>;

/** An object that shows values of a document under the names that its reader asks for. */
export function objectView(at: Spot, members: Members): TreeNode {
  return new ViewNode(at, 'object', { members });
}

/** A list; what is no list in the document is left to its reader, who says so. */
export function listView(list: JsonNode, each: (item: JsonNode) => TreeNode): TreeNode {
  return list.kind === 'list' ? new ViewNode(list, 'list', { items: list.items.map(each) }) : list;
}

export function itemsView(at: Spot, items: readonly TreeNode[]): TreeNode {
  return new ViewNode(at, 'list', { items });
}

/** Tags as a map, which Terraform and Ansible make of the `{Key, Value}` of the EC2 API. */
export function tagsView(tags: JsonNode): TreeNode {
  const items = tags.members.map(({ key, value }) =>
    objectView(value, { Key: new ViewNode(value, 'string', { scalar: key }), Value: value }),
  );
  return tags.kind === 'object' ? itemsView(tags, items) : tags;
}

/** A document whose keys are those of the EC2 API in snake case: `vpn_connection_id` for `VpnConnectionId`. */
export class SnakeView implements TreeNode {
  readonly #node: JsonNode;
  readonly #names: Readonly<Record<string, string>>;

  /** `names` has those that differ, as `{ EnableBgp: 'enable' }`. */
  constructor(node: JsonNode, names: Readonly<Record<string, string>> = {}) {
    this.#node = node;
    this.#names = names;
  }

  get place(): Place {
    return this.#node.place;
  }

  get kind(): TreeKind {
    return this.#node.kind;
  }

  get scalar(): TreeNode['scalar'] {
    return this.#node.scalar;
  }

  get isEmpty(): boolean {
    return this.#node.isEmpty;
  }

  get items(): readonly SnakeView[] {
    return this.#node.items.map((item) => new SnakeView(item));
  }

  get(name: string): TreeNode | undefined {
    const found = this.#node.get(this.#names[name] ?? snakeCase(name));
    if (!found) return undefined;
    return name === 'Tags' && found.kind === 'object' ? tagsView(found) : new SnakeView(found);
  }
}

/** As Ansible's camel_dict_to_snake_dict has it: `phase1_dh_group_numbers`, `tunnel_inside_ipv6_cidr`. */
function snakeCase(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z]+)/g, '$1_$2')
    .toLowerCase();
}
