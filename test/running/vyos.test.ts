import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareRunning, usedNumbers } from '../../src/running/index.js';
import { printComparison } from '../../src/running/print.js';
import { temporaryFolder } from '../support/cli.js';
import { bundledDevice } from '../support/devices.js';
import { checkGrammar, noGrammar } from '../support/vyos-grammar.js';
import { drifted, fates } from './drift.js';
import { applied, compared, mended, plansFor } from './plans.js';
import { VyosRouter } from './vyos-router.js';

const device = bundledDevice('vyos');
const PLANS = plansFor(device);
const folder = temporaryFolder();

/** A router that took the file. */
function router(text: string): VyosRouter {
  const made = new VyosRouter();
  made.type(text);
  return made;
}

it.each(PLANS)('%s: what was applied is equal, in whatever form and order it is shown', (_, plan) => {
  const made = router(applied(plan, device));
  expect(compared(plan, device, applied(plan, device)).differences).toEqual([]);
  expect(compared(plan, device, made.show()).differences).toEqual([]);
  expect(compared(plan, device, made.boot()).differences).toEqual([]);
});

const [, BGP] = PLANS.find(([name]) => name === 'aws-xml/bgp') ?? [];
if (!BGP) throw new Error('the sample is gone');
const FOREIGN = [
  "set interfaces ethernet eth0 address '198.51.100.10/24'",
  "set interfaces vti vti9 description 'to the branch'",
  "set protocols bgp neighbor 192.0.2.77 remote-as '65077'",
  'set protocols static route 10.99.0.0/16 next-hop 192.0.2.1',
  "set vpn ipsec esp-group branch lifetime '3600'",
  "set vpn ipsec interface 'eth0'",
].join('\n');
const SHOWN = router(`${applied(BGP, device)}${FOREIGN}`).show();
const shown = (text: string): string[] =>
  printComparison(compared(BGP, device, text))
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '');

/** Whether VyOS's grammar takes the lines; without the checker nothing is known. */
function expectGrammar(lines: string): void {
  if (noGrammar || lines === '') return;
  const path = join(folder(), 'mend');
  writeFileSync(path, lines);
  const { status, output } = checkGrammar('1.4', [path]);
  expect(status, `${output}\n${lines}`).toBe(0);
}

/** BGP and static routes, IKEv1, IPv6 inside, traffic selectors, a key of BGP, two connections. */
const SHAPES =
  /^(aws-xml\/bgp|ec2-json\/(ikev1-only|tgw-static|ipv6-inside|two-connections)|alibaba-json\/(single-bgp-md5|protected-several))$/;

it.each(PLANS.filter(([name]) => SHAPES.test(name)))('%s: whatever drifts is found and mended', (_, plan) => {
  const lines = router(`${applied(plan, device)}${FOREIGN}`)
    .show()
    .split('\n')
    .slice(1, -2);
  fc.assert(
    fc.property(fates(lines.length), (fate) => {
      const kept = drifted(
        lines,
        fate,
        (line) => !FOREIGN.replaceAll("'", '').includes(line.replaceAll("'", '')),
      );
      const real = router(kept.join('\n'));
      const before = compared(plan, device, real.show());
      fc.pre(before.differences.every(({ kind }) => kind !== 'taken'));
      const mend = mended(before, plan);
      // Of operational mode are the resets alone.
      expectGrammar(mend.trim().replace(/^run reset .*\n?/gm, ''));
      real.type(mend);
      expect(compared(plan, device, real.show()).differences).toEqual([]);
      for (const line of FOREIGN.split('\n'))
        expect(real.show()).toContain(line.split(' ').slice(0, 5).join(' '));
    }),
    { numRuns: 15 },
  );
});

it('no line can be lost unseen', () => {
  const lines = router(applied(BGP, device)).show().split('\n').slice(1, -2);
  for (const [index, line] of lines.entries()) {
    const without = lines.toSpliced(index, 1).join('\n');
    expect(compared(BGP, device, without).differences, line).not.toEqual([]);
  }
});

it('resets the peers whose key differs, which the commit leaves up', () => {
  const first = SHOWN.replace(/secret '[^']*'/, "secret 'Foreign.Key.1'");
  expect(shown(first).filter((line) => line.startsWith('run '))).toEqual([
    'run reset vpn ipsec site-to-site peer vpn-0a1b2c3d4e5f60718-203_0_113_17',
  ]);
  const other = SHOWN.replaceAll("lifetime '3600'", "lifetime '1800'");
  expect(other).not.toBe(SHOWN);
  expect(shown(other).join()).not.toContain('run ');
});

const withLine = (text: string, line: string): string => text.replace(/vyos@r1:~\$ \n$/, `${line}\n`);

it('says nothing of what is not ours', () => {
  expect(shown(SHOWN)).toEqual(['equal: 16 objects are on the device as they are wanted']);
});

it('takes out a node whole when nothing in it is wanted, and what is of ours no longer', () => {
  const more = [
    "set vpn ipsec ike-group vpn-0a1b2c3d4e5f60718-203_0_113_17 proposal 2 encryption 'aes128'",
    "set vpn ipsec ike-group vpn-0a1b2c3d4e5f60718-203_0_113_17 proposal 2 hash 'md5'",
    "set protocols static route 10.7.0.0/16 interface vti0 distance '5'",
    "set interfaces vti vti0 ip source-validation 'loose'",
    "set policy prefix-list vpn-0a1b2c3d4e5f60718-in-00000000 rule 10 action 'permit'",
    'vyos@r1:~$ ',
  ];
  expect(shown(SHOWN.replace(/vyos@r1:~\$ \n$/, more.join('\n')))).toEqual([
    'vpn ipsec ike-group vpn-0a1b2c3d4e5f60718-203_0_113_17',
    '  extra: proposal 2 encryption aes128',
    '  extra: proposal 2 hash md5',
    'protocols static route 10.7.0.0/16 interface vti0',
    '  extra: all of it',
    'policy prefix-list vpn-0a1b2c3d4e5f60718-in-00000000',
    '  extra: all of it',
    '# in configuration mode; then: commit, save',
    "delete protocols static route '10.7.0.0/16'",
    'delete policy prefix-list vpn-0a1b2c3d4e5f60718-in-00000000',
    "delete vpn ipsec ike-group 'vpn-0a1b2c3d4e5f60718-203_0_113_17' proposal '2'",
  ]);
});

it('a VTI that another peer is bound to is taken', () => {
  const text = SHOWN.replace(/^set interfaces vti vti0 .*\n/gm, '')
    .replace(/^set vpn ipsec site-to-site peer \S+17 vti bind .*\n/gm, '')
    .replace(
      /^set vpn/m,
      "set interfaces vti vti0 mtu '1400'\nset vpn ipsec site-to-site peer branch vti bind 'vti0'\nset vpn",
    );
  expect(shown(text)).toContain('  taken: it belongs to something else');
  expect(shown(text).join('\n')).not.toContain('# in configuration mode');
});

it('another AS is never changed, and a larger number of paths is enough', () => {
  const more = SHOWN.replace(/maximum-paths ebgp '2'/, "maximum-paths ebgp '8'");
  expect(compared(BGP, device, more).differences).toEqual([]);
  const other = shown(SHOWN.replace("system-as '65010'", "system-as '65001'"));
  expect(other).toEqual(['protocols bgp', '  wanted: system-as 65010', '  running: system-as 65001']);
});

it('shows no key, wherever it stands', () => {
  const text = withLine(
    SHOWN.replace(/secret '[^']*'/, "secret 'Foreign.Key.1'"),
    "set vpn ipsec authentication psk vpn-0a1b2c3d4e5f60718-192_0_2_9 secret 'Foreign.Key.2'",
  );
  const result = compared(BGP, device, text);
  const all = printComparison(result) + JSON.stringify(result);
  expect(all).toContain('secret @@{psk vpn-0a1b2c3d4e5f60718 203.0.113.17 vyos-secret}@@');
  expect(all).not.toMatch(/Foreign|Xample/);
});

it.each([
  ['a pager', SHOWN.replace('set vpn', ':\nset vpn'), 'RUNNING_PAGED'],
  ['a line that was wrapped', SHOWN.replace(/(set vpn ipsec auth)/, '$1\n'), 'RUNNING_SYNTAX'],
  ['a quote that is not closed', SHOWN.replace("'pre-shared-secret'", "'pre-shared"), 'RUNNING_SYNTAX'],
  ['masked values', SHOWN.replace(/secret '.*'/, 'secret xxxxxx'), 'RUNNING_MASKED'],
  ['masked addresses', SHOWN.replaceAll('203.0.113.', 'xxx.xxx.113.'), 'RUNNING_MASKED'],
  ['another device', 'version 17.6\nhostname R1\nend\n', 'RUNNING_FOREIGN'],
  [
    'a node that does not end',
    router(applied(BGP, device))
      .boot()
      .replace(/\}\n\n[\s\S]*$/, ''),
    'RUNNING_SYNTAX',
  ],
])('%s is refused', (_, text, code) => {
  const codes = compareRunning(BGP, device, [{ name: 'r1.txt', text }]).diagnostics.map((one) => one.code);
  expect(codes).toEqual([code]);
});

it('makes what a terminal would obey visible', () => {
  const text = withLine(
    SHOWN,
    "set vpn ipsec ike-group vpn-0a1b2c3d4e5f60718-203_0_113_17 mode '\u202emain'",
  );
  expect(printComparison(compared(BGP, device, text))).toContain('extra: mode \\u202emain');
});

it('tells which numbers are in use, and which of them are ours', () => {
  const used = usedNumbers(device, [{ name: 'r1.txt', text: SHOWN }], BGP.connections);
  if (!used.ok) throw new Error('not read');
  expect(used.value.map(({ id, number, owner }) => [id, number, owner?.tunnel])).toEqual([
    ['vti', 0, '203.0.113.17'],
    ['vti', 1, '203.0.113.45'],
    ['vti', 9, undefined],
  ]);
});
