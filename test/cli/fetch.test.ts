import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ec2Error } from '../sources/aws-server.js';
import { codesIn } from '../support/cli.js';
import { treeOf } from '../support/tree.js';

import { ARN, CONFIGURATION, FILES, ID, KEY, plain, useLive, withSecret } from './live.js';

const { folder, run, server } = useLive();

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

  it('says in one line that the source is missing', async () => {
    const ended = await run(['fetch']);
    expect([ended.status, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr.split('\n')[0]).toBe('error USAGE: the argument SOURCE is missing');
  });

  it('takes live sources alone', async () => {
    for (const args of [['fetch'], ['fetch', 'vpn.json'], ['fetch', 'aws:*', '-'], ['fetch', 'azure:x']]) {
      const ended = await run(args);
      expect([args, ended.status, codesIn(ended)]).toEqual([args, 2, ['USAGE']]);
    }
    expect(server.calls).toEqual([]);
  });
});
