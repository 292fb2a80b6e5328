import { MAX_DEPTH } from './json-scan.js';

const COMMENT = '<!--';
const CDATA = '<![CDATA[';

/** The offset of the first start tag on level `MAX_DEPTH` + 1, found without recursion. */
export function tooDeepXml(text: string): number | undefined {
  let depth = 0;
  for (let start = text.indexOf('<'); start >= 0; ) {
    const end = tagEnd(text, start);
    if (text[start + 1] === '/') depth--;
    else if (text[start + 1] !== '!' && text[start + 1] !== '?' && text[end - 2] !== '/') depth++;
    if (depth > MAX_DEPTH) return start;
    start = text.indexOf('<', end);
  }
  return undefined;
}

/** The offset behind the markup that starts at `start`; quotes in a tag may hold `>`. */
function tagEnd(text: string, start: number): number {
  if (text.startsWith(COMMENT, start)) return after(text, '-->', start + COMMENT.length);
  if (text.startsWith(CDATA, start)) return after(text, ']]>', start + CDATA.length);
  const marks = /["'>]/g;
  marks.lastIndex = start + 1;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    if (found[0] === '>') return found.index + 1;
    marks.lastIndex = after(text, found[0], found.index + 1);
  }
  return text.length;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}
