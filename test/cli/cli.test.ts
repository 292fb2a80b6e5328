import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesBelow, ROOT } from '../support/golden.js';

const BIN = join(ROOT, 'bin/cgw-gen.js');
const XML = join(ROOT, 'samples/aws-xml/bgp/input.xml');
const SET = ['--set', 'customer_prefixes=10.1.0.0/16'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cgw-gen-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    input,
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr };
}

describe('render', () => {
  it('prints each file under its name, and nothing else on standard output', () => {
    const { status, stdout, stderr } = run(['render', XML, '-d', 'strongswan', ...SET]);
    expect(status).toBe(0);
    expect(stdout.startsWith('# file: ')).toBe(true);
    expect(stdout).not.toContain('warning');
    expect(stderr).toContain('warning');
  });

  it('takes standard input, with or without a dash, and prints the same', () => {
    const text = readFileSync(XML, 'utf8');
    const args = ['render', '-d', 'strongswan', ...SET];
    const [file, piped, dash] = [run([...args, XML]), run(args, text), run([...args, '-'], text)];
    expect([piped?.stdout, dash?.stdout]).toEqual([file?.stdout, file?.stdout]);
    expect(file?.stdout.length).toBeGreaterThan(1000);
  });

  it('writes the tree, secrets for the owner alone, and replaces nothing unasked', () => {
    const args = ['render', XML, '-d', 'strongswan', ...SET, '--out', 'change'];
    expect(run(args).status).toBe(0);
    const files = filesBelow(join(folder, 'change'));
    const modes = files.map(
      (path) => [/secret|Xample/.test(readFileSync(path, 'utf8')), statSync(path).mode & 0o777] as const,
    );
    expect(modes.some(([isSecret]) => isSecret)).toBe(true);
    for (const [isSecret, mode] of modes) expect(mode & 0o077).toBe(isSecret ? 0 : mode & 0o055);
    const before = files.map((path) => [path, statSync(path).mtimeMs]);
    const again = run(args);
    expect(again.status).toBe(1);
    expect(again.stderr.match(/OUTPUT_EXISTS/g)).toHaveLength(files.length);
    expect(files.map((path) => [path, statSync(path).mtimeMs])).toEqual(before);
    expect(run([...args, '--force']).status).toBe(0);
    expect(filesBelow(join(folder, 'change'))).toEqual(files);
  });

  it('leaves the disk as it was when a file can not be written', () => {
    const out = join(folder, 'change');
    expect(run(['render', XML, '-d', 'strongswan', ...SET, '--out', out]).status).toBe(0);
    const [last] = filesBelow(out).slice(-1);
    if (!last) throw new Error('nothing written');
    rmSync(out, { recursive: true });
    // A plain file stands where a folder must be made.
    const blocked = join(out, last.slice(out.length + 1).split('/')[0] ?? '');
    run(['render', XML, '-d', 'vyos', '--set', 'wan_interface=eth0', ...SET, '--out', out]);
    writeFileSync(blocked, 'mine');
    const before = filesBelow(out);
    const { status, stderr } = run(['render', XML, '-d', 'strongswan', ...SET, '--out', out]);
    expect([status, stderr.includes('OUTPUT_UNWRITABLE')]).toEqual([1, true]);
    expect(filesBelow(out)).toEqual(before);
    expect(readFileSync(blocked, 'utf8')).toBe('mine');
  });

  it('prints one file by its path or its name', () => {
    const whole = run(['render', XML, '-d', 'strongswan', ...SET]).stdout;
    const paths = [...whole.matchAll(/^. file: (.*)$/gm)].map((match) => match[1] ?? '');
    for (const path of paths) {
      const { status, stdout } = run(['render', XML, '-d', 'strongswan', ...SET, '--file', path]);
      expect(status).toBe(0);
      expect(whole).toContain(stdout);
    }
    expect(run(['render', XML, '-d', 'strongswan', ...SET, '--file', 'nothing']).stderr).toContain(
      'FILE_NAME_UNKNOWN',
    );
  });

  it('explains on standard error', () => {
    const { stdout, stderr } = run(['render', XML, '-d', 'strongswan', ...SET, '--explain']);
    expect(stderr).toMatch(/phase 1 encryption\s+aes128\s+what the document gives/);
    expect(stdout).toBe(run(['render', XML, '-d', 'strongswan', ...SET]).stdout);
  });

  it('gives diagnostics and decisions as one JSON object', () => {
    const { stderr } = run(['render', XML, '-d', 'strongswan', '--json', '--explain']);
    const notes = JSON.parse(stderr) as { diagnostics: { code: string }[]; decisions: unknown[] };
    expect(notes.diagnostics.map((one) => one.code)).toContain('CUSTOMER_PREFIXES_MISSING');
    expect(notes.decisions.length).toBeGreaterThan(10);
  });

  it('names every wrong and missing answer at once, and writes nothing', () => {
    const { status, stdout, stderr } = run([
      'render',
      join(ROOT, 'samples/aws-xml/static/input.xml'),
      '-d',
      'vyos',
      '--set',
      'vti_base=x',
      '--set',
      'mtu=1',
      '--out',
      'x',
    ]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.match(/ANSWER_\w+/g)).toEqual(['ANSWER_WRONG', 'ANSWER_UNKNOWN', 'ANSWER_MISSING']);
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  it('picks a connection', () => {
    const { status, stderr } = run(['render', XML, '--connection', 'vpn-ffff', '-d', 'strongswan']);
    expect([status, stderr.includes('CONNECTION_UNKNOWN')]).toEqual([1, true]);
  });
});

describe('exit codes', () => {
  it.each([
    [['render', '--nonsense'], 2, 'USAGE'],
    [['render', XML], 2, 'USAGE'],
    [['render', XML, '-d', 'strongswan', '--ike', '3'], 2, 'USAGE'],
    [['render', XML, '-d', 'strongswan', '--force'], 2, 'USAGE'],
    [['nonsense'], 2, 'USAGE'],
    [['render', XML, '-d', 'commodore64'], 1, 'DEVICE_UNKNOWN'],
    [['render', 'absent.xml', '-d', 'strongswan'], 1, 'INPUT_UNREADABLE'],
    [['render', '.', '-d', 'strongswan'], 1, 'INPUT_UNREADABLE'],
    [['inspect', 'absent.xml'], 1, 'INPUT_UNREADABLE'],
  ] as const)('%j: %i %s', (args, code, text) => {
    const { status, stdout, stderr } = run(args);
    expect([status, stdout, stderr.includes(text)]).toEqual([code, '', true]);
  });

  it('usage errors are JSON too when asked', () => {
    const { stderr } = run(['render', '--nonsense', '--json']);
    expect(JSON.parse(stderr)).toMatchObject({ diagnostics: [{ code: 'USAGE', severity: 'error' }] });
  });

  it('an early end of the reader is no failure', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${BIN}" devices vyos | head -n 1; exit 0`],
      {
        encoding: 'utf8',
      },
    );
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('the other commands', () => {
  it('inspect prints the model without a secret', () => {
    const { status, stdout } = run(['inspect', XML]);
    expect(status).toBe(0);
    const model = JSON.parse(stdout) as { tunnels: { psk: string }[] }[];
    expect(model[0]?.tunnels.map((tunnel) => tunnel.psk)).toEqual(['[secret]', '[secret]']);
    const keys = [...readFileSync(XML, 'utf8').matchAll(/<pre_shared_key>([^<]+)</g)].map(
      (match) => match[1] ?? '',
    );
    expect(keys).toHaveLength(2);
    for (const key of keys) expect(stdout).not.toContain(key);
  });

  it('devices lists all, and the questions of one', () => {
    const ids = readdirSync(join(ROOT, 'templates'));
    expect(
      run(['devices'])
        .stdout.trim()
        .split('\n')
        .map((line) => line.split(/\s/)[0]),
    ).toEqual(ids.sort());
    const { stdout } = run(['devices', 'vyos']);
    expect(stdout).toMatch(/^QUESTION +TYPE +DEFAULT +EXAMPLE +MEANING\n/);
    expect(stdout).toMatch(/^customer_prefixes +prefixes +- +10\.1\.0\.0\/16 +\S/m);
    expect(stdout).toMatch(/^cloud_prefixes .*\(needed when static\)/m);
  });

  it('formats lists what can be read', () => {
    expect(run(['formats']).stdout).toMatch(/^aws-xml /m);
  });

  it('each has its help', () => {
    for (const command of ['render', 'inspect', 'devices', 'formats']) {
      const { status, stdout, stderr } = run([command, '--help']);
      expect([status, stderr, stdout.includes('USAGE')]).toEqual([0, '', true]);
    }
  });
});
