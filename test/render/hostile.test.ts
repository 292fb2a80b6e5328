import { describe, expect, it } from 'vitest';
import type { Device } from '../../src/devices/manifest.js';
import { questionsOf } from '../../src/devices/questions.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Tunnel, VpnConnection } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import { planDevice } from '../../src/plan/index.js';
import { ENCODERS } from '../../src/render/encoders.js';
import { type RenderedFile, render } from '../../src/render/render.js';
import { connection, STATIC, tunnel } from '../support/connection.js';
import { bundledDevices, neededAnswers } from '../support/devices.js';
import { isFileName, languageOf, piecesOf } from '../support/languages.js';
import { NAUGHTY } from '../support/naughty.js';

// Two values that stand nowhere else, take no quoting and differ in length.
const PLAIN = 'vpn-7a11afe';
const OTHER = 'vpn-0f0e0d0c0b';

interface Input {
  readonly connection: VpnConnection;
  readonly answers: Readonly<Record<string, string>>;
}
type Put = (base: Input, text: string) => Input;

function field(change: (base: VpnConnection, text: string) => VpnConnection): Put {
  return (base, text) => ({ ...base, connection: change(base.connection, text) });
}

/** Changes the first tunnel. */
function tunnelField(change: (text: string) => Partial<Tunnel>): Put {
  return field((base, text) => {
    const [first, ...rest] = base.tunnels;
    return { ...base, tunnels: [{ ...first, ...change(text) }, ...rest] };
  });
}

/** Every text of a document that reaches a template; the ids of the two gateways reach none. */
const FIELDS: Readonly<Record<string, Put>> = {
  'connection id': field((base, text) => ({ ...base, id: text })),
  'connection name': field((base, text) => ({ ...base, name: text })),
  'pre-shared key': tunnelField((text) => ({ psk: new Secret(text) })),
};

const NAME_FIELDS: Readonly<Record<string, Put>> = {
  'name as your identity': tunnelField((value) => ({ identity: { customer: { kind: 'fqdn', value } } })),
  "name as the cloud's identity": tunnelField((value) => ({ identity: { cloud: { kind: 'fqdn', value } } })),
};
const USER_FIELDS: Readonly<Record<string, Put>> = {
  'e-mail as your identity': tunnelField((value) => ({
    identity: { customer: { kind: 'user-fqdn', value } },
  })),
  "e-mail as the cloud's identity": tunnelField((value) => ({
    identity: { cloud: { kind: 'user-fqdn', value } },
  })),
};
const KEY_FIELDS: Readonly<Record<string, Put>> = {
  'BGP key': tunnelField((text) => ({ bgpKey: new Secret(text) })),
};

/** The fields that the device can be rendered with. */
function fieldsOf({ manifest: { ikev1, ikev2, bgpKey } }: Device): Readonly<Record<string, Put>> {
  const has = (kind: 'fqdn' | 'user-fqdn') =>
    [ikev1, ikev2].every((version) => version?.identities.includes(kind));
  return {
    ...FIELDS,
    ...(has('fqdn') ? NAME_FIELDS : {}),
    ...(has('user-fqdn') ? USER_FIELDS : {}),
    ...(bgpKey ? KEY_FIELDS : {}),
  };
}

/** And every answer that is a word. */
function putsOf(device: Device): [string, Put][] {
  const words = questionsOf(device.manifest).filter((one) => one.type === 'word');
  const answer =
    (id: string): Put =>
    (base, text) => ({ ...base, answers: { ...base.answers, [id]: text } });
  return [
    ...Object.entries(fieldsOf(device)),
    ...words.map(({ id }): [string, Put] => [`answer ${id}`, answer(id)]),
  ];
}

const ikev1 = { ikeVersions: [1], ike: { dhGroup: [14] }, esp: { dhGroup: [14] } } as const;
const PREFIXES = { customer_prefixes: '10.1.0.0/16', cloud_prefixes: '10.100.0.0/16' };
const BASES: readonly Input[] = [
  { connection: connection(), answers: PREFIXES },
  { connection: connection(), answers: { prefer: '203.0.113.10' } },
  {
    connection: connection({
      routing: STATIC,
      tunnels: [tunnel(ikev1), tunnel({ ...ikev1, cloud: '203.0.113.20', inside: '169.254.20.0/30' })],
    }),
    answers: PREFIXES,
  },
];

/**
 * The device with every pattern of an answer widened, so that the encoder alone stands between, and with the files
 * that a running configuration is compared with.
 */
function widened(device: Device): Device {
  const questions = questionsOf(device.manifest).map((one) =>
    one.type === 'word' ? { ...one, pattern: '[^]*' } : one,
  );
  const files = [...device.manifest.files, ...(device.manifest.running?.files ?? [])];
  return { ...device, manifest: { ...device.manifest, questions, files } };
}

const VALUE = /\{\{([a-z][a-z-]*) [^{}]*\}\}/g;

function encodersOf({ templates, manifest }: Device): string[] {
  const sources = [...templates.values(), ...manifest.files.map((file) => file.path)];
  const names = sources.flatMap((source) => [...source.matchAll(VALUE)].map((match) => match[1] ?? ''));
  return [...new Set(names)].filter((name) => name in ENCODERS).sort();
}

/** The device without what other encoders print: so that none of them refuses what this one lets through. */
function through(encoder: string, device: Device): Device {
  const keep = (source: string) =>
    source.replace(VALUE, (whole, name) => (name === encoder || !(name in ENCODERS) ? whole : ''));
  const templates = new Map([...device.templates].map(([path, source]) => [path, keep(source)]));
  const files = device.manifest.files.map((file) => ({ ...file, path: keep(file.path) }));
  return { ...device, templates, manifest: { ...device.manifest, files } };
}

function attempt(input: Input, device: Device): readonly RenderedFile[] | { refused: readonly Diagnostic[] } {
  const own = Object.entries(input.answers).map(([name, value]) => ({ name, value }));
  const plan = planDevice({ connections: [input.connection], device, answers: [neededAnswers(device), own] });
  if (!plan.ok) throw new Error(plan.diagnostics.map((one) => one.message).join('\n'));
  const parts = [...new Set(device.manifest.files.map(({ part }) => part))];
  const files = render(plan.value, device, { parts });
  return files.ok ? files.value : { refused: files.diagnostics };
}

function rendered(input: Input, device: Device): readonly RenderedFile[] {
  const files = attempt(input, device);
  if ('refused' in files) throw new Error(files.refused.map((one) => one.message).join('\n'));
  return files;
}

const holds = ({ path, text }: RenderedFile) => path.includes(PLAIN) || text.includes(PLAIN);

/** The device with only those files that hold the plain value. */
function printing(input: Input, device: Device): Device {
  const alone = (files: Device['manifest']['files']) => ({
    ...device,
    manifest: { ...device.manifest, files },
  });
  return alone(device.manifest.files.filter((file) => rendered(input, alone([file])).some(holds)));
}

/** The file differs from that of the plain value only by the value, as the router reads it. */
function expectSame(file: RenderedFile, plain: RenderedFile, value: string): void {
  const put = (text: string) => text.replaceAll(PLAIN, () => value);
  expect(file.path).toBe(put(plain.path));
  if (plain.path.includes(PLAIN)) expect(isFileName(value), plain.path).toBe(true);
  const language = languageOf(plain.path);
  const lines = file.text.split('\n');
  const plainLines = plain.text.split('\n');
  expect(lines).toHaveLength(plainLines.length);
  for (const [at, line] of lines.entries()) {
    const before = plainLines[at] ?? '';
    if (!before.includes(PLAIN)) {
      expect(line).toBe(before);
      continue;
    }
    expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    const pieces = piecesOf(before, language);
    expect(piecesOf(line, language)).toEqual(pieces.map((one) => ({ ...one, text: put(one.text) })));
    const isBare = pieces.some((one) => one.kind === 'bare' && one.text.includes(PLAIN));
    if (isBare) expect(language.bare?.(value, line) ?? false, `${line} holds it bare`).toBe(true);
  }
}

const DEVICES = bundledDevices().map(widened);
it('there is a device to try', () => expect(DEVICES.length).toBeGreaterThan(0));

describe.each(DEVICES.map((one) => [one.id, one] as const))('%s', (_, device) => {
  it.each(encodersOf(device))('%s keeps a hostile value in its place', (encoder) => {
    let tried = 0;
    for (const base of BASES) {
      for (const [, put] of putsOf(device)) {
        const only = printing(put(base, PLAIN), through(encoder, device));
        if (only.manifest.files.length === 0) continue;
        const plain = rendered(put(base, PLAIN), only);
        for (const text of [OTHER, ...NAUGHTY]) {
          const result = attempt(put(base, text), only);
          if ('refused' in result) {
            expectRefused(result.refused, text);
            continue;
          }
          expect(result).toHaveLength(plain.length);
          for (const [at, file] of result.entries()) expectSame(file, plain[at] as RenderedFile, text);
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThan(0);
  });

  it('a field changes nothing but the lines that hold it', () => {
    for (const base of BASES) {
      for (const [, put] of putsOf(device)) {
        const expected = rendered(put(base, PLAIN), device).map(({ path, text }) => [path, text]);
        const other = rendered(put(base, OTHER), device).map(({ path, text }) => [path, text]);
        expect(other).toEqual(expected.map((file) => file.map((one) => one?.replaceAll(PLAIN, OTHER))));
      }
    }
  });
});

function expectRefused(diagnostics: readonly Diagnostic[], text: string): void {
  expect(text).not.toBe(OTHER);
  expect(new Set(diagnostics.map((one) => one.code))).toEqual(new Set(['UNENCODABLE_VALUE']));
  if (text.length > 6) {
    expect(JSON.stringify(diagnostics)).not.toContain(JSON.stringify(text).slice(1, -1));
  }
}

it('each field and each word is printed by some device', () => {
  const reaches = ([name, put]: [string, Put], device: Device) =>
    BASES.some((base) => rendered(put(base, PLAIN), device).some(holds)) ? [name] : [];
  const printed = DEVICES.flatMap((device) => putsOf(device).flatMap((one) => reaches(one, device)));
  const names = DEVICES.flatMap((device) => putsOf(device).map(([name]) => name));
  expect(new Set(printed)).toEqual(new Set(names));
});
