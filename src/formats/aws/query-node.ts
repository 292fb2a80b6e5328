import { XmlNode } from '../xml-node.js';

/**
 * An element of the EC2 Query API, read by the names of the JSON: `TunnelOptions` is `tunnelOptionSet`,
 * `VpnConnectionId` is `vpnConnectionId`, and the items of a list are `item` elements.
 */
export class QueryNode extends XmlNode {
  override get(name: string): QueryNode | undefined {
    const plain = name.toLowerCase();
    const names = plain.endsWith('s') ? [plain, `${plain.slice(0, -1)}set`] : [plain];
    const found = this.element.children.find((child) => names.includes(child.name.toLowerCase()));
    return found && new QueryNode(found);
  }

  override get items(): readonly QueryNode[] {
    return this.element.all('item').map((item) => new QueryNode(item));
  }
}

/** Only the items of a list may be there twice. */
export function isItem(name: string): boolean {
  return name.toLowerCase() === 'item';
}
