import { describe, expect, it } from 'vitest';
import type { Device } from '../../src/devices/manifest.js';
import { readDocuments } from '../../src/formats/index.js';
import { planDevice } from '../../src/plan/index.js';
import type { Plan } from '../../src/plan/plan.js';
import { inPartFolders, type RenderedFile, type RenderOptions, render } from '../../src/render/render.js';
import { fillSecrets, placeholder } from '../../src/render/secrets.js';
import { connection } from '../support/connection.js';
import { device } from '../support/device.js';
import { bundledDevices, neededAnswers } from '../support/devices.js';
import { planned } from '../support/plan.js';
import { goodSamples } from '../support/samples.js';

function files(plan: Plan, target: Device, options?: RenderOptions): readonly RenderedFile[] {
  const result = render(plan, target, options);
  if (!result.ok) throw new Error(result.diagnostics.map((one) => one.message).join('\n'));
  return result.value;
}

describe('a placeholder', () => {
  const target = device({}, 'a {{#each tunnels}}{{swanctl-secret psk}} {{/each}}z\n');
  const [file] = files(planned({ device: target }), target, { printSecret: placeholder });
  const text = file?.text ?? '';

  it('names the secret and the grammar position, and holds nothing of the secret', () => {
    expect(text).toBe(
      'a @@{psk vpn-0123456789abcdef0 203.0.113.10 swanctl-secret}@@ @@{psk vpn-0123456789abcdef0 203.0.113.20 swanctl-secret}@@ z\n',
    );
  });

  it('is filled as the grammar position takes the secret', () => {
    const { missing, refused, ...filled } = fillSecrets(text, ({ tunnel }) =>
      tunnel === '203.0.113.10' ? 'a"b' : '0xab',
    );
    expect(filled.text).toBe('a "a\\"b" 0x30786162 z\n');
    expect([missing, refused]).toEqual([[], []]);
  });

  it('stays where no device has such a place', () => {
    const forged = '@@{psk vpn-1 203.0.113.10 constructor}@@';
    const { text: kept, refused } = fillSecrets(forged, () => 'key');
    expect([kept, refused.map(({ problem }) => problem)]).toEqual([forged, ['a place that no device has']]);
  });

  it('stays where the secret is missing or refused', () => {
    const result = fillSecrets(text, ({ tunnel }) => (tunnel === '203.0.113.10' ? 'a\nb' : undefined));
    expect(result.text).toBe(text);
    expect(result.missing).toEqual([
      { kind: 'psk', connection: 'vpn-0123456789abcdef0', tunnel: '203.0.113.20' },
    ]);
    expect(result.refused.map(({ ref, problem }) => [ref.tunnel, problem])).toEqual([
      ['203.0.113.10', 'a control character or line separator'],
    ]);
  });
});

describe('every device and sample: filled placeholders are the file with its secrets', () => {
  const runs = bundledDevices().flatMap((target) =>
    goodSamples().map((sample) => [`${target.id} ${sample.name}`, target, sample] as const),
  );
  const rendered = runs.flatMap(([name, target, sample]) => {
    const documents = readDocuments(sample.documents);
    const connections = documents.ok ? documents.value : [];
    const plan = planDevice({
      connections,
      device: target,
      answers: [neededAnswers(target), sample.answers],
    });
    const own = plan.ok ? render(plan.value, target) : undefined;
    return plan.ok && own?.ok ? [[name, target, plan.value, own.value] as const] : [];
  });

  it('most of them can be rendered', () => {
    expect(rendered.length).toBeGreaterThan(runs.length / 2);
  });

  it.each(rendered)('%s', (_, target, plan, own) => {
    const tunnels = plan.connections.flatMap((one) => one.tunnels);
    const secretOf = (kind: string, cloud: string) => {
      const tunnel = tunnels.find(({ outside }) => outside.cloud === cloud);
      return (kind === 'psk' ? tunnel?.psk : tunnel?.bgpKey)?.reveal();
    };
    const open = files(plan, target, { printSecret: placeholder });
    const filled = open.map((file) => fillSecrets(file.text, (ref) => secretOf(ref.kind, ref.tunnel)).text);
    expect(filled).toEqual(own.map((file) => file.text));
    expect(open.filter((file) => file.text.includes('@@{')).map((file) => file.path)).toEqual(
      own.filter((file) => file.secret).map((file) => file.path),
    );
    for (const secret of tunnels.flatMap((one) => [one.psk, one.bgpKey ?? one.psk])) {
      expect(open.map((file) => file.text).join('')).not.toContain(secret.reveal());
    }
  });
});

describe('parts', () => {
  const [apply] = device().manifest.files;
  const parts = (['apply', 'verify', 'remove'] as const).map((part) => ({
    ...apply,
    part,
    secret: part === 'apply',
  })) as Device['manifest']['files'];
  const target = device({ files: parts }, 'x\n');
  const plan = planned({ device: target, connections: [connection()] });

  it('only what is to be applied is rendered without a word on parts', () => {
    expect(files(plan, target).map((file) => file.part)).toEqual(['apply']);
  });

  it('each of them gets a folder of its own where all are asked for', () => {
    const all = inPartFolders(files(plan, target, { parts: ['apply', 'verify', 'remove'] }));
    expect(all.map((file) => file.path)).toEqual(
      ['apply', 'verify', 'remove'].map((part) => `${part}/router.conf`),
    );
  });

  it('a part that the device lacks is refused', () => {
    const result = render(planned(), device(), { parts: ['verify'] });
    expect(result.diagnostics.map((one) => one.code)).toEqual(['PART_NOT_SUPPORTED']);
  });
});
