import { describe, expect, test } from 'vitest';
import { quoted, quotedFreely } from '../../src/formats/quote.js';
import { xml } from './documents.js';
import { codes, print, read } from './support.js';

describe('a wrong value is shown', () => {
  test.each([
    'none',
    '-5',
    '0x0a',
    '2.88e4',
    '4294967296',
    '1.65536',
    '65536.1',
    '10.0.0.256',
    '10.1.2.3.4',
    '169.254.10.0/29',
    'fd00::12345',
    'fd00::1::2',
    'fd00:1:2::/64',
    'cgw-0123456789abcdef0',
    'aes-192-cbc',
    'AES128-GCM-8',
    'hmac-sha2-256-128',
    'CAMELLIA256',
    'transport',
    'ipsec.2',
    'ikev3',
    'group31',
  ])('%s', (text) => {
    expect(quoted(text)).toBe(`"${text}"`);
  });
});

/** Keys by the rules of AWS, as people and generators write them. */
const KEYS = [
  'mnbvcxzlkjhgfdsa',
  'Correct.Horse.Battery',
  'a1b2c3d4e5f6a7b8',
  'deadbeefdeadbeefdeadbeefdeadbeef',
  '12345678901',
  '123456789012345678901234567890',
  '192.168.10.1.secret',
  '1234.1234.1234.1234.1234.1234',
  'sha256sha256x',
  'aes12345678',
  'Zk9_fR2.aB',
];

describe('a key in the place of another value is not shown', () => {
  test.each(KEYS)('%s', (key) => {
    expect(quoted(key)).toBe(`a text of ${key.length} characters`);
  });

  test.each<[string, RegExp]>([
    ['asn', /(?<=<asn>)\d+/],
    ['address', /(?<=<ip_address>)[\d.]+/],
    ['algorithm', /(?<=<encryption_protocol>)[\w-]+/],
    ['mode', /(?<=<mode>)tunnel/],
    ['lifetime', /(?<=<lifetime>)\d+/],
    ['type', /(?<=<vpn_connection_type>)[\w.]+/],
  ])('in the field %s', (_, field) => {
    for (const key of KEYS) {
      const result = read(xml([field, key]));
      expect(codes(result)).toContain('VALUE_WRONG');
      expect(print(result.diagnostics)).not.toContain(key);
    }
  });
});

describe('where a key may be any text', () => {
  test.each(['123456', 'Xa1!', 'abc', 'x', '4294967296', 'cgw-0123', '12.5'])('%s is not shown', (key) => {
    expect(quotedFreely(key)).toBe(`a text of ${key.length} characters`);
  });

  test.each(['10.0.0.256', '169.254.10.0/29', 'aes512', 'group31', 'aggressive'])('%s is', (text) => {
    expect(quotedFreely(text)).toBe(`"${text}"`);
  });
});

test('a line feed in an id is not shown', () => {
  const told = print(read(xml(['vpn-0a1b2c3d4e5f60718', 'v&#10;error'])).diagnostics);
  expect(told.split('\n')).toHaveLength(3);
});
