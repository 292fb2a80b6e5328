import type { Place } from '../diagnostics/diagnostic.js';
import type { Report } from '../diagnostics/result.js';
import type { XmlElement } from './carrier/xml.js';
import type { TreeNode } from './tree.js';

/** An XML element as a node of keys and values; how a list is written differs between the APIs. */
export abstract class XmlNode implements TreeNode {
  protected readonly element: XmlElement;
  readonly kind = 'leaf';

  constructor(element: XmlElement) {
    this.element = element;
  }

  get place(): Place {
    return this.element.place;
  }

  get scalar(): string {
    return this.element.text;
  }

  get isEmpty(): boolean {
    return this.element.children.length === 0;
  }

  abstract get(name: string): XmlNode | undefined;

  abstract get items(): readonly XmlNode[];
}

/** Reports elements that are there twice under one parent and are no items of a list. */
export function refuseRepeated(
  element: XmlElement,
  isItem: (name: string, parent: string) => boolean,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const child of element.children) {
    const name = child.name.toLowerCase();
    const isSecond = seen.has(name) && !isItem(child.name, element.name);
    if (isSecond) report.add('XML_REPEATED', { name: child.name }, child.place);
    seen.add(name);
    refuseRepeated(child, isItem, report);
  }
}
