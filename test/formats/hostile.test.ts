import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Budget, MAX_VALUES } from '../../src/formats/carrier/excess.js';
import { jsonExcess } from '../../src/formats/carrier/json-scan.js';
import { changeXml, ec2, type Json, swapTunnels, xml } from './documents.js';
import { codes, connections, pretty, print, read, sample } from './support.js';

const DOCUMENTS = [
  'aws-xml/bgp/input.xml',
  'ec2-json/xml-disagrees/input.json',
  'ec2-query-xml/describe/input.xml',
  'xml-string/bgp/input.json',
  'terraform/state/input.json',
  'terraform/alibaba-dual/input.json',
  'ansible/info/input.json',
  'aws-secret/beside-describe/input-2.json',
  'alibaba-json/dual-bgp/input-1.json',
  'alibaba-json/download-dual/input.json',
  'alibaba-json/single-bgp-md5/input-1.json',
  'alibaba-xml/dual-bgp/input-1.xml',
];

describe('broken documents', () => {
  test.each(DOCUMENTS)('%s: a part of it is an error, never an exception', (name) => {
    const text = sample(name).trimEnd();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), (length) => {
        const result = read(text.slice(0, length));
        expect(result.ok).toBe(false);
        expect(result.diagnostics.some((one) => one.severity === 'error')).toBe(true);
        expect(print(result.diagnostics)).not.toContain('Xample');
      }),
      { numRuns: 300 },
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
        const told = print(read(text.slice(0, at) + character + text.slice(at + 1)).diagnostics);
        expect(told).not.toMatch(/Xample/);
      }),
      { numRuns: 500 },
    );
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `<a>${text}</a>`),
        ),
        (text) => {
          expect(read(text).ok).toBe(false);
        },
      ),
    );
  });
});

describe('order means nothing', () => {
  const LISTS = [
    'Phase1EncryptionAlgorithms',
    'Phase1IntegrityAlgorithms',
    'Phase1DHGroupNumbers',
    'IkeVersions',
  ];

  test('of tunnels, of list items, of keys', () => {
    const expected = pretty(connections(shuffled([], false, false)));
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { maxLength: 40 }),
        fc.boolean(),
        fc.boolean(),
        (seed, options, inXml) => {
          expect(pretty(connections(shuffled(seed, options, inXml)))).toBe(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  function shuffled(seed: readonly number[], options: boolean, inXml: boolean): string {
    const { connection, tunnels, text } = ec2('gcm-only');
    for (const tunnel of tunnels) {
      tunnel.IkeVersions = [{ Value: 'ikev1' }, { Value: 'ikev2' }];
      for (const list of LISTS) tunnel[list] = permuted(tunnel[list] as unknown[], seed);
      const keys = permuted(Object.entries(tunnel), seed);
      for (const key of Object.keys(tunnel)) delete tunnel[key];
      Object.assign(tunnel, Object.fromEntries(keys) as Json);
    }
    if (options) tunnels.reverse();
    if (inXml) {
      const text = String(connection.CustomerGatewayConfiguration);
      connection.CustomerGatewayConfiguration = swapTunnels(text);
    }
    return text();
  }

  function permuted<T>(items: readonly T[], seed: readonly number[]): T[] {
    return items
      .map((item, index) => [item, seed[index] ?? index] as const)
      .sort(([, a], [, b]) => a - b)
      .map(([item]) => item);
  }
});

describe('bombs', () => {
  test.each<[string, string, string]>([
    ['a million brackets', '['.repeat(1_000_000), 'INPUT_TOO_DEEP'],
    ['a million elements in each other', '<a>'.repeat(1_000_000), 'INPUT_TOO_DEEP'],
    ['a million quotes', '"'.repeat(1_000_001), 'JSON_SYNTAX'],
    ['a million backslashes', `"${'\\'.repeat(1_000_000)}`, 'INPUT_TRUNCATED'],
    ['a million blank lines', `${'\n'.repeat(1_000_000)}x`, 'INPUT_UNKNOWN'],
    ['a million pipes', `${'| '.repeat(1_000_000)}x`, 'INPUT_UNKNOWN'],
    ['many ampersands', `<a>${'&amp'.repeat(200_000)}</a>`, 'XML_SYNTAX'],
    ['a long text', `<a>${'&lt;'.repeat(300_000)}</a>`, 'INPUT_TOO_LONG'],
    ['a long tag', `<a${' '.repeat(1_100_000)}/>`, 'INPUT_TOO_LONG'],
    ['a long text that never ends', `<a>${'b'.repeat(1_100_000)}`, 'INPUT_TOO_LONG'],
    ['elements', `<a>${'<b/>'.repeat(2_000_001)}</a>`, 'INPUT_TOO_MANY'],
    ['comments', `<a>${'<!---->'.repeat(2_000_001)}</a>`, 'INPUT_TOO_MANY'],
    ['attributes', `<a ${'b="" '.repeat(500_001)}/>`, 'INPUT_TOO_MANY'],
    ['attributes without a value', `<a ${'b '.repeat(1_000_001)}/>`, 'INPUT_TOO_MANY'],
    ['attributes without white space', `<a ${'b=""'.repeat(1_000_001)}/>`, 'INPUT_TOO_MANY'],
    ['objects', `[${'{},'.repeat(2_000_000)}{}]`, 'INPUT_TOO_MANY'],
    ['lists', `[${'[],'.repeat(2_000_000)}[]]`, 'INPUT_TOO_MANY'],
    ['numbers', `[${'1,'.repeat(2_000_000)}1]`, 'INPUT_TOO_MANY'],
    ['strings', `[${'"",'.repeat(2_000_000)}""]`, 'INPUT_TOO_MANY'],
    ['members', `{${'"a":1,'.repeat(2_000_000)}"a":1}`, 'INPUT_TOO_MANY'],
    ['commas', `[${','.repeat(5_000_000)}]`, 'JSON_SYNTAX'],
    ['colons', `[${':'.repeat(5_000_000)}]`, 'JSON_SYNTAX'],
    ['entities of entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'XML_DOCTYPE'],
    ['a prototype', '<__proto__><a/></__proto__>', 'XML_SYNTAX'],
    ['a prototype in JSON', '{"__proto__": {"VpnConnections": []}}', 'INPUT_UNKNOWN'],
  ])('%s', { timeout: 10_000 }, (_, text, code) => {
    expect(codes(read(text))).toEqual([code]);
  });

  test('the elements of all XML in one JSON count together', { timeout: 60_000 }, () => {
    const one = `<vpn_connection id="a">${'<a/>'.repeat(900_000)}</vpn_connection>`;
    expect(codes(read(JSON.stringify([one, one, one]))).filter((code) => code === 'INPUT_TOO_MANY')).toEqual([
      'INPUT_TOO_MANY',
    ]);
  });

  test('keys are no values', () => {
    const members = Array.from({ length: 150_000 }, (_, index) => `"k${index}": ["v"]`);
    expect(codes(read(`{${members.join()}}`))).toEqual(['INPUT_UNKNOWN']);
    const budget = new Budget();
    expect(jsonExcess('{"a": [1, "b", {"c": null}], "d" : true}', budget)).toBeUndefined();
    expect(MAX_VALUES - budget.left).toBe(7);
  });

  test('one document tells no more than the cap, and how many more there are', { timeout: 60_000 }, () => {
    const routes = Array.from({ length: 130_000 }, () => ({ DestinationCidrBlock: 'no network' }));
    const { connection, text } = ec2('tgw-static');
    connection.Routes = routes;
    const result = read(text());
    expect(result.diagnostics).toHaveLength(51);
    expect(result.diagnostics.at(-1)?.message).toBe(
      'there are 129950 more of severity error, which are not shown',
    );
  });

  test('thousands of connections take seconds', { timeout: 60_000 }, () => {
    const { connection, tunnels } = ec2('gcm-only');
    const base = JSON.stringify(connection);
    const many = Array.from({ length: 3500 }, (_, index) => {
      const id = `vpn-${index.toString(16).padStart(17, '0')}`;
      const next = `169.254.${8 + Math.floor(index / 64)}.${(index % 64) * 4}`;
      return base.replaceAll('vpn-06cafe6c6d6e6f606', id).replaceAll('169.254.91.64/30', `${next}/30`);
    });
    expect(tunnels).toHaveLength(2);
    const text = `{"VpnConnections": [${many.join(',\n')}]}`;
    expect(text.length).toBeGreaterThan(20_000_000);
    const start = performance.now();
    const result = read(text);
    expect(performance.now() - start).toBeLessThan(30_000);
    // The XML still has the old inside addresses: each connection has its errors.
    expect(result.ok).toBe(false);
    expect(result.diagnostics.at(-1)?.code).toBe('MORE_PROBLEMS');
  });
});

test('a name of any kind is kept as it is', () => {
  const { connection, text } = ec2();
  connection.Tags = [{ Key: 'Name', Value: '****; reboot\n' }];
  expect(connections(text())[0]?.name).toBe('****; reboot');
});

test('the secret of a mistyped XML stays out of the message', () => {
  const { connection, text } = ec2();
  changeXml(connection, ['</pre_shared_key>', '</pre_shared_kye>']);
  expect(print(read(text()).diagnostics)).not.toContain('Xample');
  expect(codes(read(xml(['<pre_shared_key>', '<pre_shared_key']))).length).toBeGreaterThan(0);
});
