import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Everything below a folder: folders, files and links, with what is in them and their modes. */
export function treeOf(folder: string): Record<string, readonly string[]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(names.map((name) => [name, entryOf(join(folder, name))]));
}

function entryOf(path: string): readonly string[] {
  const found = lstatSync(path);
  const mode = (found.mode & 0o777).toString(8);
  if (found.isSymbolicLink()) return ['link', readlinkSync(path)];
  return found.isFile() ? [mode, readFileSync(path, 'utf8')] : [mode];
}
