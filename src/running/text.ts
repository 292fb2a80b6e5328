import type { RunningText } from './dialect.js';

/** The lines of a text, whatever a terminal program made of their ends. */
export function linesOf({ text }: RunningText): string[] {
  return text.split(/\r*\n/);
}

/** What terminals and pagers leave in a capture: control characters, and the prompt between two screens. */
const LEFTOVER = /-+ ?\(?more\)? ?-+|^\(END\)$|^:$|^lines \d+-\d+/i;

/** The number of the first line that shows that a pager was on; undefined: none. */
export function pagedLine(lines: readonly string[]): number | undefined {
  const at = lines.findIndex((line) => LEFTOVER.test(line) || hasControl(line));
  return at < 0 ? undefined : at + 1;
}

function hasControl(line: string): boolean {
  return /[\p{Cc}]/u.test(line.replaceAll('\t', ''));
}
