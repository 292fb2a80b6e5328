import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../diagnostics/result.js';
import { reasonOf } from './read.js';

/** More files than any render or reply of a cloud has. */
const MAX_FILES = 2000;

/** Every regular file below the folder, sorted; what is hidden, and what is a link, is left out. */
export function folderFiles(folder: string, report: Report): string[] {
  try {
    const found = filesBelow(folder, MAX_FILES);
    if (found.length === 0) report.add('INPUT_FOLDER_EMPTY', {}, { file: folder });
    if (found.length > MAX_FILES) report.add('INPUT_FOLDER_LARGE', { most: MAX_FILES }, { file: folder });
    return found.length > MAX_FILES ? [] : found;
  } catch (error) {
    report.add('INPUT_UNREADABLE', { reason: reasonOf(error) }, { file: folder });
    return [];
  }
}

function filesBelow(folder: string, most: number): string[] {
  const found: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries.filter(({ name }) => !name.startsWith('.'))) {
    if (found.length > most) break;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...filesBelow(path, most - found.length));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}
