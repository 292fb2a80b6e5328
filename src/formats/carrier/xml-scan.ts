import type { Budget } from './budget.js';
import { type Excess, MAX_DEPTH } from './json-scan.js';

const COMMENT = '<!--';
const CDATA = '<![CDATA[';

/**
 * The first start tag on level `MAX_DEPTH` + 1, or the first markup that is too much. Found without
 * recursion and without keeping anything.
 */
export function xmlExcess(text: string, budget: Budget): Excess | undefined {
  let depth = 0;
  for (let start = text.indexOf('<'); start >= 0; ) {
    const end = tagEnd(text, start, budget);
    if (text[start + 1] === '/') depth--;
    else if (text[start + 1] !== '!' && text[start + 1] !== '?' && text[end - 2] !== '/') depth++;
    if (text[start + 1] !== '/') budget.left--;
    if (budget.left < 0) return { what: 'count', offset: start };
    if (depth > MAX_DEPTH) return { what: 'depth', offset: start };
    start = text.indexOf('<', end);
  }
  return undefined;
}

/**
 * The offset behind the markup that starts at `start`; quotes in a tag may hold `>`. Attributes are counted
 * by their quotes and by the white space in front of them, as a broken tag may lack either.
 */
function tagEnd(text: string, start: number, budget: Budget): number {
  if (text.startsWith(COMMENT, start)) return after(text, '-->', start + COMMENT.length);
  if (text.startsWith(CDATA, start)) return after(text, ']]>', start + CDATA.length);
  const marks = /["'>]|\s+/g;
  marks.lastIndex = start + 1;
  let quotes = 0;
  let spaces = 0;
  let end = text.length;
  for (let found = marks.exec(text); found && Math.max(quotes, spaces) <= budget.left; ) {
    const [mark] = found;
    if (mark === '>') {
      end = found.index + 1;
      break;
    }
    if (mark === '"' || mark === "'") {
      quotes++;
      marks.lastIndex = after(text, mark, found.index + 1);
    } else {
      spaces++;
    }
    found = marks.exec(text);
  }
  budget.left -= Math.max(quotes, spaces);
  return end;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}
