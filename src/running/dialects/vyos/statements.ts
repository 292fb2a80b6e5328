import type { Place } from '../../../diagnostics/diagnostic.js';
import type { Report } from '../../../diagnostics/result.js';
import type { RunningText } from '../../dialect.js';
import { linesOf } from '../../text.js';
import { readBoot } from './boot.js';

/** One `set` line, or what says the same in config.boot. */
export interface Statement {
  readonly words: readonly string[];
  /** Whether the last word is a value: of a flag, or an empty node, it is a name. */
  readonly hasValue: boolean;
  readonly place: Place;
}

/** A route map has a node of this name. */
const SET = /^\s*set\s+(?!\{)/;

/** Whether the text has the form of `show configuration`, which config.boot has too. */
export function isBoot(lines: readonly string[]): boolean {
  return !lines.some((line) => SET.test(line)) && lines.some((line) => /^\s*[a-z][a-z0-9-]* \{$/.test(line));
}

/** Whether it has `set` lines at all. */
export function isSetLines(lines: readonly string[]): boolean {
  return lines.some((line) => SET.test(line));
}

export function readStatements(text: RunningText, report: Report): Statement[] {
  const lines = linesOf(text);
  return isBoot(lines) ? readBoot(text.name, lines, report) : readSetLines(text.name, lines, report);
}

/** What stands before the first and after the last `set` line is the terminal's: prompts, a banner. */
function readSetLines(file: string, lines: readonly string[], report: Report): Statement[] {
  const first = lines.findIndex((line) => SET.test(line));
  const last = lines.findLastIndex((line) => SET.test(line));
  return lines.slice(first, last + 1).flatMap((line, index) => {
    const place = { file, line: first + index + 1 };
    if (line.trim() === '') return [];
    const words = SET.test(line) ? split(line.trim()) : undefined;
    if (words) return [{ ...words, place }];
    const problem = SET.test(line) ? 'a quote is not closed' : 'it is no "set" line';
    report.add('RUNNING_SYNTAX', { problem }, place);
    return [];
  });
}

/** The device prints names as they are, and values in single quotes (vyos1x-config, `render_commands`). */
function split(line: string): Pick<Statement, 'words' | 'hasValue'> | undefined {
  const words: string[] = [];
  let rest = line.replace(/^set\s+/, '');
  let hasValue = false;
  while (rest !== '') {
    const [whole, quoted, bare] = /^(?:'([^']*)'|([^\s']+))(?:\s+|$)/.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    words.push(quoted ?? bare ?? '');
    hasValue = quoted !== undefined;
    rest = rest.slice(whole.length);
  }
  return { words, hasValue };
}
