import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASES } from './strongswan-cases.js';

const TOOLS: readonly {
  tool: string;
  takes: string;
  of: RegExp;
  probe: string[];
  check: (path: string) => string[];
}[] = [
  {
    tool: 'nft',
    takes: '.nft',
    of: /\.nft$/,
    probe: ['-c', 'list', 'ruleset'],
    check: (path) => ['-c', '-f', path],
  },
  {
    tool: 'vtysh',
    takes: '.frr.conf',
    of: /\.frr\.conf$/,
    probe: ['-C', '-f', '/dev/null'],
    check: (path) => ['-C', '-f', path],
  },
  { tool: 'sh', takes: 'script', of: /-failover$/, probe: ['-c', 'true'], check: (path) => ['-n', path] },
];

describe.each(TOOLS)('$tool', ({ tool, of, probe, check }) => {
  const tried = spawnSync(tool, probe, { encoding: 'utf8' });
  const reason = tried.error?.message ?? (tried.status === 0 ? undefined : tried.stderr.trim());
  if (reason !== undefined) console.warn(`NOT CHECKED by ${tool}: ${reason}`);
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cgw-strongswan-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.skipIf(reason !== undefined).each(Object.keys(CASES))('takes %s', (name) => {
    const files = (CASES[name]?.() ?? []).filter((file) => of.test(file.path));
    for (const file of files) {
      const path = join(folder, basename(file.path));
      writeFileSync(path, file.text);
      const { status, stderr } = spawnSync(tool, check(path), { encoding: 'utf8' });
      expect(status, stderr).toBe(0);
    }
  });
});
