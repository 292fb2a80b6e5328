import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesIn, SET, useCli, XML } from '../support/cli.js';

const cli = useCli();
const RENDER = ['render', XML, '-d', 'vyos', ...SET];
const LOCK = ['--lock', 'cgw-gen.lock.yaml'];
const lockFile = () => join(cli.folder, 'cgw-gen.lock.yaml');
const interfaces = (text: string) => [...new Set(text.match(/'vti\d+'/g))];

/** A file in the folder; its name. */
function file(name: string, text: string): string {
  writeFileSync(join(cli.folder, name), text);
  return name;
}
const RUNNING = `set interfaces ethernet eth0 address 'dhcp'
set interfaces vti vti0 address '10.99.0.1/30'
set interfaces vti vti0 description 'somebody else'
set system host-name 'edge'
`;

describe('--lock', () => {
  it('writes what was chosen, tells so, and chooses it again whatever the answers say', () => {
    const first = cli.run([...RENDER, ...LOCK]);
    expect([first.status, codesIn(first).includes('LOCK_FILE_WRITTEN')]).toEqual([0, true]);
    expect(interfaces(first.stdout)).toEqual(["'vti0'", "'vti1'"]);
    const text = readFileSync(lockFile(), 'utf8');
    expect(text).toContain('203.0.113.17:\n        vti: 0');
    const second = cli.run([...RENDER, ...LOCK, '--set', 'vti_base=50']);
    expect([second.stdout, codesIn(second).includes('LOCK_FILE_WRITTEN')]).toEqual([first.stdout, false]);
    expect(readFileSync(lockFile(), 'utf8')).toBe(text);
    expect(cli.run([...RENDER, ...LOCK, '--explain']).stderr).toMatch(/vti number +0 +the lock file/);
  });

  it('is written by a ticket too, and by no other command', () => {
    const ticket = ['ticket', XML, '-d', 'vyos', ...SET, ...LOCK, '--out', 'change'];
    expect(cli.run([...ticket, '--locked']).status).toBe(1);
    expect(cli.run(['diff', XML, XML, '-d', 'vyos', ...SET, ...LOCK]).status).toBe(0);
    expect([existsSync(lockFile()), existsSync(join(cli.folder, 'change'))]).toEqual([false, false]);
    expect(cli.run(ticket).status).toBe(0);
    expect(readFileSync(lockFile(), 'utf8')).toContain('vti: 1');
  });

  it('writes nothing when the render failed', () => {
    const ended = cli.run(['render', XML, '-d', 'vyos', '--set', 'nonsense=1', ...LOCK]);
    expect([ended.status, existsSync(lockFile())]).toEqual([1, false]);
    const other = cli.run([...RENDER, ...LOCK, '--out', file('taken', '')]);
    expect([other.status, existsSync(lockFile())]).toEqual([1, false]);
  });

  it('--locked fails where it would change, before anything is written', () => {
    const ended = cli.run([...RENDER, ...LOCK, '--locked', '--out', 'change']);
    expect([ended.status, codesIn(ended).includes('LOCK_FILE_CHANGES')]).toEqual([1, true]);
    expect([existsSync(lockFile()), existsSync(join(cli.folder, 'change'))]).toEqual([false, false]);
    expect(cli.run([...RENDER, ...LOCK]).status).toBe(0);
    expect(cli.run([...RENDER, ...LOCK, '--locked']).status).toBe(0);
    expect(cli.run([...RENDER, '--locked']).status).toBe(2);
  });

  it('tells what is wrong in it with its line', () => {
    file('cgw-gen.lock.yaml', 'version: 1\ndevices:\n  vyos: [1]\n');
    const { status, stderr } = cli.run([...RENDER, ...LOCK]);
    expect([status, stderr.includes('cgw-gen.lock.yaml:3:9: error LOCK_FILE_WRONG')]).toEqual([1, true]);
  });

  it('an empty one has no numbers', () => {
    file('cgw-gen.lock.yaml', '');
    expect(cli.run([...RENDER, ...LOCK]).status).toBe(0);
    expect(readFileSync(lockFile(), 'utf8')).toContain('vti: 1');
  });

  it('a device without numbers leaves it alone', () => {
    const render = ['render', XML, '-d', 'pfsense', ...SET];
    expect(cli.run([...render, ...LOCK, '--locked']).status).toBe(0);
    expect(existsSync(lockFile())).toBe(false);
  });
});

describe('--running', () => {
  it('leaves out what is in use, and keeps it so', () => {
    const running = ['--running', file('running.txt', RUNNING)];
    const ended = cli.run([...RENDER, ...running, ...LOCK]);
    expect([ended.status, interfaces(ended.stdout)]).toEqual([0, ["'vti1'", "'vti2'"]]);
    expect(interfaces(cli.run([...RENDER, ...LOCK]).stdout)).toEqual(["'vti1'", "'vti2'"]);
  });

  it('refuses a locked number that somebody else has', () => {
    expect(cli.run([...RENDER, ...LOCK]).status).toBe(0);
    const ended = cli.run([...RENDER, ...LOCK, '--running', file('running.txt', RUNNING)]);
    expect([ended.status, ended.stdout, codesIn(ended).includes('LOCKED_NUMBER_TAKEN')]).toEqual([
      1,
      '',
      true,
    ]);
  });

  it('keeps the numbers that its own tunnels have on the device', () => {
    const own = cli.run([...RENDER, '--set', 'vti_base=7']).stdout;
    const running = ['--running', file('running.txt', own)];
    expect(interfaces(cli.run([...RENDER, ...running]).stdout)).toEqual(["'vti7'", "'vti8'"]);
  });

  it('knows again what has a number and no name, for the lock file and for a comparison', () => {
    const sample = XML.replace('aws-xml/bgp/input.xml', 'ec2-json/ikev1-only/input.json');
    const args = [sample, '-d', 'cisco-ios', ...SET];
    const first = cli.run(['render', ...args, ...LOCK]);
    const running = ['--running', file('running.txt', `hostname R1\n${first.stdout}`)];
    const again = cli.run(['render', ...args, ...LOCK, '--locked', ...running]);
    expect([again.status, again.stdout]).toEqual([0, first.stdout]);
    expect(cli.run(['render', ...args, ...running]).stdout).toBe(first.stdout);
    expect(cli.run(['diff', ...args, ...running]).status).toBe(0);
  });
});
