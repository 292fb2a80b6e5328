import { describe, expect, it } from 'vitest';
import { readVerify, STAGES, type VerifyCheck } from '../../lab/verify-file.js';
import { bundledDevices } from '../../support/devices.js';
import { DEVICE_PARTS } from './objects.js';
import { ofPart, type PlannedSample, plannedSamples } from './samples.js';

/** All checks of a sample, whether its device has one verify file or several. */
function checksOf({ files }: PlannedSample): VerifyCheck[] {
  return ofPart(files, 'verify').flatMap(({ text, comment }) => readVerify(text, comment));
}

function textOf(checks: readonly VerifyCheck[], ...stages: readonly string[]): string {
  return checks
    .filter(({ stage }) => stages.includes(stage))
    .flatMap(({ title, steps }) => [title, ...steps.flatMap(({ commands, good }) => [...commands, ...good])])
    .join('\n');
}

describe.each(bundledDevices().map((one) => [one.id, one] as const))('%s', (id, device) => {
  const parts = DEVICE_PARTS[id];
  const samples = plannedSamples(device);
  const each = samples.map((one) => [one.name, one] as const);

  it('has a list of its commands that only read, and samples to try it on', () => {
    expect(parts, `test/devices/parts/objects.ts has no reader for ${id}`).toBeDefined();
    expect(samples.length).toBeGreaterThan(5);
  });

  it.each(each)('has every stage, BGP where there is BGP alone: %s', (_, sample) => {
    const hasBgp = sample.plan.connections.some(({ routing }) => routing.kind === 'bgp');
    const stages = new Set(checksOf(sample).map(({ stage }) => stage));
    expect(STAGES.filter((one) => stages.has(one))).toEqual(STAGES.filter((one) => one !== 'BGP' || hasBgp));
  });

  it.each(each)('has commands that only read, and work as they are printed: %s', (_, sample) => {
    for (const { steps } of checksOf(sample)) {
      for (const command of steps.flatMap(({ commands }) => commands)) {
        const known = parts?.readOnly.some((one) => one.exec(command)?.[0] === command);
        expect(known, `no command that is known to be read-only: ${command}`).toBe(true);
        expect(command).not.toMatch(/@@|<[^>]+>|\{\{|\s$/);
      }
    }
  });

  it.each(each)('tells the values of every tunnel: %s', (_, sample) => {
    const checks = checksOf(sample);
    for (const tunnel of sample.plan.connections.flatMap((one) => one.tunnels)) {
      expect(textOf(checks, 'endpoint')).toContain(tunnel.outside.cloud);
      expect(textOf(checks, 'IKE', 'ESP')).toContain(tunnel.outside.cloud);
      expect(textOf(checks, 'ESP', 'MTU')).toMatch(new RegExp(`\\b(${tunnel.mtu}|${tunnel.mss})\\b`));
    }
  });

  it('holds no secret', () => {
    for (const { plan, files } of samples) {
      const secrets = plan.connections.flatMap((one) =>
        one.tunnels.flatMap(({ psk, bgpKey }) => [psk.reveal(), ...(bgpKey ? [bgpKey.reveal()] : [])]),
      );
      for (const { text } of ofPart(files, 'verify'))
        for (const secret of secrets) expect(text.includes(secret)).toBe(false);
    }
  });
});

describe('a verify file that breaks the convention is refused', () => {
  const good =
    '# 1. endpoint: a\nshow a\n# good: x\n\n# 2. IKE: b\n# a hint\nshow b\nshow c\n# good: y\n# good: z\n';

  it('but not this one', () => {
    expect(readVerify(`# head\n${good}`, '#')).toEqual([
      { number: 1, stage: 'endpoint', title: 'a', steps: [{ commands: ['show a'], good: ['x'] }] },
      { number: 2, stage: 'IKE', title: 'b', steps: [{ commands: ['show b', 'show c'], good: ['y', 'z'] }] },
    ]);
  });

  it.each([
    ['stages out of order', good.replace('endpoint', 'ESP'), 'IKE comes after ESP'],
    ['an unknown stage', good.replace('IKE', 'DNS'), 'DNS is no stage'],
    ['a number that is left out', good.replace('2.', '3.'), 'should be 2'],
    ['a command without its good answer', good.replace('# good: x\n', ''), 'check 1 ends without'],
    ['a heading without a command', good.replace('show a\n# good: x\n', ''), 'check 1 has no command'],
    ['no answer at the end', good.replace(/# good: [yz]\n/g, ''), 'check 2 ends without'],
    ['a remark where an answer belongs', good.replace('# good: x', '# x'), 'without its good answer'],
    ['a command before the first heading', `show it\n${good}`, 'before the first heading'],
    ['an answer before its command', good.replace('show a\n', ''), 'no command before'],
  ])('for %s', (_, text, message) => {
    expect(() => readVerify(text, '#')).toThrow(message);
  });
});
