import { describe, expect, it } from 'vitest';
import { ec2Item, ec2Reply } from '../sources/aws-server.js';
import { codesIn, type Ended, SET, XML } from '../support/cli.js';

import { ARN, CONFIGURATION, FILES, ID, KEY, plain, useLive, withSecret } from './live.js';

const { run, server } = useLive();

/** The connections that inspect printed. */
function idsIn({ stdout }: Ended): string[] {
  const { connections }: { connections: readonly { id: string }[] } = JSON.parse(stdout);
  return connections.map((one) => one.id);
}

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
