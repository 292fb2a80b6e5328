import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type AwsCall,
  ec2Error,
  ec2Item,
  ec2Reply,
  ISOLATED,
  json,
  KEYS,
  useAwsServer,
} from '../sources/aws-server.js';
import type { Answer } from '../sources/http-server.js';
import { runLive } from '../sources/run-live.js';
import { codesIn, type Ended, SET, temporaryFolder, XML } from '../support/cli.js';
import { ROOT } from '../support/golden.js';
import { treeOf } from '../support/tree.js';

const ID = 'vpn-0a1b2c3d4e5f60718';
const CONFIGURATION = readFileSync(XML, 'utf8');
const SECRET = 's2svpn!vpn-0a1b2c3d4e5f60718-AbC1dE';
const ARN = `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${SECRET}`;
const KEY = 'Xample.Key.In.Secrets.Manager';
const FILES = ['aws-eu-west-1-secret-s2svpn_vpn-0a1b2c3d4e5f60718-AbC1dE.json', `aws-eu-west-1-${ID}.json`];

const folder = temporaryFolder();
const server = useAwsServer();

function run(args: readonly string[], environment = server.environment()): Promise<Ended> {
  return runLive(args, environment, folder());
}

function withSecret({ service }: AwsCall): Answer {
  if (service === 'ec2') return ec2Reply(ec2Item({ id: ID, xml: CONFIGURATION, secret: ARN }));
  return json({ ARN, Name: 's2svpn!vpn', SecretString: KEY, VersionStages: ['AWSCURRENT'] });
}

/** The connections that inspect printed. */
function idsIn({ stdout }: Ended): string[] {
  const { connections }: { connections: readonly { id: string }[] } = JSON.parse(stdout);
  return connections.map((one) => one.id);
}

const plain = ec2Reply(ec2Item({ id: ID, xml: CONFIGURATION }));

describe('fetch', () => {
  it('writes each reply to a file that only the user can read, and says so', async () => {
    server.answer(withSecret);
    const ended = await run(['fetch', `aws:${ID}`, '--out', 'vpn/lyon']);
    expect(ended).toMatchObject({ status: 0, stdout: '' });
    expect(ended.stderr).toBe(
      `info OUTPUT_WRITTEN: written below vpn/lyon: ${[...FILES].reverse().join(', ')}\n`,
    );
    expect(readdirSync(join(folder(), 'vpn/lyon')).sort()).toEqual(FILES);
    for (const name of FILES) {
      expect(statSync(join(folder(), 'vpn/lyon', name)).mode & 0o777).toBe(0o600);
    }
    const [secret, reply] = FILES.map((name) =>
      JSON.parse(readFileSync(join(folder(), 'vpn/lyon', name), 'utf8')),
    );
    expect(secret).toMatchObject({ ARN, SecretString: KEY });
    expect(reply.VpnConnections[0].CustomerGatewayConfiguration).toBe(CONFIGURATION);
  });

  it('writes to the current folder when none is named', async () => {
    server.answer(plain);
    expect((await run(['fetch', 'aws:*', '--region', 'eu-west-2', '--region', 'eu-west-3'])).status).toBe(0);
    expect(readdirSync(folder()).sort()).toEqual([
      'aws-eu-west-2-vpn-connections.json',
      'aws-eu-west-3-vpn-connections.json',
    ]);
  });

  it('replaces a file only with --force', async () => {
    server.answer(plain);
    const path = join(folder(), `aws-eu-west-1-${ID}.json`);
    writeFileSync(path, 'mine\n');
    const first = await run(['fetch', `aws:${ID}`]);
    expect([first.status, codesIn(first)]).toEqual([1, ['OUTPUT_EXISTS']]);
    expect(readFileSync(path, 'utf8')).toBe('mine\n');
    expect((await run(['fetch', `aws:${ID}`, '--force'])).status).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain(ID);
  });

  it('writes nothing when one of several calls fails', async () => {
    server.answer(({ region }) => (region === 'eu-west-1' ? plain : ec2Error(403, 'UnauthorizedOperation')));
    const ended = await run([
      'fetch',
      'aws:*',
      '--region',
      'eu-west-1',
      '--region',
      'eu-west-3',
      '-o',
      'new',
    ]);
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([4, '', ['CLOUD_DENIED']]);
    expect(treeOf(folder())).toEqual({});
  });

  it('takes live sources alone', async () => {
    for (const args of [['fetch'], ['fetch', 'vpn.json'], ['fetch', 'aws:*', '-'], ['fetch', 'azure:x']]) {
      const ended = await run(args);
      expect([args, ended.status, codesIn(ended)]).toEqual([args, 2, ['USAGE']]);
    }
    expect(server.calls).toEqual([]);
  });
});

describe('a live source stands where a file name does', () => {
  const render = (...sources: readonly string[]) => ['render', ...sources, '-d', 'cisco-ios', ...SET];

  it('and gives what its fetched files and the XML alone give', async () => {
    server.answer(plain);
    const live = await run(render(`aws:${ID}`));
    expect(live.status).toBe(0);
    expect(live.stdout.length).toBeGreaterThan(1000);
    await run(['fetch', `aws:${ID}`]);
    await server.close();
    const offline = await run(render(`aws-eu-west-1-${ID}.json`));
    expect(offline.stdout).toBe(live.stdout);
    expect((await run(render(XML))).stdout).toBe(live.stdout);
  });

  it('also beside files', async () => {
    const other = CONFIGURATION.replaceAll(ID, 'vpn-0123456789abcdef0')
      .replaceAll('203.0.113.', '203.0.113.1')
      .replaceAll('169.254.44.', '169.254.144.')
      .replaceAll('169.254.130.', '169.254.131.');
    server.answer(ec2Reply(ec2Item({ id: 'vpn-0123456789abcdef0', xml: other })));
    const ended = await run(['inspect', XML, 'aws:*', '--filter', 'Name=tag:Site,Values=lyon']);
    expect(ended.status).toBe(0);
    expect(idsIn(ended)).toEqual(['vpn-0123456789abcdef0', ID]);
    expect(server.calls[0]?.parameters).toMatchObject({ 'Filter.1.Name': 'tag:Site' });
  });

  it('names and skips what is deleted or has no configuration yet', async () => {
    const gone = ec2Item({ id: 'vpn-1', state: 'deleting' });
    const pending = ec2Item({ id: 'vpn-2', state: 'pending' });
    server.answer(ec2Reply(gone, pending, ec2Item({ id: ID, xml: CONFIGURATION })));
    const ended = await run(['inspect', 'aws:*']);
    expect(ended.status).toBe(0);
    expect(codesIn(ended)).toContain('CONNECTION_DELETED_SKIPPED');
    expect(codesIn(ended)).toContain('CONFIGURATION_MISSING_SKIPPED');
    expect(ended.stderr).toMatch(/aws:\* \(eu-west-1\).*: vpn-1 is deleting/);
    expect(idsIn(ended)).toEqual([ID]);
  });

  it('with the key that is kept in Secrets Manager, live as from its fetched files', async () => {
    const bare = CONFIGURATION.replaceAll(/(<pre_shared_key>)[^<]*/g, '$1');
    server.answer((call) =>
      call.service === 'ec2' ? ec2Reply(ec2Item({ id: ID, xml: bare, secret: ARN })) : withSecret(call),
    );
    const live = await run(render(`aws:${ID}`));
    expect([live.status, live.stderr.match(/error /g)]).toEqual([0, null]);
    expect(live.stdout.split(KEY).length - 1).toBeGreaterThan(1);
    expect(live.stderr).not.toContain(KEY);
    await run(['fetch', `aws:${ID}`]);
    expect((await run(render(...FILES))).stdout).toBe(live.stdout);
  });

  it('and without one its flags are wrong usage', async () => {
    for (const flag of [
      ['--region', 'eu-west-1'],
      ['--profile', 'lab'],
      ['--filter', 'Name=state,Values=x'],
    ]) {
      const ended = await run(['inspect', XML, ...flag]);
      expect([ended.status, codesIn(ended)]).toEqual([2, ['USAGE']]);
      expect(ended.stderr).toContain(`${flag[0]} needs a live source`);
    }
  });
});

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
