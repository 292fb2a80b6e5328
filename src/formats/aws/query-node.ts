import type { Place } from '../../diagnostics/diagnostic.js';
import type { Report } from '../../diagnostics/result.js';
import type { XmlElement } from '../carrier/xml.js';
import type { TreeNode } from '../tree.js';

/**
 * An element of the EC2 Query API, read by the names of the JSON: `TunnelOptions` is `tunnelOptionSet`,
 * `VpnConnectionId` is `vpnConnectionId`, and the items of a list are `item` elements.
 */
export class QueryNode implements TreeNode {
  readonly #element: XmlElement;
  readonly kind = 'leaf';

  constructor(element: XmlElement) {
    this.#element = element;
  }

  get place(): Place {
    return this.#element.place;
  }

  get scalar(): string {
    return this.#element.text;
  }

  get(name: string): QueryNode | undefined {
    const plain = name.toLowerCase();
    const names = plain.endsWith('s') ? [plain, `${plain.slice(0, -1)}set`] : [plain];
    const found = this.#element.children.find((child) => names.includes(child.name.toLowerCase()));
    return found && new QueryNode(found);
  }

  get items(): readonly QueryNode[] {
    return this.#element.all('item').map((item) => new QueryNode(item));
  }

  get isEmpty(): boolean {
    return this.#element.children.length === 0;
  }
}

/** Reports elements that are there twice under one parent: only `item` may be. */
export function refuseRepeated(element: XmlElement, report: Report): void {
  const seen = new Set<string>();
  for (const child of element.children) {
    const name = child.name.toLowerCase();
    if (seen.has(name) && name !== 'item') report.add('XML_REPEATED', { name: child.name }, child.place);
    seen.add(name);
    refuseRepeated(child, report);
  }
}
