import type { Report } from '../../../diagnostics/result.js';
import type { Statement } from './statements.js';

const NODE = /^([\w.-]+)(?: (\S+|"(?:[^"\\]|\\.)*"))? \{$/;
const LEAF = /^([\w.-]+)(?: (.+))?$/;

/**
 * Reads config.boot, which `show configuration` prints too: nodes in braces, `name value` for a leaf, `name` for a
 * flag (vyos1x-config, `render_config`).
 */
export function readBoot(file: string, lines: readonly string[], report: Report): Statement[] {
  const found: Statement[] = [];
  const open: Open[] = [];
  let isComment = false;
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    const place = { file, line: index + 1 };
    if (isComment || line.startsWith('/*')) {
      isComment = !line.endsWith('*/');
      continue;
    }
    if (line === '' || line.startsWith('//')) continue;
    const path = open.flatMap(({ words }) => words);
    const [node, name, tag] = NODE.exec(line) ?? [];
    if (line === '}') {
      const closed = open.pop();
      // A node of a list can be all that there is to say.
      if (closed?.isEmpty) found.push({ words: path, hasValue: false, place });
      if (!closed) report.add('RUNNING_SYNTAX', { problem: 'a brace closes nothing' }, place);
      continue;
    }
    const inner = open.at(-1);
    if (inner) inner.isEmpty = false;
    if (node !== undefined) {
      open.push({ words: [name ?? '', ...(tag === undefined ? [] : [unquote(tag)])], isEmpty: true });
    } else if (inner && LEAF.test(line)) found.push({ ...leaf(path, line), place });
  }
  if (open.length > 0) {
    const place = { file, line: lines.length };
    report.add('RUNNING_SYNTAX', { problem: 'the text ends inside of a node' }, place);
  }
  return found;
}

interface Open {
  readonly words: readonly string[];
  isEmpty: boolean;
}

function leaf(path: readonly string[], line: string): Pick<Statement, 'words' | 'hasValue'> {
  const [, name = '', value] = LEAF.exec(line) ?? [];
  const words = [...path, name, ...(value === undefined ? [] : [unquote(value)])];
  return { words, hasValue: value !== undefined };
}

function unquote(text: string): string {
  return /^".*"$/.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}
