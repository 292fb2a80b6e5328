import { existsSync } from 'node:fs';
import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Report } from '../diagnostics/result.js';
import type { RenderedFile } from '../render/render.js';
import { reasonOf } from './read.js';

interface Target {
  readonly file: RenderedFile;
  readonly path: string;
  readonly staged: string;
  readonly kept: string;
}

/**
 * Writes the files below `folder`: all or none. Each is written beside its place and renamed; what a
 * failed run has made is taken away again, and what it has replaced is put back.
 */
export async function writeTree(
  folder: string,
  files: readonly RenderedFile[],
  force: boolean,
  report: Report,
): Promise<void> {
  const targets = files.map((file) => targetOf(folder, file));
  const existing = force ? [] : targets.filter(({ path }) => existsSync(path));
  for (const { path } of existing) report.add('OUTPUT_EXISTS', {}, { file: path });
  if (existing.length > 0) return;
  const undo: (() => Promise<unknown>)[] = [];
  try {
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

function targetOf(folder: string, file: RenderedFile): Target {
  const path = join(folder, file.path);
  if (relative(folder, path).startsWith('..'))
    throw new Error(`a device writes outside its folder: ${file.path}`);
  return { file, path, staged: `${path}.cgw-gen-new`, kept: `${path}.cgw-gen-old` };
}

async function stage({ file, path, staged }: Target, undo: (() => Promise<unknown>)[]): Promise<void> {
  const made = await mkdir(dirname(path), { recursive: true });
  if (made !== undefined) undo.push(() => removeEmpty(dirname(path), made));
  undo.push(() => rm(staged, { force: true }));
  const mode = file.secret ? 0o600 : file.executable ? 0o755 : 0o644;
  await rm(staged, { force: true });
  await writeFile(staged, file.text, { mode, flag: 'wx' });
}

async function putInPlace({ path, staged, kept }: Target, undo: (() => Promise<unknown>)[]): Promise<void> {
  if (existsSync(path)) {
    await rename(path, kept);
    undo.push(() => rename(kept, path));
  }
  await rename(staged, path);
  undo.push(() => rm(path, { force: true }));
}

/** Removes the folders from `folder` up to `top`, as long as they are empty. */
async function removeEmpty(folder: string, top: string): Promise<void> {
  await rmdir(folder);
  if (folder !== top) await removeEmpty(dirname(folder), top);
}
