import { diffArrays } from 'diff';
import type { ShownFile } from './files.js';
import type { LineJudge } from './judge.js';
import { REDACTED } from './redact.js';

/** What stands in the place of a line that nobody can vouch for. */
const NOT_SHOWN = '[a line that is not shown: it could hold a secret]';

/** A rendered file, line for line the same but for its secrets. */
export interface Twin {
  readonly path: string;
  readonly inline: string;
  readonly placeholder: string;
  /** With what stands for a secret that did not change, and for one that did. */
  readonly same: string;
  readonly changed: string;
}

interface SavedLines {
  readonly path: string;
  readonly lines: readonly string[];
}

/** Both sides without secrets; a secret looks the same on both only where it stands at the same place. */
export function redactSaved(
  saved: readonly SavedLines[],
  twins: readonly Twin[],
  judge: LineJudge,
): { readonly before: readonly ShownFile[]; readonly after: readonly ShownFile[] } {
  const known = knownLines(twins);
  const filled = saved.map(({ path, lines }) => ({
    path,
    lines: lines.map((line) => known.filled.get(line) ?? line),
  }));
  const found = filled.flatMap(({ lines }) => lines.flatMap((line) => secretsIn(line, judge)));
  const hidden = [...new Set([...found, ...known.secrets])].filter((one) => one.length >= SHORTEST);
  const showing = { plain: known.plain, judge, hidden };
  const sides = (path: string) => {
    const lines = filled.find((one) => one.path === path)?.lines ?? [];
    const twin = twins.find((one) => one.path === path);
    return alignedSides(lines, twin ? rowsOf(twin) : [], showing);
  };
  return {
    before: saved.map(({ path }) => ({ path, text: sides(path).before.join('\n') })),
    after: twins.map(({ path }) => ({ path, text: sides(path).after.join('\n') })),
  };
}

interface Sides {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Lines that stand on both sides at the same place look the same; of the others each side shows its own. */
function alignedSides(lines: readonly string[], rows: readonly Row[], showing: Showing): Sides {
  const [before, after]: [string[], string[]] = [[], []];
  const changes = diffArrays(
    [...lines],
    rows.map((row) => row.inline),
  );
  for (const { added, removed, value } of changes) {
    if (removed) before.push(...value.map((line) => shown(line, showing)));
    else {
      const next = rows.slice(after.length, after.length + value.length);
      after.push(...next.map((row) => (added ? row.changed : row.same)));
      if (!added) before.push(...next.map((row) => row.same));
    }
  }
  return { before, after };
}

/** Shorter texts are found everywhere. */
const SHORTEST = 5;

interface Known {
  /** Lines without a secret. */
  readonly plain: ReadonlySet<string>;
  /** The line with its secret, by the one with a placeholder. */
  readonly filled: ReadonlyMap<string, string>;
  readonly secrets: readonly string[];
}

function knownLines(twins: readonly Twin[]): Known {
  const rows = twins.flatMap((twin) => rowsOf(twin));
  const secret = rows.filter((row) => row.inline !== row.same);
  return {
    plain: new Set(rows.filter((row) => row.inline === row.same).map(({ inline }) => inline)),
    filled: new Map(secret.map((row) => [row.placeholder, row.inline])),
    secrets: secret.map(secretOf),
  };
}

type Row = Omit<Twin, 'path'>;

function rowsOf(twin: Twin): Row[] {
  const [inline = [], placeholder = [], same = [], changed = []] = [
    twin.inline,
    twin.placeholder,
    twin.same,
    twin.changed,
  ].map((text) => text.split('\n'));
  return inline.map((line, index) => ({
    inline: line,
    placeholder: placeholder[index] ?? '',
    same: same[index] ?? '',
    changed: changed[index] ?? '',
  }));
}

/** What stands in the place of the redaction. */
function secretOf({ inline, same }: Row): string {
  const start = same.indexOf(REDACTED.same);
  const tail = same.length - same.lastIndexOf(REDACTED.same) - REDACTED.same.length;
  return bare(inline.slice(start, inline.length - tail));
}

function bare(secret: string): string {
  return secret.replace(/^['"`]|['"`]$/g, '');
}

function secretsIn(line: string, judge: LineJudge): string[] {
  const judged = judge.judge(line);
  return judged.kind === 'secret' ? [bare(line.slice(judged.start, judged.end))] : [];
}

interface Showing {
  readonly plain: ReadonlySet<string>;
  readonly judge: LineJudge;
  /** Secrets: a line that has one in another place is not shown. */
  readonly hidden: readonly string[];
}

function shown(line: string, { plain, judge, hidden }: Showing): string {
  if (plain.has(line)) return line;
  const judged = judge.judge(line);
  if (judged.kind === 'unknown') return NOT_SHOWN;
  const [start, end] = judged.kind === 'secret' ? [judged.start, judged.end] : [0, 0];
  const [head, tail] = [line.slice(0, start), line.slice(end)];
  if (hidden.some((secret) => head.includes(secret) || tail.includes(secret))) return NOT_SHOWN;
  return judged.kind === 'plain' ? line : head + REDACTED.before + tail;
}
