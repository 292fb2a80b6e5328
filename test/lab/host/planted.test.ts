import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { LabMutant } from '../mutants/mutants.js';
import { runPlanted } from './planted.js';
import { outcomeText, summary } from './report.js';

test('a bug that can not be planted fails alone, with the reason', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cgw-gen-lab-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const copy = join(folder, 'copy');
  mkdirSync(join(copy, 'templates'), { recursive: true });
  writeFileSync(join(copy, 'templates/one.hbs'), 'version = 1');
  const mutant: LabMutant = {
    name: 'own',
    what: '',
    file: 'templates/one.hbs',
    find: 'version = 2',
    replace: '',
    lab: { scenario: 'nat', check: 'tunnels' },
  };
  const run = (): Promise<number> => Promise.reject(new Error('no machine is needed'));
  const kernel = { id: 'uml', describe: '', clock: 'virtual', sideBySide: 1, run } as const;
  const runner = { kernel, keep: false, folder, signal: new AbortController().signal };
  const outcome = await runPlanted(mutant, copy, runner);
  expect(outcomeText(outcome).split('\n')).toEqual([
    'FAIL own: 0 of 0 checks',
    '  Error: own: the text is 0 times in templates/one.hbs: version = 2',
  ]);
  expect(summary([outcome])).toBe('0 passed, 1 failed');
});
