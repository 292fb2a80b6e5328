import type { Place } from '../diagnostics/diagnostic.js';
import type { TreeKind, TreeNode } from './tree.js';

/**
 * A node of a document whose texts may stand for numbers and booleans, and whose empty texts for nothing: Alibaba
 * Cloud writes `"86400"` in one place and 86400 in another.
 */
export class LooseNode implements TreeNode {
  readonly #node: TreeNode;

  constructor(node: TreeNode) {
    this.#node = node;
  }

  get place(): Place {
    return this.#node.place;
  }

  get kind(): TreeKind {
    return this.#node.kind === 'string' ? 'leaf' : this.#node.kind;
  }

  get scalar(): string | number | boolean | undefined {
    return this.#node.scalar;
  }

  get isEmpty(): boolean {
    return this.#node.isEmpty;
  }

  get(name: string): LooseNode | undefined {
    const found = this.#node.get(name);
    return found === undefined || isBlank(found) ? undefined : new LooseNode(found);
  }

  get items(): readonly LooseNode[] {
    return this.#node.items.map((item) => new LooseNode(item));
  }
}

/** A text without a character, and an element with neither text nor children that is no item of a list. */
function isBlank(node: TreeNode): boolean {
  const isText = node.kind === 'string' || (node.kind === 'leaf' && node.isEmpty && node.items.length <= 1);
  return isText && String(node.scalar ?? '').trim() === '';
}
