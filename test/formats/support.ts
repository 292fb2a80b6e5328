import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { printDiagnostic } from '../../src/diagnostics/print.js';
import { Report, type Result } from '../../src/diagnostics/result.js';
import type { InputDocument } from '../../src/formats/format.js';
import { readDocuments } from '../../src/formats/index.js';
import { printModel } from '../../src/formats/model/print.js';
import { decodeText } from '../../src/formats/text.js';
import type { VpnConnection } from '../../src/model/connection.js';

export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url));
export const SAMPLES: string = join(ROOT, 'samples');
export const WRITE: boolean = process.env.CGW_GOLDEN === 'write';

/** Folders of `samples/<format>/<case>` as `<format>/<case>`, of good formats or of `bad`. */
export function cases(wanted: (format: string) => boolean): string[] {
  const formats = readdirSync(SAMPLES).filter(wanted);
  return formats
    .flatMap((format) => readdirSync(join(SAMPLES, format)).map((one) => `${format}/${one}`))
    .sort();
}

/** The input files of a case, in their order. */
export function inputFiles(name: string): string[] {
  const files = readdirSync(join(SAMPLES, name)).filter((file) => /^input.*\.(?:xml|json|txt)$/.test(file));
  return files.sort().map((file) => join(SAMPLES, name, file));
}

/** Reads files as the command line does: bytes, then text, then connections. */
export function readFiles(files: readonly string[]): Result<readonly VpnConnection[]> {
  const report = new Report();
  const documents: InputDocument[] = [];
  for (const file of files) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const text = decodeText(readFileSync(file), name, report);
    if (text !== undefined) documents.push({ name, text });
  }
  if (report.failed) return { ok: false, diagnostics: report.diagnostics };
  return readDocuments(documents);
}

export function read(text: string, name = 'input'): Result<readonly VpnConnection[]> {
  return readDocuments([{ name, text }]);
}

/** The connections of a document that must be read. */
export function connections(text: string): readonly VpnConnection[] {
  const result = read(text);
  if (!result.ok) throw new Error(print(result.diagnostics));
  return result.value;
}

export function codes(result: { readonly diagnostics: readonly Diagnostic[] }): string[] {
  return result.diagnostics.map((one) => one.code);
}

export function print(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((one) => `${printDiagnostic(one)}\n`).join('');
}

/** As `inspect` prints them. */
export function pretty(connections: readonly VpnConnection[]): string {
  return printModel(connections);
}

/** The stored text of a golden file; written first when CGW_GOLDEN=write, removed when it must be empty. */
export function golden(file: string, actual: string): string {
  if (WRITE && (actual !== '' || existsSync(file))) writeFileSync(file, actual);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

export function sample(name: string): string {
  return readFileSync(join(SAMPLES, name), 'utf8');
}
