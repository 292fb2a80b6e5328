/** The deepest nesting of objects and lists that is read; an EC2 reply has 7. */
export const MAX_DEPTH = 64;

/** The offset of the first bracket that opens level `MAX_DEPTH` + 1, found without recursion. */
export function tooDeepJson(text: string): number | undefined {
  const marks = /["{}[\]]/g;
  let depth = 0;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    if (found[0] === '"') marks.lastIndex = stringEnd(text, found.index);
    else if (found[0] === '{' || found[0] === '[') depth++;
    else depth--;
    if (depth > MAX_DEPTH) return found.index;
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
