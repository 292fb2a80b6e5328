import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesIn, SET, useCli, XML } from '../support/cli.js';
import { ROOT } from '../support/golden.js';

const cli = useCli();

describe('render', () => {
  it('prints each file under its name, and nothing else on standard output', () => {
    const { status, stdout, stderr } = cli.run(['render', XML, '-d', 'strongswan', ...SET]);
    expect(status).toBe(0);
    expect(stdout.startsWith('# file: ')).toBe(true);
    expect(stdout).not.toContain('warning');
    expect(stderr).toContain('warning');
  });

  it('takes standard input, with or without a dash, and prints the same', () => {
    const text = readFileSync(XML, 'utf8');
    const args = ['render', '-d', 'strongswan', ...SET];
    const [file, piped, dash] = [cli.run([...args, XML]), cli.run(args, text), cli.run([...args, '-'], text)];
    expect([piped?.stdout, dash?.stdout]).toEqual([file?.stdout, file?.stdout]);
    expect(file?.stdout.length).toBeGreaterThan(1000);
  });

  it('prints one file by its path or its name', () => {
    const whole = cli.run(['render', XML, '-d', 'strongswan', ...SET]).stdout;
    const paths = [...whole.matchAll(/^. file: (.*)$/gm)].map((match) => match[1] ?? '');
    for (const path of paths) {
      const { status, stdout } = cli.run(['render', XML, '-d', 'strongswan', ...SET, '--file', path]);
      expect(status).toBe(0);
      expect(whole).toContain(stdout);
    }
    expect(cli.run(['render', XML, '-d', 'strongswan', ...SET, '--file', 'nothing']).stderr).toContain(
      'FILE_NAME_UNKNOWN',
    );
  });

  it('explains on standard error', () => {
    const { stdout, stderr } = cli.run(['render', XML, '-d', 'strongswan', ...SET, '--explain']);
    expect(stderr).toMatch(/phase 1 encryption\s+aes128\s+what the document gives/);
    expect(stdout).toBe(cli.run(['render', XML, '-d', 'strongswan', ...SET]).stdout);
  });

  it('gives diagnostics and decisions as one JSON object', () => {
    const { stderr } = cli.run(['render', XML, '-d', 'strongswan', '--json', '--explain']);
    const notes = JSON.parse(stderr) as { diagnostics: { code: string }[]; decisions: unknown[] };
    expect(notes.diagnostics.map((one) => one.code)).toContain('CUSTOMER_PREFIXES_MISSING');
    expect(notes.decisions.length).toBeGreaterThan(10);
  });

  it('names every wrong and missing answer at once, and writes nothing', () => {
    const { status, stdout, stderr } = cli.run([
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
    expect(existsSync(join(cli.folder, 'x'))).toBe(false);
  });

  it('picks connections', () => {
    const two = join(ROOT, 'samples/ec2-json/two-connections/input.json');
    const [first, second] = ['vpn-0aaa1111bbbb2222c', 'vpn-0bbb3333cccc4444d'] as const;
    const idsIn = (command: readonly string[], picked: readonly string[]) => {
      const flags = picked.flatMap((id) => ['--connection', id]);
      const { status, stdout } = cli.run([...command, two, ...flags]);
      expect(status).toBe(0);
      return [first, second].filter((id) => stdout.includes(id));
    };
    for (const command of [['render', '-d', 'strongswan', ...SET], ['inspect']]) {
      expect(idsIn(command, [])).toEqual([first, second]);
      expect(idsIn(command, [first])).toEqual([first]);
      expect(idsIn(command, [second])).toEqual([second]);
      expect(idsIn(command, [second, first])).toEqual([first, second]);
    }
  });

  it('does not render the others when one of those to pick is not there', () => {
    const ended = cli.run(['render', XML, '-d', 'strongswan', '--connection', 'vpn-ffff']);
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([1, '', ['CONNECTION_UNKNOWN']]);
  });
});
