import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alibaba } from '../../support/alibaba.js';
import { connection, STATIC } from '../../support/connection.js';
import { bundledDevice } from '../../support/devices.js';
import { checkGrammar, noGrammar } from '../../support/vyos-grammar.js';
import { inside6, keyed, named, other, several } from '../vyos-cases.js';
import { expectBgp, expectPeers, readCommands } from '../vyos-reader.js';
import { partsOf } from './routers.js';
import { ofPart, plannedSamples } from './samples.js';
import { EMPTY, VyosRouter } from './vyos-router.js';

const alone = { remove_shared: 'true' };
const LAN = { customer_prefixes: '10.1.0.0/16,10.2.0.0/16', wan_interface: 'eth0' };
const CLOUD = { cloud_prefixes: '10.100.0.0/16,10.101.0.1/32', wan_interface: 'eth0' };

const CASES = {
  BGP: [[connection()], LAN],
  'BGP, one tunnel preferred': [[connection()], { ...LAN, prefer: '203.0.113.20' }],
  'BGP with keys': [[keyed], LAN],
  'BGP, nothing announced': [[connection()], {}],
  static: [[connection({ routing: STATIC })], CLOUD],
  'two connections': [[connection(), { ...other, routing: STATIC }], { ...LAN, ...CLOUD }],
  'IPv6 inside': [
    [connection({ tunnels: inside6 })],
    { release: '1.5', customer_prefixes: '2001:db8:a::/48' },
  ],
  'IPv6 inside, static': [
    [connection({ tunnels: inside6, routing: STATIC })],
    { release: '1.5', cloud_prefixes: '2001:db8:c::/48' },
  ],
  'NAT, IKEv1 and names': [[named], { ...CLOUD, local_address: '10.0.0.2' }],
  selectors: [[alibaba({}, undefined, { routing: several })], {}],
} as const;
const cases = Object.keys(CASES) as (keyof typeof CASES)[];
const made = (name: keyof typeof CASES, answers = {}): ReturnType<typeof partsOf> =>
  partsOf('vyos', CASES[name][0], { ...CASES[name][1], ...answers });

const SYSTEM_AS = /^protocols bgp system-as \d+$/;
const SHARED =
  /^protocols bgp address-family ipv[46]-unicast (?:network|maximum-paths) |^vpn ipsec (?:interface|options) /;
const leftOf = (router: VyosRouter): string[] => router.leaves().filter((leaf) => !EMPTY.test(leaf));

/** Another tunnel, other BGP neighbors and another way to a network of the cloud. */
const FOREIGN = `set interfaces vti 'vti9' address '10.9.0.1/30'
set interfaces vti 'vti9' mtu '1400'
set policy prefix-list 'core' rule '10' action 'permit'
set policy prefix-list 'core' rule '10' prefix '10.0.0.0/8'
set protocols bgp address-family ipv4-unicast network '10.1.0.0/16'
set protocols bgp neighbor '192.0.2.1' remote-as '65001'
set protocols bgp neighbor '192.0.2.1' address-family ipv4-unicast prefix-list import 'core'
set protocols bgp neighbor '192.0.2.1' address-family ipv4-unicast prefix-list export 'core'
set protocols bgp system-as '65000'
set protocols static route '10.100.0.0/16' interface 'vti9' distance '200'
set protocols static route '10.100.0.0/16' next-hop '192.0.2.1'
set vpn ipsec authentication psk 'branch' id '192.0.2.9'
set vpn ipsec authentication psk 'branch' secret 'Foreign.Key'
set vpn ipsec interface 'eth1'
`;

describe('on a router with nothing else', () => {
  const samples = plannedSamples(bundledDevice('vyos'), alone);

  it.each(samples.map((one) => [one.name, one] as const))(
    'leaves the BGP number at most: %s',
    (_, { files }) => {
      const textOf = (part: 'apply' | 'remove'): string => ofPart(files, part)[0]?.text ?? '';
      const router = new VyosRouter().set(textOf('apply')).delete(textOf('remove'));
      expect(leftOf(router).filter((leaf) => !SYSTEM_AS.test(leaf))).toEqual([]);
      expectCommittable(router);
    },
  );

  it.each(cases)('leaves what connections share, unless told that it is alone: %s', (name) => {
    const { apply, remove } = made(name);
    const router = new VyosRouter().set(apply).delete(remove);
    expect(leftOf(router).filter((leaf) => !SYSTEM_AS.test(leaf) && !SHARED.test(leaf))).toEqual([]);
    expectCommittable(router);
    const all = new VyosRouter().set(apply).delete(made(name, alone).remove);
    expect(leftOf(all).filter((leaf) => !SYSTEM_AS.test(leaf))).toEqual([]);
    expectCommittable(all);
  });
});

describe('on a router with something else', () => {
  it.each(cases)('leaves all of it as it was: %s', (name) => {
    const { apply, remove } = made(name);
    const before = new VyosRouter().set(FOREIGN).leaves();
    const router = new VyosRouter().set(FOREIGN).set(apply).delete(remove);
    expect(router.leaves().filter((leaf) => before.includes(leaf))).toEqual(before);
    const added = leftOf(router).filter((leaf) => !before.includes(leaf));
    expect(added.filter((leaf) => !SYSTEM_AS.test(leaf) && !SHARED.test(leaf))).toEqual([]);
    expectCommittable(router);
  });

  it.each(cases)('leaves another connection as its file has it: %s', (name) => {
    const neighbor = connection({ ...other, id: 'vpn-0abcabcabcabcabc0' });
    const { apply } = partsOf('vyos', [neighbor], { ...LAN, vti_base: '20' });
    const before = new VyosRouter().set(apply).leaves();
    const ours = made(name);
    const router = new VyosRouter().set(apply).set(ours.apply).delete(ours.remove);
    expect(router.leaves().filter((leaf) => before.includes(leaf))).toEqual(before);
    const rest = readCommands(router.commands());
    expectPeers(rest);
    expectBgp(rest);
  });
});

describe('once more', () => {
  it.each(cases)('does no harm: %s', (name) => {
    for (const { apply, remove } of [made(name), made(name, alone)]) {
      const router = new VyosRouter().set(FOREIGN).set(apply).delete(remove);
      const once = router.leaves();
      expect(router.delete(remove).leaves()).toEqual(once);
      expect(new VyosRouter().delete(remove).leaves()).toEqual([]);
    }
  });
});

/**
 * What a commit would refuse: anything of BGP, even empty, without a number (protocols_bgp.py); a list, a map or a
 * group that is referred to, and gone (protocols_bgp.py, vpn_ipsec.py, policy.py); a peer without its interface.
 */
function expectCommittable(router: VyosRouter): void {
  const leaves = router.leaves();
  if (router.has('protocols bgp')) expect(leaves.filter((leaf) => SYSTEM_AS.test(leaf))).toHaveLength(1);
  const needs: readonly (readonly [RegExp, string])[] = [
    [/ prefix-list (?:import|export) (\S+)$/, 'policy prefix-list'],
    [/ route-map (?:import|export) (\S+)$/, 'policy route-map'],
    [/ peer \S+ ike-group (\S+)$/, 'vpn ipsec ike-group'],
    [/ esp-group (\S+)$/, 'vpn ipsec esp-group'],
    [/ vti bind (\S+)$/, 'interfaces vti'],
    [/^protocols static route6? \S+ interface (vti\d+)/, 'interfaces vti'],
  ];
  for (const leaf of leaves.filter((one) => !/^vpn ipsec esp-group/.test(one))) {
    for (const [pattern, path] of needs) {
      const name = pattern.exec(leaf)?.[1];
      if (name !== undefined)
        expect(router.has(`${path} ${name}`) || router.has(`${path}6 ${name}`), leaf).toBe(true);
    }
  }
}

// The checker does not look into a `delete`: its path is that of a `set`.
describe.skipIf(noGrammar !== undefined)('the grammar of VyOS', () => {
  it.each(['1.4', '1.5'])('VyOS %s has every path that is deleted', (version) => {
    const folder = mkdtempSync(join(tmpdir(), 'cgw-vyos-'));
    try {
      const files = cases.map((name, index) => {
        const file = join(folder, `${index}.commands`);
        writeFileSync(file, made(name, alone).remove.replace(/^delete /gm, 'set '));
        return file;
      });
      const { output, status } = checkGrammar(version, files);
      expect(output).toMatch(/^\d+ lines ok\n$/m);
      expect(output).not.toMatch(/outside the subtrees/);
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

it('is lines that the command line takes as they are', () => {
  for (const name of cases) {
    const { verify, remove } = made(name, alone);
    for (const line of `${verify}${remove}`.split('\n')) {
      // "?" asks for help, "!" looks back in the history, both in comments too.
      expect(line).toMatch(/^[\x20-\x7e]*$/);
      expect(line).not.toMatch(/[?!\t]|\s$|\{\{|undefined/);
    }
  }
});
