import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printDiagnostic } from '../../src/diagnostics/print.js';
import { Report } from '../../src/diagnostics/result.js';
import { EMPTY_LOCK, type Lock, lockChanges, lockPlan, parseLock, printLock } from '../../src/plan/lock.js';
import type { LockedNumber } from '../../src/plan/numbers.js';
import { connection, ip } from '../support/connection.js';
import { planned } from '../support/plan.js';
import { numbered } from './numbered.js';

function parsed(text: string): { lock: Lock; problems: string[] } {
  const report = new Report();
  const lock = parseLock('cgw-gen.lock.yaml', text, report);
  return { lock, problems: report.diagnostics.map((one) => printDiagnostic(one).split('\n')[0] ?? '') };
}

const PLAN = planned({ device: numbered() });
const LOCK = lockPlan(EMPTY_LOCK, 'test', PLAN);

describe('the file', () => {
  it('is sorted, has a version and says what it is', () => {
    expect(
      printLock(LOCK),
    ).toBe(`# Numbers that cgw-gen chose on your devices: one file for each router. Keep it beside the site answers.
# What is taken out by hand is chosen anew; what stands here is given to nobody else.

version: 1
devices:
  test:
    vpn-0123456789abcdef0:
      203.0.113.10:
        policy: 1
        vti: 10
      203.0.113.20:
        policy: 2
        vti: 11
`);
  });

  it('is sorted by what an address is, not by its text, and leaves out a device without numbers', () => {
    const of = (tunnel: string) => ({ connection: 'vpn-1', tunnel: ip(tunnel), id: 'vti', number: 1 });
    const text = printLock(
      new Map([
        ['empty', []],
        ['test', [of('203.0.113.100'), of('203.0.113.20')]],
      ]),
    );
    expect(text).not.toContain('empty');
    expect(text.indexOf('203.0.113.20')).toBeLessThan(text.indexOf('203.0.113.100'));
  });

  it('holds no secret', () => {
    expect(printLock(LOCK)).not.toContain('Xample');
  });

  it('reads back as it was written, whatever the names are', () => {
    const id = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('__proto__', '12', 'null', 'a: b', '#x', 'x.y["a"]'),
    );
    const tunnel = fc.constantFrom('203.0.113.10', '203.0.113.20', '2001:db8::1').map(ip);
    const entry = fc.record({ connection: id, tunnel, id: fc.constantFrom('vti', 'policy') });
    const key = ({ connection, tunnel, id }: { connection: string; tunnel: string; id: string }) =>
      `${connection} ${tunnel} ${id}`;
    const entries = fc
      .uniqueArray(entry, { selector: key, minLength: 1 })
      .map((list): LockedNumber[] => list.map((one, number) => ({ ...one, number })));
    fc.assert(
      fc.property(entries, (numbers) => {
        const text = printLock(new Map([['test', numbers]]));
        const { lock, problems } = parsed(text);
        expect(problems).toEqual([]);
        expect(printLock(lock)).toBe(text);
        const [read, written] = [lock.get('test') ?? [], numbers].map((list) =>
          list.map((one) => `${key(one)} ${one.number}`).sort(),
        );
        expect(read).toEqual(written);
      }),
    );
  });

  it('may be edited by hand', () => {
    const text = `# mine\nversion: 1\ndevices:\n  vyos: {vpn-1: {203.0.113.10: {vti: 7}}} # kept\n  cisco-ios:\n`;
    const { lock, problems } = parsed(text);
    expect(problems).toEqual([]);
    expect(lock.get('vyos')).toEqual([{ connection: 'vpn-1', tunnel: '203.0.113.10', id: 'vti', number: 7 }]);
    expect(parsed('').lock.size).toBe(0);
    expect(parsed('# nothing\n').problems).toEqual([]);
  });

  const tunnels = (lines: string) => `version: 1\ndevices:\n  vyos:\n    vpn-1:\n${lines}`;
  it.each([
    ['[]', '1:1: error LOCK_FILE_WRONG: the lock file is wrong: the file must be a mapping'],
    ['devices: {}', '1:1: error LOCK_FILE_WRONG: the lock file is wrong: version must be 1'],
    ['version: 2\n', '1:10: error LOCK_FILE_WRONG: the lock file is wrong: version must be 1'],
    [
      'version: 1\nother: x\n',
      '2:8: error LOCK_FILE_WRONG: the lock file is wrong: it has version and devices',
    ],
    ['version: 1\ndevices: {', 'LOCK_FILE_WRONG: the lock file is wrong: BAD_INDENT'],
    ['version: 1\nversion: 1\n', '2:1: error LOCK_FILE_WRONG: the lock file is wrong: DUPLICATE_KEY'],
    [
      tunnels('      host: {vti: 1}\n'),
      '5:13: error LOCK_FILE_WRONG: the lock file is wrong: host is no outside',
    ],
    [
      tunnels('      203.0.113.1: {vti: ten}\n'),
      '5:26: error LOCK_FILE_WRONG: the lock file is wrong: the vti number',
    ],
    [
      tunnels('      203.0.113.1: {vti: -1}\n'),
      '5:26: error LOCK_FILE_WRONG: the lock file is wrong: the vti number',
    ],
    [
      tunnels('      203.0.113.1: [7]\n'),
      '5:20: error LOCK_FILE_WRONG: the lock file is wrong: 203.0.113.1 must be',
    ],
    [
      tunnels('      203.0.113.1: {vti: 7}\n      203.0.113.2: {vti: 7}\n'),
      '6:26: error LOCK_FILE_WRONG: the lock file is wrong: vti number 7 is that of tunnel 203.0.113.1 too',
    ],
  ])('%j is told with its place', (text, problem) => {
    expect(parsed(text).problems.join('\n')).toContain(problem);
  });

  it('an alias is no number', () => {
    const text = tunnels('      203.0.113.1: {vti: &a 7}\n      203.0.113.2: {vti: *a}\n');
    expect(parsed(text).problems).toEqual([expect.stringContaining('6:26')]);
  });
});

describe('a plan in the lock', () => {
  it('leaves other devices and connections that are not planned', () => {
    const other = { connection: 'vpn-other', tunnel: ip('192.0.2.1'), id: 'vti', number: 99 };
    const before: Lock = new Map([
      ['test', [other]],
      ['vyos', [other]],
    ]);
    const after = lockPlan(before, 'test', PLAN);
    expect(after.get('vyos')).toEqual([other]);
    expect(after.get('test')).toContainEqual(other);
    expect(lockChanges(before, after)).toHaveLength(4);
    expect(lockChanges(after, lockPlan(after, 'test', PLAN))).toEqual([]);
  });

  it('forgets a tunnel that a planned connection no longer has', () => {
    const [first] = connection().tunnels;
    const one = planned({ device: numbered(), connections: [connection({ tunnels: [first] })] });
    expect(lockChanges(LOCK, lockPlan(LOCK, 'test', one))).toEqual([
      'no longer test vpn-0123456789abcdef0 203.0.113.20: vti 11',
      'no longer test vpn-0123456789abcdef0 203.0.113.20: policy 2',
    ]);
  });
});
