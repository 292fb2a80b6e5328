import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Device } from '../../src/devices/manifest.js';
import { diffJson, printDiff } from '../../src/diff/print.js';
import { diffDocuments, diffSaved } from '../../src/diff/report.js';
import { looksRendered, type SavedFile } from '../../src/diff/saved.js';
import type { Tunnel, VpnConnection } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import { planDevice } from '../../src/plan/index.js';
import type { Plan } from '../../src/plan/plan.js';
import { ENCODERS, encode } from '../../src/render/encoders.js';
import { inPartFolders, render } from '../../src/render/render.js';
import { type PrintSecret, placeholder } from '../../src/render/secrets.js';
import { connection, tunnel } from '../support/connection.js';
import { bundledDevices, neededAnswers } from '../support/devices.js';
import { goodSamples } from '../support/samples.js';

const FIRST = tunnel();
const SECOND = tunnel({ cloud: '203.0.113.20', inside: '169.254.20.0/30', psk: 'Xample.Key.9876543210' });

function planOf(
  connections: readonly VpnConnection[],
  device: Device,
  more: Record<string, unknown> = {},
): Plan | undefined {
  const answers = Object.entries({ customer_prefixes: '10.1.0.0/16', ...more });
  const given = [...answers.map(([name, value]) => ({ name, value })), ...neededAnswers(device)];
  const plan = planDevice({ connections, device, answers: [given] });
  return plan.ok ? plan.value : undefined;
}

function filesOf(plan: Plan, device: Device, printSecret?: PrintSecret): SavedFile[] | undefined {
  const files = render(plan, device, printSecret ? { printSecret } : {});
  return files.ok ? files.value.map(({ path, text }) => ({ name: path, text })) : undefined;
}

/** As standard output has it. */
function printed(plan: Plan, device: Device): SavedFile {
  const files = render(plan, device);
  if (!files.ok) throw new Error('not rendered');
  const [only, ...more] = files.value;
  const under = files.value.map(
    ({ path, text, comment }) => `${comment} file: ${path}${comment === '<!--' ? ' -->' : ''}\n${text}`,
  );
  return { name: '', text: more.length === 0 ? (only?.text ?? '') : under.join('') };
}

function compared(saved: readonly SavedFile[], plan: Plan, device: Device) {
  const result = diffSaved(saved, plan, device);
  if (!result.ok) throw new Error(result.diagnostics.map((one) => one.message).join('\n'));
  return { ...result.value, text: printDiff(result.value) + diffJson(result.value) };
}

/** Every secret of the plan, as the document and as any device has it. */
function secretsIn(plan: Plan): string[] {
  const keys = plan.connections
    .flatMap(({ tunnels }) => tunnels.flatMap(({ psk, bgpKey }) => [psk, ...(bgpKey ? [bgpKey] : [])]))
    .map((one) => one.reveal());
  const encoded = keys.flatMap((key) =>
    Object.keys(ENCODERS).flatMap((name) => {
      const result = encode(name, key);
      return 'text' in result ? [result.text.replace(/^['"`]+|['"`]+$/g, '')] : [];
    }),
  );
  return [...new Set([...keys, ...encoded])].filter((one) => one.length > 6);
}

describe.each(bundledDevices())('$id', (device) => {
  const base = connection({ name: 'office' });
  const plan = planOf([base], device) as Plan;
  const other = (change: Partial<Tunnel>) =>
    planOf([{ ...base, tunnels: [{ ...FIRST, ...change }, SECOND] }], device) as Plan;

  it('a saved render of the same document is equal: printed, written, and with placeholders', () => {
    expect(compared([printed(plan, device)], plan, device).text).toMatch(/^equal/);
    expect(compared(filesOf(plan, device) ?? [], plan, device).equal).toBe(true);
    expect(compared(filesOf(plan, device, placeholder) ?? [], plan, device).equal).toBe(true);
    const crlf = { name: '', text: printed(plan, device).text.replaceAll('\n', '\r\n') };
    expect(compared([crlf], plan, device).equal).toBe(true);
  });

  it('all parts in their folders are compared with all parts', () => {
    const parts = [...new Set(device.manifest.files.map(({ part }) => part))];
    const files = render(plan, device, { parts });
    if (!files.ok) throw new Error('not rendered');
    const saved = inPartFolders(files.value).map(({ path, text }) => ({ name: path, text }));
    expect(compared(saved, plan, device).equal).toBe(true);
    const rest = saved.filter(({ name }) => !name.startsWith('apply/'));
    if (rest.length > 0) expect(compared(rest, plan, device).equal, 'a part was not kept').toBe(true);
  });

  it('a changed key is seen, in that tunnel alone, and not shown', () => {
    const result = compared([printed(other({ psk: new Secret('Old.Secret.Key.1') }), device)], plan, device);
    expect(result.text).toContain('[secret, before]');
    expect(result.text).toContain('[secret, changed]');
    expect(result.text).not.toContain('Old.Secret');
    expect(result.text).not.toContain('Xample');
    expect(result.affected?.tunnels.map((one) => one.tunnel)).toEqual(['203.0.113.10']);
  });

  it('keys that were swapped are two changed keys', () => {
    const swapped = planOf(
      [
        {
          ...base,
          tunnels: [
            { ...FIRST, psk: SECOND.psk },
            { ...SECOND, psk: FIRST.psk },
          ],
        },
      ],
      device,
    ) as Plan;
    const result = compared([printed(swapped, device)], plan, device);
    expect(result.equal).toBe(false);
    expect(result.text).not.toContain('Xample');
  });

  it('looks like what it is, and like no document', () => {
    expect(looksRendered(printed(plan, device), device)).toBe(true);
    for (const { documents, name } of goodSamples()) {
      for (const one of documents) expect(looksRendered(one, device), name).toBe(false);
    }
  });

  const KEY = fc
    .array(fc.constantFrom(...'aZ09.$^*+()[]{}|\\/\'"`#!;,=<>&%@~-_:?'.split('')), {
      minLength: 10,
      maxLength: 20,
    })
    .map((characters) => `k${characters.join('')}`);
  const SHAPE = fc.record({
    psk: KEY,
    bgpKey: fc.option(KEY, { nil: undefined }),
    cloud: fc.constantFrom('203.0.113.10', '203.0.113.99'),
    id: fc.constantFrom('vpn-0123456789abcdef0', 'vpn-0fedcba9876543210'),
    name: fc.constantFrom('office', 'secret-office', 'other name'),
    version: fc.constantFrom(1 as const, 2 as const),
  });
  const made = (shape: typeof SHAPE extends fc.Arbitrary<infer T> ? T : never) => {
    const own = tunnel({ cloud: shape.cloud, psk: shape.psk, ikeVersions: [shape.version] });
    const first = shape.bgpKey === undefined ? own : { ...own, bgpKey: new Secret(shape.bgpKey) };
    const made = connection({
      id: shape.id,
      name: shape.name,
      tunnels: [first, tunnel({ ...SECOND_SHAPE, ikeVersions: [shape.version] })],
    });
    const planned = planOf([made], device);
    return planned && filesOf(planned, device) ? { connection: made, plan: planned } : undefined;
  };
  const SECOND_SHAPE = { cloud: '203.0.113.20', inside: '169.254.20.0/30', psk: 'Xample.Key.9876543210' };

  it('shows no secret of either side, whatever they hold', () => {
    let count = 0;
    fc.assert(
      fc.property(SHAPE, SHAPE, (one, two) => {
        const [before, after] = [made(one), made(two)];
        fc.pre(before !== undefined && after !== undefined);
        if (!before || !after) return;
        count += 1;
        const secrets = [...secretsIn(before.plan), ...secretsIn(after.plan)];
        const { text } = compared([printed(before.plan, device)], after.plan, device);
        const documents = diffDocuments(
          { connections: [before.connection], plan: before.plan },
          { connections: [after.connection], plan: after.plan },
          device,
        );
        if (!documents.ok) throw new Error('not compared');
        const all = text + printDiff(documents.value) + diffJson(documents.value);
        for (const secret of secrets) expect(all).not.toContain(secret);
        for (const secret of secrets) expect(all).not.toContain(JSON.stringify(secret).slice(1, -1));
      }),
      { numRuns: 4 },
    );
    expect(count).toBeGreaterThan(2);
  });

  /** What people and older releases do to a line. */
  const DAMAGE: readonly ((line: string) => string)[] = [
    (line) => `  ${line}`,
    (line) => line.replace(/ {2,}/g, ' '),
    (line) => `${line} # was it`,
    (line) => line.replace(/\b\w/, (c) => c.toUpperCase()),
    (line) => `was ${line}`,
    (line) => line.replace('pre-shared-key', 'pre-shared-key local').replace("'psk'", "'key'"),
    (line) => line.replace('secret', 'pre-shared-secret').replace('password', 'password 7'),
    (line) => line.replaceAll("'", '"'),
    (line) => line.replaceAll(' ', '\t'),
    (line) => line.slice(line.length / 3),
    (line) => line.split(' ').at(-1) ?? '',
    (line) => `${line}\n${line.split(' ').at(-1) ?? ''}`,
    (line) => `! key ${line.split(' ').at(-1) ?? ''}`,
    (line) => `description ${line.split(' ').at(-1) ?? ''}`,
  ];

  it('shows no secret of a file that was edited by hand', () => {
    const before = other({ psk: new Secret('Old.Secret.Key.1'), bgpKey: new Secret('Old.Session.Key.2') });
    const secrets = ['Old.Secret.Key.1', 'Old.Session.Key.2', 'Xample.Key'];
    const { name, text } = printed(before, device);
    const isSecret = (line: string) => secrets.some((one) => line.includes(one));
    const lines = text.split('\n');
    const edited = lines.flatMap((line) => (isSecret(line) ? DAMAGE.map((damage) => damage(line)) : [line]));
    expect(edited.length).toBeGreaterThan(lines.length + DAMAGE.length);
    const shown = compared([{ name, text: edited.join('\n') }], plan, device).text;
    for (const secret of secrets) expect(shown).not.toContain(secret);
  });
});
