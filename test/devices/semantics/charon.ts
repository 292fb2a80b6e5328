import { contains, parseCidr, parseIp, parsePrefix, prefixOf } from '../../../src/model/net.js';
import { type Section, sectionAt } from '../swanctl-reader.js';
import { espProposal, ikeProposal } from './proposal.js';
import { type CharonRecord, keyDigest, NONE } from './record.js';

/**
 * What charon makes of one connection of swanctl.conf with its one child, defaults included (strongSwan 5.9,
 * src/libcharon/plugins/vici/vici_config.c; swanctl.conf(5)).
 */
export function charonRecord(root: Section, name: string): CharonRecord {
  const connection = sectionAt(root, 'connections', name);
  const children = [...sectionAt(connection, 'children').sections.values()];
  const child = children[0];
  if (!child || children.length > 1) throw new Error(`${name} has ${children.length} children`);
  const at = (key: string, byDefault: string) => connection.values.get(key) ?? byDefault;
  const isIkev1 = at('version', '0') === '1';
  const local = identity(sectionAt(connection, 'local').values.get('id'));
  const remote = identity(sectionAt(connection, 'remote').values.get('id'));
  return {
    'IKE version': at('version', '0'),
    'aggressive mode': isIkev1 ? at('aggressive', 'no') : NONE,
    'phase 1 proposal': ikeProposal(at('proposals', '')),
    'phase 2 proposal': espProposal(child.values.get('esp_proposals') ?? ''),
    'local address': at('local_addrs', '%any'),
    'remote address': at('remote_addrs', '%any'),
    'local identity': local,
    'remote identity': remote,
    'pre-shared key': keyDigest(keyOf(sectionAt(root, 'secrets'), local, remote)),
    'UDP encapsulation': at('encap', 'no'),
    MOBIKE: isIkev1 ? NONE : at('mobike', 'yes'),
    'DPD delay': `${seconds(connection, 'dpd_delay') ?? 0} s`,
    // IKEv2 counts retransmissions instead.
    'DPD timeout': isIkev1 ? `${seconds(connection, 'dpd_timeout') ?? 0} s` : NONE,
    ...ikeTimes(connection, isIkev1),
    ...childTimes(child),
    'replay window': child.values.get('replay_window') ?? '32',
    'local selectors': selectors(child.values.get('local_ts') ?? 'dynamic', isIkev1),
    'remote selectors': selectors(child.values.get('remote_ts') ?? 'dynamic', isIkev1),
    ...actions(child),
    tries: at('keyingtries', '1'),
    'same identities again': at('unique', 'no'),
  };
}

function seconds(section: Section, key: string): number | undefined {
  const text = section.values.get(key);
  if (text === undefined) return undefined;
  if (!/^\d+s?$/.test(text)) throw new Error(`${key} = ${text} is no time in seconds`);
  return Number.parseInt(text, 10);
}

type Times<Phase extends string> = Pick<
  CharonRecord,
  Extract<keyof CharonRecord, `${Phase} ${'renewed' | 'jitter' | 'ends'}`>
>;

/** IKEv1 has no renewal but to authenticate again, whichever of the two times starts it. */
function ikeTimes(connection: Section, isIkev1: boolean): Times<'phase 1'> {
  const [rekey, reauth] = [seconds(connection, 'rekey_time'), seconds(connection, 'reauth_time')];
  const given = [rekey ?? (reauth === undefined ? 14400 : 0), reauth ?? 0].filter((time) => time > 0);
  const renewed = Math.min(...given);
  const over = seconds(connection, 'over_time') ?? Math.floor(Math.max(...given) / 10);
  const jitter = seconds(connection, 'rand_time') ?? Math.min(over, Math.floor(renewed / 2));
  const way = isIkev1 || !reauth ? '' : ' by a new IKE SA';
  return {
    'phase 1 renewed': `${renewed} s${way}`,
    'phase 1 jitter': `${jitter} s`,
    'phase 1 ends': `${renewed + over} s`,
  };
}

function childTimes(child: Section): Times<'phase 2'> {
  const given = seconds(child, 'life_time');
  const renewed = seconds(child, 'rekey_time') ?? (given === undefined ? 3600 : Math.floor(given / 1.1));
  const life = given ?? Math.floor(renewed * 1.1);
  return {
    'phase 2 renewed': `${renewed} s`,
    'phase 2 jitter': `${seconds(child, 'rand_time') ?? life - Math.min(life, renewed)} s`,
    'phase 2 ends': `${life} s`,
  };
}

/** An identity with its type (src/libstrongswan/utils/identification.c); one without would be guessed. */
function identity(text = '%any'): string {
  const [, prefix = '', value = ''] = /^(fqdn|dns|rfc822|email|userfqdn):(.*)$/.exec(text) ?? [];
  if (prefix) return `${/^(fqdn|dns)$/.test(prefix) ? 'ID_FQDN' : 'ID_RFC822_ADDR'} ${value}`;
  if (text === '%any') return 'ID_ANY';
  if (!parseIp(text)) throw new Error(`the type of the identity ${text} is left to strongSwan's guess`);
  return `${text.includes(':') ? 'ID_IPV6_ADDR' : 'ID_IPV4_ADDR'} ${text}`;
}

/**
 * The key that charon finds for a pair of identities (src/libstrongswan/credentials/credential_manager.c, get_shared): the
 * best match of the peer's, then of its own. Two keys that match alike are a fault of the files.
 */
function keyOf(secrets: Section, local: string, remote: string): Buffer {
  const found = [...secrets.sections.values()]
    .map((secret) => {
      const owners = [...secret.values].filter(([key]) => key.startsWith('id')).map(([, id]) => identity(id));
      const match = (id: string) => (owners.includes(id) ? 2 : Number(owners.includes('ID_ANY')));
      const rank = owners.length === 0 ? 4 : match(remote) * 3 + match(local);
      return { rank, key: secretBytes(secret.values.get('secret') ?? '') };
    })
    .filter(({ rank }) => rank > 0)
    .sort((one, two) => two.rank - one.rank);
  const [best, next] = found;
  if (!best) throw new Error(`no key for ${local} and ${remote}`);
  if (next?.rank === best.rank && !next.key.equals(best.key))
    throw new Error(`two keys for ${local} and ${remote}`);
  return best.key;
}

/** As swanctl reads a secret (src/swanctl/commands/load_creds.c). */
function secretBytes(text: string): Buffer {
  if (/^0x/i.test(text)) return Buffer.from(text.slice(2), 'hex');
  if (/^0s/i.test(text)) return Buffer.from(text.slice(2), 'base64');
  return Buffer.from(text);
}

/**
 * What is offered of a list of selectors: none that another one holds (src/libcharon/config/child_cfg.c,
 * get_traffic_selectors), and of IKEv1 the first alone (src/libcharon/sa/ikev1/tasks/quick_mode.c, select_ts).
 */
function selectors(list: string, isIkev1: boolean): string {
  const given = [...new Set(list.split(',').map(network))];
  const offered = given.filter(
    (one) => !given.some((other) => other !== one && contains(prefixed(other), prefixed(one))),
  );
  return (isIkev1 ? offered.slice(0, 1) : offered).join(', ');
}

/** `10.0.0.1/30` is its network, and `10.0.0.1` alone one host. */
function network(text: string): string {
  const address = parseIp(text);
  const found = address ? prefixOf(address, address.includes(':') ? 128 : 32) : parseCidr(text)?.prefix;
  if (!found) throw new Error(`${text} is no traffic selector`);
  return found;
}

function prefixed(text: string): NonNullable<ReturnType<typeof parsePrefix>> {
  const prefix = parsePrefix(text);
  if (!prefix) throw new Error(`${text} is no network`);
  return prefix;
}

/** A trap stays when its SA goes: the next packet opens the tunnel again. */
function actions(child: Section): Pick<CharonRecord, 'opens' | 'after DPD' | 'after close'> {
  const flags = (key: string) => (child.values.get(key) ?? 'none').split('|').map(action);
  const [start, dpd, close] = [flags('start_action'), flags('dpd_action'), flags('close_action')];
  const again = (own: readonly string[]) => {
    if (own.includes('start')) return 'opens at once';
    return own.includes('trap') || start.includes('trap') ? 'opens at a packet' : 'stays closed';
  };
  const words = { start: 'at the load', trap: 'at a packet', none: 'never' };
  return {
    opens: [...start]
      .sort()
      .map((flag) => words[flag])
      .join(', '),
    'after DPD': again(dpd),
    'after close': again(close),
  };
}

function action(word: string): 'start' | 'trap' | 'none' {
  if (word === 'start' || word === 'restart') return 'start';
  if (word === 'trap' || word === 'route') return 'trap';
  if (word === 'none' || word === 'clear') return 'none';
  throw new Error(`${word} is no action`);
}
