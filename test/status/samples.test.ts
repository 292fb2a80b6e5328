import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useCli } from '../support/cli.js';
import { expectGolden, ROOT } from '../support/golden.js';

const cli = useCli();
const FOLDER = join(ROOT, 'samples/status');

/** Exit codes of the samples: what each is there to show. */
const ENDS: Readonly<Record<string, number>> = { alibaba: 3, 'as-planned': 0, differences: 3 };

/** Each case: `expected.txt` is the table, and `expected.json` the JSON, with a plan for VyOS. */
describe('samples of status', () => {
  const names = readdirSync(FOLDER);

  it('are those that are known', () => {
    expect(names).toEqual(Object.keys(ENDS));
  });

  it.each(names)('%s', (name) => {
    const folder = join(FOLDER, name);
    const files = readdirSync(folder).filter((file) => file.startsWith('input'));
    const inputs = files.map((file) => join(folder, file));
    const args = ['status', ...inputs, '-d', 'vyos', '--site', join(folder, 'site.yaml')];
    const table = cli.run(args);
    expect([table.status, table.stderr]).toEqual([ENDS[name], '']);
    expectGolden(join(folder, 'expected.txt'), table.stdout);
    const json = cli.run([...args, '--json']);
    expect([json.status, json.stderr]).toEqual([ENDS[name], '{"diagnostics":[]}\n']);
    expectGolden(join(folder, 'expected.json'), json.stdout);
    expect(JSON.parse(json.stdout)).toMatchObject({ cgwGenStatus: 1, ok: ENDS[name] === 0, device: 'vyos' });
    expect(table.stdout + json.stdout).not.toMatch(/Xample/);
    expect(existsSync(join(folder, 'README.md'))).toBe(true);
  });
});
