import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENCODERS, encode } from '../../src/render/encoders.js';

const CONTROLS = ['\n', '\r', '\0', '\t', '\u007f', '\u0085', '\u009b', '\u2028', '\u2029', '\u001b'];

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

/** strongSwan's quoted string: the lexer drops each backslash and keeps what follows. */
function readSwanctlQuoted(text: string): string {
  let value = '';
  if (text[0] !== '"') throw new Error('no opening quote');
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '"' && at === text.length - 1) return value;
    if (text[at] === '"') throw new Error('text after the closing quote');
    if (text[at] === '\\') at++;
    value += text[at];
  }
  throw new Error('no closing quote');
}

/** bash: everything between two single quotes, literally. */
function readSingleQuoted(text: string): string {
  const match = /^'([^']*)'$/.exec(text);
  if (!match) throw new Error('not one single-quoted word');
  return match[1] ?? '';
}

/** strongSwan: a secret that begins with 0x, in any case, is hex. */
function readHex(text: string): string {
  return /^0x/i.test(text) ? Buffer.from(text.slice(2), 'hex').toString('utf8') : text;
}

/** PHP: in single quotes a backslash escapes itself and the quote, and is literal before anything else. */
function readPhpSingleQuoted(text: string): string {
  if (!text.startsWith("'") || !text.endsWith("'")) throw new Error('no quotes');
  let value = '';
  for (let at = 1; at < text.length - 1; at++) {
    if (text[at] === "'") throw new Error('text after the closing quote');
    if (text[at] === '\\' && /['\\]/.test(text[at + 1] ?? '')) at++;
    value += text[at];
  }
  return value;
}

/** CommonMark 6.1: the span ends at a run of as many backticks; one space on both sides is dropped. */
function readMarkdownCode(text: string): string {
  const fence = /^`+/.exec(text)?.[0] ?? '';
  const runs = [...text.matchAll(/`+/g)].filter((run) => run[0].length === fence.length);
  if (fence === '' || runs.length !== 2 || !text.endsWith(fence)) throw new Error('not one code span');
  const inner = text.slice(fence.length, -fence.length);
  return /^ .* $/.test(inner) && inner.trim() !== '' ? inner.slice(1, -1) : inner;
}

describe('what is written reads back as it was', () => {
  const readers: Readonly<Record<string, (text: string) => string>> = {
    'swanctl-quoted': readSwanctlQuoted,
    'swanctl-secret': (text) => (text.startsWith('"') ? readSwanctlQuoted(text) : readHex(text)),
    'vyos-value': readSingleQuoted,
    'vyos-secret': (text) => readHex(readSingleQuoted(text)),
    'php-single-quoted': readPhpSingleQuoted,
    'pfsense-secret': readPhpSingleQuoted,
    'markdown-code': readMarkdownCode,
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

describe('what a position can not hold', () => {
  it.each([
    ['ios-word', 'a?b'],
    ['ios-word', 'a b'],
    ['ios-word', '!a'],
    ['ios-word', 'é'],
    ['ios-word', ''],
    ['swanctl-secret', ''],
    ['vyos-secret', ''],
    ['vyos-value', "a'b"],
    ['vyos-value', 'a"b'],
    ['vyos-value', 'a?b'],
    ['pfsense-secret', ' a'],
    ['pfsense-secret', 'é'],
    ['pfsense-name', 'a b'],
    ['path-segment', '../x'],
    ['path-segment', 'a/b'],
    ['path-segment', '.hidden'],
  ])('%s refuses %j', (name, text) => expect(encode(name, text)).toHaveProperty('problem'));
});
