import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/golden.js';

const FORBIDDEN = [
  ['src/model/x.ts', '../diagnostics/result.js'],
  ['src/diagnostics/x.ts', '../plan/plan.js'],
  ['src/formats/x.ts', '../render/view.js'],
  ['src/formats/aws/x.ts', '../../plan/plan.js'],
  ['src/plan/x.ts', '../render/view.js'],
  ['src/plan/y.ts', '../devices/load.js'],
  ['src/render/x.ts', '../formats/index.js'],
  ['src/sources/x.ts', '../cli/main.js'],
  ['src/plan/c.ts', '../checks/index.js'],
  ['src/render/t.ts', '../ticket/index.js'],
  ['src/checks/x.ts', '../formats/index.js'],
  ['src/diff/x.ts', '../sources/read.js'],
  ['src/running/x.ts', '../cli/main.js'],
  ['src/status/x.ts', '../sources/live.js'],
  ['src/ticket/x.ts', '../devices/load.js'],
  ['src/model/y.ts', 'node:fs'],
  ['src/formats/y.ts', 'node:path'],
  ['src/plan/z.ts', 'node:fs'],
  ['src/render/y.ts', 'node:fs'],
  ['src/devices/x.ts', 'node:fs'],
  ['src/checks/y.ts', 'node:fs'],
  ['src/diff/y.ts', 'node:fs'],
  ['src/running/y.ts', 'node:fs'],
  ['src/status/y.ts', 'node:fs'],
  ['src/ticket/y.ts', 'node:crypto'],
] as const;

const ALLOWED = [
  ['src/render/ok.ts', '../plan/plan.js'],
  ['src/plan/ok.ts', '../devices/manifest.js'],
  ['src/formats/aws/ok.ts', '../../model/net.js'],
  ['src/ticket/ok.ts', '../checks/index.js'],
  ['src/checks/ok.ts', '../plan/plan.js'],
  ['src/devices/load.ts', 'node:fs'],
  ['src/sources/ok.ts', 'node:fs'],
] as const;

it('the linter refuses each arrow that the design does not have, and no other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cgw-gen-lint-'));
  try {
    copyFileSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const [path, module] of [...FORBIDDEN, ...ALLOWED]) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), `import { x } from '${module}';\n\nexport const y = x;\n`);
    }
    const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
    const args = [
      biome,
      'lint',
      '--vcs-enabled=false',
      '--max-diagnostics=none',
      '--only=style/noRestrictedImports',
      'src',
    ];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    const refused = [...(stdout + stderr).matchAll(/^(src\/\S+):\d+:\d+ lint\/style\/noRestrictedImports/gm)];
    expect(refused.map((match) => match[1]).sort()).toEqual(FORBIDDEN.map(([path]) => path).sort());
  } finally {
    rmSync(folder, { recursive: true });
  }
});
