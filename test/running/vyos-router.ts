/** Nodes that take several values (vyos-1x: `<multi/>`, and tag nodes). */
const SEVERAL =
  /^(?:interfaces vti \S+ address|vpn ipsec interface|vpn ipsec authentication psk \S+ id|.* tunnel 1 (?:local|remote) prefix|.* remote-address|protocols bgp address-family \S+ network)$/;
const FLAGS =
  /(?:disable-route-autoinstall|disable-mobike|force-udp-encapsulation|soft-reconfiguration inbound|reset)$/;
/** Nodes of which there are several, by name. */
const LISTS =
  /^(?:vti|peer|psk|ike-group|esp-group|proposal|tunnel|neighbor|rule|route|route6|network|route-map|prefix-list6?|interface)$/;
const LISTED = /^ network /;
const NETWORK = /^protocols bgp address-family \S+ network \S+$/;

/** Some of these names are plain nodes elsewhere: `prefix-list import`, `vti bind`. */
function isList(name: string, inner: readonly string[]): boolean {
  return LISTS.test(name) && !inner.every((one) => /^(?:import|export|bind|esp-group)$/.test(one));
}

/** As much of VyOS as takes `set` and `delete`, and shows what it has. Throws where it would say that nothing is there. */
export class VyosRouter {
  #paths: (readonly string[])[] = [];

  type(text: string): void {
    for (const line of text.split('\n').filter((one) => one !== '')) {
      const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
      const path = words.slice(1);
      if (words[0] === 'delete') this.#delete(path);
      else if (words[0] === 'set') this.#set(path);
      else if (words[0] !== 'run') throw new Error(`no command: ${line}`);
    }
  }

  #set(path: readonly string[]): void {
    const leaf = path.slice(0, -1).join(' ');
    const isFlag = FLAGS.test(path.join(' '));
    if (!isFlag && !SEVERAL.test(leaf)) {
      this.#paths = this.#paths.filter((one) => one.slice(0, -1).join(' ') !== leaf);
    }
    if (!this.#paths.some((one) => one.join(' ') === path.join(' '))) this.#paths.push(path);
  }

  #delete(path: readonly string[]): void {
    const kept = this.#paths.filter((one) => !path.every((word, at) => word === one[at]));
    if (kept.length === this.#paths.length) throw new Error(`nothing to delete: ${path.join(' ')}`);
    this.#paths = kept;
  }

  /** As `show configuration commands` prints it: names bare, values in quotes, sorted. */
  show(): string {
    const lines = this.#paths.map((path) => {
      const line = path.join(' ');
      if (FLAGS.test(line) || NETWORK.test(line)) return `set ${line}`;
      return `set ${path.slice(0, -1).join(' ')} '${path.at(-1)}'`;
    });
    return `vyos@r1:~$ show configuration commands | no-more\n${lines.sort().join('\n')}\nvyos@r1:~$ \n`;
  }

  /** As `/config/config.boot` has it. */
  boot(): string {
    interface Node {
      readonly inner: Map<string, Node>;
      isValue: boolean;
    }
    const root: Node = { inner: new Map(), isValue: false };
    for (const path of this.#paths) {
      let at = root;
      const isLeaf = !FLAGS.test(path.join(' ')) && !NETWORK.test(path.join(' '));
      for (const [index, word] of path.entries()) {
        const next = at.inner.get(word) ?? { inner: new Map(), isValue: false };
        at.inner.set(word, next);
        if (isLeaf && index === path.length - 1) next.isValue = true;
        at = next;
      }
    }
    const print = (name: string, node: Node, depth: number): string => {
      const tab = '    '.repeat(depth);
      const values = [...node.inner]
        .filter(([, one]) => one.isValue)
        .map(([value]) => `${tab}${name} "${value}"\n`);
      const inner = [...node.inner].filter(([, one]) => !one.isValue);
      if (values.length > 0) return values.join('');
      if (inner.length === 0)
        return LISTED.test(` ${name}`) ? `${tab}${name} {\n${tab}}\n` : `${tab}${name}\n`;
      if (
        isList(
          name,
          inner.map(([key]) => key),
        )
      )
        return inner.map(([key, one]) => print(`${name} ${key}`, one, depth)).join('');
      return `${tab}${name} {\n${inner.map(([key, one]) => print(key, one, depth + 1)).join('')}${tab}}\n`;
    };
    const nodes = [...root.inner].map(([name, node]) => print(name, node, 0)).join('');
    return `${nodes}\n// Warning: Do not remove the following line.\n// vyos-config-version: "bgp@5"\n`;
  }
}
