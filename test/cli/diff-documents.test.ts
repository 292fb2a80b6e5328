import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesIn, useCli } from '../support/cli.js';
import { ROOT } from '../support/golden.js';

const cli = useCli();
const SAMPLE = join(ROOT, 'samples/ec2-json/bgp-default-options/input.json');
const ID = 'vpn-02f4a6c8e0b1d3579';
const KEY = 'Default.Xample.1.mnbvcxzlkjhgfds1';
const FOR = ['-d', 'vyos', '--set', 'customer_prefixes=10.50.0.0/16'];

/** The sample with one of its texts replaced everywhere, as a file of the folder. */
function changed(from: string, to: string, name = 'new.json'): string {
  const text = readFileSync(SAMPLE, 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(cli.folder, name), text.replaceAll(from, to));
  return name;
}

let rendered: string | undefined;

/** What `render` printed of the sample, as a file of the folder: it is run once, since each run takes a second. */
function saved(): string {
  rendered ??= cli.run(['render', SAMPLE, ...FOR]).stdout;
  writeFileSync(join(cli.folder, 'router.txt'), rendered);
  return 'router.txt';
}

describe('two documents', () => {
  it('equal: 0, different: 3, with nothing but the result on standard output', () => {
    expect(cli.run(['diff', SAMPLE, SAMPLE, ...FOR])).toMatchObject({
      status: 0,
      stdout: 'equal: nothing differs\n',
    });
    const { status, stdout } = cli.run(['diff', SAMPLE, changed(KEY, 'Another.Key.1234567'), ...FOR]);
    expect([status, stdout.split('\n').filter((line) => /^[-+]/.test(line))]).toEqual([
      3,
      [
        '--- before/vyos.commands',
        '+++ after/vyos.commands',
        `-set vpn ipsec authentication psk '${ID}-192_0_2_11' secret [secret, before]`,
        `+set vpn ipsec authentication psk '${ID}-192_0_2_11' secret [secret, changed]`,
      ],
    ]);
    expect(stdout.split('\n')[0]).toBe(`${ID}: one tunnel goes down`);
    expect(stdout).toContain('traffic stops: at most 30 s: while tunnel 192.0.2.140 is up');
    expect(stdout).toContain('cloud: ModifyVpnTunnelOptions takes down 192.0.2.11 for pre-shared key');
  });

  it('a name that repeats a key, which files show in a comment, is shown without it', () => {
    const named = changed('office-to-vpc', `hub ${KEY}`);
    const args = ['-d', 'strongswan', '--set', 'customer_prefixes=10.50.0.0/16'];
    const { status, stdout } = cli.run(['diff', SAMPLE, named, ...args]);
    expect([status, stdout.includes(KEY)]).toEqual([3, false]);
    expect(stdout).toContain('name: office-to-vpc -> hub [secret]');
    expect(stdout).toContain(`+# ${ID} (hub [secret])`);
    cli.shell('"$@" > saved.txt', ['render', SAMPLE, ...args]);
    const saved = cli.run(['diff', 'saved.txt', named, ...args]);
    expect([saved.status, saved.stdout.includes(KEY)]).toEqual([3, false]);
    expect(saved.stdout).toContain(`+# ${ID} (hub [secret])`);
  });

  it('as JSON the same, without a secret', () => {
    const ended = cli.run(['diff', SAMPLE, changed(KEY, 'Another.Key.1234567'), ...FOR, '--format', 'json']);
    const { equal, against, impact, files } = JSON.parse(ended.stdout);
    expect([ended.status, equal, against, impact[0].drops, files[0].path]).toEqual([
      3,
      false,
      'document',
      'one',
      'vyos.commands',
    ]);
    expect(ended.stdout).not.toMatch(/Another\.Key|Xample/);
  });

  it('from standard input, and a connection that only one side has', () => {
    const both = cli.run(['diff', '-', SAMPLE, ...FOR], readFileSync(SAMPLE, 'utf8'));
    expect(both.status).toBe(0);
    const other = changed(ID, 'vpn-0fedcba9876543210');
    const { status, stdout } = cli.run(['diff', SAMPLE, other, ...FOR, '--connection', ID]);
    expect([status, stdout]).toEqual([3, expect.stringContaining(`${ID}: removed`)]);
    expect(stdout).not.toContain('vpn-0fedcba9876543210');
    const unknown = cli.run(['diff', SAMPLE, other, ...FOR, '--connection', 'vpn-nowhere']);
    expect([unknown.status, codesIn(unknown)]).toEqual([1, ['CONNECTION_UNKNOWN']]);
  });

  it('a folder of documents is one document', () => {
    mkdirSync(join(cli.folder, 'fetched/sub'), { recursive: true });
    changed(ID, 'vpn-0fedcba9876543210', 'fetched/sub/two.json');
    changed(KEY, KEY, 'fetched/one.json');
    writeFileSync(join(cli.folder, 'fetched/.hidden'), 'no document');
    const { status, stdout } = cli.run(['diff', SAMPLE, 'fetched', ...FOR, '--connection', ID]);
    expect([status, stdout]).toEqual([0, 'equal: nothing differs\n']);
    mkdirSync(join(cli.folder, 'empty'));
    expect(codesIn(cli.run(['diff', SAMPLE, 'empty', ...FOR]))).toContain('INPUT_FOLDER_EMPTY');
  });

  it('an answer that fits only the newer one is told with a way out', () => {
    const ended = cli.run([
      'diff',
      SAMPLE,
      changed('192.0.2.11', '192.0.2.12'),
      ...FOR,
      '--set',
      'prefer=192.0.2.12',
    ]);
    expect([ended.status, ended.stdout]).toEqual([1, '']);
    expect(codesIn(ended)).toEqual(expect.arrayContaining(['PREFER_NOT_A_TUNNEL', 'DIFF_OLD_NOT_PLANNED']));
  });
});

describe('a saved render', () => {
  const NEW = () => changed(KEY, 'Another.Key.1234567');

  it('from standard output', () => {
    const name = saved();
    expect(cli.run(['diff', name, SAMPLE, ...FOR]).status).toBe(0);
    const { status, stdout } = cli.run(['diff', name, NEW(), ...FOR]);
    expect([status, stdout]).toEqual([
      3,
      expect.stringContaining(`${ID} tunnel 192.0.2.11: its lines differ`),
    ]);
    expect(stdout).not.toMatch(/Another\.Key|Xample/);
  });

  it('written with --out, by part or by all parts', () => {
    for (const [folder, ...part] of [['one'], ['all', '--part', 'all']] as const) {
      expect(cli.run(['render', SAMPLE, ...FOR, '--out', folder, ...part]).status).toBe(0);
      expect(cli.run(['diff', folder, SAMPLE, ...FOR])).toMatchObject({
        status: 0,
        stdout: 'equal: nothing differs\n',
      });
    }
    expect(cli.run(['diff', 'all', NEW(), ...FOR]).status).toBe(3);
  });

  it('of another device is no render of this one, and shows nothing', () => {
    const name = saved();
    const ended = cli.run(['diff', name, SAMPLE, '-d', 'cisco-ios']);
    expect([ended.status, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).not.toContain('Xample');
  });
});

it.each([
  [[SAMPLE]],
  [[SAMPLE, SAMPLE, SAMPLE]],
  [[]],
  [['-', '-']],
  [[SAMPLE, SAMPLE, '--region', 'eu-west-1']],
])('usage %#', (names) => {
  expect(cli.run(['diff', ...names, ...FOR])).toMatchObject({ status: 2, stdout: '' });
});

it('a render in the place of NEW is told', () => {
  const ended = cli.run(['diff', SAMPLE, saved(), ...FOR]);
  expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([1, '', ['DIFF_NEW_IS_RENDER']]);
});
