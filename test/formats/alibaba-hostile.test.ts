import { describe, expect, test } from 'vitest';
import { customerGateway, download, dual, readAll, single } from './alibaba-documents.js';
import type { Json } from './documents.js';
import { print } from './support.js';

const SECRET = /Xample/;

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
