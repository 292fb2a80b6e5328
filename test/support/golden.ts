import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url));
const isWriting = process.env.CGW_GOLDEN === 'write';

/** Compares a text with its golden file, to the byte; `CGW_GOLDEN=write` writes it instead. */
export function expectGolden(path: string, text: string): void {
  expect(text).not.toContain('\r');
  if (isWriting) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path), `${relative(ROOT, path)} is missing: npm run golden, then read it`).toBe(true);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

/** Every file below `folder` is one of `expected`; with `CGW_GOLDEN=write` the others are removed. */
export function expectNoOrphans(folder: string, expected: readonly string[]): void {
  const orphans = filesBelow(folder).filter((path) => !expected.includes(path));
  if (isWriting) for (const path of orphans) rmSync(path);
  else expect(orphans.map((path) => relative(ROOT, path))).toEqual([]);
}

export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
