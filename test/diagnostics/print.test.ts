import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { printDiagnostic, terminalJson } from '../../src/diagnostics/print.js';

const PLAIN: Diagnostic = { code: 'VALUE_WRONG', severity: 'error', message: 'a message' };

describe('printDiagnostic', () => {
  test('place, severity, code, message and way out', () => {
    const place = { file: 'a.json', line: 3, column: 7, path: 'Key' };
    expect(printDiagnostic({ ...PLAIN, place, hint: 'a hint' })).toBe(
      'a.json:3:7 Key: error VALUE_WRONG: a message\n  way out: a hint',
    );
  });

  test('what is not known is left out', () => {
    expect(printDiagnostic(PLAIN)).toBe('error VALUE_WRONG: a message');
    expect(printDiagnostic({ ...PLAIN, place: { path: 'Key' } })).toBe('Key: error VALUE_WRONG: a message');
  });

  test.each([
    ['\n', '\\u000a'],
    ['\r', '\\u000d'],
    ['\t', '\\u0009'],
    ['\u001b', '\\u001b'],
    ['\u0085', '\\u0085'],
    ['\u009b', '\\u009b'],
    ['\u2028', '\\u2028'],
    ['\u202e', '\\u202e'],
  ])('%j is made visible in message, way out and place', (character, shown) => {
    const text = `a${character}error FORGED: b`;
    const place = { file: `f${character}`, path: `p${character}` };
    expect(printDiagnostic({ ...PLAIN, message: text, hint: text, place })).toBe(
      `f${shown} p${shown}: error VALUE_WRONG: a${shown}error FORGED: b\n  way out: a${shown}error FORGED: b`,
    );
  });

  test('other characters stay', () => {
    expect(printDiagnostic({ ...PLAIN, message: 'é 漢 🙂 \\' })).toContain('é 漢 🙂 \\');
  });
});

test('JSON keeps every value and sends no control character', () => {
  const value = { 'a\u0085': ['\u007f', '\u202e', '\u2028', '\u001b[2J', 'ü 😀', '\ud800'] };
  const json = terminalJson(value);
  expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Bidi_Control}]/u);
  expect(JSON.parse(json)).toEqual(value);
  expect(json).toContain('ü 😀');
  expect(terminalJson(value, 0)).not.toContain('\n');
});
