import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codesIn, SET, useCli, XML } from '../support/cli.js';
import { ROOT } from '../support/golden.js';

const cli = useCli();
const ID = 'vpn-0a1b2c3d4e5f60718';
const planFor = (device: string): string[] => [XML, '--device', device, ...SET];

/** What `render` prints for the device, as a file of the test's folder. */
function running(device: string, change: (text: string) => string = (text) => text): string {
  const path = join(cli.folder, 'running.txt');
  writeFileSync(path, change(cli.run(['render', ...planFor(device)]).stdout));
  return path;
}

it('says by the exit code whether a device has what is wanted', () => {
  const equal = cli.run(['diff', ...planFor('vyos'), '--running', running('vyos')]);
  expect([equal.status, equal.stdout]).toEqual([
    0,
    'equal: 16 objects are on the device as they are wanted\n',
  ]);
  const path = running('vyos', (text) => text.replace("mtu '1438'", "mtu '1400'"));
  const other = cli.run(['diff', ...planFor('vyos'), '--running', path]);
  expect(other.status).toBe(3);
  expect(other.stdout).toBe(
    'interfaces vti vti0\n  wanted: mtu 1438\n  running: mtu 1400\n\n' +
      "# in configuration mode; then: commit, save\nset interfaces vti 'vti0' mtu '1438'\n",
  );
});

it('reads the running configuration from standard input, and prints JSON', () => {
  const text = readFileSync(
    running('cisco-ios', (one) => one.replace('ip mtu 1438', 'ip mtu 1400')),
    'utf8',
  );
  const ended = cli.run(['diff', ...planFor('cisco-ios'), '--running', '-', '--format', 'json'], text);
  expect(ended.status).toBe(3);
  expect(JSON.parse(ended.stdout)).toMatchObject({
    equal: false,
    differences: [
      { kind: 'different', object: 'interface Tunnel100', wanted: 'ip mtu 1438', running: 'ip mtu 1400' },
    ],
    mend: [{ lines: ['interface Tunnel100', ' ip mtu 1438'] }],
  });
});

it('compares the root of a router, and mends nothing it was not asked to', () => {
  const tree = join(cli.folder, 'root');
  expect(cli.run(['render', ...planFor('strongswan'), '--out', tree]).status).toBe(0);
  const compare = ['diff', ...planFor('strongswan'), '--running', tree];
  expect(cli.run(compare)).toMatchObject({ status: 0 });
  rmSync(join(tree, `etc/cgw-gen/${ID}.nft`));
  const ended = cli.run(compare);
  expect(ended.status).toBe(3);
  expect(ended.stdout).toContain(`/etc/cgw-gen/${ID}.nft\n  missing: all of it\n`);
  expect(ended.stdout).toContain(`install -D -m 644 tree/etc/cgw-gen/${ID}.nft /etc/cgw-gen/${ID}.nft\n`);
});

it('a folder without any file of the router is an error, and not an empty difference', () => {
  mkdirSync(join(cli.folder, 'empty'));
  const ended = cli.run(['diff', ...planFor('strongswan'), '--running', join(cli.folder, 'empty')]);
  expect([ended.status, ended.stdout]).toEqual([1, '']);
  expect(codesIn(ended)).toContain('RUNNING_NO_FILES');
});

it.each([
  ['an empty file', '', 'INPUT_EMPTY'],
  ['the text of another device', "set system host-name 'r1'\n", 'RUNNING_FOREIGN'],
  ['a capture with a pager', 'version 17.6\ninterface Tunnel1\n --More-- \nend\n', 'RUNNING_PAGED'],
])('%s is an error with a way out, and prints nothing', (_, text, code) => {
  const path = join(cli.folder, 'r1.txt');
  writeFileSync(path, text);
  const ended = cli.run(['diff', ...planFor('cisco-ios'), '--running', path]);
  expect([ended.status, ended.stdout]).toEqual([1, '']);
  expect(codesIn(ended)).toContain(code);
});

it('a device that says nothing of its running configuration is told so', () => {
  const own = join(cli.folder, 'devices/own');
  cpSync(join(ROOT, 'templates/vyos'), own, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(own, 'device.json'), 'utf8'));
  delete manifest.running;
  writeFileSync(join(own, 'device.json'), JSON.stringify(manifest));
  const args = ['--device-dir', join(cli.folder, 'devices'), '-d', 'own'];
  const ended = cli.run(['diff', XML, ...SET, ...args, '--running', running('vyos')]);
  expect(ended.status).toBe(1);
  expect(codesIn(ended)).toContain('RUNNING_NOT_SUPPORTED');
});
