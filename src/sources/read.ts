import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Report } from '../diagnostics/result.js';
import type { InputDocument } from '../formats/format.js';
import { decodeText } from '../formats/text.js';

/** The name of standard input on the command line and in diagnostics. */
export const STDIN = '-';

/** Reads files, and standard input for `-`; what can't be read or decoded is reported with its name. */
export async function readSources(names: readonly string[], report: Report): Promise<InputDocument[]> {
  const documents: InputDocument[] = [];
  for (const name of new Set(names)) {
    const text = await readText(name, report);
    if (text !== undefined) documents.push({ name, text });
  }
  return documents;
}

/** One file, or standard input, as text. */
export async function readText(name: string, report: Report): Promise<string | undefined> {
  try {
    const bytes = name === STDIN ? readFileSync(0) : await readFile(name);
    return decodeText(bytes, name, report);
  } catch (error) {
    report.add('INPUT_UNREADABLE', { reason: reasonOf(error) }, { file: name });
    return undefined;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  ENOSPC: 'no space is left on the device',
  EROFS: 'the file system is read-only',
};

/** A file system error in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? code ?? message;
}
