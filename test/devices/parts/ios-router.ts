import { type Command, readIos } from '../ios-reader.js';

/** What `readIos` calls what a command makes, and other commands refer to. */
const KINDS: Readonly<Record<string, string>> = {
  'crypto ikev2 proposal': 'proposal',
  'crypto ikev2 keyring': 'keyring',
  'crypto keyring': 'keyring',
  'crypto ikev2 profile': 'ikev2-profile',
  'crypto isakmp profile': 'isakmp-profile',
  'crypto ipsec transform-set': 'transform-set',
  'crypto ipsec profile': 'ipsec-profile',
  'ip prefix-list': 'prefix-list',
  'ipv6 prefix-list': 'prefix-list',
  'route-map': 'route-map',
  'ip access-list extended': 'access-list',
};

/** The commands of a mode, with those of the modes inside: an empty map where there are none. */
interface Mode extends Map<string, Mode> {}

/**
 * A running configuration of Cisco IOS: it merges files, and does what their `no` lines say. Written after the
 * command references, not after the files: a command is found by its words up to the name of what it makes.
 */
export class IosRouter {
  readonly #running: Mode = new Map();
  /** What the router, or whoever reads its answers, would complain of. */
  readonly problems: string[] = [];

  /** `copy FILE running-config`. */
  merge(text: string): this {
    const { commands, problems } = readIos(text);
    this.problems.push(...problems.map((line) => `not understood: ${line}`));
    const add = (mode: Mode, lines: readonly Command[]): void => {
      for (const { line, body } of lines) {
        if (line === 'end' || line === 'exit-address-family' || /^no ip address$/.test(line)) continue;
        const inner = mode.get(line) ?? new Map();
        mode.set(line, inner);
        add(inner, body);
      }
    };
    add(this.#running, commands);
    return this;
  }

  /** A file of `no` lines, pasted into configuration mode. */
  paste(text: string): this {
    let modes = [this.#running];
    for (const raw of text.split('\n')) {
      const line = raw.trim();
      if (line === '' || line.startsWith('!') || line === 'end') continue;
      if (/^router bgp \d+$/.test(line)) modes = [this.#running, this.#enter(this.#running, line)];
      else if (/^address-family ipv[46]$/.test(line) && modes[1])
        modes = [this.#running, modes[1], this.#enter(modes[1], line)];
      else if (line === 'exit-address-family') modes.pop();
      else if (line.startsWith('no ')) {
        // A command that the mode does not know is one of the modes around it.
        if (/^no (?:interface|crypto|ip|ipv6|route-map) /.test(line)) modes = [this.#running];
        this.#no(modes.at(-1) ?? this.#running, line.slice('no '.length));
      } else this.problems.push(`not understood: ${raw}`);
    }
    return this;
  }

  #enter(mode: Mode, line: string): Mode {
    const inner: Mode = mode.get(line) ?? new Map();
    mode.set(line, inner);
    return inner;
  }

  #no(mode: Mode, words: string): void {
    if (this.#isUsed(words)) {
      // "% Cannot remove as proposal is in use."
      if (words.startsWith('crypto ikev2 proposal ')) return;
      this.problems.push(`still in use: ${words}`);
    }
    const neighbor = /^neighbor (\S+) remote-as \d+$/.exec(words)?.[1];
    if (neighbor === undefined) {
      const isNamed = /^(?:crypto ipsec transform-set|ip(?:v6)? prefix-list|route-map) \S+$/.test(words);
      forget(mode, (line) => line === words || (isNamed && line.startsWith(`${words} `)));
    } else if (mode.has(words)) {
      forget(mode, (line) => line.replace(/^no /, '').startsWith(`neighbor ${neighbor} `));
    }
  }

  #isUsed(words: string): boolean {
    const [, command = '', name = ''] = /^(.*) (\S+)$/.exec(words) ?? [];
    if (command === 'interface')
      return this.lines().some((line) => / route /.test(line) && line.includes(` ${name} `));
    const kind = KINDS[command];
    return kind !== undefined && readIos(this.lines().join('\n')).used.has(`${kind} ${name}`);
  }

  /** The running configuration, as `show running-config` prints it. */
  lines(): string[] {
    const print = (mode: Mode, indent: string): string[] =>
      [...mode].flatMap(([line, body]) => [indent + line, ...print(body, `${indent} `)]);
    return print(this.#running, '');
  }

  /** Each of its commands behind those of the modes that it stands in. */
  paths(): string[] {
    const print = (mode: Mode, around: string): string[] =>
      [...mode].flatMap(([line, body]) => [around + line, ...print(body, `${around}${line} / `)]);
    return print(this.#running, '');
  }
}

/** Takes lines out of a mode, and out of the address families inside. */
function forget(mode: Mode, isGone: (line: string) => boolean): void {
  for (const [line, inner] of [...mode]) {
    if (isGone(line)) mode.delete(line);
    else if (line.startsWith('address-family ')) forget(inner, isGone);
  }
}
