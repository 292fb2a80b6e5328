import { type Fact, flag, type Reader, secret, several, text, unless, words } from './facts.js';
import { allAt, type Element, textAt } from './xml.js';

/** With several interfaces in the answer, the one of the tunnel. */
function wanOf(value: string, entry: Element): string {
  const names = value.split(',');
  return names[Number(textAt(entry, 'ikeid')) - 1] ?? names[0] ?? '';
}

const hash = (value: string): string => value.toLowerCase().replace(/^hmac_/, '');
const network = (one: Element): string => words(one, 'type', 'address', 'netbits');
const isAead = (entry: Element): boolean =>
  allAt(entry, 'encryption-algorithm-option/name').every((one) => one.text.endsWith('gcm'));

/** One is wanted; each further one has its number. */
const proposals: Reader = (entry) =>
  allAt(entry, 'encryption/item').flatMap((item, at) => {
    const fact = (key: string, label: string, value: string): Fact => ({
      key: `encryption ${at} ${key}`,
      label: at === 0 ? label : `${label} ${at + 1}`,
      value,
      line: item.line,
    });
    return [
      fact(
        'cipher',
        'Encryption Algorithm',
        words(item, 'encryption-algorithm/name', 'encryption-algorithm/keylen'),
      ),
      fact('hash', 'Hash', hash(textAt(item, 'hash-algorithm'))),
      fact('dhgroup', 'DH Group', textAt(item, 'dhgroup')),
    ];
  });

export const PHASE1: readonly Reader[] = [
  text('iketype', 'Key Exchange version'),
  unless((entry) => textAt(entry, 'iketype') !== 'ikev1', text('mode', 'Negotiation mode')),
  text('interface', 'Interface', (value, _, entry) => wanOf(value, entry)),
  text('remote-gateway', 'Remote Gateway'),
  text('protocol', 'Internet Protocol'),
  text('authentication_method', 'Authentication Method'),
  text('myid_type', 'My identifier, type'),
  text('myid_data', 'My identifier'),
  text('peerid_type', 'Peer identifier, type'),
  text('peerid_data', 'Peer identifier'),
  secret('pre-shared-key', 'Pre-Shared Key'),
  proposals,
  text('lifetime', 'Life Time'),
  text('rekey_time', 'Rekey Time'),
  text('reauth_time', 'Reauth Time'),
  text('rand_time', 'Rand Time'),
  text('startaction', 'Child SA Start Action'),
  text('closeaction', 'Child SA Close Action'),
  text('nat_traversal', 'NAT Traversal'),
  text('mobike', 'MOBIKE'),
  flag('splitconn', 'Split connections'),
  text('dpd_delay', 'Dead Peer Detection, Delay'),
  text('dpd_maxfail', 'Dead Peer Detection, Max failures'),
  flag('disabled', 'Disabled'),
];

export const PHASE2: readonly Reader[] = [
  text('ikeid', 'Phase 1', (value, { phase1 }) => phase1.get(value) ?? 'none'),
  text('mode', 'Mode'),
  several('localid', 'Local Network', network),
  several('remoteid', 'Remote Network', network),
  text('protocol', 'Protocol'),
  several('encryption-algorithm-option', 'Encryption Algorithms', (one) => words(one, 'name', 'keylen')),
  unless(
    isAead,
    several('hash-algorithm-option', 'Hash Algorithms', (one) => hash(one.text)),
  ),
  text('pfsgroup', 'PFS key group'),
  text('lifetime', 'Life Time'),
  text('rekey_time', 'Rekey Time'),
  text('rand_time', 'Rand Time'),
  text('keepalive', 'Keep Alive'),
  flag('disabled', 'Disabled'),
];

export const INTERFACE: readonly Reader[] = [
  flag('enable', 'Enable'),
  text('descr', 'Description'),
  text('mtu', 'MTU'),
  text('mss', 'MSS'),
];
