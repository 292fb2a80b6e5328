import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesIn, ownDevice, SET, useCli, XML } from '../support/cli.js';
import { filesBelow, ROOT } from '../support/golden.js';
import { treeOf } from '../support/tree.js';

const cli = useCli();
const DEFAULT = join(ROOT, 'samples/ec2-json/bgp-default-options/input.json');
const ticket = (...args: readonly string[]) => cli.run(['ticket', ...args, ...SET, '--out', 'change']);
const text = (path: string) => readFileSync(join(cli.folder, 'change', path), 'utf8');

describe('ticket', () => {
  it('writes the bundle, says what it wrote, and prints nothing', () => {
    const ended = ticket(XML, '-d', 'vyos');
    expect([ended.status, ended.stdout]).toEqual([0, '']);
    expect(codesIn(ended)).toEqual(expect.arrayContaining(['OUTPUT_WRITTEN', 'TICKET_MANIFEST']));
    const files = filesBelow(join(cli.folder, 'change')).map((path) =>
      relative(join(cli.folder, 'change'), path),
    );
    expect(files).toEqual(
      expect.arrayContaining([
        'apply/vyos.commands',
        'change.html',
        'change.md',
        'manifest.json',
        'topology.svg',
      ]),
    );
    expect(text('change.html')).toContain('content="default-src &#39;none&#39;; ');
    expect(text('change.html')).not.toMatch(
      /<script|<link|<img|<iframe|\bon\w+=|https?:\/\/(?!www\.w3\.org)/i,
    );
    const sum = cli.shell('sha256sum change/manifest.json', []).stdout.slice(0, 64);
    expect(ended.stderr).toContain(`SHA-256 of manifest.json is ${sum}`);
  });

  it('is the same to the byte each time, and replaces nothing unasked', () => {
    expect(ticket(XML, '-d', 'cisco-ios').status).toBe(0);
    const first = treeOf(cli.folder);
    expect(codesIn(ticket(XML, '-d', 'cisco-ios'))).toContain('OUTPUT_EXISTS');
    expect(ticket(XML, '-d', 'cisco-ios', '--force').status).toBe(0);
    expect(treeOf(cli.folder)).toEqual(first);
  });

  it('goes into no folder that has something else, not even with --force', () => {
    expect(ticket(XML, '-d', 'vyos').status).toBe(0);
    const notes = join(cli.folder, 'change', 'apply', 'notes.txt');
    writeFileSync(notes, 'mine');
    const before = treeOf(cli.folder);
    const refused = ticket(XML, '-d', 'vyos', '--force', '--set', 'cloud_prefixes=10.200.0.0/16');
    expect([refused.status, codesIn(refused)]).toEqual([1, expect.arrayContaining(['TICKET_FOLDER_TAKEN'])]);
    expect(refused.stderr).toContain('1 of the files there are not of this ticket, such as apply/notes.txt');
    expect(treeOf(cli.folder)).toEqual(before);
  });

  it('ends well with what the checks find, which stands in the ticket', () => {
    const ended = ticket(XML, '-d', 'vyos');
    expect([ended.status, codesIn(ended).includes('TICKET_FINDINGS')]).toEqual([0, true]);
    expect(text('change.md')).toMatch(/^\*\*WARNING\*\* /m);
  });

  it('says that nothing is known of the state before, and what a change drops', () => {
    expect(ticket(DEFAULT, '-d', 'cisco-ios').status).toBe(0);
    expect(text('change.md')).toContain('make this ticket again with --before');
    const old = join(cli.folder, 'old.json');
    writeFileSync(old, readFileSync(DEFAULT, 'utf8').replaceAll('Xample', 'Former'));
    expect(ticket(DEFAULT, '-d', 'cisco-ios', '--before', old, '--force').status).toBe(0);
    const changed = text('change.md');
    expect(changed).toContain('every tunnel goes down');
    expect(changed).toContain('ModifyVpnTunnelOptions');
    expect(existsSync(join(cli.folder, 'change/before/cisco-ios.cfg'))).toBe(true);
    expect(ticket(DEFAULT, '-d', 'cisco-ios', '--before', DEFAULT, '--force').status).toBe(0);
    expect(text('change.md')).toContain('Nothing differs from the state before');
  });

  it('names connections that it does not take out', () => {
    const two = join(ROOT, 'samples/ec2-json/two-connections/input.json');
    const ended = ticket(two, '-d', 'vyos', '--connection', 'vpn-0aaa1111bbbb2222c', '--before', two);
    expect(ended.status).toBe(0);
    expect(ended.stderr).toMatch(/TICKET_BEFORE_OTHERS: vpn-0bbb3333cccc4444d:/);
  });

  it('goes without the files of a state before that the device can not have', () => {
    const old = join(ROOT, 'samples/ec2-json/ipv6-outside/input.json');
    const now = join(cli.folder, 'now.json');
    writeFileSync(
      now,
      readFileSync(DEFAULT, 'utf8').replaceAll('vpn-02f4a6c8e0b1d3579', 'vpn-0666aaa777bbb888c'),
    );
    const ended = ticket(now, '-d', 'cisco-ios', '--before', old);
    expect([ended.status, codesIn(ended).includes('TICKET_BEFORE_NOT_RENDERED')]).toEqual([0, true]);
    expect(existsSync(join(cli.folder, 'change/before'))).toBe(false);
  });

  it('writes nothing when a document, an answer or the key for fingerprints is wrong', () => {
    for (const args of [
      [XML, '-d', 'vyos', '--set', 'vti_base=x'],
      ['nowhere.xml', '-d', 'vyos'],
      [XML, '-d', 'vyos', '--before', 'nowhere.xml'],
      [XML, '-d', 'vyos', '--fingerprint-key', 'env:NOT_SET_ANYWHERE'],
      [XML, '-d', 'vyos', '--fingerprint-key', 'file:nowhere'],
    ]) {
      expect(ticket(...args).status, args.join(' ')).toBe(1);
      expect(existsSync(join(cli.folder, 'change'))).toBe(false);
    }
    const usage = ticket(XML, '-d', 'vyos', '--fingerprint-key', 'Xample.Fingerprint.Key');
    expect(usage.status).toBe(2);
    expect(usage.stderr).not.toContain('Xample');
    expect(cli.run(['ticket', XML, '-d', 'vyos']).status).toBe(2);
  });

  it('asks for a key for fingerprints that is not short', () => {
    writeFileSync(join(cli.folder, 'short.key'), 'fifteen letters\n');
    expect(codesIn(ticket(XML, '-d', 'vyos', '--fingerprint-key', 'file:short.key'))).toContain(
      'FINGERPRINT_KEY_SHORT',
    );
  });

  it('does without the parts and the steps that a device does not have', () => {
    const bare = (json: string) => {
      const { steps: _, ...manifest } = JSON.parse(json);
      const files = manifest.files.filter((one: { part?: string }) => (one.part ?? 'apply') === 'apply');
      return JSON.stringify({ ...manifest, files });
    };
    expect(ticket(XML, ...ownDevice(cli.folder, 'device.json', bare)).status).toBe(0);
    expect(text('change.md')).toContain('Its folder has no steps for a ticket.');
    expect(existsSync(join(cli.folder, 'change/verify'))).toBe(false);
  });
});
