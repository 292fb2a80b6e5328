import type { Budget } from './budget.js';

/** The deepest nesting of objects and lists that is read; an EC2 reply has 7. */
export const MAX_DEPTH = 64;

/** Why a document is refused before it is parsed, and where. */
export interface Excess {
  readonly what: 'depth' | 'count';
  readonly offset: number;
}

/**
 * The first bracket that opens level `MAX_DEPTH` + 1, or the first value that is one too many. Found without
 * recursion and without keeping anything; keys are taken from the budget too.
 */
export function jsonExcess(text: string, budget: Budget): Excess | undefined {
  const marks = /["{}[\]]|[^\s"{}[\],:]+/g;
  let depth = 0;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    const [mark] = found;
    if (mark === '}' || mark === ']') depth--;
    else if (--budget.left < 0) return { what: 'count', offset: found.index };
    if (mark === '{' || mark === '[') depth++;
    else if (mark === '"') marks.lastIndex = stringEnd(text, found.index);
    if (depth > MAX_DEPTH) return { what: 'depth', offset: found.index };
  }
  return undefined;
}

/** The offset behind the string that starts at `start`, or the text's end. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}
