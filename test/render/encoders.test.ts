import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENCODERS, encode } from '../../src/render/encoders.js';
import {
  readMarkdownCode,
  readPhpSingleQuoted,
  readSecret,
  readSingleQuoted,
  readSwanctlIdentity,
  readSwanctlQuoted,
  readXmlText,
} from '../support/readers.js';

const CONTROLS = [
  '\n',
  '\r',
  '\0',
  '\t',
  '\u007f',
  '\u0085',
  '\u009b',
  '\u2028',
  '\u2029',
  '\u001b',
  '\u202e',
  '\u2066',
];

describe.each(Object.keys(ENCODERS))('%s', (name) => {
  it('refuses every control character and line separator, wherever it stands', () => {
    for (const control of CONTROLS) {
      for (const text of [`${control}a`, `a${control}b`, `a${control}`]) {
        expect(encode(name, text)).toHaveProperty('problem');
      }
    }
  });

  it('takes a plain word, and what it writes stays on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = encode(name, text);
        return 'problem' in result || !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(result.text);
      }),
    );
    expect(encode(name, 'vpn-0a1')).toHaveProperty('text');
  });
});

describe('what is written reads back as it was', () => {
  const readers: Readonly<Record<string, (text: string) => string>> = {
    'swanctl-secret': (text) => readSecret(text.startsWith('"') ? readSwanctlQuoted(text) : text),
    'swanctl-fqdn': (text) => readSwanctlIdentity('fqdn', readSwanctlQuoted(text)),
    'swanctl-user-fqdn': (text) => readSwanctlIdentity('rfc822', readSwanctlQuoted(text)),
    'vyos-value': readSingleQuoted,
    'vyos-secret': (text) => readSecret(readSingleQuoted(text)),
    'vyos-fqdn': (text) => readSwanctlIdentity('fqdn', readSingleQuoted(text)),
    'vyos-user-fqdn': (text) => readSwanctlIdentity('rfc822', readSingleQuoted(text)),
    'vyos-bgp-key': readSingleQuoted,
    'php-single-quoted': readPhpSingleQuoted,
    'pfsense-secret': readPhpSingleQuoted,
    'pfsense-bgp-key': readPhpSingleQuoted,
    'markdown-code': readMarkdownCode,
    'xml-text': readXmlText,
  };
  const hard = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'\'"\\`$|{}<>#!?%;&0xs ab\n') }),
    fc.string({ unit: 'grapheme' }),
  );
  it.each(Object.keys(ENCODERS))('%s', (name) => {
    const read = readers[name] ?? ((text: string) => text);
    fc.assert(
      fc.property(hard, (text) => {
        const result = encode(name, text);
        return 'problem' in result || read(result.text) === text;
      }),
      { numRuns: 1000 },
    );
  });
});

it('an identity of swanctl.conf has the type of its prefix, whatever its text looks like', () => {
  const texts = [
    'branch',
    'a=b',
    '%any',
    '192.0.2.1',
    'a@b',
    '@x',
    'email:x',
    '#616263',
    '^a$',
    '^a',
    'a\\"b',
  ];
  expect(texts.map((text) => encode('swanctl-fqdn', text))).toEqual(
    [
      '"fqdn:branch"',
      '"fqdn:a=b"',
      '"fqdn:%any"',
      '"fqdn:192.0.2.1"',
      '"fqdn:a@b"',
      '"fqdn:@x"',
      '"fqdn:email:x"',
      '"fqdn:#23363136323633"',
      '"fqdn:#5e6124"',
      '"fqdn:^a"',
      '"fqdn:a\\\\\\"b"',
    ].map((text) => ({ text })),
  );
});

describe('what a position can not hold', () => {
  it.each([
    ['ios-word', 'a?b'],
    ['ios-word', 'a b'],
    ['ios-word', '!a'],
    ['ios-word', 'é'],
    ['ios-word', ''],
    ['ios-identity', 'domain'],
    ['ios-identity', 'DO'],
    ['ios-identity', 'a?b'],
    ['ios-identity', 'a b'],
    ['ios-bgp-key', '7a'],
    ['ios-bgp-key', 'a?b'],
    ['ios-bgp-key', ''],
    ['ios-bgp-key', 'a'.repeat(26)],
    ['swanctl-secret', ''],
    ['swanctl-fqdn', ''],
    ['swanctl-fqdn', '*.example.com'],
    ['swanctl-fqdn', 'a b'],
    ['swanctl-user-fqdn', '*@example.com'],
    ['frr-password', ''],
    ['frr-password', 'a b'],
    ['frr-password', 'a'.repeat(81)],
    ['vyos-secret', ''],
    ['vyos-fqdn', '*.example.com'],
    ['vyos-fqdn', 'a b'],
    ['vyos-bgp-key', ''],
    ['vyos-bgp-key', "a'b"],
    ['vyos-bgp-key', 'a"b'],
    ['vyos-bgp-key', 'a?b'],
    ['vyos-bgp-key', 'a\\b'],
    ['vyos-bgp-key', 'a'.repeat(81)],
    ['vyos-value', "a'b"],
    ['vyos-value', 'a"b'],
    ['vyos-value', 'a?b'],
    ['pfsense-secret', ' a'],
    ['pfsense-secret', 'é'],
    ['pfsense-secret', '0'],
    ['pfsense-bgp-key', 'a"b'],
    ['pfsense-bgp-key', 'a b'],
    ['pfsense-bgp-key', 'a|b'],
    ['pfsense-bgp-key', '#a'],
    ['pfsense-bgp-key', '0'],
    ['pfsense-bgp-key', ''],
    ['pfsense-bgp-key', 'a'.repeat(81)],
    ['pfsense-identity', 'a#b'],
    ['pfsense-identity', 'a..b'],
    ['pfsense-identity', '-a'],
    ['pfsense-identity', '@a'],
    ['pfsense-identity', 'a@'],
    ['pfsense-identity', 'a@b@c'],
    ['pfsense-identity', 'a b'],
    ['pfsense-identity', ''],
    ['pfsense-name', 'a b'],
    ['swanctl-word', 'a b'],
    ['swanctl-word', ''],
    ['vyos-name', 'a b'],
    ['vyos-name', ''],
    ['frr-word', 'a b'],
    ['frr-word', 'a|b'],
    ['frr-word', '!a'],
    ['frr-word', ''],
    ['nft-name', 'a/b'],
    ['nft-name', ''],
    ['unit-value', 'a%n'],
    ['unit-value', 'a\\'],
    ['unit-value', ' a'],
    ['unit-value', ''],
    ['markdown-code', ' a'],
    ['markdown-code', ''],
    ['path-segment', ''],
    ['path-segment', '../x'],
    ['path-segment', 'a/b'],
    ['path-segment', '.hidden'],
  ])('%s refuses %j', (name, text) => expect(encode(name, text)).toHaveProperty('problem'));
});
