import { structuredPatch } from 'diff';
import { visible } from '../diagnostics/print.js';

/** A file as it is shown: without secrets. */
export interface ShownFile {
  readonly path: string;
  readonly text: string;
}

/** What differs of one file. */
export interface FileDiff {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly hunks: readonly Hunk[];
}

export interface Hunk {
  /** `@@ -12,7 +12,8 @@`. */
  readonly header: string;
  /** Each with a space, a minus or a plus in front. */
  readonly lines: readonly string[];
}

/** Lines around a change. */
const CONTEXT = 3;

/** Compares files by their paths; those that are the same are left out. In the order of `after`, then of `before`. */
export function diffFiles(before: readonly ShownFile[], after: readonly ShownFile[]): readonly FileDiff[] {
  const paths = [...new Set([...after, ...before].map(({ path }) => path))];
  return paths.flatMap((path): FileDiff[] => {
    const [old, now] = [before, after].map((files) => files.find((one) => one.path === path)?.text);
    if (old === now) return [];
    const kind = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return [{ path, kind, hunks: hunksOf(old ?? '', now ?? '') }];
  });
}

function hunksOf(before: string, after: string): Hunk[] {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context: CONTEXT });
  return hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => ({
    header: `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    lines,
  }));
}

/** A unified diff; control characters but for tabs are made visible. */
export function printFileDiff({ path, kind, hunks }: FileDiff): string {
  const lines = [
    `--- ${kind === 'added' ? '/dev/null' : `before/${path}`}`,
    `+++ ${kind === 'removed' ? '/dev/null' : `after/${path}`}`,
    ...hunks.flatMap(({ header, lines }) => [header, ...lines]),
  ];
  return `${lines.map((line) => line.split('\t').map(visible).join('\t')).join('\n')}\n`;
}
