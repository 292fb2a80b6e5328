import { expect } from 'vitest';

/** A `set` line as its words after `set`, without quotes. */
export type Command = readonly string[];

/** Reads what VyOS's bash would: words between spaces, literal text between single quotes. */
export function readCommands(text: string): Command[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => {
      const [first, ...words] = readWords(line);
      expect(first, line).toBe('set');
      return words;
    });
}

function readWords(line: string): string[] {
  const words: string[] = [];
  for (const match of line.matchAll(/(?:^| )(?:'([^']*)'|([a-z0-9-]+))(?= |$)/g)) {
    words.push(match[1] ?? match[2] ?? '');
  }
  const written = words.map((word) => `(?:'${literal(word)}'|${literal(word)})`).join(' ');
  expect(line, 'plain words and single-quoted values, one space between').toMatch(new RegExp(`^${written}$`));
  return words;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Nodes that take several values, by the words in front of the value. */
const MULTIPLE = [
  /^interfaces vti \S+ address$/,
  /^vpn ipsec interface$/,
  /^vpn ipsec authentication psk \S+ id$/,
  /^vpn ipsec site-to-site peer \S+ tunnel 1 (local|remote) prefix$/,
  /^protocols bgp address-family \S+ network$/,
];

/** VyOS keeps the later of two values of a leaf, in silence. */
export function expectNoLeafTwice(commands: readonly Command[]): void {
  const values = new Map<string, string>();
  for (const command of commands) {
    const leaf = command.slice(0, -1).join(' ');
    const value = command.at(-1) ?? '';
    const known = values.get(leaf);
    if (MULTIPLE.some((pattern) => pattern.test(leaf))) continue;
    expect(known === undefined || known === value, `${leaf} is set twice`).toBe(true);
    values.set(leaf, value);
  }
  const lines = commands.map((command) => command.join(' '));
  expect(new Set(lines).size, 'no line twice').toBe(lines.length);
}

/** The last words of the commands that begin with these words. */
export function valuesAt(commands: readonly Command[], path: string): string[] {
  const words = path.split(' ');
  return commands
    .filter(
      (command) =>
        command.length === words.length + 1 && words.every((word, index) => command[index] === word),
    )
    .map((command) => command.at(-1) ?? '');
}

export function one(commands: readonly Command[], path: string): string {
  const values = valuesAt(commands, path);
  expect(values, path).toHaveLength(1);
  return values[0] ?? '';
}

/** The names of a tag node: the word behind these words. */
export function namesAt(commands: readonly Command[], path: string): string[] {
  const words = path.split(' ');
  const found = commands
    .filter((command) => words.every((word, index) => command[index] === word))
    .map((command) => command[words.length] ?? '');
  return [...new Set(found)];
}

/** Everything that vpn_ipsec.py refuses, and what it takes in silence and no tunnel comes of. */
export function expectPeers(commands: readonly Command[]): void {
  const at = (path: string): string => one(commands, path);
  const peers = namesAt(commands, 'vpn ipsec site-to-site peer');
  expect(peers.length).toBeGreaterThan(0);
  const bound = peers.map((name) => {
    expect(name).toMatch(/^[-\w]+$/);
    const peer = `vpn ipsec site-to-site peer ${name}`;
    expect(at(`${peer} authentication mode`)).toBe('pre-shared-secret');
    expect(at(`${peer} connection-type`)).toBe('initiate');
    at(`${peer} local-address`);
    const ids = [at(`${peer} authentication local-id`), at(`${peer} authentication remote-id`)];
    // Without a type in front strongSwan guesses it.
    for (const id of ids) expect(id).toMatch(/^((fqdn|rfc822):|[\d.]+$|[\da-f:]+$)/);
    if (!/^(fqdn|rfc822):/.test(ids[1] ?? '')) expect(ids[1]).toBe(at(`${peer} remote-address`));
    const keys = namesAt(commands, 'vpn ipsec authentication psk').filter((key) =>
      ids.every((id) => valuesAt(commands, `vpn ipsec authentication psk ${key} id`).includes(id)),
    );
    expect(keys, `${name} has one key for its two identities`).toHaveLength(1);
    at(`vpn ipsec authentication psk ${keys[0]} secret`);
    expectGroups(commands, at(`${peer} ike-group`), at(`${peer} vti esp-group`));
    expectSelectors(commands, peer);
    const vti = at(`${peer} vti bind`);
    at(`interfaces vti ${vti} mtu`);
    expect(valuesAt(commands, `interfaces vti ${vti} address`).length).toBeLessThanOrEqual(1);
    return vti;
  });
  expect(new Set(bound).size, 'one VTI for each peer').toBe(peers.length);
  expect(namesAt(commands, 'interfaces vti').sort()).toEqual([...bound].sort());
  expect(namesAt(commands, 'vpn ipsec options')).toEqual(['disable-route-autoinstall']);
}

/** One `tunnel` is one child SA; beside a VTI it takes the place of the VTI's own, with its selectors. */
function expectSelectors(commands: readonly Command[], peer: string): void {
  const tunnels = namesAt(commands, `${peer} tunnel`);
  if (tunnels.length === 0) return;
  expect(tunnels).toEqual(['1']);
  expect(one(commands, `${peer} tunnel 1 esp-group`)).toBe(one(commands, `${peer} vti esp-group`));
  for (const side of ['local', 'remote']) {
    expect(valuesAt(commands, `${peer} tunnel 1 ${side} prefix`).length).toBeGreaterThan(0);
  }
}

/** VyOS fills what a proposal lacks with AES-128, SHA-1 and group 2, and leaves one without a hash out. */
function expectGroups(commands: readonly Command[], ikeGroup: string, espGroup: string): void {
  const ike = `vpn ipsec ike-group ${ikeGroup}`;
  const exchange = one(commands, `${ike} key-exchange`);
  for (const leaf of ['lifetime', 'close-action', 'dead-peer-detection action'])
    one(commands, `${ike} ${leaf}`);
  for (const leaf of ['interval', 'timeout']) one(commands, `${ike} dead-peer-detection ${leaf}`);
  expect(namesAt(commands, `${ike} proposal`)).toEqual(['1']);
  for (const leaf of ['encryption', 'hash', 'dh-group']) one(commands, `${ike} proposal 1 ${leaf}`);
  expect(valuesAt(commands, `${ike} proposal 1 prf`)).toHaveLength(exchange === 'ikev2' ? 1 : 0);
  expect(namesAt(commands, ike).includes('mode')).toBe(exchange === 'ikev1');
  expect(namesAt(commands, ike).includes('disable-mobike')).toBe(exchange === 'ikev2');
  const esp = `vpn ipsec esp-group ${espGroup}`;
  for (const leaf of ['mode', 'lifetime', 'pfs']) one(commands, `${esp} ${leaf}`);
  expect(namesAt(commands, `${esp} proposal`)).toEqual(['1']);
  for (const leaf of ['encryption', 'hash']) one(commands, `${esp} proposal 1 ${leaf}`);
}

/** What protocols_bgp.py and policy.py refuse, and filters both ways for each neighbour. */
export function expectBgp(commands: readonly Command[]): void {
  const neighbors = namesAt(commands, 'protocols bgp neighbor');
  expect(namesAt(commands, 'protocols bgp').length > 0).toBe(neighbors.length > 0);
  for (const address of neighbors) {
    const family = address.includes(':') ? 'ipv6-unicast' : 'ipv4-unicast';
    const list = address.includes(':') ? 'prefix-list6' : 'prefix-list';
    const neighbor = `protocols bgp neighbor ${address}`;
    one(commands, 'protocols bgp system-as');
    one(commands, `${neighbor} remote-as`);
    expect(namesAt(commands, `${neighbor} address-family`)).toEqual([family]);
    for (const way of ['import', 'export']) {
      const name = one(commands, `${neighbor} address-family ${family} prefix-list ${way}`);
      expectRules(commands, `policy ${list} ${name}`);
      for (const map of valuesAt(commands, `${neighbor} address-family ${family} route-map ${way}`)) {
        expect(namesAt(commands, 'policy route-map')).toContain(map);
        expect(one(commands, `policy route-map ${map} rule 10 action`)).toBe('permit');
      }
    }
  }
}

/** Two rules of one list that say the same are refused at commit. */
function expectRules(commands: readonly Command[], list: string): void {
  const rules = namesAt(commands, `${list} rule`).map((rule) => {
    const path = `${list} rule ${rule}`;
    const prefix = one(commands, `${path} prefix`);
    return [one(commands, `${path} action`), prefix, ...valuesAt(commands, `${path} le`)].join(' ');
  });
  expect(rules.length, list).toBeGreaterThan(0);
  expect(new Set(rules).size, list).toBe(rules.length);
}
