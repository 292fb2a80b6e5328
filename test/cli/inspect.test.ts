import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codesIn, SET, useCli, XML } from '../support/cli.js';
import { ROOT } from '../support/golden.js';

const cli = useCli();
const REPLY = join(ROOT, 'samples/ec2-json/two-connections/input.json');
const KEYS = [...readFileSync(XML, 'utf8').matchAll(/<pre_shared_key>([^<]+)</g)].map(([, key = '']) => key);

it('prints the golden model, and with --json the same beside diagnostics as JSON', () => {
  const golden = JSON.parse(readFileSync(join(ROOT, 'samples/ec2-json/two-connections/model.json'), 'utf8'));
  const plain = cli.run(['inspect', REPLY]);
  expect(JSON.parse(plain.stdout)).toEqual(golden);
  const json = cli.run(['inspect', '--json', REPLY]);
  expect(json.stdout).toBe(plain.stdout);
  expect(JSON.parse(json.stderr)).toHaveProperty('diagnostics');
});

it('prints keys with --secrets inline alone', () => {
  const inline = cli.run(['inspect', XML, '--secrets', 'inline']).stdout;
  expect(KEYS).toHaveLength(2);
  for (const key of KEYS) expect(inline).toContain(`"psk": "${key}"`);
  const redacted = cli.run(['inspect', XML, '--secrets', 'redacted']).stdout;
  for (const key of KEYS) expect(redacted).not.toContain(key);
  expect(redacted).toBe(cli.run(['inspect', XML]).stdout);
  expect(codesIn(cli.run(['inspect', XML, '--secrets', 'all']))).toEqual(['USAGE']);
});

it('its output renders as the document itself does, from a file and from a pipe', () => {
  const model = 'umask 077; "$@" inspect "$INPUT" --secrets inline > m.json';
  expect(cli.shell(model.replace('$INPUT', REPLY), []).status).toBe(0);
  expect(statSync(join(cli.folder, 'm.json')).mode & 0o777).toBe(0o600);
  const device = ['--device', 'vyos', ...SET];
  const direct = cli.run(['render', REPLY, ...device]);
  expect(direct.stdout.length).toBeGreaterThan(1000);
  expect(cli.run(['render', 'm.json', ...device])).toEqual({ ...direct, stderr: expect.anything() });
  const piped = cli.run(['render', '-', ...device], readFileSync(join(cli.folder, 'm.json'), 'utf8'));
  expect(piped.stdout).toBe(direct.stdout);
});

it('a model without its keys is refused, with the flag that has them', () => {
  const { stdout } = cli.run(['inspect', XML]);
  const ended = cli.run(['render', '-', '--device', 'vyos', ...SET], stdout);
  expect([ended.status, ended.stdout]).toEqual([1, '']);
  expect(codesIn(ended)).toEqual(['VALUE_MASKED', 'VALUE_MASKED']);
  expect(ended.stderr).toContain('inspect --secrets inline');
});

it('its help warns of the keys', () => {
  expect(cli.run(['inspect', '--help']).stdout).toContain('umask 077');
});
