import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { readDocuments } from '../../src/formats/index.js';
import { isMaskedFreely } from '../../src/formats/masked.js';
import { printModel } from '../../src/formats/model/print.js';
import type { connectionSchema } from '../../src/formats/model/schema.js';
import type { VpnConnection } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import { planDevice } from '../../src/plan/index.js';
import { render } from '../../src/render/render.js';
import { bundledDevices, neededAnswers } from '../support/devices.js';
import { goodSamples } from '../support/samples.js';
import { codes, connections, print, read, sample } from './support.js';

/** A document of two connections with its keys, as an object that a test changes. */
// biome-ignore lint/suspicious/noExplicitAny: tests write anything into it
function document(): any {
  return JSON.parse(printModel(connections(sample('ec2-json/two-connections/input.json')), 'inline'));
}

// biome-ignore lint/suspicious/noExplicitAny: tests write anything into it
type Change = (document: any) => unknown;

const IDS = ['vpn-0aaa1111bbbb2222c', 'vpn-0bbb3333cccc4444d'] as const;

/** The diagnostics of the document after a change, without their ways out. */
function told(change: Change): string[] {
  const changed = document();
  change(changed);
  const result = read(JSON.stringify(changed, undefined, 2), 'm.json');
  const text = print(result.diagnostics);
  expect(text).not.toMatch(/Xample/);
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('  way out'));
}

/** The secrets of a value, in the order of its keys. */
function secretsOf(value: unknown): string[] {
  if (value instanceof Secret) return [value.reveal()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(secretsOf) : [];
}

type DeepReadonly<T> = T extends Secret | string | number | boolean | undefined
  ? T
  : { readonly [K in keyof T]: DeepReadonly<T[K]> };

it('the schema has exactly the fields and types of VpnConnection', () => {
  type Read = DeepReadonly<z.output<ReturnType<typeof connectionSchema>>>;
  expectTypeOf<Read>().toEqualTypeOf<VpnConnection>();
});

describe('what is printed is read again', () => {
  it.each(goodSamples())('$name: the same model, and the same files for each device', (one) => {
    const first = readDocuments(one.documents);
    if (!first.ok) throw new Error(print(first.diagnostics));
    const text = printModel(first.value, 'inline');
    const again = readDocuments([{ name: 'm.json', text }]);
    if (!again.ok) throw new Error(print(again.diagnostics));
    expect(again.value).toStrictEqual(first.value);
    expect(secretsOf(again.value).sort()).toEqual(secretsOf(first.value).sort());
    expect(printModel(again.value, 'inline')).toBe(text);
    for (const device of bundledDevices()) {
      const [before, after] = [first.value, again.value].map((list) => {
        const plan = planDevice({ connections: list, device, answers: [neededAnswers(device), one.answers] });
        return plan.ok ? render(plan.value, device) : plan.diagnostics;
      });
      expect(after).toEqual(before);
    }
  });
});

it('keys of any characters come through', () => {
  const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(
      key.filter((text) => !isMaskedFreely(text)),
      (text) => {
        const [first] = connections(JSON.stringify(document()));
        if (!first) throw new Error('no connection');
        const [tunnel] = first.tunnels;
        const changed = { ...first, tunnels: [{ ...tunnel, psk: new Secret(text) }] } as const;
        const [again] = connections(printModel([changed], 'inline'));
        expect(again?.tunnels[0].psk.reveal()).toBe(text);
      },
    ),
    { numRuns: 100 },
  );
});

it('brackets and line breaks in a name stay as they are', () => {
  const [first] = connections(JSON.stringify(document()));
  if (!first) throw new Error('no connection');
  const name = '[\n  "a",\n  "b"\n]\\n [ 1 ]';
  const [again] = connections(printModel([{ ...first, name }], 'inline'));
  expect(again?.name).toBe(name);
});

describe('several documents', () => {
  const source = { name: 'input.json', text: sample('ec2-json/two-connections/input.json') };
  const model = { name: 'm.json', text: JSON.stringify(document()) };

  it.each([
    ['its own document', [source, model]],
    ['itself', [model, { ...model, name: 'copy.json' }]],
  ])('a model that says the same as %s is read once', (_, documents) => {
    const result = readDocuments(documents);
    expect(result.ok && result.value.map(({ id }) => id)).toEqual(IDS);
    expect(codes(result).filter((code) => code.startsWith('CONNECTION_'))).toEqual([
      'CONNECTION_REPEATED',
      'CONNECTION_REPEATED',
    ]);
  });

  it('a model that says something else than a document is refused', () => {
    const changed = document();
    changed.connections[1].routing.customerAsn = 65000;
    const result = readDocuments([source, { name: 'm.json', text: JSON.stringify(changed) }]);
    expect(result.ok).toBe(false);
    expect(codes(result).filter((code) => code.startsWith('CONNECTION_'))).toEqual([
      'CONNECTION_REPEATED',
      'CONNECTION_CONTRADICTS',
    ]);
  });

  it('one connection is picked by its id or its name, whatever is wrong with the others', () => {
    const changed = document();
    changed.connections[1].tunnels[0].psk = '[secret]';
    const documents = [{ name: 'm.json', text: JSON.stringify(changed) }];
    for (const wanted of [IDS[0], 'production']) {
      const result = readDocuments(documents, [wanted]);
      expect(result.ok && result.value.map(({ id }) => id)).toEqual([IDS[0]]);
    }
    expect(codes(readDocuments(documents, [IDS[1]]))).toEqual(['VALUE_MASKED']);
  });
});

describe('what is no model', () => {
  it.each<[string, Change, string]>([
    ['a text as version', (it) => (it.cgwGenModel = '1'), '2:18 cgwGenModel: error MODEL_VERSION_UNKNOWN'],
    [
      'no connections',
      (it) => delete it.connections,
      '1:1: error MODEL_VALUE_MISSING: connections is missing here',
    ],
    [
      'connections that are no list',
      (it) => (it.connections = {}),
      '3:18 connections: error MODEL_VALUE_WRONG: connections must be a list of connections, with one at least',
    ],
    [
      'a connection that is a text',
      (it) => (it.connections = ['a']),
      '4:5 connections[0]: error MODEL_VALUE_WRONG: the connection must be an object',
    ],
    [
      'an id with a line break',
      (it) => (it.connections[0].id = 'vpn-1\n'),
      '6:13 connections[0].id: error MODEL_VALUE_WRONG: id must be up to 64 of A-Z a-z 0-9 . _ -',
    ],
    [
      'three tunnels',
      (it) => it.connections[0].tunnels.push(it.connections[0].tunnels[0]),
      '24:18 connections[0].tunnels: error MODEL_VALUE_WRONG: tunnels must be a list of one or two tunnels',
    ],
    [
      'another casing',
      (it) => rename(it.connections[0].tunnels[0], 'psk', 'PSK'),
      'connections[0].tunnels[0].psk: error MODEL_VALUE_MISSING: psk is missing here',
    ],
    [
      'the network itself as a host',
      (it) => (it.connections[0].tunnels[0].inside.cloud = '169.254.52.4'),
      '31:21 connections[0].tunnels[0].inside: error MODEL_VALUE_WRONG: inside must be a /30 or a /126 and its two hosts',
    ],
    [
      'one AS number on both sides',
      (it) => (it.connections[0].routing.cloudAsn = it.connections[0].routing.customerAsn),
      'connections[0].routing.customerAsn: error MODEL_VALUE_WRONG: customerAsn must be another one than cloudAsn',
    ],
    [
      'the hosts of AWS exchanged',
      ({ connections: [{ tunnels }] }) => {
        const [{ inside }] = tunnels;
        [inside.cloud, inside.customer] = [inside.customer, inside.cloud];
      },
      'connections[0].tunnels[0].inside: error MODEL_VALUE_WRONG: inside must be the first host for the cloud',
    ],
    [
      'two customer addresses of AWS',
      (it) => (it.connections[0].tunnels[0].outside.customer = '198.51.100.99'),
      'connections[0].tunnels: error MODEL_VALUE_WRONG: tunnels must be of one customer address',
    ],
  ])('%s', (_, change, expected) => {
    const [first] = told(change);
    expect(first).toContain(expected);
  });

  it('a prototype in the document is a key like any other', () => {
    const text = JSON.stringify(document()).replace('"cloud":"aws"', '"cloud":"aws","__proto__":{"id":"x"}');
    expect(codes(read(text))).toEqual(['MODEL_KEY_UNKNOWN']);
  });

  it('never shows a key, wherever it stands', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('Xample.Key.0123456789', '0Xample', 'Xample'), (seed, key) => {
        told((it) => {
          const places = leavesOf(it.connections);
          const [holder, name] = places[seed % places.length] as Leaf;
          holder[name] = key;
        });
      }),
      { numRuns: 100 },
    );
  });
});

type Leaf = [Record<string, unknown>, string];

/** Each place of a value that is no object and no list. */
function leavesOf(value: unknown): Leaf[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key): Leaf[] =>
    typeof holder[key] === 'object' ? leavesOf(holder[key]) : [[holder, key]],
  );
}

function rename(holder: Record<string, unknown>, from: string, to: string): void {
  holder[to] = holder[from];
  delete holder[from];
}
