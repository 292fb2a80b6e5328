import { parseCidr, parseIp } from '../model/net.js';
import type { LinePart, LinePattern } from '../render/line-language.js';

/** What is known of a line of a file that somebody saved. */
export type Judgement =
  | { readonly kind: 'plain' }
  /** The secret stands between these two places of the line. */
  | { readonly kind: 'secret'; readonly start: number; readonly end: number }
  | { readonly kind: 'unknown' };

/** Longer than any line that a template prints. */
const MAX_LENGTH = 4000;

/** Judges lines by the ways in which the lines of a device can look. */
export class LineJudge {
  readonly #secret: readonly LinePattern[];
  readonly #plain: readonly LinePattern[];
  /** Lines that are fixed from start to end. */
  readonly #fixed: ReadonlySet<string>;

  constructor(shapes: readonly LinePattern[]) {
    const isSecret = (part: LinePart) => typeof part !== 'string' && part.slot === 'secret';
    this.#secret = shapes.filter((shape) => shape.some(isSecret)).map(trimmed);
    this.#plain = shapes.filter((shape) => !shape.some(isSecret)).map(trimmed);
    this.#fixed = new Set(this.#plain.flatMap((shape) => wholeText(shape) ?? []));
  }

  /** A line that could hold a secret is one: only what can't is plain. */
  judge(line: string): Judgement {
    if (line.length > MAX_LENGTH) return { kind: 'unknown' };
    const text = line.trim();
    if (this.#fixed.has(text)) return { kind: 'plain' };
    const offset = line.indexOf(text);
    const found = this.#secret.flatMap((shape) => secretIn(shape, text) ?? []);
    if (found.length > 0) {
      const start = offset + Math.min(...found.map((one) => one.start));
      return { kind: 'secret', start, end: offset + Math.max(...found.map((one) => one.end)) };
    }
    const isPlain = this.#plain.some((shape) => isHarmless(shape, text));
    return { kind: isPlain ? 'plain' : 'unknown' };
  }
}

function wholeText(shape: LinePattern): string | undefined {
  const [only = '', ...more] = shape;
  return more.length === 0 && typeof only === 'string' ? only : undefined;
}

/** Indentation is no part of what a line says. */
function trimmed(shape: LinePattern): LinePattern {
  const [first, ...rest] = shape;
  const last = rest.at(-1);
  const start = typeof first === 'string' ? [first.trimStart()] : first ? [first] : [];
  if (rest.length === 0) return typeof first === 'string' ? [first.trim()] : start;
  return [
    ...start,
    ...rest.slice(0, -1),
    ...(typeof last === 'string' ? [last.trimEnd()] : last ? [last] : []),
  ];
}

/**
 * Where the secret is, if the line has this shape: from the first place where what stands in front of it can end,
 * to the last one where what stands behind it can begin.
 */
function secretIn(shape: LinePattern, line: string): { start: number; end: number } | undefined {
  const slots = shape.map((part) => typeof part !== 'string' && part.slot === 'secret');
  const start = endOf(shape.slice(0, slots.indexOf(true)), line);
  const tail = shape.slice(slots.lastIndexOf(true) + 1);
  const back = endOf(tail.map(mirrored).reverse(), mirror(line));
  if (start === undefined || back === undefined) return undefined;
  const end = line.length - back;
  return end < start ? undefined : { start, end };
}

/** Where the parts end at the earliest, from the start of the line; a slot at their end takes nothing. */
function endOf(parts: LinePattern, line: string): number | undefined {
  let at = 0;
  let isFree = false;
  for (const part of parts) {
    if (typeof part !== 'string') {
      isFree = true;
      continue;
    }
    const found = isFree ? line.indexOf(part, at) : line.startsWith(part, at) ? at : -1;
    if (found < 0) return undefined;
    at = found + part.length;
    isFree = false;
  }
  return at;
}

function mirrored(part: LinePart): LinePart {
  return typeof part === 'string' ? mirror(part) : part;
}

function mirror(text: string): string {
  return Array.from({ length: text.length }, (_, index) => text[text.length - 1 - index]).join('');
}

/** Words that stand near a secret: in the place of a value they make a line one that is not known. */
const TELLTALE = /secret|psk|pre-?shared|pass|key|credential/i;
/** What can't be a secret: also where little else stands on the line. */
const NAMES =
  /^(?:\d{1,10}|(?:vpn|vco|cgw|vgw|tgw|vbr)-[0-9a-z]{1,40}|\d{1,3}(?:_\d{1,3}){3}|[0-9A-F]{20})?$/;
/** Letters of fixed text that make a line known by itself. */
const ENOUGH_LETTERS = 4;

/** Whether the line has this shape, and nothing in it could be a secret. */
function isHarmless(shape: LinePattern, line: string): boolean {
  const contents = contentsOf(shape, line);
  if (!contents) return false;
  const letters = shape.flatMap((part) => (typeof part === 'string' ? (part.match(/[A-Za-z]/g) ?? []) : []));
  return contents.every(({ slot, text }) => {
    if (isName(text)) return true;
    if (TELLTALE.test(text) || letters.length < ENOUGH_LETTERS) return false;
    return slot !== 'value' || !/['"]/.test(text);
  });
}

function isName(text: string): boolean {
  return NAMES.test(text) || parseIp(text) !== undefined || parseCidr(text) !== undefined;
}

/** What stands in the slots of a line of this shape; each takes as little as it can. */
function contentsOf(
  shape: LinePattern,
  line: string,
): readonly { readonly slot: string; readonly text: string }[] | undefined {
  const contents: { slot: string; text: string }[] = [];
  let at = 0;
  let open: string | undefined;
  for (const [index, part] of shape.entries()) {
    if (typeof part !== 'string') {
      open = open === undefined || part.slot === 'text' ? part.slot : open;
      continue;
    }
    const isLast = index === shape.length - 1;
    const found = open === undefined ? at : isLast ? line.length - part.length : line.indexOf(part, at);
    if (found < at || !line.startsWith(part, found)) return undefined;
    if (open !== undefined) contents.push({ slot: open, text: line.slice(at, found) });
    at = found + part.length;
    open = undefined;
  }
  if (open !== undefined) contents.push({ slot: open, text: line.slice(at) });
  else if (at !== line.length) return undefined;
  return contents;
}
