/** One command, with the commands of the mode that it opens. */
export interface Line {
  /** Without indentation, single spaces between the words. */
  readonly text: string;
  /** Counts from 1. */
  readonly line: number;
  readonly body: readonly Line[];
}

interface Open {
  readonly indent: number;
  readonly body: Line[];
}

/** Reads lines by their indentation, as IOS and FRR print them; `!` is a comment, and a banner is skipped. */
export function readTree(lines: readonly string[]): readonly Line[] {
  const root: Open = { indent: -1, body: [] };
  const open = [root];
  let banner: string | undefined;
  for (const [index, raw] of lines.entries()) {
    const text = raw.trim().replace(/\s+/g, ' ');
    if (banner !== undefined) {
      if (raw.includes(banner)) banner = undefined;
      continue;
    }
    banner = bannerEnd(text);
    if (text === '' || text.startsWith('!') || banner !== undefined) continue;
    const indent = raw.search(/\S/);
    while (indent <= (open.at(-1)?.indent ?? -1)) open.pop();
    const body: Line[] = [];
    (open.at(-1) ?? root).body.push({ text, line: index + 1, body });
    open.push({ indent, body });
  }
  return root.body;
}

/** What ends the banner that begins here, on another line. */
function bannerEnd(text: string): string | undefined {
  const [, end, rest = ''] = /^banner \S+ (\^C|\S)(.*)$/.exec(text) ?? [];
  return end !== undefined && !rest.includes(end) ? end : undefined;
}

/** A command with the lines of the modes that it stands in. */
export interface Command {
  readonly modes: readonly string[];
  readonly text: string;
  readonly line: number;
  readonly opensMode: boolean;
}

/** Every command of the tree, each in front of what it opens. */
export function commandsOf(lines: readonly Line[], modes: readonly string[] = []): Command[] {
  return lines.flatMap(({ text, line, body }) => [
    { modes, text, line, opensMode: body.length > 0 },
    ...commandsOf(body, [...modes, text]),
  ]);
}
