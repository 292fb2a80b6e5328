import { type Command, namesAt, one, readCommands, valuesAt } from '../vyos-reader.js';
import type { Loaded } from './loaded.js';
import { group } from './proposal.js';
import { type LinkRecord, NONE } from './record.js';

/**
 * What VyOS 1.4 and 1.5 make of the commands: swanctl.conf as data/templates/ipsec/swanctl.conf.j2 and swanctl/peer.j2 of
 * vyos/vyos-1x write it, FRR's commands as frr/bgpd.frr.j2 and frr/policy.frr.j2 do.
 */
export function vyosLoads(text: string): Loaded {
  const commands = readCommands(text);
  const peers = namesAt(commands, 'vpn ipsec site-to-site peer');
  const secrets = namesAt(commands, 'vpn ipsec authentication psk').flatMap((name) =>
    secretOf(commands, name),
  );
  return {
    swanctl: [
      ...section(
        'connections',
        peers.flatMap((name) => section(name, connectionOf(commands, name))),
      ),
      ...section('secrets', secrets),
    ].join('\n'),
    frr: [...policyOf(commands), ...bgpOf(commands)].join('\n'),
    links: new Map(peers.map((name) => [name, linkOf(commands, name)])),
  };
}

function section(name: string, lines: readonly string[]): string[] {
  return [`${name} {`, ...lines, '}'];
}

function has(commands: readonly Command[], path: string): boolean {
  const words = path.split(' ');
  return commands.some((command) => words.every((word, index) => command[index] === word));
}

/** Values go between double quotes as they are. */
function secretOf(commands: readonly Command[], name: string): string[] {
  const psk = `vpn ipsec authentication psk ${name}`;
  const ids = valuesAt(commands, `${psk} id`).map((id, index) => `id-${index} = "${id}"`);
  return section(`ike-${name}`, [...ids, `secret = "${one(commands, `${psk} secret`)}"`]);
}

function connectionOf(commands: readonly Command[], name: string): string[] {
  const peer = `vpn ipsec site-to-site peer ${name}`;
  const at = (leaf: string) => one(commands, `${peer} ${leaf}`);
  const ike = `vpn ipsec ike-group ${at('ike-group')}`;
  const ikeAt = (leaf: string) => one(commands, `${ike} ${leaf}`);
  const version = ikeAt('key-exchange').replace('ikev', '');
  const isAggressive = version === '1' && ikeAt('mode') === 'aggressive';
  const [selected, alone] = [`${name}-tunnel-1`, `${name}-vti`];
  const child = has(commands, `${peer} tunnel 1`) ? selected : alone;
  return [
    `proposals = ${proposalOf(commands, `${ike} proposal 1`)}-${group(ikeAt('proposal 1 dh-group'))}`,
    `version = ${version}`,
    `local_addrs = ${at('local-address')}`,
    `remote_addrs = ${at('remote-address')}`,
    `dpd_timeout = ${ikeAt('dead-peer-detection timeout')}`,
    `dpd_delay = ${ikeAt('dead-peer-detection interval')}`,
    ...(isAggressive ? ['aggressive = yes'] : []),
    `rekey_time = ${ikeAt('lifetime')}s`,
    `mobike = ${has(commands, `${ike} disable-mobike`) ? 'no' : 'yes'}`,
    `keyingtries = ${at('connection-type') === 'respond' ? 1 : 0}`,
    ...(has(commands, `${peer} force-udp-encapsulation`) ? ['encap = yes'] : []),
    ...section('local', [`id = "${at('authentication local-id')}"`, 'auth = psk']),
    ...section('remote', [`id = "${at('authentication remote-id')}"`, 'auth = psk']),
    ...section('children', section(child, childOf(commands, peer, ike))),
  ];
}

const STARTS: Readonly<Record<string, string>> = { initiate: 'start', respond: 'trap', none: 'none' };

/** The child of the VTI, or in its place that of the tunnel beside it. */
function childOf(commands: readonly Command[], peer: string, ike: string): string[] {
  const tunnel = `${peer} tunnel 1`;
  const isSelected = has(commands, tunnel);
  const esp = `vpn ipsec esp-group ${one(commands, `${isSelected ? tunnel : `${peer} vti`} esp-group`)}`;
  const pfs = one(commands, `${esp} pfs`);
  const ts = (side: string) =>
    isSelected ? valuesAt(commands, `${tunnel} ${side} prefix`) : ['0.0.0.0/0', '::/0'];
  const replay = valuesAt(commands, `${peer} replay-window`).map((size) => `replay_window = ${size}`);
  return [
    `esp_proposals = ${proposalOf(commands, `${esp} proposal 1`)}${pfs === 'disable' ? '' : `-${group(pfs.replace('dh-group', ''))}`}`,
    `life_time = ${one(commands, `${esp} lifetime`)}s`,
    `local_ts = ${ts('local').join(',')}`,
    `remote_ts = ${ts('remote').join(',')}`,
    `mode = ${one(commands, `${esp} mode`)}`,
    `start_action = ${STARTS[one(commands, `${peer} connection-type`)]}`,
    `dpd_action = ${one(commands, `${ike} dead-peer-detection action`)}`,
    `close_action = ${one(commands, `${ike} close-action`)}`,
    ...replay,
  ];
}

/** Encryption, hash and, where it is named, the PRF (python/vyos/template.py, get_esp_ike_cipher). */
function proposalOf(commands: readonly Command[], proposal: string): string {
  const words = ['encryption', 'hash'].map((leaf) => one(commands, `${proposal} ${leaf}`));
  return [...words, ...valuesAt(commands, `${proposal} prf`)].join('-');
}

const FAMILIES = ['ipv4', 'ipv6'] as const;

function policyOf(commands: readonly Command[]): string[] {
  const lists = FAMILIES.flatMap((family) => {
    const [path, word] = family === 'ipv4' ? ['policy prefix-list', 'ip'] : ['policy prefix-list6', 'ipv6'];
    return namesAt(commands, path).flatMap((name) =>
      namesAt(commands, `${path} ${name} rule`).map((sequence) => {
        const rule = `${path} ${name} rule ${sequence}`;
        const [action, prefix] = ['action', 'prefix'].map((leaf) => one(commands, `${rule} ${leaf}`));
        const most = valuesAt(commands, `${rule} le`).map((length) => ` le ${length}`);
        return `${word} prefix-list ${name} seq ${sequence} ${action} ${prefix}${most.join('')}`;
      }),
    );
  });
  const maps = namesAt(commands, 'policy route-map').flatMap((name) => {
    const rule = `policy route-map ${name} rule 10`;
    const sets = ['local-preference', 'as-path prepend'].flatMap((what) =>
      valuesAt(commands, `${rule} set ${what}`).map((value) => ` set ${what} ${value}`),
    );
    return [`route-map ${name} ${one(commands, `${rule} action`)} 10`, ...sets];
  });
  return [...lists, ...maps];
}

function bgpOf(commands: readonly Command[]): string[] {
  if (!has(commands, 'protocols bgp')) return [];
  const neighbors = namesAt(commands, 'protocols bgp neighbor');
  return [
    `router bgp ${one(commands, 'protocols bgp system-as')}`,
    ' no bgp ebgp-requires-policy',
    ' no bgp default ipv4-unicast',
    ' no bgp network import-check',
    ...neighbors.flatMap((address) => neighborOf(commands, address)),
    ...FAMILIES.flatMap((family) => [
      ` address-family ${family} unicast`,
      ...valuesAt(commands, `protocols bgp address-family ${family}-unicast network`).map(
        (one) => `  network ${one}`,
      ),
      ...neighbors.flatMap((address) => familyOf(commands, address, family)),
      ' exit-address-family',
    ]),
  ];
}

/** Keepalive and hold time are written where both are there. */
function neighborOf(commands: readonly Command[], address: string): string[] {
  const path = `protocols bgp neighbor ${address}`;
  const line = (text: string) => ` neighbor ${address} ${text}`;
  const timers = ['keepalive', 'holdtime'].flatMap((leaf) => valuesAt(commands, `${path} timers ${leaf}`));
  return [
    line(`remote-as ${one(commands, `${path} remote-as`)}`),
    ...valuesAt(commands, `${path} password`).map((key) => line(`password ${key}`)),
    ...valuesAt(commands, `${path} timers connect`).map((time) => line(`timers connect ${time}`)),
    ...(timers.length === 2 ? [line(`timers ${timers.join(' ')}`)] : []),
  ];
}

/** A family is on where the neighbor has its node. */
function familyOf(commands: readonly Command[], address: string, family: string): string[] {
  const path = `protocols bgp neighbor ${address} address-family ${family}-unicast`;
  if (!has(commands, path)) return [];
  const ways = { import: 'in', export: 'out' };
  const filters = ['route-map', 'prefix-list'].flatMap((kind) =>
    Object.entries(ways).flatMap(([way, word]) =>
      valuesAt(commands, `${path} ${kind} ${way}`).map(
        (name) => `  neighbor ${address} ${kind} ${name} ${word}`,
      ),
    ),
  );
  return [...filters, `  neighbor ${address} activate`];
}

function linkOf(commands: readonly Command[], name: string): LinkRecord {
  const vti = one(commands, `vpn ipsec site-to-site peer ${name} vti bind`);
  const at = (leaf: string) => valuesAt(commands, `interfaces vti ${vti} ${leaf}`)[0] ?? NONE;
  const mss = [at('ip adjust-mss'), at('ipv6 adjust-mss')].filter((size) => size !== NONE);
  const routes = ['route', 'route6'].flatMap((kind) =>
    namesAt(commands, `protocols static ${kind}`).flatMap((network) =>
      valuesAt(commands, `protocols static ${kind} ${network} interface ${vti} distance`).map(
        (distance) => `${network} ${distance === '1' ? 'first' : 'second'}`,
      ),
    ),
  );
  return {
    'keep alive': NONE,
    'inside address': at('address'),
    MTU: at('mtu'),
    MSS: mss.join(', ') || NONE,
    routes: routes.sort().join(', ') || NONE,
  };
}
