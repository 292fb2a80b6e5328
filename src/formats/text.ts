import type { Place } from '../diagnostics/diagnostic.js';
import type { Report } from '../diagnostics/result.js';

/** The largest input document, in bytes. */
export const MAX_BYTES: number = 64 * 1024 * 1024;

/**
 * Decodes the bytes of one input document: UTF-8, or UTF-16 with a byte order mark, which Windows
 * PowerShell 5.1 writes on `>`. The mark is dropped.
 *
 * Reports INPUT_EMPTY, INPUT_TOO_LARGE or INPUT_ENCODING (with the offset of the first bad byte, from 0)
 * and gives undefined.
 */
export function decodeText(bytes: Uint8Array, name: string, report: Report): string | undefined {
  const place: Place = { file: name };
  if (bytes.length > MAX_BYTES) {
    report.add('INPUT_TOO_LARGE', { size: mebibytes(bytes.length), limit: mebibytes(MAX_BYTES) }, place);
    return undefined;
  }
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding);
  if (text === undefined) {
    const offset = firstBadByte(bytes, encoding);
    report.add('INPUT_ENCODING', { encoding: encoding.toUpperCase(), offset }, place);
  } else if (text.includes('\0')) {
    report.add('INPUT_BINARY', { offset: bytes.indexOf(0) }, place);
    return undefined;
  } else if (text.trim() === '') {
    report.add('INPUT_EMPTY', {}, place);
    return undefined;
  }
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Halves the way to the shortest beginning that a streaming decoder refuses: its last byte is the
 * first bad one. When none is refused, the document ends inside a character.
 */
function firstBadByte(bytes: Uint8Array, encoding: string): number {
  const refuses = (length: number): boolean => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return false;
    } catch {
      return true;
    }
  };
  if (!refuses(bytes.length)) return bytes.length;
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (refuses(middle)) bad = middle;
    else good = middle;
  }
  return bad - 1;
}

function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / (1024 * 1024))} MiB`;
}
