import type { Report } from '../diagnostics/result.js';
import type { Told } from '../model/state.js';
import { convert } from './convert.js';
import type { TreeNode } from './tree.js';

/** A text that may be anything, such as a message: a mask in it is no reason to stop. */
export function anyText(node: TreeNode | undefined, name: string): string | undefined {
  const at = node?.get(name);
  const isText = at?.kind === 'string' || at?.kind === 'leaf' || at?.kind === 'number';
  const text = isText ? String(at.scalar ?? '').trim() : '';
  return text === '' ? undefined : text;
}

/** A word, and what it means by a table of lower-case words; without a word, nothing is known. */
export function toldBy<T>(table: ReadonlyMap<string, T>, word: string | undefined): Told<T> {
  return { word: word ?? '', value: word === undefined ? undefined : table.get(word.toLowerCase()) };
}

/** A time with its zone (RFC 3339), in UTC: `2026-02-11T08:14:52Z`. Undefined, and reported, for anything else. */
export function timeOf(node: TreeNode | undefined, name: string, report: Report): string | undefined {
  const text = anyText(node, name);
  const at = node?.get(name);
  if (text === undefined || at === undefined) return undefined;
  const expected = 'a time such as 2026-02-11T08:14:52+00:00';
  return convert({ value: text, at }, name, expected, parseTime, report)?.value;
}

function parseTime(text: string): string | undefined {
  const isTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  const time = isTime ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
