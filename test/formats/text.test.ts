import { describe, expect, test } from 'vitest';
import { Report } from '../../src/diagnostics/result.js';
import { decodeText, MAX_BYTES } from '../../src/formats/text.js';

function decode(bytes: Uint8Array): { text: string | undefined; told: string[] } {
  const report = new Report();
  const text = decodeText(bytes, 'file', report);
  return { text, told: report.diagnostics.map((one) => `${one.code} ${one.message}`) };
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('decodeText', () => {
  test('UTF-8, with and without a byte order mark', () => {
    expect(decode(utf8('<a>ü</a>'))).toEqual({ text: '<a>ü</a>', told: [] });
    expect(decode(utf8('\ufeff<a/>'))).toEqual({ text: '<a/>', told: [] });
  });

  test('UTF-16 with a byte order mark, as PowerShell writes it', () => {
    expect(decode(new Uint8Array(Buffer.from('\ufeff{"ü": 1}', 'utf16le'))).text).toBe('{"ü": 1}');
    expect(decode(new Uint8Array(Buffer.from('\ufeff{"ü": 1}', 'utf16le').swap16())).text).toBe('{"ü": 1}');
  });

  test.each([
    [[0x61, 0x62, 0xff, 0x63], 2],
    [[0x61, 0xc3, 0x28], 2],
    [[0x61, 0xe2, 0x82], 3],
    [[0xed, 0xa0, 0x80], 1],
    [[...utf8('a'.repeat(100_000)), 0x80, ...utf8('b'.repeat(100_000))], 100_000],
  ])('the first byte that is not UTF-8 (%#)', (bytes, offset) => {
    const { text, told } = decode(Uint8Array.from(bytes));
    expect(text).toBeUndefined();
    expect(told).toEqual([
      `INPUT_ENCODING the text is not UTF-8: byte ${offset} (counted from 0) can not be read`,
    ]);
  });

  test('half a UTF-16 character', () => {
    expect(decode(Uint8Array.from([0xff, 0xfe, 0x3c, 0x00, 0x61])).told).toEqual([
      'INPUT_ENCODING the text is not UTF-16LE: byte 5 (counted from 0) can not be read',
    ]);
  });

  test('UTF-16 without a mark, and nothing at all', () => {
    expect(decode(new Uint8Array(Buffer.from('<a/>', 'utf16le'))).told[0]).toContain('INPUT_BINARY');
    expect(decode(utf8(' \r\n')).told[0]).toContain('INPUT_EMPTY');
    expect(decode(new Uint8Array()).told[0]).toContain('INPUT_EMPTY');
  });

  test('more than 64 MiB', () => {
    expect(decode(new Uint8Array(MAX_BYTES + 1)).told).toEqual([
      'INPUT_TOO_LARGE the input has 65 MiB, more than the limit of 64 MiB',
    ]);
  });
});
