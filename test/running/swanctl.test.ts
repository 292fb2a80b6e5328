import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.js';
import { render } from '../../src/render/render.js';
import type { RunningText } from '../../src/running/dialect.js';
import { type Comparison, compareRunning, deviceTree, usedNumbers } from '../../src/running/index.js';
import { printComparison } from '../../src/running/print.js';
import { bundledDevice } from '../support/devices.js';
import { drifted, fates } from './drift.js';
import { plansFor } from './plans.js';

const device = bundledDevice('strongswan');
const PLANS = plansFor(device);

/** The files as they stand on the router, by their paths. */
function tree(plan: Plan): Map<string, string> {
  const files = render(plan, device);
  if (!files.ok) throw new Error('not rendered');
  return new Map(files.value.map(({ path, text }) => [path, text]));
}

function texts(files: ReadonlyMap<string, string>): RunningText[] {
  return [...files].map(([path, text]) => ({ name: `/srv/r1/${path}`, path, text }));
}

function compared(plan: Plan, running: readonly RunningText[]): Comparison {
  const result = compareRunning(plan, device, running);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return result.value;
}

/** Does what the mending commands say of files. */
function carryOut(
  { mend }: Comparison,
  files: Map<string, string>,
  wanted: ReadonlyMap<string, string>,
): void {
  for (const line of mend.flatMap(({ lines }) => lines)) {
    const [, path = ''] = /^install -D -m \d{3} tree\/(\S+) \/\1$/.exec(line) ?? [];
    if (path) files.set(path, wanted.get(path) ?? '');
    if (line.startsWith('rm /')) files.delete(line.slice('rm /'.length));
  }
}

const conf = (files: ReadonlyMap<string, string>): string =>
  [...files].flatMap(([path, text]) => (path.startsWith('etc/swanctl/') ? [text] : [])).join('');

it.each(PLANS)('%s: the tree that was applied is equal, and so is its swanctl.conf alone', (_, plan) => {
  const files = tree(plan);
  expect(compared(plan, texts(files)).differences).toEqual([]);
  expect(compared(plan, [{ name: 'swanctl.conf', text: conf(files) }]).differences).toEqual([]);
});

const SHAPES = PLANS.filter(([name]) =>
  /^(aws-xml\/(bgp|static)|ec2-json\/(ikev1-only|ipv6-inside))$/.test(name),
);

it.each(SHAPES)('%s: whatever drifts in the files is found and mended', (_, plan) => {
  const wanted = tree(plan);
  const lines = [...wanted].flatMap(([path, text]) => text.split('\n').map((line) => ({ path, line })));
  // Comments, sections and scripts that would no longer be one are left.
  const isFree = (line: string): boolean => /^\s*[\w.-]+ ?=/.test(line);
  fc.assert(
    fc.property(fates(lines.length), (fate) => {
      const files = new Map([...wanted.keys()].map((path) => [path, '']));
      for (const [index, { path, line }] of lines.entries()) {
        const kept = drifted([line], fate.slice(index), isFree);
        files.set(path, `${files.get(path)}${kept.map((one) => `${one}\n`).join('')}`);
      }
      const before = compared(plan, texts(files));
      carryOut(before, files, wanted);
      expect(compared(plan, texts(files)).differences).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

const [, BGP] = PLANS.find(([name]) => name === 'aws-xml/bgp') ?? [];
if (!BGP) throw new Error('the sample is gone');
const plan = BGP;
const FILES = tree(plan);
const ID = 'vpn-0a1b2c3d4e5f60718';
const printed = (running: readonly RunningText[]): string[] =>
  printComparison(compared(plan, running))
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '');

it('no setting, no line of a unit and no file can be lost unseen', () => {
  for (const [path, text] of FILES) {
    const without = new Map(FILES);
    without.delete(path);
    expect(compared(plan, texts(without)).differences, path).not.toEqual([]);
    for (const [index, line] of text.split('\n').entries()) {
      if (!/^\s*[^#!\s}{]+ ?=/.test(line)) continue;
      const cut = new Map(FILES).set(path, text.split('\n').toSpliced(index, 1).join('\n'));
      expect(compared(plan, texts(cut)).differences, line).not.toEqual([]);
    }
  }
});

it('reads the language of strongSwan: other spellings of the same are equal', () => {
  const text = conf(FILES)
    .replace(/dpd_delay = 10s/g, 'dpd_delay=10')
    .replace(/rekey_time = 3240s/g, 'rekey_time = 54m # nine tenths')
    .replace(/mobike = no/g, 'mobike = false')
    .replace(
      /secret = "(Xample.Tunnel1[^"]*)"/,
      (_, key: string) => `secret = 0x${Buffer.from(key).toString('hex')}`,
    )
    .replace(/local \{\s+auth = psk\n\s+id = (\S+)\n\s+\}/, 'local { auth = psk\n id = "$1" }');
  expect(text).toMatch(/54m[\s\S]*0x/);
  expect(printed([{ name: 'swanctl.conf', text }])).toEqual([
    'equal: 4 objects are on the device as they are wanted',
  ]);
});

it('tells of connections and files of ours that are wanted no longer, and of no others', () => {
  const files = new Map(FILES)
    .set('etc/swanctl/conf.d/branch.conf', 'connections {\n branch {\n  version = 2\n }\n}\n')
    .set('etc/swanctl/conf.d/old.conf', `connections {\n ${ID}-192_0_2_9 {\n  version = 2\n }\n}\n`)
    .set(
      `etc/systemd/network/60-${ID}-192_0_2_9.netdev`,
      '[NetDev]\nName=cgw7\nKind=xfrm\n\n[Xfrm]\nInterfaceId=7\n',
    )
    .set('etc/systemd/network/60-branch.network', '[Match]\nName=eth7\n');
  expect(printed(texts(files))).toEqual([
    `connections.${ID}-192_0_2_9`,
    '  extra: all of it',
    `/etc/systemd/network/60-${ID}-192_0_2_9.netdev`,
    '  extra: all of it',
    '# take out what no longer belongs there',
    `rm /etc/systemd/network/60-${ID}-192_0_2_9.netdev`,
    '# take these sections out of the files they stand in',
    `# connections.${ID}-192_0_2_9 (/srv/r1/etc/swanctl/conf.d/old.conf:3)`,
    '# load what changed',
    'ip link delete cgw7',
    'swanctl --load-all',
    'networkctl reload',
    '# one after the other: until they are closed, these tunnels keep what they were set up with; a packet opens those that stay',
    `swanctl --terminate --ike ${ID}-192_0_2_9`,
  ]);
  const used = usedNumbers(device, texts(files), plan.connections);
  expect(used.ok && used.value.map(({ id, number, owner }) => [id, number, owner?.tunnel])).toEqual([
    ['ifId', 1, '203.0.113.17'],
    ['ifId', 2, '203.0.113.45'],
    ['ifId', 7, undefined],
  ]);
});

const CONF = `etc/swanctl/conf.d/${ID}.conf`;
const KEYS = `etc/swanctl/conf.d/${ID}-secrets.conf`;
const [FIRST, SECOND] = [`${ID}-203_0_113_17`, `${ID}-203_0_113_45`];

it.each([
  ['a definition with start', CONF, 'dpd_delay = 10s', 'dpd_delay = 9s', [FIRST], []],
  ['one that only had trap', CONF, 'trap|start', 'trap', [], [FIRST]],
  ['a key', KEYS, 'secret = "Xample', 'secret = "Other', [], [FIRST]],
  ['both of them', CONF, /mobike = no/g, 'mobike = yes', [FIRST, SECOND], []],
  ['another file', `etc/cgw-gen/${ID}.nft`, 'mangle', 'filter', [], []],
])('tells which tunnels the load closes, and closes the others: %s', (_, path, from, to, closed, kept) => {
  const files = new Map(FILES).set(path, (FILES.get(path) ?? '').replace(from, to));
  const lines = printed(texts(files));
  const remark = lines.find((line) => line.startsWith('# swanctl closes'));
  expect(remark?.match(/vpn-[\w-]+/g) ?? []).toEqual(closed);
  expect(lines.filter((line) => line.includes('--terminate'))).toEqual(
    kept.map((name) => `swanctl --terminate --ike ${name}`),
  );
});

it('says that the daemon is restarted, and then closes no tunnel by itself', () => {
  const files = new Map(FILES)
    .set('etc/strongswan.d/cgw-gen.conf', 'charon {\n install_routes = yes\n}\n')
    .set(KEYS, (FILES.get(KEYS) ?? '').replaceAll('Xample', 'Other'));
  const lines = printed(texts(files)).join('\n');
  expect(lines).toContain('takes every tunnel of this router down');
  expect(lines).not.toMatch(/--terminate|swanctl closes/);
});

it('takes what the router wrote down itself for no file of ours', () => {
  const { folders, hasPlace } = deviceTree(device) ?? { folders: [], hasPlace: () => true };
  expect(folders).toContain('etc/cgw-gen');
  expect([...FILES.keys()].filter((path) => !hasPlace(path))).toEqual([]);
  expect(hasPlace('etc/cgw-gen/before')).toBe(false);
  const files = new Map(FILES).set('etc/cgw-gen/before', 'host seen\nfrr seen\n');
  expect(compared(plan, texts(files)).differences).toEqual([]);
});

it('shows no key, whatever is wrong with it', () => {
  const files = new Map(FILES).set(
    `etc/swanctl/conf.d/${ID}-secrets.conf`,
    (FILES.get(`etc/swanctl/conf.d/${ID}-secrets.conf`) ?? '').replace(
      /secret = "Xample[^"]*"/,
      'secret = "Foreign Key"',
    ),
  );
  const all = JSON.stringify(compareRunning(plan, device, texts(files)));
  expect(all).toContain('secret = [secret]');
  expect(all).not.toMatch(/Xample|Foreign/);
});

it.each([
  ['a section that does not end', 'connections {\n a {\n  version = 2\n', ['RUNNING_SYNTAX']],
  ['a brace too many', 'connections {\n}\n}\n', ['RUNNING_SYNTAX']],
  ['no setting', 'connections {\n a { version 2 }\n}\n', ['RUNNING_SYNTAX']],
  ['another language', 'config setup\n', ['RUNNING_FOREIGN']],
  ['FRR without its end', 'frr version 8.4.4\nrouter bgp 65010\n', ['RUNNING_CUT']],
])('%s is refused', (_, text, codes) => {
  const result = compareRunning(plan, device, [{ name: 'running', text }]);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(codes);
});

it('says what it did not follow', () => {
  const text = `include conf.d/*.conf\n${conf(FILES)}`;
  const result = compareRunning(plan, device, [{ name: 'swanctl.conf', text }]);
  expect(result).toMatchObject({ ok: true, diagnostics: [{ code: 'RUNNING_INCLUDE', place: { line: 1 } }] });
});
