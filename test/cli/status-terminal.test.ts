import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ec2Error } from '../sources/aws-server.js';
import { answering, up } from '../status/cloud.js';
import { codesIn } from '../support/cli.js';
import { ROOT } from '../support/golden.js';
import { ID, useLive } from './live.js';

const { folder, run, server } = useLive();
const [A, B] = ['203.0.113.17', '203.0.113.45'] as const;
const well = answering({ id: ID, tunnels: [up(A), up(B)] });
const ill = answering({
  id: ID,
  tunnels: [up(A), up(B, { status: 'DOWN', since: '2026-02-11T09:00:00.000Z' })],
});
/** How often the connection was asked for. */
const asked = (): number => server.calls.filter(({ action }) => action === 'DescribeVpnConnections').length;

describe('a watch without a terminal', () => {
  it('prints a line for each change, and ends with exit code 0 when all is up', async () => {
    server.answer((call) => (asked() < 2 ? ill : well)(call));
    const ended = await run(['status', `aws:${ID}`, '--until-up', '--interval', '2', '--timeout', '60']);
    expect([ended.status, ended.stderr]).toEqual([0, '']);
    const lines = ended.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^[\d:TZ-]+ /, ''));
    expect(lines).toEqual([
      `${ID}: available`,
      `${ID} tunnel ${A}: UP since 2026-02-11T08:14:52Z; 1 BGP ROUTES; 1 routes accepted; no differences`,
      `${ID} tunnel ${B}: DOWN since 2026-02-11T09:00:00Z; 1 BGP ROUTES; 1 routes accepted; ! the tunnel is down (DOWN)`,
      `${ID} tunnel ${B}: UP since 2026-02-11T08:14:52Z; 1 BGP ROUTES; 1 routes accepted; no differences`,
    ]);
  });

  it('has exit code 3 when the time is over first', async () => {
    server.answer(ill);
    const ended = await run([
      'status',
      `aws:${ID}`,
      '--until-up',
      '--interval',
      '60',
      '--timeout',
      '4',
      '--json',
    ]);
    expect(ended.status).toBe(3);
    expect(JSON.parse(ended.stdout)).toMatchObject({ cgwGenStatus: 1, ok: false });
  });

  it('goes on when a question fails', async () => {
    server.answer((call) =>
      asked() === 2 ? ec2Error(403, 'UnauthorizedOperation') : asked() < 2 ? ill(call) : well(call),
    );
    const ended = await run(['status', `aws:${ID}`, '--until-up', '--interval', '2', '--timeout', '60']);
    expect([ended.status, codesIn(ended)]).toEqual([0, ['CLOUD_DENIED']]);
    expect(ended.stderr).toMatch(/ the cloud answers again\n$/);
  });

  it('ends with exit code 4 when the first question fails', async () => {
    server.answer(ec2Error(403, 'UnauthorizedOperation'));
    const ended = await run(['status', `aws:${ID}`, '--watch']);
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([4, '', ['CLOUD_DENIED']]);
  });
});

/** util-linux's script gives a command a terminal of its own. */
const HAS_SCRIPT = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');

/** Runs the command on a terminal, and presses Ctrl-C once `until` was drawn. */
function onTerminal(
  args: readonly string[],
  until: string,
): Promise<{ status: number | null; text: string }> {
  const command = [process.execPath, join(ROOT, 'bin/cgw-gen.js'), ...args]
    .map((one) => `'${one}'`)
    .join(' ');
  const child = spawn('script', ['-qec', `stty cols 120 rows 40; exec ${command}`, '/dev/null'], {
    cwd: folder(),
    env: { PATH: process.env.PATH, HOME: folder(), TERM: 'xterm', ...server.environment() },
  });
  let text = '';
  let isPressed = false;
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    if (isPressed || !text.includes(until)) return;
    isPressed = true;
    child.stdin.write('\u0003');
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, text })));
}

describe.skipIf(!HAS_SCRIPT)('a watch on a terminal (needs script of util-linux)', () => {
  it('draws a screen, and gives the terminal back at Ctrl-C', async () => {
    server.answer(ill);
    const { status, text } = await onTerminal(['status', `aws:${ID}`, '--watch'], 'Ctrl-C ends');
    expect(status).toBe(3);
    const [before = '', after = ''] = text.split('\u001b[?25h\u001b[?1049l');
    expect(before).toContain('\u001b[?1049h\u001b[?25l');
    expect(before).toContain(`tunnel ${B}: DOWN since 2026-02-11T09:00:00Z (`);
    expect(after.replaceAll('\r', '')).toMatch(
      /^vpn-0a1b2c3d4e5f60718: available, BGP\n[\s\S]*\n1 difference\n$/,
    );
    expect(after).not.toContain(' ago)');
  });

  it('ends at once though the cloud is silent', async () => {
    const started = Date.now();
    server.answer((call) => (asked() < 2 ? well(call) : 'silent'));
    const { status } = await onTerminal(['status', `aws:${ID}`, '--watch', '--interval', '2'], '(5 s ago)');
    expect(status).toBe(0);
    expect(Date.now() - started).toBeLessThan(45_000);
  });
});
