import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ec2Error } from '../sources/aws-server.js';
import { answering, escaped, up } from '../status/cloud.js';
import { codesIn, SET } from '../support/cli.js';
import { ARN, CONFIGURATION, ID, useLive } from './live.js';

const { folder, run, server } = useLive();
const [A, B] = ['203.0.113.17', '203.0.113.45'] as const;
const CONFIGURED = `<customerGatewayConfiguration>${escaped(CONFIGURATION)}</customerGatewayConfiguration>`;
const PLANNED = ['-d', 'strongswan', ...SET];

const actions = (): string[] =>
  server.calls.map(({ action, parameters }) => {
    const address = parameters.VpnTunnelOutsideIpAddress;
    return address === undefined ? action : `${action} ${address}`;
  });

describe('status of a live connection', () => {
  it('is told with exit code 0 when all tunnels are up', async () => {
    server.answer(answering({ id: ID, tunnels: [up(B), up(A)] }));
    const ended = await run(['status', `aws:${ID}`]);
    expect([ended.status, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain(
      `${ID}: available, BGP\n  no device: compared with what the connection allows alone\n`,
    );
    expect(ended.stdout).toMatch(
      /tunnel 203\.0\.113\.17: UP since 2026-02-11T08:14:52Z[\s\S]*tunnel 203\.0\.113\.45: UP/,
    );
    expect(ended.stdout).toMatch(/phase 1 encryption {2}- {8}AES256-GCM-16 {2}AES256-GCM-16, AES256, /);
    expect(ended.stdout).toMatch(/\nall tunnels are up, with what the connection allows\n$/);
  });

  it('asks each tunnel once, and needs neither its configuration nor its keys', async () => {
    server.answer(
      answering({ id: ID, tunnels: [up(A), up(B)], more: `<preSharedKeyArn>${ARN}</preSharedKeyArn>` }),
    );
    expect((await run(['status', `aws:${ID}`])).status).toBe(0);
    expect(actions().sort()).toEqual([
      'DescribeVpnConnections',
      `GetActiveVpnTunnelStatus ${A}`,
      `GetActiveVpnTunnelStatus ${B}`,
      `GetVpnTunnelReplacementStatus ${A}`,
      `GetVpnTunnelReplacementStatus ${B}`,
    ]);
  });

  it('has exit code 3 when a tunnel is down, and marks it', async () => {
    const down = up(B, {
      status: 'DOWN',
      message: 'IPSEC IS DOWN',
      routes: 0,
      active: { provisioningStatus: 'available' },
    });
    server.answer(answering({ id: ID, tunnels: [up(A), down] }));
    const ended = await run(['status', `aws:${ID}`]);
    expect([ended.status, ended.stderr]).toEqual([3, '']);
    expect(ended.stdout).toMatch(
      /tunnel 203\.0\.113\.45: DOWN[\s\S]* {4}! the tunnel is down \(DOWN\)\n\n1 difference\n$/,
    );
  });

  it('is compared with the plan for a device', async () => {
    server.answer(answering({ id: ID, tunnels: [up(A), up(B)], more: CONFIGURED }));
    const same = await run(['status', `aws:${ID}`, ...PLANNED]);
    expect([same.status, same.stderr]).toEqual([0, '']);
    expect(same.stdout).toContain('all tunnels are up and as planned\n');
    const weaker = await run(['status', `aws:${ID}`, ...PLANNED, '--proposal', 'aes128-sha256-dh14']);
    expect(weaker.status).toBe(3);
    expect(weaker.stdout).toContain('  !  phase 1 encryption  AES128    AES256-GCM-16  ');
    expect(weaker.stdout).toContain('! phase 1 DH group is 21, and planned is 14\n');
    const routes = await run([
      'status',
      `aws:${ID}`,
      '-d',
      'strongswan',
      '--set',
      'customer_prefixes=10.1.0.0/16,10.2.0.0/16',
    ]);
    expect([
      routes.status,
      routes.stdout.match(/! accepted routes are 1, and planned are 2\n/g)?.length,
    ]).toEqual([3, 2]);
  });

  it('is told without what may not be asked, with exit code 4 and the permission', async () => {
    const refused = ec2Error(403, 'UnauthorizedOperation');
    server.answer(answering({ id: ID, tunnels: [up(A, { active: refused, maintenance: refused }), up(B)] }));
    const ended = await run(['status', `aws:${ID}`]);
    expect([ended.status, codesIn(ended)]).toEqual([4, ['MAINTENANCE_NOT_TOLD', 'CLOUD_DENIED']]);
    expect(ended.stderr).toContain('give the permission ec2:GetActiveVpnTunnelStatus');
    expect(ended.stderr).toContain(`aws:${ID} ${ID} tunnel ${A}: error CLOUD_DENIED`);
    expect(ended.stdout).toMatch(
      /tunnel 203\.0\.113\.17: UP[\s\S]*! what was negotiated is not known[\s\S]*tunnel 203\.0\.113\.45: UP/,
    );
  });

  it('does not fail by what is not told of a tunnel that is down, or of its maintenance', async () => {
    const refused = ec2Error(400, 'UnsupportedOperation', 'The tunnel is down.');
    const down = up(B, { status: 'DOWN', active: refused, maintenance: refused });
    const { active: _none, ...silent } = up(A, { status: 'DOWN' });
    server.answer(answering({ id: ID, tunnels: [silent, down] }));
    const ended = await run(['status', `aws:${ID}`]);
    expect(ended.status).toBe(3);
    expect(codesIn(ended)).toEqual(['TUNNEL_NOT_TOLD', 'TUNNEL_NOT_TOLD', 'MAINTENANCE_NOT_TOLD']);
  });

  it('--telemetry asks for no more than whether the tunnels are up', async () => {
    server.answer(answering({ id: ID, tunnels: [up(A), up(B)] }));
    const ended = await run(['status', `aws:${ID}`, '--telemetry']);
    expect([ended.status, actions()]).toEqual([0, ['DescribeVpnConnections']]);
    expect(ended.stdout).toContain('  what was negotiated is not compared\n');
    expect(ended.stdout).toMatch(/\nall tunnels are up\n$/);
  });

  it('says of IPv6 tunnels and of a connection with one the same', async () => {
    server.answer(answering({ id: ID, tunnels: [up('2001:db8:1::1')] }));
    const ended = await run(['status', `aws:${ID}`]);
    expect([ended.status, ended.stdout.match(/tunnel .*/)?.[0]]).toEqual([
      0,
      'tunnel 2001:db8:1::1: UP since 2026-02-11T08:14:52Z',
    ]);
  });

  it('is no status when the first call fails', async () => {
    server.answer(ec2Error(403, 'UnauthorizedOperation'));
    const ended = await run(['status', `aws:${ID}`]);
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([4, '', ['CLOUD_DENIED']]);
  });

  it('shows control characters of the cloud instead of obeying them', async () => {
    const hostile = 'IPSEC\u0085IS\u009b2J\u202eUP';
    server.answer(
      answering({
        id: ID,
        tunnels: [up(A, { message: hostile, active: { ikeVersion: hostile, provisioningStatus: hostile } })],
      }),
    );
    for (const args of [[], ['--json']]) {
      const ended = await run(['status', `aws:${ID}`, ...args]);
      expect(ended.status).toBe(3);
      expect(ended.stdout).toContain('IPSEC\\u0085IS\\u009b2J\\u202eUP');
      expect(ended.stdout).not.toMatch(/[\u0080-\u009f\u202e]/);
    }
  });
});

describe('status of saved replies', () => {
  it('is what it was live', async () => {
    const tunnels = [up(A), up(B, { active: { ...(up(B).active as object), phase2DHGroup: 14 } })];
    server.answer(answering({ id: ID, tunnels }));
    const live = await run(['status', `aws:${ID}`]);
    const fetched = await run(['fetch', `aws:${ID}`, '--status', '--out', 'saved']);
    expect([fetched.status, codesIn(fetched)]).toEqual([0, ['OUTPUT_WRITTEN']]);
    await server.close();
    const files = readdirSync(join(folder(), 'saved')).map((name) => `saved/${name}`);
    expect(files.sort()).toEqual([
      `saved/aws-eu-west-1-${ID}-${A}-active-vpn-tunnel-status.json`,
      `saved/aws-eu-west-1-${ID}-${A}-vpn-tunnel-replacement-status.json`,
      `saved/aws-eu-west-1-${ID}-${B}-active-vpn-tunnel-status.json`,
      `saved/aws-eu-west-1-${ID}-${B}-vpn-tunnel-replacement-status.json`,
      `saved/aws-eu-west-1-${ID}.json`,
    ]);
    for (const file of files) expect(statSync(join(folder(), file)).mode & 0o777).toBe(0o600);
    const saved = await run(['status', ...files]);
    expect(saved).toEqual(live);
    expect(saved.stdout).toContain('- phase 2 DH group is 14, and the stronger 21 is allowed\n');
    expect(readFileSync(join(folder(), files[0] ?? ''), 'utf8')).toContain(
      `"VpnTunnelOutsideIpAddress": "${A}"`,
    );
  });

  it('and they are no hindrance to a configuration', async () => {
    server.answer(answering({ id: ID, tunnels: [up(A), up(B)], more: CONFIGURED }));
    await run(['fetch', `aws:${ID}`, '--status', '--out', 'saved']);
    const files = readdirSync(join(folder(), 'saved')).map((name) => `saved/${name}`);
    const alone = await run(['render', `saved/aws-eu-west-1-${ID}.json`, '-d', 'cisco-ios', ...SET]);
    expect(alone.status).toBe(0);
    expect(await run(['render', ...files, '-d', 'cisco-ios', ...SET])).toEqual(alone);
  });
});

describe('wrong usage', () => {
  it.each([
    [['status', 'vpn.json', '--watch'], '--watch and --until-up need a live source'],
    [['status', `aws:${ID}`, '--interval', '5'], '--interval needs --watch or --until-up'],
    [['status', `aws:${ID}`, '--timeout', '5'], '--until-up'],
    [['status', `aws:${ID}`, '--set', 'a=b'], '--set needs --device'],
    [['status', `aws:${ID}`, '--watch', '--interval', '1'], '1'],
  ])('%j', async (args, text) => {
    const ended = await run(args);
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([2, '', ['USAGE']]);
    expect(ended.stderr).toContain(text);
    expect(server.calls).toEqual([]);
  });
});
