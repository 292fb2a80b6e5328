import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../host/paths.js';
import type { Mutant } from './mutants.js';

/** What the command and the library need to run; node_modules are linked. */
const PRODUCT = ['src', 'templates', 'schema', 'bin', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];

const run = promisify(execFile);

/**
 * Gives `use` the folder of a copy of the product, compiled, which is removed afterwards. Nothing is wrong with it:
 * it is what mutants are made from, and what shows that they alone make the difference.
 */
export async function withCopy<T>(use: (copy: string) => Promise<T>): Promise<T> {
  return inFolder(async (copy) => {
    for (const name of PRODUCT) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    await compile(copy, ['src']);
    return use(copy);
  });
}

/**
 * The same for a copy of that copy with one bug planted.
 *
 * @throws Error when the text to be replaced is not in the file exactly once, or the file can't be compiled
 */
export async function withPlanted<T>(
  copy: string,
  mutant: Mutant,
  use: (planted: string) => Promise<T>,
): Promise<T> {
  return inFolder(async (planted) => {
    cpSync(copy, planted, { recursive: true, verbatimSymlinks: true });
    plant(join(planted, mutant.file), mutant);
    if (mutant.file.startsWith('src/')) await compile(planted, [mutant.file]);
    return use(planted);
  });
}

function plant(path: string, { name, file, find, replace }: Mutant): void {
  const parts = readFileSync(path, 'utf8').split(find);
  if (parts.length !== 2) {
    throw new Error(`${name}: the text is ${parts.length - 1} times in ${file}: ${find}`);
  }
  writeFileSync(path, parts.join(replace));
}

/** Types are not looked at: one file can then be compiled without the others. */
async function compile(copy: string, files: readonly string[]): Promise<void> {
  const config = {
    extends: './tsconfig.build.json',
    compilerOptions: { noCheck: true, noResolve: true, declaration: false },
    include: files,
  };
  writeFileSync(join(copy, 'tsconfig.copy.json'), JSON.stringify(config));
  await run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', join(copy, 'tsconfig.copy.json')]);
}

/** What ends a process before `finally`. A worker of vitest exits when Ctrl-C has ended vitest. */
const ENDS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'] as const;
const folders = new Set<string>();

/** A folder that is gone afterwards, also when the process ends before. */
async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cgw-gen-copy-'));
  if (folders.size === 0) for (const name of ENDS) process.once(name, removeAll);
  folders.add(folder);
  try {
    return await use(folder);
  } finally {
    folders.delete(folder);
    if (folders.size === 0) for (const name of ENDS) process.off(name, removeAll);
    remove(folder);
  }
}

function removeAll(end: NodeJS.Signals | number): void {
  for (const folder of folders) remove(folder);
  // Nobody else listens where it is to end the process.
  if (typeof end === 'string' && process.listenerCount(end) === 0) process.kill(process.pid, end);
}

/** What still runs may write there meanwhile. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
