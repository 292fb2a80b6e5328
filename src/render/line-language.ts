/**
 * A part of a line that a template prints: fixed text; a `value` (an integer, an address, a word of the vendor); a
 * `text` of the document or an answer; a `secret`.
 */
export type LinePart = string | { readonly slot: Slot };
export type Slot = 'value' | 'text' | 'secret';

/** One way in which a line can look. */
export type LinePattern = readonly LinePart[];

/**
 * What a piece of a template can print, seen as lines: on its own part of one line (`single`), or over several, as
 * the end of a line, whole lines and the beginning of a line.
 */
export interface Piece {
  readonly single: readonly LinePattern[];
  readonly first: readonly LinePattern[];
  readonly middle: readonly LinePattern[];
  readonly last: readonly LinePattern[];
}

export const NOTHING: Piece = { single: [[]], first: [], middle: [], last: [] };

/** More ways than this are told as one: anything. */
const MOST_WAYS = 64;

export function fixed(text: string): Piece {
  const lines = text.split('\n').map((line): LinePattern => (line === '' ? [] : [line]));
  const [first = [], ...rest] = lines;
  const last = rest.pop();
  return last === undefined
    ? { ...NOTHING, single: [first] }
    : { single: [], first: [first], middle: rest, last: [last] };
}

export function slot(kind: Slot): Piece {
  return { ...NOTHING, single: [[{ slot: kind }]] };
}

/** One piece behind the other. */
export function joined(one: Piece, other: Piece): Piece {
  return {
    single: products(one.single, other.single),
    first: ways([...one.first, ...products(one.single, other.first)]),
    middle: [...one.middle, ...other.middle, ...products(one.last, other.first)],
    last: ways([...other.last, ...products(one.last, other.single)]),
  };
}

/** One piece or the other. */
export function either(one: Piece, other: Piece): Piece {
  return {
    single: ways([...one.single, ...other.single]),
    first: ways([...one.first, ...other.first]),
    middle: [...one.middle, ...other.middle],
    last: ways([...one.last, ...other.last]),
  };
}

/** The piece any number of times, also never. */
export function repeated(one: Piece): Piece {
  const parts = one.single.filter((pattern) => pattern.length > 0);
  const inLine: readonly LinePattern[] = parts.length > 0 ? [[], [anything(parts)]] : [[]];
  return {
    single: inLine,
    first: products(inLine, one.first),
    middle: [...one.middle, ...products(products(one.last, inLine), one.first)],
    last: products(one.last, inLine),
  };
}

/** Every line of a text that the piece prints. */
export function linesOf({ single, first, middle, last }: Piece): readonly LinePattern[] {
  const all = [...single, ...first, ...middle, ...last];
  return [...new Map(all.map((pattern) => [JSON.stringify(pattern), pattern])).values()];
}

function products(heads: readonly LinePattern[], tails: readonly LinePattern[]): readonly LinePattern[] {
  return ways(heads.flatMap((head) => tails.map((tail) => append(head, tail))));
}

function append(head: LinePattern, tail: LinePattern): LinePattern {
  const [end, start] = [head.at(-1), tail[0]];
  return typeof end === 'string' && typeof start === 'string'
    ? [...head.slice(0, -1), end + start, ...tail.slice(1)]
    : [...head, ...tail];
}

function ways(patterns: readonly LinePattern[]): readonly LinePattern[] {
  const distinct = [...new Map(patterns.map((pattern) => [JSON.stringify(pattern), pattern])).values()];
  return distinct.length > MOST_WAYS ? [[anything(distinct)]] : distinct;
}

function anything(patterns: readonly LinePattern[]): LinePart {
  const slots = patterns.flat().flatMap((part) => (typeof part === 'string' ? [] : [part.slot]));
  return { slot: slots.includes('secret') ? 'secret' : 'text' };
}
