import { type Budget, type Excess, MAX_DEPTH } from './excess.js';

/**
 * The first bracket that opens level `MAX_DEPTH` + 1, or the first value that is one too many. Found without
 * recursion and without keeping anything.
 */
export function jsonExcess(text: string, budget: Budget): Excess | undefined {
  const marks = /["{}[\]:]|[^\s"{}[\],:]+/g;
  let depth = 0;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    const [mark] = found;
    if (mark === '}' || mark === ']') depth--;
    // What stands in front of a colon is a key, and no value.
    else if (mark === ':') budget.left++;
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
