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
  const open: string[][] = [];
  let isComment = false;
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    const place = { file, line: index + 1 };
    if (isComment || line.startsWith('/*')) {
      isComment = !line.endsWith('*/');
      continue;
    }
    if (line === '' || line.startsWith('//')) continue;
    const [node, name, tag] = NODE.exec(line) ?? [];
    const words = open.flat();
    if (line === '}' && open.length > 0) open.pop();
    else if (node !== undefined) open.push([name ?? '', ...(tag === undefined ? [] : [unquote(tag)])]);
    else if (open.length > 0 && LEAF.test(line)) found.push({ ...leaf(words, line), place });
    else if (line === '}') report.add('RUNNING_SYNTAX', { problem: 'a brace closes nothing' }, place);
  }
  if (open.length > 0) {
    const place = { file, line: lines.length };
    report.add('RUNNING_SYNTAX', { problem: 'the text ends inside of a node' }, place);
  }
  return found;
}

function leaf(path: readonly string[], line: string): Pick<Statement, 'words' | 'hasValue'> {
  const [, name = '', value] = LEAF.exec(line) ?? [];
  const words = [...path, name, ...(value === undefined ? [] : [unquote(value)])];
  return { words, hasValue: value !== undefined };
}

function unquote(text: string): string {
  return /^".*"$/.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}
