import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../src/formats/index.js';
import type { Json } from './documents.js';
import { codes, print, sample } from './support.js';

const DESCRIBE = sample('aws-secret/beside-describe/input-1.json');
const SECRET = JSON.parse(sample('aws-secret/beside-describe/input-2.json')) as Json;
const KEYS = ['Tours.Xample.1.hhggffddss1', 'Tours.Xample.2.ssddffgghh2'];

/** What the sample's connection gives with these secrets beside it. */
function readWith(...secrets: readonly unknown[]) {
  const documents = secrets.map((one, index) => ({ name: `secret-${index}`, text: JSON.stringify(one) }));
  return readDocuments([{ name: 'describe', text: DESCRIBE }, ...documents]);
}

function keysWith(...secrets: readonly unknown[]): readonly string[] {
  const result = readWith(...secrets);
  if (!result.ok) throw new Error(print(result.diagnostics));
  return result.value.flatMap((one) => one.tunnels.map(({ psk }) => psk.reveal()));
}

const errors = (result: ReturnType<typeof readWith>) =>
  codes({ diagnostics: result.diagnostics.filter((one) => one.severity === 'error') });

describe('a secret', () => {
  test('has the key of each tunnel by its outside address', () => {
    expect(keysWith(SECRET)).toEqual(KEYS);
  });

  test.each<[string, unknown]>([
    ['in the order of the API', SECRET],
    [
      'with spaces',
      { ...SECRET, SecretString: JSON.stringify(JSON.parse(String(SECRET.SecretString)), null, 2) },
    ],
    ['of an SDK', { ...SECRET, $metadata: { httpStatusCode: 200 } }],
    ['of batch-get-secret-value', { SecretValues: [SECRET], Errors: [] }],
    [
      'with a tunnel of another connection',
      { ...SECRET, SecretString: withKey('203.0.113.7', 'Other.Xample.1') },
    ],
  ])('%s', (_, secret) => {
    expect(keysWith(secret)).toEqual(KEYS);
  });

  test('without an object is the key of all tunnels', () => {
    const common = 'Common.Xample.1.abcdefgh';
    expect(keysWith({ ...SECRET, SecretString: `${common}\n` })).toEqual([common, common]);
  });

  test('may be there twice with the same content', () => {
    expect(keysWith(SECRET, SECRET)).toEqual(KEYS);
  });

  test('comes before or after its connection', () => {
    const result = readDocuments([
      { name: 'secret', text: JSON.stringify(SECRET) },
      { name: 'describe', text: DESCRIBE },
    ]);
    expect(result.ok).toBe(true);
  });
});

describe('what is wrong', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'a tunnel without a key',
      { SecretString: '{"203.0.113.181":"Tours.Xample.1.hh"}' },
      ['SECRET_WITHOUT_TUNNEL'],
    ],
    ['an empty key', { SecretString: withKey('203.0.113.181', '') }, ['VALUE_MISSING']],
    ['an empty object', { SecretString: '{}' }, ['SECRET_WITHOUT_TUNNEL', 'SECRET_WITHOUT_TUNNEL']],
    ['no text', { SecretString: ' ' }, ['VALUE_MISSING']],
    ['a number', { SecretString: 1 }, ['TYPE_WRONG']],
    ['an object that is no text', { SecretString: { a: 'b' } }, ['TYPE_WRONG']],
    ['a key twice', { SecretString: '{"203.0.113.181":"a","203.0.113.181":"b"}' }, ['JSON_KEY_REPEATED']],
    ['a list', { SecretString: '["Tours.Xample.1.hh"]' }, ['PSK_RULE']],
    ['a masked text', { SecretString: '****' }, ['VALUE_MASKED']],
  ])('%s', (_, change, expected) => {
    const result = readWith({ ...SECRET, ...change });
    expect(errors(result).slice(0, expected.length)).toEqual(expected);
    expect(print(result.diagnostics)).not.toMatch(/Xample/);
  });

  test('of no interest when no connection needs it', () => {
    const broken = {
      ARN: 'arn:aws:secretsmanager:eu-west-3:111122223333:secret:x-AbC1dE',
      SecretString: '{',
    };
    const result = readWith(SECRET, broken);
    expect(errors(result)).toEqual([]);
    expect(codes(result).filter((code) => code.startsWith('SECRET'))).toEqual(['SECRET_UNUSED']);
  });

  test('a secret alone', () => {
    const text = JSON.stringify(SECRET);
    expect(codes(readDocuments([{ name: 'secret', text }]))).toEqual(['SECRET_UNUSED', 'NO_CONNECTIONS']);
  });

  test('is not said of secrets of connections that were not picked', () => {
    const other = JSON.parse(DESCRIBE) as { VpnConnections: Json[] };
    for (const one of other.VpnConnections) Object.assign(one, { VpnConnectionId: 'vpn-0c1a2b3d4e5f60799' });
    const documents = [
      { name: 'describe', text: DESCRIBE },
      { name: 'secret', text: JSON.stringify(SECRET) },
      { name: 'unused', text: JSON.stringify({ ...SECRET, ARN: `${SECRET.ARN}x` }) },
    ];
    const result = readDocuments(documents, ['vpn-0c1a2b3d4e5f60766']);
    expect(codes(result)).not.toContain('SECRET_UNUSED');
  });
});

/** The sample's keys, with one more or another one. */
function withKey(address: string, key: string): string {
  return JSON.stringify({ ...JSON.parse(String(SECRET.SecretString)), [address]: key });
}
