import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerGateway, download, dual, readAll, single } from './alibaba-documents.js';
import type { Json } from './documents.js';
import { print, read, sample } from './support.js';

const DOCUMENTS = [
  'alibaba-json/dual-bgp/input-1.json',
  'alibaba-json/download-dual/input.json',
  'alibaba-json/single-bgp-md5/input-1.json',
  'alibaba-xml/dual-bgp/input-1.xml',
];
const SECRET = /Xample/;

describe('broken documents of Alibaba Cloud', () => {
  test.each(DOCUMENTS)('%s: a part of it is an error, never an exception', (name) => {
    const text = sample(name).trimEnd();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), (length) => {
        const result = read(text.slice(0, length));
        expect(result.ok).toBe(false);
        expect(print(result.diagnostics)).not.toMatch(SECRET);
      }),
      { numRuns: 200 },
    );
  });

  test.each(DOCUMENTS)('%s: a changed character never throws and never shows a key', (name) => {
    const text = sample(name);
    const any = fc.constantFrom(
      '<',
      '>',
      '"',
      '\\',
      '&',
      '{',
      '}',
      '[',
      ']',
      '#',
      '\u0000',
      '\u2028',
      '0',
      'é',
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), any, (at, character) => {
        const { diagnostics } = read(text.slice(0, at) + character + text.slice(at + 1));
        expect(print(diagnostics)).not.toMatch(SECRET);
      }),
      { numRuns: 300 },
    );
  });
});

/** The path of every value in a document. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]));
  return path.length > 0 ? [path, ...inner] : inner;
}

function changed(document: Json, path: readonly (string | number)[], value: unknown): Json {
  const copy = structuredClone(document);
  let parent = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
  const [last = ''] = path.slice(-1);
  parent[last] = value;
  return copy;
}

describe('any value in any place', () => {
  const values: unknown[] = [
    null,
    '',
    ' ',
    'x',
    '0',
    0,
    -1,
    1.5,
    1e21,
    true,
    [],
    [null],
    [[]],
    [{}],
    {},
    'Xample key',
    '****',
  ];

  test.each<[string, Json]>([
    ['one tunnel', single()],
    ['two tunnels', dual()],
    ['a download', download()],
    ['a customer gateway', customerGateway()],
  ])('%s', (_, document) => {
    for (const path of pathsOf(document)) {
      for (const value of values) {
        const beside =
          document.CustomerGatewayId === 'cgw-one' && !document.VpnConnectionId ? [single()] : [];
        const result = readAll([changed(document, path, value), ...beside]);
        const told = print(result.diagnostics);
        expect(told).not.toMatch(SECRET);
        expect(told).not.toMatch(/undefined|NaN|\[object/);
        if (!result.ok) expect(told, path.join('.')).toMatch(/ error [A-Z]|^error [A-Z]/m);
      }
    }
  });
});
