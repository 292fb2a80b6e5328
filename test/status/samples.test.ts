import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MARK_CODES } from '../../src/status/status.js';
import { useCli } from '../support/cli.js';
import { expectGolden, ROOT } from '../support/golden.js';

const cli = useCli();
const FOLDER = join(ROOT, 'samples/status');

/** Exit codes of the samples: what each is there to show. */
const ENDS: Readonly<Record<string, number>> = { alibaba: 3, 'as-planned': 0, differences: 3 };

/** Each case: `expected.txt` is the table, and `expected.json` the JSON, with a plan for VyOS. */
const names = readdirSync(FOLDER);

describe('samples of status', () => {
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

describe('docs/status.md', () => {
  const page = readFileSync(join(ROOT, 'docs/status.md'), 'utf8');

  it('shows what is printed', () => {
    const [, sample = '', block = ''] = /<!-- sample: (.*) -->\n```\n([\s\S]*?)```/.exec(page) ?? [];
    expect(block.length).toBeGreaterThan(500);
    expect(readFileSync(join(ROOT, sample), 'utf8')).toContain(block);
  });

  it('tells when each mark is there', () => {
    const table = page.split('\n').filter((line) => /^\| `[A-Z_]+`/.test(line));
    const told = table.flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/`([A-Z_]+)`/g)]);
    expect(told.map((match) => match[1]).sort()).toEqual([...MARK_CODES].sort());
  });

  it('names every member of the JSON', () => {
    const members = new Set<string>();
    const gather = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Array.isArray(value)) for (const name of Object.keys(value)) members.add(name);
      for (const one of Object.values(value)) gather(one);
    };
    for (const name of names) gather(JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8')));
    expect(members.size).toBeGreaterThan(30);
    for (const name of members) expect(page, name).toContain(`"${name}"`);
  });
});
