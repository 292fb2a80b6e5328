import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { alibabaRows } from '../../src/diagnostics/catalog/alibaba.js';
import { carrierRows } from '../../src/diagnostics/catalog/carrier.js';
import { inputRows } from '../../src/diagnostics/catalog/input.js';
import { modelRows } from '../../src/diagnostics/catalog/model.js';
import type { Code } from '../../src/diagnostics/catalog.js';
import { cases, golden, inputFiles, print, readFiles, SAMPLES } from './support.js';

/** Codes that no document can cause: they have tests of their own. */
const ELSEWHERE: readonly Code[] = [
  'INPUT_UNREADABLE',
  'INPUT_TOO_LARGE',
  'INPUT_TOO_LONG',
  'INPUT_TOO_MANY',
];

/** Each case: `expected.txt` is all that is printed. */
describe('bad samples', () => {
  const names = cases((format) => format === 'bad');

  test.each(names)('%s', (name) => {
    const files = inputFiles(name);
    expect(files.length).toBeGreaterThan(0);
    const result = readFiles(files);
    const told = print(result.diagnostics);
    expect(told).toBe(golden(join(SAMPLES, name, 'expected.txt'), told));
    expect(result.ok).toBe(false);
    expect(told).not.toContain('undefined');
    for (const secret of secretsOf(files)) expect(told).not.toContain(secret);
  });

  test('there are enough of them, and nothing else is in their folders', () => {
    expect(names.length).toBeGreaterThanOrEqual(45);
    for (const name of names) {
      const others = readdirSync(join(SAMPLES, name)).filter((file) => !file.startsWith('input'));
      expect(others, name).toEqual(['expected.txt']);
    }
  });

  test('every code of the input and of the model occurs', () => {
    const folders = cases(() => true);
    const texts = folders.flatMap((name) =>
      readdirSync(join(SAMPLES, name))
        .filter((file) => file.endsWith('.txt') && !file.startsWith('input'))
        .map((file) => readFileSync(join(SAMPLES, name, file), 'utf8')),
    );
    const seen = new Set(texts.join('\n').match(/\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+(?=:)/g));
    const codes = Object.keys({ ...alibabaRows, ...carrierRows, ...inputRows, ...modelRows }) as Code[];
    expect(codes.filter((code) => !seen.has(code) && !ELSEWHERE.includes(code))).toEqual([]);
  });
});

/** Whatever stands where a key stands, and everything that our samples mark as a key. */
function secretsOf(files: readonly string[]): readonly string[] {
  const secrets = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const keys = text.matchAll(/(?:pre_shared_key>|PreSharedKey\W{1,6}|preSharedKey>)([^<"'\\\s]{8,})/g);
    return [...keys].map(([, key = '']) => key).filter((key) => !/^[[*]|REDACTED/.test(key));
  });
  return [...secrets, 'Xample', 'a1b2c3d4e5f6g7h8', 'h8g7f6e5'];
}
