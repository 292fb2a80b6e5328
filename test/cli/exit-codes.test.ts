import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesIn, ownDevice, SET, useCli, XML } from '../support/cli.js';
import { treeOf } from '../support/tree.js';

const cli = useCli();

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
    const { status, stdout, stderr } = cli.run(args);
    expect([status, stdout, stderr.includes(text)]).toEqual([code, '', true]);
  });

  it('usage errors are JSON too when asked', () => {
    const { stderr } = cli.run(['render', '--nonsense', '--json']);
    expect(JSON.parse(stderr)).toMatchObject({ diagnostics: [{ code: 'USAGE', severity: 'error' }] });
  });

  it('70 for a bug, such as a broken template: nothing is printed or written', () => {
    const own = ownDevice(cli.folder, 'apply/cisco-ios.cfg.hbs', (text) => `${text}{{connections}}\n`);
    const before = treeOf(cli.folder);
    for (const out of [[], ['--out', 'change']]) {
      const { status, stdout, stderr } = cli.run(['render', XML, ...own, ...SET, ...out]);
      expect([status, stdout]).toEqual([70, '']);
      expect(stderr).toContain('own/apply/cisco-ios.cfg.hbs');
      expect(stderr).not.toContain('Xample');
    }
    expect(treeOf(cli.folder)).toEqual(before);
  });

  it('1 for a device folder that is wrong', () => {
    const broken = ownDevice(cli.folder, 'device.json', (text) => text.replace('"files"', '"fields"'));
    const ended = cli.run(['render', XML, ...broken]);
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([1, '', ['DEVICE_MANIFEST_WRONG']]);
    const absent = cli.run(['devices', '--device-dir', 'absent']);
    expect([absent.status, codesIn(absent)]).toEqual([1, ['DEVICE_DIR_UNREADABLE']]);
  });

  it.each(['=x', 'x', ''])('1 for --set %j', (setting) => {
    const ended = cli.run(['render', XML, '-d', 'strongswan', '--set', setting]);
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([1, '', ['ANSWER_SYNTAX']]);
  });
});

it.runIf(existsSync('/dev/full'))('a full disk is a failure that is named', () => {
  const ended = cli.shell('"$@" >/dev/full', ['render', XML, '-d', 'cisco-ios', ...SET]);
  expect([ended.status, codesIn(ended).includes('OUTPUT_UNWRITABLE')]).toEqual([1, true]);
});

describe('an early end of the reader is no failure', () => {
  const status = () => readFileSync(join(cli.folder, 'status'), 'utf8');

  it('of a long output that is being read', () => {
    const padding = '! a line to fill the pipe\n'.repeat(40_000);
    const long = ownDevice(cli.folder, 'apply/cisco-ios.cfg.hbs', (text) => text + padding);
    const script = '{ "$@" 2>messages; echo $? >status; } | head -n 1';
    const args = ['render', XML, ...long, ...SET];
    const { stdout } = cli.shell(script, args);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(status()).toBe('0\n');
    // Nothing is said of it.
    const messages = readFileSync(join(cli.folder, 'messages'), 'utf8');
    expect(cli.run(args).stderr.startsWith(messages)).toBe(true);
  });

  it.each([
    ['of the output', '{ "$@" 2>messages; echo $? >status; } | true'],
    ['of the messages', '{ "$@" 2>&1 >output; echo $? >status; } | true'],
  ])('%s, before it begins', (_, script) => {
    cli.shell(script, ['render', XML, '-d', 'cisco-ios', ...SET, '--explain']);
    expect(status()).toBe('0\n');
  });

  it('and the output is whole where only the messages have no reader', () => {
    const args = ['render', XML, '-d', 'cisco-ios', ...SET, '--explain'];
    cli.shell('"$@" 2>&1 >output | true', args);
    expect(readFileSync(join(cli.folder, 'output'), 'utf8')).toBe(cli.run(args).stdout);
  });
});
