import { createReadStream } from 'node:fs';
import type { Report } from '../diagnostics/result.js';
import type { InputDocument } from '../formats/format.js';
import { decodeText, MAX_BYTES } from '../formats/text.js';

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
    return decodeText(await readBytes(name), name, report);
  } catch (error) {
    report.add('INPUT_UNREADABLE', { reason: reasonOf(error) }, { file: name });
    return undefined;
  }
}

/** Stops after the limit, so that an endless stream ends in a diagnostic instead of a full memory. */
async function readBytes(name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of name === STDIN ? process.stdin : createReadStream(name)) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    if (size > MAX_BYTES) break;
  }
  return Buffer.concat(chunks);
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
