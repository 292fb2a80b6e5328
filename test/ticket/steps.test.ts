import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { VpnConnection } from '../../src/model/connection.js';
import { render } from '../../src/render/render.js';
import type { Block, Step } from '../../src/ticket/document.js';
import { parseSteps } from '../../src/ticket/steps.js';
import { temporaryFolder } from '../support/cli.js';
import { STATIC, tunnel } from '../support/connection.js';
import { bundledDevices } from '../support/devices.js';
import { ANSWERS, requestFor, stepsOf, titleOf, typed } from './stepping.js';

const folder = temporaryFolder();

/** Runs what a step says to type. */
function run(script: string, cwd: string): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-eu', '-c', script], { cwd, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

describe('what a template says', () => {
  it('is steps of text and of lines to type', () => {
    const blocks: Block[] = [
      { kind: 'text', text: ['Do ', { code: 'x' }, ' and y.'] },
      { kind: 'code', text: 'a\n  b\n' },
      { kind: 'text', text: ['Then:'] },
      { kind: 'code', text: 'c\n' },
    ];
    expect(
      parseSteps('before\n## One `a`\nDo `x`\nand y.\n\n    a\n      b\nThen:\n\n    c\n\n## Two\n'),
    ).toEqual([
      { title: ['One ', { code: 'a' }], blocks },
      { title: ['Two'], blocks: [] },
    ]);
  });

  it.each(bundledDevices().map((one) => [one.id]))(
    '%s: every step says what to do, the standby first',
    (id) => {
      for (const isChange of [false, true]) {
        for (const shape of [{}, { routing: STATIC }]) {
          const answers = [...ANSWERS, { name: 'cloud_prefixes', value: '10.100.0.0/16' }];
          const { apply, backOut } = stepsOf(id, isChange, shape, answers);
          for (const step of [...apply, ...backOut])
            expect(step.blocks.length, titleOf(step)).toBeGreaterThan(0);
          expect(apply.length).toBeGreaterThan(2);
          expect(backOut.length).toBeGreaterThan(0);
          const order = apply.map(titleOf).filter((one) => one.includes('203.0.113.'));
          expect(order.map((one) => /203\.0\.113\.\d+/.exec(one)?.[0])).toEqual([
            '203.0.113.20',
            '203.0.113.10',
          ]);
          expect(order[0]).toContain('standby');
        }
      }
    },
  );
});

describe('one tunnel at a time', () => {
  /** The rendered files to apply, below `filled/apply`, as the steps find them. */
  function filled(id: string, shape?: Partial<VpnConnection>): string {
    const { plan, device } = requestFor(id, shape);
    const files = render(plan, device);
    if (!files.ok) throw new Error('render fails');
    for (const { path, text } of files.value) {
      const to = join(folder(), 'filled/apply', path);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, text);
    }
    const ticket = join(folder(), 'ticket');
    mkdirSync(ticket, { recursive: true });
    return ticket;
  }
  const changeSteps = (id: string, shape?: Partial<VpnConnection>) =>
    stepsOf(id, true, shape).apply.filter((one) => titleOf(one).startsWith('Change tunnel'));
  const read = (path: string) => readFileSync(join(folder(), path), 'utf8').trimEnd().split('\n');

  it('VyOS: each commit has the lines of one tunnel, and what both share', () => {
    const ticket = filled('vyos');
    const whole = read('filled/apply/vyos.commands');
    const seen = new Set<string>();
    for (const [step, own, other] of [
      [0, ['203_0_113_20', 'vti1', '169.254.20.1'], ['203_0_113_10', 'vti0', '169.254.10.1']],
      [1, ['203_0_113_10', 'vti0', '169.254.10.1'], ['203_0_113_20', 'vti1', '169.254.20.1']],
    ] as const) {
      const script = typed(changeSteps('vyos')[step] as Step)
        .split('\n')
        .slice(0, 3)
        .join('\n');
      run(script, ticket);
      const lines = read('filled/one.commands');
      for (const line of lines) {
        expect(whole).toContain(line);
        expect(
          other.some((one) => line.includes(`${one}'`)),
          line,
        ).toBe(false);
        seen.add(line);
      }
      for (const one of own)
        expect(
          lines.some((line) => line.includes(`${one}'`)),
          one,
        ).toBe(true);
    }
    expect([...seen].sort()).toEqual([...new Set(whole)].sort());
  });

  it.each([
    ['IKEv2', {}],
    [
      'IKEv1',
      {
        tunnels: [
          tunnel({ ikeVersions: [1] }),
          tunnel({ ikeVersions: [1], cloud: '203.0.113.20', inside: '169.254.20.0/30' }),
        ],
      },
    ],
  ] as const)(
    'Cisco IOS with %s: each file has the blocks of one tunnel, and what both share',
    (_, shape) => {
      const ticket = filled('cisco-ios', shape);
      const whole = read('filled/apply/cisco-ios.cfg');
      const seen = new Set<string>();
      for (const [step, own, other] of [
        [0, ['203.0.113.20', 'Tunnel101'], ['Tunnel 1, to', 'interface Tunnel100', 'address 203.0.113.10 ']],
        [1, ['203.0.113.10', 'Tunnel100'], ['Tunnel 2, to', 'interface Tunnel101', 'address 203.0.113.20 ']],
      ] as const) {
        const script = typed(changeSteps('cisco-ios', shape)[step] as Step)
          .split('\n')
          .slice(0, 2)
          .join('\n');
        run(script, ticket);
        const lines = read('filled/one.cfg');
        expect(lines.at(-1)).toBe('end');
        for (const one of other)
          expect(
            lines.some((line) => line.includes(one)),
            one,
          ).toBe(false);
        for (const one of own)
          expect(
            lines.some((line) => line.includes(one)),
            one,
          ).toBe(true);
        // In the order of the file: a command stays in its mode.
        let at = -1;
        for (const line of lines) {
          at = whole.indexOf(line, at + 1);
          expect(at, line).toBeGreaterThanOrEqual(0);
          seen.add(line);
        }
      }
      expect([...seen].sort()).toEqual([...new Set(whole)].sort());
    },
  );

  it('strongSwan: each load has the new definition of one tunnel more', () => {
    filled('strongswan', {
      tunnels: [
        tunnel({ ike: { dhGroup: [14] }, psk: 'Former.Key.1' }),
        tunnel({
          ike: { dhGroup: [14] },
          psk: 'Former.Key.2',
          cloud: '203.0.113.20',
          inside: '169.254.20.0/30',
        }),
      ],
    });
    cpSync(join(folder(), 'filled/apply/etc'), join(folder(), 'etc'), { recursive: true });
    filled('strongswan');
    cpSync(join(folder(), 'filled/apply'), join(folder(), 'root/tree'), { recursive: true });
    const conf = 'etc/swanctl/conf.d/vpn-0123456789abcdef0.conf';
    const groups = () =>
      read(conf).flatMap(
        (line) =>
          /^ {2}(vpn-\S+) \{$/.exec(line)?.[1] ?? /proposals = \S+-(modp2048|ecp521)$/.exec(line)?.[1] ?? [],
      );
    const [first, second] = ['vpn-0123456789abcdef0-203_0_113_10', 'vpn-0123456789abcdef0-203_0_113_20'];
    expect(groups()).toEqual([first, 'modp2048', expect.anything(), second, 'modp2048', expect.anything()]);
    const way = stepsOf('strongswan', true).apply.find((one) => titleOf(one).startsWith('Have a way'));
    // The files of the router stand below the folder of the test, and there is no daemon.
    const here = (script: string) =>
      script
        .replaceAll('/root/tree$2', `${folder()}/root/tree\${2#${folder()}}`)
        .replaceAll(/(?<=[ "])\/(?=root|etc)/g, `${folder()}/`);
    const load = (step: Step) => run(`swanctl() { :; }\n${here(typed(way as Step) + typed(step))}`, folder());
    const keys = () =>
      read(conf.replace('.conf', '-secrets.conf')).flatMap((line) => /secret = "(.*)"/.exec(line)?.[1] ?? []);
    expect(keys()).toEqual(['Former.Key.1', 'Former.Key.2']);
    const steps = changeSteps('strongswan');
    load(steps[0] as Step);
    expect(keys().sort()).toEqual(['Former.Key.1', 'Xample.Key.9876543210']);
    expect(groups()).toEqual([first, 'modp2048', expect.anything(), second, 'ecp521', expect.anything()]);
    load(steps[1] as Step);
    expect(keys().sort()).toEqual(['Xample.Key.0123456789', 'Xample.Key.9876543210']);
    expect(read(conf).filter((line) => line.includes('modp2048'))).toEqual([]);
    expect(
      read(conf)
        .filter((line) => line.trim() !== '' && !line.includes('#'))
        .sort(),
    ).toEqual(
      read(`root/tree/${conf}`)
        .filter((line) => line.trim() !== '' && !line.includes('#'))
        .sort(),
    );
  });
});
