import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Report } from '../diagnostics/result.js';
import { readSources, readText, reasonOf } from './read.js';

/** A text, and its place below the root that it was found in. */
export interface PlacedText {
  readonly name: string;
  readonly text: string;
  /** Relative to the root, with slashes. */
  readonly path?: string;
}

/** What is read of a root. */
export interface TreeShape {
  readonly folders: readonly string[];
  readonly hasPlace: (path: string) => boolean;
}

/** Reads files, and what has the shape below those of the names that are folders. */
export async function readWithTrees(
  names: readonly string[],
  shape: TreeShape | undefined,
  report: Report,
): Promise<PlacedText[]> {
  if (!shape) return readSources(names, report);
  const roots = names.filter(isFolder);
  const files = names.filter((name) => !roots.includes(name));
  const texts: PlacedText[] = await readSources(files, report);
  for (const root of roots) {
    const found = await readTree(root, shape, report);
    if (found.length === 0) report.add('RUNNING_NO_FILES', {}, { file: root });
    texts.push(...found);
  }
  return texts;
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

async function readTree(root: string, shape: TreeShape, report: Report): Promise<PlacedText[]> {
  const files: PlacedText[] = [];
  const paths = shape.folders.flatMap((folder) => filesIn(root, folder, report));
  for (const path of paths.filter(shape.hasPlace)) {
    const name = join(root, path);
    const own = new Report();
    const text = await readText(name, own);
    const isEmpty = own.diagnostics.some(({ code }) => code === 'INPUT_EMPTY');
    if (!isEmpty) report.take(own.diagnostics);
    if (text !== undefined || isEmpty) files.push({ name, path, text: text ?? '' });
  }
  return files;
}

/** The names of the files; a folder that is missing has none. */
function filesIn(root: string, folder: string, report: Report): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => `${folder}/${name}`)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    report.add('INPUT_UNREADABLE', { reason: reasonOf(error) }, { file: join(root, folder) });
    return [];
  }
}
