import { describe, expect, it } from 'vitest';
import { alibaba, selectors } from '../../support/alibaba.js';
import { connection, STATIC, tunnel } from '../../support/connection.js';
import { bundledDevice } from '../../support/devices.js';
import { keyed, OTHER, PREFIXES, pair } from '../cisco-ios-cases.js';
import { IosRouter } from './ios-router.js';
import { partsOf } from './routers.js';
import { ofPart, plannedSamples } from './samples.js';

const ios = bundledDevice('cisco-ios');
const alone = { remove_shared: 'true' };
const textOf = (files: Parameters<typeof ofPart>[0], part: 'apply' | 'remove'): string =>
  ofPart(files, part)
    .map((one) => one.text)
    .join('');

/** What stays of a BGP process from which everything is gone. */
const EMPTY_BGP = /^router bgp \d+(?: \/ address-family ipv[46])?$/;
const SHARED =
  /^crypto ikev2 (?:policy|proposal) cgw-|^router bgp \d+ \/ address-family ipv[46] \/ (?:network|maximum-paths) |^ip(?:v6)? route .* Null0 254$/;
const isShared = (path: string): boolean => EMPTY_BGP.test(path) || SHARED.test(path);

const FOREIGN = `crypto ikev2 proposal strong
 encryption aes-cbc-256
 integrity sha256
 group 14
crypto ikev2 policy other
 match address local 198.51.100.77
 proposal strong
crypto ikev2 keyring branch
 peer 192.0.2.9
  address 192.0.2.9
  pre-shared-key 0 Foreign.Key
crypto ikev2 profile branch
 match identity remote address 192.0.2.9 255.255.255.255
 keyring local branch
crypto isakmp policy 10
 encryption aes 256
crypto ipsec transform-set branch esp-aes 256 esp-sha256-hmac
 mode tunnel
crypto ipsec profile branch
 set transform-set branch
 set ikev2-profile branch
ip prefix-list core seq 5 permit 10.0.0.0/8 le 24
route-map core permit 10
 set local-preference 300
router bgp 65000
 neighbor 192.0.2.1 remote-as 65001
 address-family ipv4
  network 10.1.0.0 mask 255.255.0.0
  neighbor 192.0.2.1 prefix-list core in
  neighbor 192.0.2.1 route-map core out
interface Tunnel5
 tunnel destination 192.0.2.9
 tunnel protection ipsec profile branch
ip route 10.100.0.0 255.255.0.0 Tunnel5 200 name branch
`;

const CASES = {
  BGP: [[connection()], { ...PREFIXES }],
  'BGP, IKEv1': [[connection({ tunnels: pair({ ikeVersions: [1] }) })], { ...PREFIXES }],
  'BGP, one preferred, routes to Null0': [
    [connection()],
    { ...PREFIXES, prefer: '203.0.113.20', null_routes: 'true' },
  ],
  'BGP with keys': [[keyed('Xample.Key')], { customer_prefixes: '10.1.0.0/16' }],
  'IPv6 inside': [
    [connection({ tunnels: [tunnel({ inside: 'fd00:1::/126' })] })],
    { customer_prefixes: '2001:db8:1::/48' },
  ],
  static: [[connection({ routing: STATIC })], { ...PREFIXES }],
  'static, behind a NAT': [[connection({ routing: STATIC })], { ...PREFIXES, local_address: '10.0.0.2' }],
  selectors: [
    [alibaba({}, undefined, { routing: selectors(['10.1.0.0/16'], ['172.30.96.0/19']) })],
    { inside_networks: '169.254.101.0/30,169.254.102.0/30' },
  ],
  'two connections': [[connection(), OTHER], { ...PREFIXES }],
} as const;
const cases = Object.keys(CASES) as (keyof typeof CASES)[];
const made = (name: keyof typeof CASES, answers = {}): ReturnType<typeof partsOf> =>
  partsOf('cisco-ios', CASES[name][0], { ...CASES[name][1], ...answers });

describe('on a router with nothing else', () => {
  const samples = plannedSamples(ios, alone);

  it.each(samples.map((one) => [one.name, one] as const))(
    'leaves an empty BGP process at most: %s',
    (_, { files }) => {
      const router = new IosRouter().merge(textOf(files, 'apply')).paste(textOf(files, 'remove'));
      expect(router.paths().filter((line) => !EMPTY_BGP.test(line))).toEqual([]);
      expect(router.problems).toEqual([]);
    },
  );

  it.each(cases)('leaves what connections share, unless told that it is alone: %s', (name) => {
    const { apply, remove } = made(name);
    const router = new IosRouter().merge(apply).paste(remove);
    expect(router.paths().filter((path) => !isShared(path))).toEqual([]);
    expect(router.problems).toEqual([]);
    const all = new IosRouter().merge(apply).paste(made(name, alone).remove);
    expect(all.paths().filter((line) => !EMPTY_BGP.test(line))).toEqual([]);
  });
});

describe('on a router with something else', () => {
  it.each(cases)('leaves all of it as it was: %s', (name) => {
    const { apply, remove } = made(name);
    const before = new IosRouter().merge(FOREIGN).paths();
    const router = new IosRouter().merge(FOREIGN).merge(apply).paste(remove);
    expect(router.paths().filter((line) => before.includes(line))).toEqual(before);
    expect(router.paths().filter((line) => !before.includes(line) && !isShared(line))).toEqual([]);
    expect(router.problems).toEqual([]);
  });

  it.each(cases)('leaves another connection as its file has it: %s', (name) => {
    if (name === 'two connections') return;
    const other = partsOf('cisco-ios', [OTHER], { ...PREFIXES, tunnel_base: '110', policy_base: '1010' });
    const { apply, remove } = made(name);
    const wanted = new IosRouter().merge(other.apply).paths();
    const router = new IosRouter().merge(other.apply).merge(apply).paste(remove);
    expect(router.paths().filter((line) => wanted.includes(line))).toEqual(wanted);
    expect(router.problems).toEqual([]);
  });

  it('leaves a proposal that a policy of somebody else has, even when told that it is alone', () => {
    const { apply, remove } = made('BGP', alone);
    const proposal = 'crypto ikev2 proposal cgw-aes256gcm16-sha512-dh21';
    const policy =
      'crypto ikev2 policy mine\n match address local 198.51.100.9\n proposal cgw-aes256gcm16-sha512-dh21\n';
    const router = new IosRouter().merge(apply).merge(policy).paste(remove);
    expect(router.paths()).toContain(proposal);
    expect(router.problems).toEqual([]);
  });
});

describe('once more', () => {
  it.each(cases)('does no harm: %s', (name) => {
    for (const { apply, remove } of [made(name), made(name, alone)]) {
      const once = new IosRouter().merge(FOREIGN).merge(apply).paste(remove).paths();
      expect(new IosRouter().merge(FOREIGN).merge(apply).paste(remove).paste(remove).paths()).toEqual(once);
      const never = new IosRouter().paste(remove);
      expect(never.paths().filter((line) => !EMPTY_BGP.test(line))).toEqual([]);
      expect(never.problems).toEqual([]);
    }
  });
});

it('is lines that the router takes, and asks nothing', () => {
  for (const name of cases) {
    for (const text of [made(name).verify, made(name, alone).remove]) {
      for (const line of text.split('\n')) {
        expect(line.length).toBeLessThanOrEqual(254);
        expect(line).toMatch(/^[\x20-\x7e]*$/);
        expect(line).not.toMatch(/\s$|\?|\{\{|undefined/);
      }
      expect(text).not.toMatch(/^no (router|crypto key |crypto pki|username)/m);
    }
  }
});
