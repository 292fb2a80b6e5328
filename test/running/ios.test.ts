import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareRunning, usedNumbers } from '../../src/running/index.js';
import { printComparison } from '../../src/running/print.js';
import { bundledDevice } from '../support/devices.js';
import { drifted, fates } from './drift.js';
import { IosRouter } from './ios-router.js';
import { applied, compared, mended, plansFor } from './plans.js';

const device = bundledDevice('cisco-ios');
const PLANS = plansFor(device);

/** A router that took the file. */
function router(text: string): IosRouter {
  const made = new IosRouter();
  made.type(text);
  return made;
}

it.each(PLANS)('%s: what a router shows that took the file is equal', (_, plan) => {
  const text = applied(plan, device);
  expect(compared(plan, device, router(text).show()).differences).toEqual([]);
  expect(compared(plan, device, text).differences).toEqual([]);
});

it.each(PLANS)('%s: a router that has nothing takes what mends it', (_, plan) => {
  const empty = new IosRouter();
  const comparison = compared(
    plan,
    device,
    empty.show('interface GigabitEthernet0/0\n ip address 192.0.2.1 255.255.255.0\n!\n'),
  );
  empty.type(mended(comparison, plan));
  expect(compared(plan, device, empty.show()).differences).toEqual([]);
});

/** A router that has what this text shows. */
function loaded(lines: readonly string[]): IosRouter {
  return router(lines.slice(lines.findIndex((line) => line.startsWith('version'))).join('\n'));
}

/** Lines that a drift can take or change without making a text that no router shows. */
const isFree = (line: string): boolean =>
  /^ +[a-z]/.test(line) && !/^ +(?:address-family|exit-address|peer) ?/.test(line);

const isAlone = (line: string): boolean => /tunnel protection|pre-shared-key address/.test(line);

/** IKEv2 and IKEv1, BGP and static routes, IPv6 inside, a key of BGP, two connections. */
const SHAPES =
  /^(aws-xml\/bgp|ec2-json\/(ikev1-only|tgw-static|ipv6-inside|two-connections)|alibaba-json\/(single-bgp-md5|dual-static))$/;

it.each(PLANS.filter(([name]) => SHAPES.test(name)))('%s: whatever drifts is found and mended', (_, plan) => {
  const lines = router(applied(plan, device)).show().split('\n');
  fc.assert(
    fc.property(fates(lines.length), (fate) => {
      const real = loaded(drifted(lines, fate, isFree, isAlone));
      const before = compared(plan, device, real.show());
      fc.pre(before.differences.every(({ kind }) => kind !== 'taken'));
      real.type(mended(before, plan));
      expect(compared(plan, device, real.show()).differences).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

it.each(PLANS.filter(([name]) => /ikev1-only|aws-xml.bgp$/.test(name)))(
  '%s: no line can be lost unseen',
  (_, plan) => {
    const lines = router(applied(plan, device)).show().split('\n');
    for (const [index, line] of lines.entries()) {
      if (!isFree(line) && !/^(?:ip|ipv6) (?:prefix-list|route) /.test(line)) continue;
      // Holds where it is not shown.
      if (line === ' mode tunnel') continue;
      const without = lines.toSpliced(index, 1).join('\n');
      expect(compared(plan, device, without).differences, line).not.toEqual([]);
    }
  },
);

const [, BGP] = PLANS.find(([name]) => name === 'aws-xml/bgp') ?? [];
if (!BGP) throw new Error('the sample is gone');
const SHOWN = router(applied(BGP, device)).show();
const found = (text: string): string[] =>
  printComparison(compared(BGP, device, text))
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '');

it('names what is extra in our objects, and leaves alone what ties them to the router', () => {
  const text = SHOWN.replace(
    /(interface Tunnel100\n)/,
    '$1 zone-member security VPN\n tunnel path-mtu-discovery\n',
  );
  expect(found(text)).toEqual([
    'interface Tunnel100',
    '  extra: tunnel path-mtu-discovery',
    '! in configuration mode; then: end, copy running-config startup-config',
    'interface Tunnel100',
    ' no tunnel path-mtu-discovery',
  ]);
});

it('takes out a neighbor with our name that is not wanted, and no other', () => {
  const more =
    ' neighbor 192.0.2.77 remote-as 65077\n neighbor 192.0.2.77 description partner\n' +
    ' neighbor 169.254.99.1 remote-as 64512\n neighbor 169.254.99.1 description vpn-0a1b2c3d4e5f60718-203_0_113_99\n';
  expect(found(SHOWN.replace(/(router bgp 65010\n)/, `$1${more}`))).toEqual([
    'router bgp 65010 neighbor 169.254.99.1',
    '  extra: all of it',
    '! in configuration mode; then: end, copy running-config startup-config',
    'router bgp 65010',
    ' no neighbor 169.254.99.1',
  ]);
});

it('a tunnel number that something else has is taken, and nothing is mended over it', () => {
  const foreign =
    'interface Tunnel100\n description to the branch\n ip address 10.9.9.1 255.255.255.252\n!\n';
  const text = SHOWN.replace(/interface Tunnel100\n(?: .*\n)*!\n/, foreign);
  expect(text).toContain('branch');
  expect(found(text)).toEqual(['interface Tunnel100', '  taken: it belongs to something else']);
});

it('a policy number without a name is of others while the router has nothing of ours', () => {
  const [, ikev1] = PLANS.find(([name]) => name === 'ec2-json/ikev1-only') ?? [];
  if (!ikev1) throw new Error('the sample is gone');
  const policy = 'crypto isakmp policy 1000\n encr 3des\n authentication pre-share\n group 2\n!\n';
  const kinds = (text: string): string[] =>
    compared(ikev1, device, text)
      .differences.filter(({ object }) => object === 'crypto isakmp policy 1000')
      .map(({ kind }) => kind);
  expect(kinds(new IosRouter().show(policy))).toEqual(['taken']);
  const ours = router(applied(ikev1, device)).show();
  expect(
    new Set(kinds(ours.replace(/(crypto isakmp policy 1000\n)(?: .*\n)*/, '$1 encr 3des\n'))),
  ).not.toContain('taken');
});

it('a line of a list goes before another one can take its place', () => {
  const list = 'ip prefix-list vpn-0a1b2c3d4e5f60718-out-1448422f seq 10 permit';
  expect(found(SHOWN.replace(`${list} 10.10.0.0/16`, `${list} 10.66.0.0/16`)).slice(-2)).toEqual([
    `no ${list} 10.66.0.0/16`,
    `${list} 10.10.0.0/16`,
  ]);
});

it('another AS is never changed, and a larger number of paths is enough', () => {
  expect(compared(BGP, device, SHOWN.replace('maximum-paths 2', 'maximum-paths 4')).differences).toEqual([]);
  const other = found(SHOWN.replace('router bgp 65010', 'router bgp 65001'));
  expect(other.slice(0, 3)).toEqual([
    'router bgp',
    '  wanted: router bgp 65010',
    '  running: router bgp 65001',
  ]);
  expect(other.join('\n')).not.toContain('configuration mode');
});

it('a key that the router encrypts is told of, and is no difference', () => {
  const text = SHOWN.replace(/pre-shared-key Xample.Tunnel1\S*/, 'pre-shared-key 6 ]W_XcBVDeGbA');
  const result = compareRunning(BGP, device, [{ name: 'r1.txt', text }]);
  expect(result).toMatchObject({ ok: true, value: { differences: [], mend: [] } });
  expect(result.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['RUNNING_UNREADABLE', 'info'],
  ]);
  expect(JSON.stringify(result)).not.toContain('BVDeGbA');
});

it('a wrong key is a difference that shows neither of the two', () => {
  const text = SHOWN.replace(/pre-shared-key Xample.Tunnel1\S*/, 'pre-shared-key Foreign.Key');
  const shown = found(text).join('\n');
  expect(shown).toContain('  different: peer 203.0.113.17 > pre-shared-key [secret]');
  expect(shown).toContain('pre-shared-key 0 @@{psk vpn-0a1b2c3d4e5f60718 203.0.113.17 ios-word}@@');
  expect(shown).not.toMatch(/Xample|Foreign/);
});

it('clears the sessions of tunnels whose SAs would stay as they are, and no others', () => {
  const clears = (text: string) => found(text).filter((line) => /^(?:end|clear )/.test(line));
  const changed = SHOWN.replace(/pre-shared-key Xample.Tunnel1\S*/, 'pre-shared-key Foreign.Key');
  expect(clears(changed)).toEqual(['end', 'clear crypto session remote 203.0.113.17']);
  expect(clears(SHOWN.replace(' ip mtu ', ' no ip mtu '))).toEqual([]);
  expect(clears('hostname R1\ninterface Loopback0\n no ip address\n!\nend\n')).toEqual([]);
});

it('the global lifetime holds where the profile has none of its own', () => {
  const text = SHOWN.replace(
    'crypto ipsec transform-set',
    'crypto ipsec security-association lifetime seconds 7200\n!\ncrypto ipsec transform-set',
  );
  expect(found(text)).toContain('  running: set security-association lifetime seconds 7200');
});

it.each([
  ['a pager', SHOWN.replace('interface Tunnel100', ' --More-- \ninterface Tunnel100'), 'RUNNING_PAGED'],
  [
    'backspaces of a terminal',
    SHOWN.replace('interface Tunnel100', '\b\b\binterface Tunnel100'),
    'RUNNING_PAGED',
  ],
  ['an end that is missing', SHOWN.slice(0, SHOWN.indexOf('interface Tunnel101')), 'RUNNING_CUT'],
  ['another device', applied(BGP, device).replace(/^ +/gm, ''), 'RUNNING_FOREIGN'],
  ['another language', "set interfaces vti vti0 mtu '1400'\n", 'RUNNING_FOREIGN'],
])('%s is refused', (_, text, code) => {
  expect(compareRunning(BGP, device, [{ name: 'r1.txt', text }]).diagnostics.map((one) => one.code)).toEqual([
    code,
  ]);
});

it('takes line ends of terminals, and a banner with commands in it', () => {
  const banner = 'banner motd ^C\ninterface Tunnel100\n shutdown\n^C\n';
  const text = SHOWN.replace('hostname R1\n', `hostname R1\n${banner}`).replaceAll('\n', '\r\r\n');
  expect(compared(BGP, device, text).differences).toEqual([]);
});

it('tells which numbers are in use, and which of them are ours', () => {
  const more = 'interface Tunnel7\n description branch\n!\ncrypto isakmp policy 10\n encr aes\n!\n';
  const text = SHOWN.replace('interface Tunnel100', `${more}interface Tunnel100`);
  const used = usedNumbers(device, [{ name: 'r1.txt', text }], BGP.connections);
  if (!used.ok) throw new Error('not read');
  expect(used.value.map(({ id, number, owner }) => [id, number, owner?.tunnel])).toEqual([
    ['tunnel', 7, undefined],
    ['policy', 10, undefined],
    ['tunnel', 100, '203.0.113.17'],
    ['tunnel', 101, '203.0.113.45'],
  ]);
});
