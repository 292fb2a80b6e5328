import { contains, parsePrefix, prefixLength } from '../../../src/model/net.js';
import { type BgpdRecord, keyDigest, NONE } from './record.js';

interface Rule {
  readonly sequence: number;
  readonly permits: boolean;
  readonly prefix: string;
  readonly most?: number;
}

/** A configuration of FRR as the commands of bgpd, each in its context: `router`, an address family or a route map. */
export class Bgpd {
  readonly #lists = new Map<string, Rule[]>();
  readonly #lines: { readonly context: string; readonly words: readonly string[] }[] = [];
  #asn = NONE;

  constructor(text: string) {
    let context = '';
    for (const line of text.split('\n')) {
      const words = line.trim().split(/\s+/);
      const family = /^\s*address-family (ipv[46]) unicast$/.exec(line)?.[1];
      const map = /^route-map (\S+) permit \d+$/.exec(line)?.[1];
      if (family) context = family;
      else if (map) context = `map ${map}`;
      else if (line.startsWith('router bgp ')) [context, this.#asn] = ['router', words[2] ?? NONE];
      else if (/^\s*exit(-address-family)?$/.test(line)) context = 'router';
      else if (words[1] === 'prefix-list') this.#addRule(words);
      else if (words[0] !== '' && words[0] !== '!') this.#lines.push({ context, words });
    }
  }

  #addRule([, , name = '', , sequence, action, prefix = '', , most]: readonly string[]): void {
    const rule = { sequence: Number(sequence), permits: action === 'permit', prefix };
    const list = [
      ...(this.#lists.get(name) ?? []),
      most === undefined ? rule : { ...rule, most: Number(most) },
    ];
    this.#lists.set(
      name,
      list.sort((one, two) => one.sequence - two.sequence),
    );
  }

  /** The words behind these ones in each command of a context that begins with them. */
  #all(context: string, command: string): string[] {
    const start = command.split(' ');
    return this.#lines
      .filter((line) => line.context === context && start.every((word, index) => line.words[index] === word))
      .map((line) => line.words.slice(start.length).join(' '));
  }

  #one(context: string, command: string): string | undefined {
    const found = this.#all(context, command);
    if (found.length > 1) throw new Error(`${command} is there ${found.length} times`);
    return found[0];
  }

  /** What bgpd holds of a neighbor; nothing where there is none of this address. */
  record(address: string): BgpdRecord | undefined {
    const neighbor = `neighbor ${address}`;
    const remote = this.#one('router', `${neighbor} remote-as`);
    if (remote === undefined) return undefined;
    const timers = this.#all('router', `${neighbor} timers`).filter((one) => !one.startsWith('connect'));
    const [keepalive = NONE, hold = NONE] = (timers[0] ?? '').split(' ');
    const family = address.includes(':') ? 'ipv6' : 'ipv4';
    const [into, out] = ['in', 'out'].map((way) => this.#policy(family, neighbor, way));
    const key = this.#one('router', `${neighbor} password`);
    return {
      'local AS': this.#asn,
      'remote AS': remote,
      neighbor: address,
      'address families': ['ipv4', 'ipv6'].filter((one) => this.#isActive(one, neighbor)).join(', '),
      'keepalive time': `${keepalive} s`,
      'hold time': `${hold} s`,
      'connect retry': this.#one('router', `${neighbor} timers connect`) ?? 'the default',
      announced: this.#announced(family, out?.rules ?? []),
      accepted: (into?.rules ?? []).map(written).join(', '),
      'local preference': into?.set('local-preference') ?? NONE,
      prepended: out?.set('as-path prepend') ?? NONE,
      'BGP key': key === undefined ? NONE : keyDigest(Buffer.from(key)),
    };
  }

  /** IPv4 is on of itself (FRR user guide, "bgp default ipv4-unicast"). */
  #isActive(family: string, neighbor: string): boolean {
    if (this.#all(family, `${neighbor} activate`).length > 0) return true;
    const isOff =
      this.#all('router', 'no bgp default ipv4-unicast').length > 0 ||
      this.#all(family, `no ${neighbor} activate`).length > 0;
    return family === 'ipv4' && !isOff;
  }

  /** A prefix list stands with the neighbor or in its route map. */
  #policy(family: string, neighbor: string, way: string) {
    const named = (kind: string) =>
      this.#all(family, `${neighbor} ${kind}`)
        .filter((one) => one.endsWith(` ${way}`))
        .map((one) => one.split(' ')[0] ?? '');
    const context = `map ${named('route-map')[0]}`;
    const match = this.#one(context, `match ${family === 'ipv4' ? 'ip' : 'ipv6'} address prefix-list`);
    const lists = [...named('prefix-list'), ...(match === undefined ? [] : [match])];
    if (lists.length !== 1) throw new Error(`${neighbor} has ${lists.length} prefix lists ${way}`);
    return {
      rules: this.#lists.get(lists[0] ?? '') ?? [],
      set: (what: string) => this.#one(context, `set ${what}`),
    };
  }

  #announced(family: string, rules: readonly Rule[]): string {
    const passes = (network: string) => rules.find((rule) => matches(rule, network))?.permits ?? false;
    return this.#all(family, 'network').filter(passes).sort().join(', ') || 'nothing';
  }
}

function matches({ prefix, most }: Rule, network: string): boolean {
  const [outer, inner] = [parsePrefix(prefix), parsePrefix(network)];
  if (!outer || !inner) throw new Error(`${prefix} or ${network} is no network`);
  return contains(outer, inner) && prefixLength(inner) <= (most ?? prefixLength(outer));
}

function written({ permits, prefix, most }: Rule): string {
  return `${permits ? 'permit' : 'deny'} ${prefix}${most === undefined ? '' : ` le ${most}`}`;
}
