import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesIn, type Ended, SET, useCli, XML } from '../support/cli.js';
import { ROOT } from '../support/golden.js';

const cli = useCli();
const sample = (name: string) => join(ROOT, 'samples', name, 'input.json');
const JSON_DOCUMENT = sample('ec2-json/bgp-default-options');
const CLASH = [1, 2, 3].map((number) => join(ROOT, `samples/bad/inside-shared/input-${number}.xml`));
const DES = sample('alibaba-json/des');

/** The codes of the findings on standard output. */
function found({ stdout }: Ended): string[] {
  return [...stdout.matchAll(/^(?:error|warning|info) ([A-Z0-9_]+) /gm)].map((match) => match[1] ?? '');
}

describe('check', () => {
  it('of a document alone: findings on standard output, and nothing else anywhere', () => {
    const run = cli.run(['check', JSON_DOCUMENT]);
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(found(run)).toContain('ALLOWED_DH_GROUP');
    expect(run.stdout).toContain('left to offer all it has: IKEv2, phase 1 aes128-sha1-dh2');
    expect(cli.run(['check'], readFileSync(JSON_DOCUMENT, 'utf8')).stdout).toBe(run.stdout);
  });

  it('of a plan: what will be used, told once', () => {
    const run = cli.run(['check', XML, '-d', 'strongswan', ...SET]);
    expect(run.status).toBe(0);
    expect(found(run)).toContain('PROFILE_DH_GROUP');
    expect(run.stdout).toContain('planned: IKEv2, phase 1 aes128-sha1-dh2');
    expect(codesIn(run)).toEqual([]);
    const render = cli.run(['render', XML, '-d', 'strongswan', ...SET]);
    expect(codesIn(render)).toEqual(expect.arrayContaining(['WEAK_DH_GROUP', 'TEMPLATE_ONLY']));
  });

  it.each([
    [['--fail-on', 'error'], 0],
    [['--fail-on', 'warning'], 3],
    [['--fail-on', 'info'], 3],
    [['--crypto-profile', 'aws-default', '--fail-on', 'warning'], 0],
    [['--crypto-profile', 'aws-default', '--fail-on', 'info'], 3],
  ] as const)('%j: exit code %i', (flags, status) => {
    expect(cli.run(['check', JSON_DOCUMENT, ...flags]).status).toBe(status);
  });

  it('exit code 3 by default for an error', () => {
    const run = cli.run(['check', DES]);
    expect([run.status, codesIn(run)]).toEqual([3, ['ALIBABA_CUSTOMER_ADDRESS']]);
    expect(run.stdout).toMatch(/^error PROFILE_ENCRYPTION .* des \(MUST NOT\) is used/m);
  });

  it('an inside network that two connections share is a finding, and the rest is checked', () => {
    const run = cli.run(['check', ...CLASH]);
    expect([run.status, found(run)]).toEqual([
      3,
      expect.arrayContaining(['INSIDE_OVERLAP', 'PSK_REUSED', 'ECMP_IMPOSSIBLE']),
    ]);
    expect(cli.run(['inspect', ...CLASH]).status).toBe(1);
  });

  it('a document that can not be read: the diagnostics, and exit code 1', () => {
    const run = cli.run(['check', 'absent.json']);
    expect([run.status, run.stdout, codesIn(run)]).toEqual([1, '', ['INPUT_UNREADABLE']]);
  });

  it('a plan that can not be made: exit code 1, and the document is checked', () => {
    const run = cli.run(['check', JSON_DOCUMENT, '-d', 'vyos', '--set', 'local_address=nonsense']);
    expect([run.status, codesIn(run)]).toEqual([1, ['ANSWER_WRONG']]);
    expect(found(run)).toContain('ALLOWED_DH_GROUP');
  });

  it('a plan that is refused for a pain: the finding, and exit code 3', () => {
    const run = cli.run(['check', JSON_DOCUMENT, '-d', 'vyos', '--set', 'customer_prefixes=0.0.0.0/0']);
    expect([run.status, codesIn(run)]).toEqual([3, []]);
    expect(found(run)).toContain('DEFAULT_ROUTE_ANNOUNCED');
  });

  it('JSON and SARIF stand alone on standard output', () => {
    const json = JSON.parse(cli.run(['check', JSON_DOCUMENT, '--format', 'json']).stdout);
    expect(Object.keys(json)).toEqual(['profile', 'findings', 'negotiation']);
    const [run] = JSON.parse(cli.run(['check', JSON_DOCUMENT, '--format', 'sarif']).stdout).runs;
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(JSON_DOCUMENT);
    const piped = cli.run(['check', '--format', 'sarif'], readFileSync(JSON_DOCUMENT, 'utf8'));
    expect(piped.stdout).not.toContain('physicalLocation');
  });

  it('no key is in any format', () => {
    const keys = [...readFileSync(JSON_DOCUMENT, 'utf8').matchAll(/"PreSharedKey": "([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(keys).toHaveLength(2);
    for (const format of ['text', 'json', 'sarif']) {
      const { stdout, stderr } = cli.run(['check', JSON_DOCUMENT, '-d', 'vyos', ...SET, '--format', format]);
      for (const key of keys) expect(stdout + stderr).not.toContain(key);
    }
  });

  it.each([
    [['--set', 'x=y'], '--set needs --device'],
    [['--proposal', 'given'], '--proposal needs --device'],
    [['--crypto-profile', 'best'], '--crypto-profile'],
    [['--format', 'html'], '--format'],
  ] as const)('%j is wrong usage', (flags, text) => {
    const { status, stdout, stderr } = cli.run(['check', JSON_DOCUMENT, ...flags]);
    expect([status, stdout, stderr.includes(text)]).toEqual([2, '', true]);
  });

  it('has its help', () => {
    const { status, stdout } = cli.run(['check', '--help']);
    expect(status).toBe(0);
    for (const text of ['--crypto-profile', '--fail-on', '--format', 'aws-default|rfc8247|cnsa']) {
      expect(stdout).toContain(text);
    }
  });
});
