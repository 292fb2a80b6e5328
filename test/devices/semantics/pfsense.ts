import { type Config, Firewall, fixture } from '../pfsense/firewall.js';
import type { Loaded } from './loaded.js';
import { frrOf } from './pfsense-frr.js';
import { group } from './proposal.js';
import { type LinkRecord, NONE } from './record.js';

/**
 * What pfSense 2.7.2 makes of its configuration once the script ran on an empty firewall whose WAN has this address:
 * swanctl.conf as src/etc/inc/ipsec.inc of pfsense/pfsense writes it (ipsec_setup_tunnels, ipsec_setup_authentication,
 * ipsec_setup_secrets).
 */
export function pfsenseLoads(script: string, wan: string): Loaded {
  const empty = fixture('empty');
  const { status, output, config } = new Firewall({
    ...empty,
    interfaces: { ...empty.interfaces, wan: { ...empty.interfaces.wan, ipaddr: wan, ipaddrv6: wan } },
  }).run(script);
  if (status !== 0) throw new Error(output);
  // The script knows the address that the tunnels were planned with.
  if (output.includes('has the address')) throw new Error(output);
  const phases: Config[] = config.ipsec.phase1;
  const children = (phase1: Config): Config[] =>
    config.ipsec.phase2.filter((one: Config) => one.ikeid === phase1.ikeid);
  const connections = phases.flatMap((one) => section(nameOf(one), connectionOf(one, children(one), wan)));
  return {
    swanctl: [...section('connections', connections), ...section('secrets', phases.flatMap(secretOf))].join(
      '\n',
    ),
    frr: frrOf(config),
    links: new Map(phases.map((one) => [nameOf(one), linkOf(config, children(one))])),
  };
}

function nameOf(phase1: Config): string {
  return `con${phase1.ikeid}`;
}

function section(name: string, lines: readonly string[]): string[] {
  return [`${name} {`, ...lines, '}'];
}

const PREFIXES: Readonly<Record<string, string>> = { address: '', fqdn: 'fqdn:', user_fqdn: 'userfqdn:' };

function identityOf(type: string, data: string): string {
  const prefix = PREFIXES[type];
  if (prefix === undefined) throw new Error(`identities of type ${type} are not rendered`);
  return `${prefix}${data}`;
}

/** A key belongs to the identity of the peer, whatever that of the firewall. */
function secretOf(phase1: Config): string[] {
  return section(`ike-${phase1.ikeid}`, [
    `secret = 0s${Buffer.from(phase1['pre-shared-key'].trim()).toString('base64')}`,
    'id-0 = %any',
    `id-1 = ${identityOf(phase1.peerid_type, phase1.peerid_data)}`,
  ]);
}

function connectionOf(phase1: Config, children: readonly Config[], wan: string): string[] {
  const isIkev1 = phase1.iketype === 'ikev1';
  const life = Number(phase1.lifetime);
  // What is empty is nine tenths of the life; without the first IKEv1 still counts with it.
  const nineTenths = Math.floor(life * 0.9);
  const rekey = Number(phase1.rekey_time || nineTenths);
  const reauth = Number(phase1.reauth_time || (isIkev1 ? nineTenths : 0));
  const over = life - Math.max(rekey, reauth);
  const delay = Number(phase1.dpd_delay);
  if (!(delay > 0 && Number(phase1.dpd_maxfail) > 0)) throw new Error('DPD is off');
  return [
    'unique = replace',
    `version = ${isIkev1 ? 1 : 2}`,
    ...(isIkev1 ? [`aggressive = ${phase1.mode === 'aggressive' ? 'yes' : 'no'}`] : []),
    `proposals = ${phase1.encryption.item.map(ikeProposalOf).join(',')}`,
    `dpd_delay = ${delay}s`,
    ...(isIkev1
      ? [`dpd_timeout = ${delay * (Number(phase1.dpd_maxfail) + 1)}s`]
      : [`rekey_time = ${rekey}s`]),
    `reauth_time = ${reauth}s`,
    `over_time = ${over}s`,
    `rand_time = ${phase1.rand_time || over}s`,
    `encap = ${phase1.nat_traversal === 'force' ? 'yes' : 'no'}`,
    `mobike = ${phase1.mobike === 'on' ? 'yes' : 'no'}`,
    `local_addrs = ${wan}`,
    `remote_addrs = ${phase1['remote-gateway']}`,
    ...section('local', [`id = ${identityOf(phase1.myid_type, phase1.myid_data)}`, 'auth = psk']),
    ...section('remote', [`id = ${identityOf(phase1.peerid_type, phase1.peerid_data)}`, 'auth = psk']),
    ...section('children', childrenOf(phase1, children)),
  ];
}

/** The PRF is not written without prfselect_enable. */
function ikeProposalOf({ 'encryption-algorithm': cipher, ...item }: Config): string {
  return `${cipher.name}${cipher.keylen}-${item['hash-algorithm']}-${group(item.dhgroup)}`;
}

/** IKEv1 has a child for each entry; IKEv2 one child with the networks of all. */
function childrenOf(phase1: Config, children: readonly Config[]): string[] {
  if (phase1.iketype === 'ikev1') {
    return children.flatMap((one) => section(`con${phase1.ikeid}_${one.reqid}`, childOf(phase1, one, [one])));
  }
  const last = children.at(-1);
  return last ? section(nameOf(phase1), childOf(phase1, last, children)) : [];
}

function childOf(phase1: Config, own: Config, all: readonly Config[]): string[] {
  const isRouted = own.mode === 'vti';
  const rekey = Number(own.rekey_time || Math.floor(own.lifetime * 0.9));
  const start = phase1.startaction || (isRouted ? 'start' : 'trap');
  const close: string = phase1.closeaction || '';
  const dpd = { '': isRouted ? 'restart' : 'trap', start: 'restart', trap: 'trap', none: 'clear' }[close];
  const ts = (side: 'localid' | 'remoteid') =>
    [...all.map(({ [side]: id }) => (id.type === 'network' ? `${id.address}/${id.netbits}` : id.address))]
      .concat(isRouted ? ['0.0.0.0/0', '::/0'] : [])
      .join(',');
  return [
    `esp_proposals = ${[...new Set(all.flatMap(espProposalsOf))].join(',')}`,
    `life_time = ${own.lifetime}s`,
    `rekey_time = ${rekey}s`,
    `rand_time = ${own.rand_time || own.lifetime - rekey}s`,
    `local_ts = ${ts('localid')}`,
    `remote_ts = ${ts('remoteid')}`,
    `start_action = ${start}`,
    `dpd_action = ${dpd}`,
    ...(close ? [`close_action = ${close}`] : []),
  ];
}

function espProposalsOf(phase2: Config): string[] {
  const pfs = phase2.pfsgroup === '0' ? '' : `-${group(phase2.pfsgroup)}`;
  return phase2['encryption-algorithm-option'].flatMap(({ name, keylen }: Config) => {
    const hashes: string[] = name.includes('gcm') ? [''] : phase2['hash-algorithm-option'];
    return hashes.map((hash) => `${name}${keylen}${hash.replace('hmac_', '-')}${pfs}`);
  });
}

/** `ipsec_keepalive.php` runs every five minutes, and opens what is closed. */
function linkOf(config: Config, children: readonly Config[]): LinkRecord {
  const first = children[0];
  const isKept = children.every((one) => one.keepalive === 'enabled');
  const keepAlive = isKept ? 'every 5 minutes' : NONE;
  if (first?.mode !== 'vti') {
    const mss = 'maxmss_enable' in config.system ? config.system.maxmss : NONE;
    return { 'keep alive': keepAlive, 'inside address': NONE, MTU: NONE, MSS: mss, routes: NONE };
  }
  const entries: [string, Config][] = Object.entries(config.interfaces);
  const [id, link] = entries.find(([, each]) => each.if === `ipsec${first.reqid}`) ?? [];
  const { address, netbits } = first.localid;
  const gateways: Config[] = (config.gateways?.gateway_item ?? []).filter(
    (one: Config) => one.interface === id,
  );
  const routes: Config[] = (config.staticroutes?.route ?? []).filter((one: Config) =>
    gateways.some(({ name }) => name === one.gateway),
  );
  return {
    'keep alive': keepAlive,
    'inside address': `${address}/${netbits}`,
    MTU: link?.mtu ?? NONE,
    // Less the headers of IP and TCP (src/etc/inc/filter.inc).
    MSS: link ? String(Number(link.mss) - (address.includes(':') ? 60 : 40)) : NONE,
    routes:
      routes
        .map(({ network }) => `${network} first`)
        .sort()
        .join(', ') || NONE,
  };
}
