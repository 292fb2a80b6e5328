import { type Budget, type Excess, MAX_DEPTH, MAX_RUN } from './excess.js';

const COMMENT = '<!--';
const CDATA = '<![CDATA[';

/**
 * The first start tag on level `MAX_DEPTH` + 1, or the first markup or text that is too much. Found without
 * recursion and without keeping anything.
 */
export function xmlExcess(text: string, budget: Budget): Excess | undefined {
  let depth = 0;
  for (let start = text.indexOf('<'); start >= 0; ) {
    const end = tagEnd(text, start, budget);
    const isClosing = text[start + 1] === '/';
    if (isClosing) depth--;
    else if (text[start + 1] !== '!' && text[start + 1] !== '?' && text[end - 2] !== '/') depth++;
    if (!isClosing) budget.left--;
    if (budget.left < 0) return { what: 'count', offset: start };
    if (depth > MAX_DEPTH) return { what: 'depth', offset: start };
    const next = text.indexOf('<', end);
    if (end - start > MAX_RUN) return { what: 'length', offset: start };
    if ((next < 0 ? text.length : next) - end > MAX_RUN) return { what: 'length', offset: end };
    start = next;
  }
  return undefined;
}

/**
 * The offset behind the markup that starts at `start`; quotes in a tag may hold `>`. An attribute costs the
 * parser as much as four elements: the white space in front of it and its quotes, either of which a broken
 * tag may lack, count two each.
 */
function tagEnd(text: string, start: number, budget: Budget): number {
  if (text.startsWith(COMMENT, start)) return after(text, '-->', start + COMMENT.length);
  if (text.startsWith(CDATA, start)) return after(text, ']]>', start + CDATA.length);
  const marks = /["'>]|\s+/g;
  marks.lastIndex = start + 1;
  for (let found = marks.exec(text); found && budget.left >= 0; found = marks.exec(text)) {
    const [mark] = found;
    if (mark === '>') return found.index + 1;
    budget.left -= 2;
    if (mark === '"' || mark === "'") marks.lastIndex = after(text, mark, found.index + 1);
  }
  return text.length;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}
