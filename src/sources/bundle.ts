import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../diagnostics/result.js';
import { reasonOf } from './read.js';

/** A bundle is text for people and routers: what is larger is none. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 10_000;

/** Every regular file below a folder, by its path with slashes. Links are not followed: what they lead to is none of it. */
export function readFolder(folder: string, report: Report): ReadonlyMap<string, Uint8Array> | undefined {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const files = names
      .map((name) => ({ path: name.replaceAll('\\', '/'), found: lstatSync(join(folder, name)) }))
      .filter(({ found }) => found.isFile());
    const size = files.reduce((sum, { found }) => sum + found.size, 0);
    if (files.length > MAX_FILES || size > MAX_BYTES) {
      report.add('INPUT_UNREADABLE', { reason: 'it is too large for a bundle' }, { file: folder });
      return undefined;
    }
    return new Map(files.map(({ path }) => [path, new Uint8Array(readFileSync(join(folder, path)))]));
  } catch (error) {
    report.add('INPUT_UNREADABLE', { reason: reasonOf(error) }, { file: folder });
    return undefined;
  }
}
