import { describe, expect, it } from 'vitest';
import { bundledDevices } from '../../support/devices.js';
import { DEVICE_PARTS } from './objects.js';
import { ofPart, plannedSamples } from './samples.js';

const sorted = (objects: readonly string[]): string[] => [...new Set(objects)].sort();

describe.each(bundledDevices().map((one) => [one.id, one] as const))('%s', (id, device) => {
  const parts = DEVICE_PARTS[id];
  const samples = plannedSamples(device, parts?.alone);

  it('has a reader of its objects, and samples to try it on', () => {
    expect(parts, `test/devices/parts/objects.ts has no reader for ${id}`).toBeDefined();
    expect(samples.length).toBeGreaterThan(5);
  });

  it.each(samples.map((one) => [one.name, one] as const))('takes out what was put in: %s', (_, { files }) => {
    const created = sorted(parts?.created(ofPart(files, 'apply')) ?? []);
    const removed = sorted(parts?.removed(ofPart(files, 'remove')) ?? []);
    expect(created.length).toBeGreaterThan(3);
    expect(removed, 'nothing is left, and nothing else is touched').toEqual(created);
  });

  it('holds no secret', () => {
    for (const { plan, files } of samples) {
      const secrets = plan.connections.flatMap((one) =>
        one.tunnels.flatMap(({ psk, bgpKey }) => [psk.reveal(), ...(bgpKey ? [bgpKey.reveal()] : [])]),
      );
      for (const { text } of ofPart(files, 'remove'))
        for (const secret of secrets) expect(text.includes(secret)).toBe(false);
    }
  });
});
