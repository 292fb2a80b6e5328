import type { XmlElement } from '../carrier/xml.js';
import { XmlNode } from '../xml-node.js';

/**
 * The elements of one name below one parent: the XML of Alibaba Cloud's API repeats an element for each item of
 * a list. Where it is no list there is one, whose members are read.
 */
export class GroupNode extends XmlNode {
  readonly #elements: readonly XmlElement[];

  constructor(first: XmlElement, others: readonly XmlElement[] = []) {
    super(first);
    this.#elements = [first, ...others];
  }

  override get(name: string): GroupNode | undefined {
    const wanted = name.toLowerCase();
    const [first, ...others] = this.element.children.filter((child) => child.name.toLowerCase() === wanted);
    return first && new GroupNode(first, others);
  }

  override get items(): readonly GroupNode[] {
    return this.#elements.map((element) => new GroupNode(element));
  }
}

/** The lists of the API, as far as a reply with connections or gateways has them. */
const LISTS: ReadonlySet<string> = new Set([
  'VpnConnections',
  'VpnConnection',
  'VpnAttachments',
  'VpnAttachment',
  'TunnelOptionsSpecification',
  'TunnelOptions',
  'TunnelConfig',
  'BgpConfig',
  'CustomerGateway',
  'VpnGateway',
  'Tags',
  'Tag',
]);

/** Only the items of a list may be there twice. */
export function isItem(name: string): boolean {
  return LISTS.has(name);
}
