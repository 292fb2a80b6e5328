/** One `key = value`, or a section that holds none. */
export interface Entry {
  /** The sections, and the key. */
  readonly path: readonly string[];
  readonly value: string;
  readonly line: number;
}

export interface Settings {
  readonly entries: readonly Entry[];
  /** Lines of `include`, which is not followed, and of what refers to another section. */
  readonly includes: readonly number[];
  readonly references: readonly number[];
  readonly problem?: { readonly line: number; readonly text: string };
}

/** The tokens of src/libstrongswan/settings/settings_lexer.l. */
const BLANK = /(?:[\t\r\n ]|#[^\n]*)+/y;
const NAME = /[^#{}:.,="\r\n\t ]+/y;
const INCLUDE = /include[\t ]+(?!=)[^\n]*/y;
const REFERENCES = /[\t ]*:[^{\n]*/y;
const PART = /[\t\r ]*(?:"((?:[^"\\]|\\[\s\S])*)"|([^#}"\r\n\t ]+))/y;

/** Reads strongSwan's configuration language: sections, and values that end with their line. */
export function readSettings(text: string): Settings {
  const entries: Entry[] = [];
  const includes: number[] = [];
  const references: number[] = [];
  const open: string[] = [];
  let at = 0;
  const lineAt = lineCounter(text);
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  const failed = (problem: string): Settings => ({
    entries,
    includes,
    references,
    problem: { line: lineAt(at), text: problem },
  });
  while (at < text.length) {
    if (take(BLANK)) continue;
    const line = lineAt(at);
    if (text[at] === '}') {
      if (open.pop() === undefined) return failed('a brace closes nothing');
      at++;
    } else if (take(INCLUDE)) includes.push(line);
    else {
      const name = take(NAME)?.[0];
      if (name === undefined) return failed('neither a section nor a setting');
      if (take(REFERENCES)) references.push(line);
      take(BLANK);
      if (text[at] === '{') {
        at++;
        open.push(name);
      } else if (text[at] === '=') {
        at++;
        entries.push({ path: [...open, name], value: partsOf(take), line });
      } else return failed('neither a section nor a setting');
    }
  }
  return open.length > 0 ? failed('the text ends inside of a section') : { entries, includes, references };
}

/** Parts with one space between them. */
function partsOf(take: (pattern: RegExp) => RegExpExecArray | null): string {
  const parts: string[] = [];
  for (let part = take(PART); part; part = take(PART)) {
    parts.push(part[1] === undefined ? (part[2] ?? '') : unquoted(part[1]));
  }
  return parts.join(' ');
}

function unquoted(text: string): string {
  const SPECIAL: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '' };
  return text.replace(/\\(\r?\n|[\s\S])/g, (_, one: string) => SPECIAL[one.replace('\r\n', '\n')] ?? one);
}

/** Line numbers of growing positions. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let from = 0;
  return (at) => {
    for (; from < at; from++) if (text[from] === '\n') line++;
    return line;
  };
}
