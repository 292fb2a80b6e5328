import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadScenario, scenarioNames } from '../lab/host/scenario.js';
import { MUTANTS } from '../lab/mutants/mutants.js';
import { ROOT } from '../support/golden.js';

/** `npm run lab -- --proof` writes it where tunnels can be had: here only that nothing is missing, and nothing failed. */
const PROOF = readFileSync(join(ROOT, 'docs/proof.md'), 'utf8');
const rows = PROOF.split('\n').filter((line) => line.startsWith('| '));

it('docs/proof.md has a row for every scenario, and no other', () => {
  const named = rows.flatMap(
    (row) => /^\| \[([\w-]+)\]\(.*?\) \| (.*?) \| /.exec(row)?.slice(1, 3).join(': ') ?? [],
  );
  expect(named).toEqual(scenarioNames().map((name) => `${name}: ${loadScenario(name).title}`));
});

it('docs/proof.md has a row for every planted bug, in its order', () => {
  const start = rows.findIndex((row) => row.startsWith('| planted bug |'));
  const end = rows.findIndex((row) => row.startsWith('|  | version |'));
  expect(rows.slice(start + 2, end).map((row) => row.split(' | ')[0])).toEqual(
    MUTANTS.map(({ what }) => `| ${what}`),
  );
});

it('docs/proof.md has no failure', () => {
  expect(PROOF).not.toContain('✗');
  expect(PROOF).toMatch(/^\d+ scenarios: \d+ assertions hold, 0 do not\.$/m);
});
