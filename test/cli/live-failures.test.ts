import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ec2Error, ec2Reply, ISOLATED, KEYS } from '../sources/aws-server.js';
import type { Answer } from '../sources/http-server.js';
import { runLive } from '../sources/run-live.js';
import { codesIn, XML } from '../support/cli.js';
import { ROOT } from '../support/golden.js';

import { ID, plain, useLive, withSecret } from './live.js';

const { folder, run, server } = useLive();

describe('a failure of the cloud', () => {
  it('is one diagnostic with exit code 4, and nothing else', async () => {
    server.answer(ec2Error(403, 'UnauthorizedOperation', 'User: arn:aws:iam::111122223333:user/eve is not'));
    const ended = await run(['render', `aws:${ID}`, '-d', 'vyos']);
    expect(ended).toEqual({
      status: 4,
      stdout: '',
      stderr: `aws:${ID}: error CLOUD_DENIED: ec2:DescribeVpnConnections in eu-west-1: not allowed (UnauthorizedOperation)
  way out: give the permission ec2:DescribeVpnConnections: SECURITY.md has the smallest policy
`,
    });
  });

  it('is one JSON object with --json, also on a release of Node that the SDK warns of', async () => {
    server.answer(ec2Error(400, 'ExpiredToken'));
    const ended = await run(['inspect', `aws:${ID}`, '--json']);
    expect([ended.status, ended.stdout]).toEqual([4, '']);
    const { diagnostics } = JSON.parse(ended.stderr);
    expect(diagnostics).toMatchObject([{ code: 'CLOUD_CREDENTIALS_EXPIRED', place: { file: `aws:${ID}` } }]);
  });

  it.each([
    ['no credentials', { ...ISOLATED, AWS_REGION: 'eu-west-1' }, 'CLOUD_CREDENTIALS_MISSING'],
    ['no region', { ...ISOLATED, ...KEYS }, 'CLOUD_REGION_MISSING'],
    [
      'nobody there',
      { ...ISOLATED, ...KEYS, AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
      'CLOUD_UNREACHABLE',
    ],
  ])('%s', async (_, environment, code) => {
    const ended = await run(['inspect', 'aws:*'], environment);
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([4, '', [code]]);
  });

  it.each<[string, Answer, string]>([
    [
      'a cut body',
      { body: '<DescribeVpnConnectionsResponse><vpnConnectionSet><item>' },
      'CLOUD_REPLY_BROKEN',
    ],
    ['a reset', 'reset', 'CLOUD_UNREACHABLE'],
    ['a throttle', ec2Error(503, 'RequestLimitExceeded'), 'CLOUD_THROTTLED'],
    ['no such connection', ec2Error(400, 'InvalidVpnConnectionID.NotFound'), 'CLOUD_NOT_FOUND'],
  ])('%s', async (_, answer, code) => {
    server.answer(answer);
    const ended = await run(['inspect', `aws:${ID}`]);
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([4, '', [code]]);
    expect(ended.stderr.split('\n')).toHaveLength(3);
  });

  it('that concerns every source is told once', async () => {
    server.answer(ec2Reply());
    const ended = await run(['inspect', 'aws:vpn-1', 'aws:vpn-2', '--filter', 'lyon']);
    expect([ended.status, codesIn(ended)]).toEqual([1, ['FILTER_WRONG']]);
  });

  it('is told with what else is wrong, whose exit code it takes the place of', async () => {
    server.answer('reset');
    const ended = await run(['inspect', 'none.xml', `aws:${ID}`]);
    expect([ended.status, codesIn(ended)]).toEqual([4, ['INPUT_UNREADABLE', 'CLOUD_UNREACHABLE']]);
  });
});

describe('a wrong name or filter, and a search without a result, have exit code 1', () => {
  it.each([
    [['inspect', 'aws:lyon'], 'SOURCE_WRONG'],
    [['inspect', 'aws:*', '--filter', 'lyon'], 'FILTER_WRONG'],
    [['inspect', 'aws:*'], 'SOURCE_HAS_NO_CONNECTION'],
  ])('%s', async (args, code) => {
    server.answer(ec2Reply());
    const ended = await run(args);
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([1, '', [code]]);
  });
});

describe('a flag without a word is wrong usage: a variable of the shell may not be set', () => {
  it.each(['--region=', '--region= ', '--profile='])('%s', async (flag) => {
    const ended = await run(['inspect', `aws:${ID}`, flag]);
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([2, '', ['USAGE']]);
    expect(ended.stderr).toContain(`${flag.split('=')[0]} needs the name of a `);
  });
});

describe('credentials that no header can carry', () => {
  it.each([
    ['AWS_ACCESS_KEY_ID', 'XAMPLE\nKEYID'],
    ['AWS_SESSION_TOKEN', 'Xample\u00e9Token'],
  ])('%s: they are told at once, and not repeated', async (name, value) => {
    const start = Date.now();
    const ended = await run(['inspect', `aws:${ID}`], { ...server.environment(), [name]: value });
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([4, '', ['CLOUD_CREDENTIALS_REFUSED']]);
    expect(ended.stderr).not.toMatch(/xample/i);
    expect(Date.now() - start).toBeLessThan(10_000);
  });
});

describe('without the SDKs', () => {
  /** The command as npm installs it with --omit=optional: its dependencies, and none of the optional ones. */
  function installed(omitted: readonly string[]): string {
    const root = join(folder(), 'installed');
    for (const part of ['bin', 'dist', 'templates', 'package.json']) {
      cpSync(join(ROOT, part), join(root, part), { recursive: true });
    }
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    );
    const names = Object.keys({ ...dependencies, ...optionalDependencies });
    for (const name of names.filter((one) => !omitted.includes(one))) {
      const target = join(root, 'node_modules', name);
      mkdirSync(join(target, '..'), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), target);
    }
    return root;
  }

  it('files are read as ever, and the one command that adds it is told', async () => {
    const root = installed(['@aws-sdk/client-ec2', '@aws-sdk/client-secrets-manager']);
    expect((await runLive(['inspect', XML], {}, folder(), root)).status).toBe(0);
    const ended = await runLive(['inspect', `aws:${ID}`], server.environment(), folder(), root);
    expect(ended).toEqual({
      status: 4,
      stdout: '',
      stderr: `error CLOUD_SDK_MISSING: @aws-sdk/client-ec2 is not installed, which aws: sources are read with
  way out: npm install @aws-sdk/client-ec2
`,
    });
  });

  it('that of Secrets Manager is missed only for a key that is there', async () => {
    const root = installed(['@aws-sdk/client-secrets-manager']);
    server.answer(plain);
    expect((await runLive(['inspect', `aws:${ID}`], server.environment(), folder(), root)).status).toBe(0);
    server.answer(withSecret);
    const ended = await runLive(['inspect', `aws:${ID}`], server.environment(), folder(), root);
    expect([ended.status, codesIn(ended)]).toEqual([4, ['CLOUD_SDK_MISSING']]);
    expect(ended.stderr).toContain('npm install @aws-sdk/client-secrets-manager');
  });
});
