import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Report } from '../../src/diagnostics/result.js';
import { type WrittenFile, writeTree } from '../../src/sources/write.js';
import { temporaryFolder } from '../support/cli.js';
import { treeOf } from '../support/tree.js';

const folder = temporaryFolder();

function file(path: string, shape: Partial<WrittenFile> = {}): WrittenFile {
  return { path, text: `new ${path}\n`, secret: false, executable: false, ...shape };
}

async function write(files: readonly WrittenFile[], force = true): Promise<string[]> {
  const report = new Report();
  await writeTree(folder(), files, force, report);
  return report.diagnostics.map((one) => one.code);
}

function put(path: string, text: string, mode = 0o640): void {
  mkdirSync(join(folder(), path, '..'), { recursive: true });
  writeFileSync(join(folder(), path), text);
  chmodSync(join(folder(), path), mode);
}

/** `top` is to be both a file and a folder: that fails only when the files are put in their places. */
const IMPOSSIBLE = [file('top'), file('top/below')];

describe('a run that succeeds', () => {
  it('leaves the files and nothing else, also where it replaces some', async () => {
    put('etc/one.conf', 'old\n');
    put('etc/mine.conf', 'mine\n');
    expect(await write([file('etc/one.conf'), file('etc/two/three.conf')])).toEqual([]);
    expect(readdirSync(folder(), { recursive: true }).sort()).toEqual([
      'etc',
      'etc/mine.conf',
      'etc/one.conf',
      'etc/two',
      'etc/two/three.conf',
    ]);
    expect(treeOf(folder())).toMatchObject({
      'etc/mine.conf': ['640', 'mine\n'],
      'etc/one.conf': [expect.anything(), 'new etc/one.conf\n'],
      'etc/two/three.conf': [expect.anything(), 'new etc/two/three.conf\n'],
    });
  });
});

describe('a run that fails leaves the disk as it was', () => {
  const cases: Readonly<Record<string, readonly WrittenFile[]>> = {
    'in replacing': [file('etc/one.conf'), ...IMPOSSIBLE],
    'in replacing a secret': [file('etc/one.conf', { secret: true }), ...IMPOSSIBLE],
    'after making folders': [file('new/deep/one.conf'), file('new/two.conf'), ...IMPOSSIBLE],
    'in staging': [file('etc/one.conf'), file('new/one.conf'), file('etc/one.conf/below')],
    'for a name that is too long': [file('etc/one.conf'), file(`new/${'a'.repeat(300)}`)],
  };
  it.each(Object.entries(cases))('%s', async (_, files) => {
    put('etc/one.conf', 'old\n', 0o604);
    mkdirSync(join(folder(), 'empty'));
    const before = treeOf(folder());
    expect(await write(files)).toEqual(['OUTPUT_UNWRITABLE']);
    expect(treeOf(folder())).toEqual(before);
  });

  it('and keeps a folder that was there, though it made another in it', async () => {
    mkdirSync(join(folder(), 'etc'));
    expect(await write([file('etc/new/one.conf'), ...IMPOSSIBLE])).toEqual(['OUTPUT_UNWRITABLE']);
    expect(treeOf(folder())).toEqual({ etc: [expect.anything()] });
  });
});

describe('what is there already', () => {
  it('is replaced only when asked, and every one is named', async () => {
    put('one.conf', 'old\n');
    put('two.conf', 'old\n');
    const before = treeOf(folder());
    const files = [file('new/zero.conf'), file('one.conf'), file('two.conf')];
    expect(await write(files, false)).toEqual(['OUTPUT_EXISTS', 'OUTPUT_EXISTS']);
    expect(treeOf(folder())).toEqual(before);
  });

  it('is never replaced where it is no regular file', async () => {
    put('target', 'mine\n');
    mkdirSync(join(folder(), 'a-folder'));
    symlinkSync('target', join(folder(), 'a-link'));
    const before = treeOf(folder());
    for (const path of ['a-folder', 'a-link']) {
      expect(await write([file('new/one.conf'), file(path)])).toEqual(['OUTPUT_NO_FILE']);
    }
    expect(treeOf(folder())).toEqual(before);
  });

  it('is not followed out of the folder', async () => {
    await expect(write([file('../out.conf')])).rejects.toThrow('outside its folder');
  });
});
