import { readCommands } from '../vyos-reader.js';
import { deletions } from './vyos.js';

interface Node extends Map<string, Node> {}

/**
 * A configuration of VyOS as its command line keeps it (vyatta-cfg, src/cstore/cstore.cpp): `delete` takes out a node with
 * all below it, and a value only where it is the value; nodes around it stay, even empty ones. What is not there
 * is "Nothing to delete", which is no error.
 */
export class VyosRouter {
  readonly #config: Node = new Map();

  set(text: string): this {
    for (const words of readCommands(text)) {
      let node = this.#config;
      for (const word of words) {
        const inner: Node = node.get(word) ?? new Map();
        node.set(word, inner);
        node = inner;
      }
    }
    return this;
  }

  delete(text: string): this {
    for (const words of deletions(text)) {
      let parent: Node | undefined = this.#config;
      for (const word of words.slice(0, -1)) parent = parent?.get(word);
      parent?.delete(words.at(-1) ?? '');
    }
    return this;
  }

  /** Every node without anything below it, which is a value or an empty node. */
  leaves(): string[] {
    const print = (node: Node, path: readonly string[]): string[] =>
      node.size === 0
        ? [path.join(' ')]
        : [...node].flatMap(([word, inner]) => print(inner, [...path, word]));
    return this.#config.size === 0 ? [] : print(this.#config, []).sort();
  }

  /** The leaves as `set` lines, as far as these files make any. */
  commands(): string {
    return this.leaves()
      .filter((leaf) => !EMPTY.test(leaf))
      .map(
        (leaf) =>
          `set ${leaf
            .split(' ')
            .map((word) => `'${word}'`)
            .join(' ')}\n`,
      )
      .join('');
  }

  has(path: string): boolean {
    let node: Node | undefined = this.#config;
    for (const word of path.split(' ')) node = node?.get(word);
    return node !== undefined;
  }
}

/** Nodes that only hold others: without these they are nothing. */
export const EMPTY: RegExp =
  /^(?:policy(?: prefix-list6?| route-map)?|interfaces(?: vti)?|protocols static(?: route6?(?: \S+(?: interface)?)?)?|protocols bgp (?:neighbor|address-family(?: \S+(?: network| maximum-paths(?: ebgp)?)?)?)|vpn ipsec(?: authentication(?: psk)?| site-to-site(?: peer)?| ike-group| esp-group| options| interface)?)$/;
