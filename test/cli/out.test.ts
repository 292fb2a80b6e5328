import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesIn, useCli } from '../support/cli.js';
import { filesBelow, ROOT } from '../support/golden.js';
import { treeOf } from '../support/tree.js';

const cli = useCli();

describe('--out', () => {
  const STATIC = [
    'render',
    join(ROOT, 'samples/aws-xml/static/input.xml'),
    '-d',
    'strongswan',
    '--site',
    join(ROOT, 'samples/aws-xml/static/site.yaml'),
    '--out',
    'change',
  ];
  const change = () => join(cli.folder, 'change');

  it('writes what it would print, and says so', () => {
    const ended = cli.run(STATIC);
    expect([ended.status, ended.stdout, codesIn(ended).includes('OUTPUT_WRITTEN')]).toEqual([0, '', true]);
    const printed = cli.run(STATIC.slice(0, -2)).stdout;
    const files = filesBelow(change()).map((path) => [relative(change(), path), readFileSync(path, 'utf8')]);
    const inPrint = printed
      .split(/^. file: /m)
      .slice(1)
      .map((each) => [each.slice(0, each.indexOf('\n')), each.slice(each.indexOf('\n') + 1)]);
    expect(files).toEqual(inPrint.sort());
  });

  it.each([
    ['000', '644', '755', '666'],
    ['022', '644', '755', '644'],
    ['077', '600', '700', '600'],
  ])('under the umask %s: a secret is for the owner alone', (umask, plain, executable, mine) => {
    expect(cli.shell(`umask ${umask} && : > mine && "$@"`, STATIC).status).toBe(0);
    const modes = Object.entries(treeOf(cli.folder)).filter(([, entry]) => entry.length > 1);
    for (const [path, [mode, text = '']] of modes) {
      const isSecret = text.includes('Xample');
      const isExecutable = text.startsWith('#!');
      const expected = path === 'mine' ? mine : isSecret ? '600' : isExecutable ? executable : plain;
      expect([path, mode]).toEqual([path, expected]);
    }
    const kinds = modes.map(([, [mode]]) => mode);
    expect(new Set(kinds)).toEqual(new Set([mine, '600', executable, plain]));
  });

  it('replaces nothing unasked, and names every file', () => {
    expect(cli.run(STATIC).status).toBe(0);
    const files = filesBelow(change());
    for (const path of files) writeFileSync(path, 'mine');
    const before = treeOf(cli.folder);
    const again = cli.run(STATIC);
    expect([again.status, codesIn(again).filter((one) => one === 'OUTPUT_EXISTS')]).toEqual([
      1,
      files.map(() => 'OUTPUT_EXISTS'),
    ]);
    expect(treeOf(cli.folder)).toEqual(before);
    expect(cli.run([...STATIC, '--force']).status).toBe(0);
    expect(filesBelow(change())).toEqual(files);
    for (const path of files) expect(readFileSync(path, 'utf8')).not.toBe('mine');
  });

  it('leaves the disk as it was when a file can not be written', () => {
    // A plain file stands where a folder must be made.
    mkdirSync(change());
    writeFileSync(join(change(), 'usr'), 'mine');
    const before = treeOf(cli.folder);
    const ended = cli.run(STATIC);
    expect([ended.status, codesIn(ended).includes('OUTPUT_UNWRITABLE')]).toEqual([1, true]);
    expect(codesIn(ended)).not.toContain('OUTPUT_WRITTEN');
    expect(treeOf(cli.folder)).toEqual(before);
  });
});
