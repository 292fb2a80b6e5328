interface Node {
  line: string;
  readonly body: Node[];
}

/** Commands of the global mode, whatever the mode they are typed in. */
const GLOBAL =
  /^(?:crypto (?:ikev2|isakmp|keyring|ipsec (?:transform-set|profile|security-association))|interface|router|route-map|ip (?:route|prefix-list|access-list)|ipv6 (?:route|prefix-list)|hostname|version|vrf) /;
const OPENS_GLOBAL =
  /^(?:crypto (?:ikev2 \S+|isakmp \S+|keyring|ipsec (?:transform-set|profile))|interface|router|route-map|ip access-list) /;
const OPENS_INNER = /^(?:peer|address-family) /;

/** What there is one of in its mode: a second command replaces the first. */
const ONE_OF: readonly RegExp[] = [
  /^(?:description|lifetime|encryption|integrity|prf|hash|group|address|dpd|keepalive|local-address|self-identity|mode|maximum-paths)\b/,
  /^authentication (?:remote|local)\b/,
  /^authentication pre-share/,
  /^(?:identity local|keyring local|keyring|initiate mode|pre-shared-key (?!address))\b/,
  /^set (?:transform-set|pfs|ikev2-profile|isakmp-profile|local-preference|as-path prepend)\b/,
  /^set security-association (?:lifetime seconds|lifetime kilobytes|replay window-size)\b/,
  /^tunnel (?:source|mode|destination)\b/,
  /^(?:ip|ipv6) (?:mtu|tcp adjust-mss)\b/,
  /^ip address\b/,
  /^crypto ipsec df-bit\b/,
  /^neighbor \S+ (?:remote-as|description|timers|password|activate)\b/,
  /^neighbor \S+ (?:prefix-list|route-map) \S+ in$/,
  /^neighbor \S+ (?:prefix-list|route-map) \S+ out$/,
  /^ip route \S+ \S+ \S+/,
  /^ipv6 route \S+ \S+/,
];

/** What is refused while something is in its place. */
const REFUSED: readonly RegExp[] = [
  /^(?:ip|ipv6) prefix-list \S+ seq \d+/,
  /^pre-shared-key address \S+/,
  /^tunnel protection ipsec (?:profile|policy)/,
];

/** Which commands use what another command, with this name, defines. */
const USES: readonly (readonly [defines: RegExp, uses: RegExp])[] = [
  [/^crypto ikev2 keyring (\S+)/, /^keyring local (\S+)$/],
  [/^crypto keyring (\S+)/, /^keyring (\S+)$/],
  [/^crypto ikev2 profile (\S+)/, /^set ikev2-profile (\S+)$/],
  [/^crypto isakmp profile (\S+)/, /^set isakmp-profile (\S+)$/],
  [/^crypto ipsec transform-set (\S+)/, /^set transform-set (\S+)$/],
  [/^crypto ipsec profile (\S+)/, /^tunnel protection ipsec profile (\S+)$/],
  [/^ip(?:v6)? prefix-list (\S+)$/, /^neighbor \S+ prefix-list (\S+)/],
  [/^route-map (\S+)$/, /^neighbor \S+ route-map (\S+)/],
  [/^ip access-list extended (\S+)/, /^tunnel protection ipsec policy ipv4 (\S+)$/],
];

/** As much of IOS as takes commands, refuses some, and shows what it has. Throws where a router answers with `%`. */
export class IosRouter {
  readonly #root: Node = { line: '', body: [] };
  #modes: Node[] = [this.#root];

  /** Types the lines of a text in configuration mode. */
  type(text: string): void {
    this.#modes = [this.#root];
    for (const raw of text.split('\n')) {
      const line = raw.trim().replace(/\s+/g, ' ');
      if (line === '' || line.startsWith('!')) continue;
      if (line === 'end') return;
      if (line === 'exit' || line === 'exit-address-family') this.#modes.pop();
      else this.#command(line);
    }
  }

  #command(line: string): void {
    const isOff = line.startsWith('no ');
    const command = canonical(isOff ? line.slice(3) : line);
    if (GLOBAL.test(command)) this.#modes.length = 1;
    if (this.#modes.length === 3 && OPENS_INNER.test(command)) this.#modes.pop();
    const mode = this.#modes.at(-1);
    if (!mode) throw new Error(`% no mode: ${line}`);
    if (isOff) this.#remove(mode, command);
    else this.#add(mode, command);
  }

  #add(mode: Node, line: string): void {
    const refused = REFUSED.map((pattern) => pattern.exec(line)?.[0]).find((head) => head !== undefined);
    const inPlace = mode.body.find(
      (one) => refused !== undefined && `${one.line} `.startsWith(`${refused} `),
    );
    if (inPlace && inPlace.line !== line) throw new Error(`% in its place: ${line}`);
    const family = ONE_OF.find((pattern) => pattern.test(line));
    const head = family?.exec(line)?.[0];
    const old = mode.body.find(({ line: one }) =>
      head === undefined ? one === line || one === `no ${line}` : sameHead(family, one, line, head),
    );
    const opens = mode === this.#root ? OPENS_GLOBAL.test(line) : OPENS_INNER.test(line);
    const header = /^(crypto ipsec transform-set \S+)/.exec(line)?.[1];
    const known = header ? mode.body.find((one) => `${one.line} `.startsWith(`${header} `)) : old;
    if (known) known.line = line;
    const node = known ?? { line, body: [] };
    if (!known) mode.body.push(node);
    if (/^ip address /.test(line)) this.#overlap(mode, line);
    if (opens) this.#modes.push(node);
  }

  #overlap(mode: Node, line: string): void {
    const net = (text: string): string => text.split(' ')[2]?.split('.').slice(0, 3).join('.') ?? '';
    const host = (text: string): number => Number(text.split(' ')[2]?.split('.')[3]) >> 2;
    for (const { line: name, body } of this.#root.body) {
      const other = body.find((one) => /^ip address \d/.test(one.line))?.line;
      if (!name.startsWith('interface ') || name === mode.line || other === undefined) continue;
      if (net(other) === net(line) && host(other) === host(line)) throw new Error(`% overlaps with ${name}`);
    }
  }

  #remove(mode: Node, line: string): void {
    for (const [defines, uses] of USES) {
      const name = mode === this.#root ? defines.exec(line)?.[1] : undefined;
      if (name !== undefined && this.#lines().some((one) => uses.exec(one)?.[1] === name))
        throw new Error(`% in use: ${line}`);
    }
    const kept = mode.body.filter((one) => !`${one.line} `.startsWith(`${line} `));
    const isHarmless = isSwitch(line) || /^(?:shutdown|ip address)$/.test(line);
    if (kept.length === mode.body.length && !isHarmless) throw new Error(`% not there: no ${line}`);
    mode.body.splice(0, mode.body.length, ...kept);
    if (isSwitch(line)) mode.body.push({ line: `no ${line}`, body: [] });
    if (line.startsWith('interface ')) {
      const route = ` ${line.slice('interface '.length)} `;
      this.#root.body.splice(
        0,
        this.#root.body.length,
        ...this.#root.body.filter(
          (one) => !/^ip(v6)? route/.test(one.line) || !`${one.line} `.includes(route),
        ),
      );
    }
  }

  #lines(): string[] {
    const below = (node: Node): string[] => [node.line, ...node.body.flatMap(below)];
    return below(this.#root);
  }

  /** As `show running-config` prints it, in the order of IOS; `also` are foreign blocks. */
  show(also = ''): string {
    const ORDER = [
      /^crypto ikev2/,
      /^crypto keyring/,
      /^crypto isakmp/,
      /^crypto ipsec/,
      /^interface/,
      /^router/,
    ];
    const rank = ({ line }: Node): number => {
      const at = ORDER.findIndex((pattern) => pattern.test(line));
      return at < 0 ? ORDER.length : at;
    };
    const blocks = this.#root.body
      .toSorted((a, b) => rank(a) - rank(b))
      .map((node) => `${print(node, 0)}!\n`);
    const head =
      'R1#show running-config\nBuilding configuration...\n\nCurrent configuration : 9999 bytes\n!\n';
    return `${head}version 17.6\nservice timestamps debug datetime msec\n!\nhostname R1\n!\n${also}${blocks.join('')}end\n\nR1#\n`;
  }
}

function sameHead(family: RegExp | undefined, one: string, line: string, head: string): boolean {
  if (!family?.test(one.replace(/^no /, ''))) return false;
  const words = / (?:prefix-list|route-map) \S+ (?:in|out)$/;
  if (words.test(line))
    return (
      one.replace(words, '') === line.replace(words, '') && family.test(one) && kindOf(one) === kindOf(line)
    );
  return `${one.replace(/^no /, '')} `.startsWith(`${head} `);
}

function kindOf(line: string): string {
  return `${/prefix-list|route-map/.exec(line)?.[0]} ${line.split(' ').at(-1)}`;
}

/** What is shown when it is off. */
function isSwitch(line: string): boolean {
  return /^(?:config-exchange request|neighbor \S+:\S* activate)$/.test(line);
}

/** What is typed, as the router keeps it. */
function canonical(line: string): string {
  return line
    .replace(/^encryption (?=aes (?:128|192|256)$|3des$|des$)/, 'encryption ')
    .replace(/^encr /, 'encryption ')
    .replace(/^encryption aes$/, 'encryption aes 128')
    .replace(/^(pre-shared-key(?: address \S+ key)?) 0 /, '$1 ')
    .replace(/(esp-(?:aes|gcm))(?! \d)/, '$1 128')
    .replace(/^(ip route \S+ \S+ Tunnel\d+) 1 /, '$1 ')
    .replace(/[0-9A-F:]*:[0-9A-F:]*/g, (address) => address.toLowerCase());
}

const HIDDEN =
  /^(?:no shutdown|lifetime 86400|hash sha|self-identity address|set security-association (?:lifetime seconds 3600|replay window-size 64)|neighbor \S+ timers 60 180)$/;

/** The spelling and the indentation of IOS. */
function print({ line, body }: Node, depth: number): string {
  const isV1 = /^crypto isakmp policy/.test(line);
  const wide = /^crypto isakmp profile/.test(line) ? 3 : /^crypto keyring/.test(line) ? 2 : 1;
  const rows = body
    .filter((one) => !HIDDEN.test(one.line))
    .map((one) => {
      const shown = isV1
        ? { ...one, line: one.line.replace(/^encryption /, 'encr ').replace(/ 128$/, '') }
        : one;
      const text = print(shown, depth + wide);
      return one.line.startsWith('address-family') ? `${' '.repeat(depth + wide)}!\n${text}` : text;
    });
  const end = line.startsWith('address-family') ? `${' '.repeat(depth)}exit-address-family\n` : '';
  const trailing =
    /^(?:crypto keyring|match identity|set transform-set|route-map|crypto ipsec transform-set)/.test(line)
      ? ' '
      : '';
  return `${' '.repeat(depth)}${shown(line)}${trailing}\n${rows.join('')}${end}`;
}

function shown(line: string): string {
  const text = line.replace(/(crypto ipsec transform-set .*esp-aes) 128/, '$1');
  return /description|key|password/.test(text)
    ? text
    : text.replace(/[0-9a-f:]*:[0-9a-f:]*(?=\/|\s|$)/g, (address) => address.toUpperCase());
}
