import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cases, golden, inputFiles, pretty, print, readFiles, SAMPLES } from './support.js';

/** Each sample: `model.json` is what it means, `diagnostics.txt` what is told about it. */
describe('samples', () => {
  test.each(cases((format) => format !== 'bad' && format !== 'status'))('%s', (name) => {
    const files = inputFiles(name);
    expect(files.length).toBeGreaterThan(0);
    const result = readFiles(files);
    const told = print(result.diagnostics);
    expect(result.ok, told).toBe(true);
    const model = result.ok ? pretty(result.value) : '';
    expect(model).toBe(golden(join(SAMPLES, name, 'model.json'), model));
    expect(told).toBe(golden(join(SAMPLES, name, 'diagnostics.txt'), told));
    expect(model + told).not.toMatch(/Xample/);
  });
});
