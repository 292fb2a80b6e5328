import type { Place } from '../diagnostics/diagnostic.js';

/** Something that knows where in the input it stands; the place is worked out only when asked for. */
export interface Spot {
  readonly place: Place;
}

/** Turns an offset in a text, and the path of what is there, into a place. */
export type Locate = (offset: number, path?: string) => Place;

/**
 * A value and where it was read. `value` is undefined when the document has the field but its content
 * is wrong and was reported: whoever reads it has nothing to add.
 */
export interface Field<T> {
  readonly value: T | undefined;
  readonly at: Spot;
}

/** Places in a whole file: line and column from 1, columns in UTF-16 code units. */
export function locateInFile(file: string, text: string): Locate {
  const position = lineFinder(text);
  return (offset, path) => ({ file, ...(path === undefined ? {} : { path }), ...position(offset) });
}

/**
 * Places in a text that is itself a value of a document: line and column are those of the value,
 * the inner ones stand behind the path, as `(XML 45:12)`.
 */
export function locateInValue(host: Spot, text: string): Locate {
  const position = lineFinder(text);
  return (offset, path) => {
    const { line, column } = position(offset);
    const { path: outer, ...rest } = host.place;
    return { ...rest, path: [outer, path, `(XML ${line}:${column})`].filter(Boolean).join(' ') };
  };
}

/** Line starts are gathered once, at the first question, so that many questions stay cheap. */
function lineFinder(text: string): (offset: number) => { line: number; column: number } {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}
