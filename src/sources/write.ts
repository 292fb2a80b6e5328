import { randomUUID } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Report } from '../diagnostics/result.js';
import type { RenderedFile } from '../render/render.js';
import { reasonOf } from './read.js';

/** What is written: a rendered file, or the reply of a cloud. */
export type WrittenFile = Pick<RenderedFile, 'path' | 'text' | 'secret' | 'executable'>;

interface Target {
  readonly file: WrittenFile;
  readonly path: string;
  /** Where the new file stands until all are written, and the old one until all are in place. */
  readonly staged: string;
  readonly kept: string;
}

type Undo = (() => Promise<unknown>)[];

/**
 * Writes the files below `folder`: all or none. Each is written beside its place and renamed; what a
 * failed run has made is taken away again, and what it has replaced is put back. Only regular files are
 * replaced, and only with `force`.
 */
export async function writeTree(
  folder: string,
  files: readonly WrittenFile[],
  force: boolean,
  report: Report,
): Promise<void> {
  const run = randomUUID().slice(0, 8);
  const targets = files.map((file) => targetOf(folder, file, run));
  const undo: Undo = [];
  try {
    for (const { path } of targets) checkPlace(path, force, report);
    if (report.failed) return;
    for (const target of targets) await stage(target, undo);
    for (const target of targets) await putInPlace(target, undo);
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    const { path = folder } = error as NodeJS.ErrnoException;
    report.add('OUTPUT_UNWRITABLE', { reason: reasonOf(error) }, { file: relative('', path) || path });
    return;
  }
  for (const { kept } of targets) await rm(kept, { force: true });
}

function targetOf(folder: string, file: WrittenFile, run: string): Target {
  const path = join(folder, file.path);
  if (relative(folder, path).startsWith('..')) {
    throw new Error(`a device writes outside its folder: ${file.path}`);
  }
  return { file, path, staged: `${path}.${run}.new`, kept: `${path}.${run}.old` };
}

/** A link is not followed: what stands there, and not what it points to, would be replaced. */
function checkPlace(path: string, force: boolean, report: Report): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile()) report.add('OUTPUT_NO_FILE', {}, { file: path });
  else if (found && !force) report.add('OUTPUT_EXISTS', {}, { file: path });
}

async function stage({ file, path, staged }: Target, undo: Undo): Promise<void> {
  for (const folder of missingFolders(dirname(path))) {
    await mkdir(folder);
    undo.push(() => rmdir(folder));
  }
  const mode = file.secret ? 0o600 : file.executable ? 0o755 : 0o644;
  undo.push(() => rm(staged, { force: true }));
  await writeFile(staged, file.text, { mode, flag: 'wx' });
}

/** Made one by one: Node's recursive mkdir tries for ever where a file system takes no folders, such as /proc. */
function missingFolders(folder: string): string[] {
  return existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder];
}

async function putInPlace({ path, staged, kept }: Target, undo: Undo): Promise<void> {
  if (existsSync(path)) {
    await rename(path, kept);
    undo.push(() => rename(kept, path));
  }
  await rename(staged, path);
  undo.push(() => rm(path, { force: true }));
}
