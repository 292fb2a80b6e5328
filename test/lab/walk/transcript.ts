/** One command of a page, and what it prints. */
export interface Step {
  /** Of the command in the page, from 1. */
  readonly line: number;
  readonly command: string;
  /** Lines of both outputs, in order; `…` stands for any text within a line, and alone for any lines. */
  readonly output: readonly string[];
}

const BLOCK = /^```console\n(.*?)^```$/gms;

/**
 * The commands of a page in Markdown: in blocks of the language `console` lines that start with `$ `, each with the
 * lines that go on with `> `.
 */
export function stepsIn(page: string): Step[] {
  return [...page.matchAll(BLOCK)].flatMap(({ 1: text = '', index }) => {
    const first = page.slice(0, index).split('\n').length + 1;
    return stepsOf(text.replace(/\n$/, '').split('\n'), first);
  });
}

function stepsOf(lines: readonly string[], first: number): Step[] {
  const steps: { line: number; command: string; output: string[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const last = steps.at(-1);
    if (line.startsWith('$ ')) steps.push({ line: first + index, command: line.slice(2), output: [] });
    else if (!last) throw new Error(`line ${first + index}: output before a command`);
    else if (line.startsWith('> ') && last.output.length === 0) last.command += `\n${line.slice(2)}`;
    else last.output.push(line);
  }
  return steps;
}

/** Whether a command printed these lines; else what was looked for and not found. */
export function mismatch(expected: readonly string[], printed: string): string | undefined {
  const lines = printed.replace(/\n$/, '').split('\n');
  let at = 0;
  let mayMiss = false;
  for (const want of expected) {
    if (want === '…') {
      mayMiss = true;
      continue;
    }
    const found = lines.findIndex((line, index) => index >= at && isLike(want, line));
    if (found < 0 || (found > at && !mayMiss)) return want;
    at = found + 1;
    mayMiss = false;
  }
  const isEnd = mayMiss || at >= lines.length || (expected.length === 0 && printed === '');
  return isEnd ? undefined : `no more than that, but: ${lines[at]}`;
}

function isLike(want: string, line: string): boolean {
  const parts = want.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(line);
}
