import type { Report } from '../diagnostics/result.js';
import { isMasked } from './masked.js';
import type { Field, Spot } from './spot.js';

/** `leaf` is a text without a type of its own, as XML has it: it may hold a string, a number or a boolean. */
export type TreeKind = 'object' | 'list' | 'string' | 'number' | 'boolean' | 'leaf';

/** A node of a document of keys and values, whether JSON or the XML of a cloud's API. */
export interface TreeNode extends Spot {
  readonly kind: TreeKind;
  readonly scalar: string | number | boolean | undefined;
  /** The member of that name in any casing; undefined when it is absent or null. */
  get(name: string): TreeNode | undefined;
  readonly items: readonly TreeNode[];
  /** True for an object without members. */
  readonly isEmpty: boolean;
}

/** A text, with the white space around it removed; an empty one counts as absent. */
export function textField(node: TreeNode, name: string, report: Report): Field<string> | undefined {
  const at = node.get(name);
  if (!at) return undefined;
  if (at.kind !== 'string' && at.kind !== 'leaf') return wrongType(at, name, 'a string', report);
  const value = String(at.scalar ?? '').trim();
  if (value === '') return undefined;
  if (!isMasked(value)) return { value, at };
  report.add('VALUE_MASKED', { name }, at.place);
  return { value: undefined, at };
}

/** A whole number without sign, fraction or exponent. */
export function numberField(node: TreeNode, name: string, report: Report): Field<number> | undefined {
  const at = node.get(name);
  if (!at) return undefined;
  if (at.kind === 'number' && Number.isSafeInteger(at.scalar) && Number(at.scalar) >= 0) {
    return { value: Number(at.scalar), at };
  }
  const text = at.kind === 'leaf' ? String(at.scalar).trim() : '';
  if (at.kind === 'leaf' && /^(?:0|[1-9]\d{0,9})$/.test(text)) return { value: Number(text), at };
  return wrongType(at, name, 'a whole number', report);
}

export function booleanField(node: TreeNode, name: string, report: Report): Field<boolean> | undefined {
  const at = node.get(name);
  if (!at) return undefined;
  const text = String(at.scalar).trim();
  const typed = at.kind === 'boolean' || at.kind === 'leaf';
  if (typed && (text === 'true' || text === 'false')) return { value: text === 'true', at };
  return wrongType(at, name, 'true or false', report);
}

/** The items of a list; undefined when it is absent. */
export function listField(
  node: TreeNode,
  name: string,
  report: Report,
): Field<readonly TreeNode[]> | undefined {
  const at = node.get(name);
  if (!at) return undefined;
  if (at.kind !== 'list' && at.kind !== 'leaf') return wrongType(at, name, 'a list', report);
  return { value: at.items, at };
}

/** A member that has members of its own. */
export function objectField(node: TreeNode, name: string, report: Report): TreeNode | undefined {
  const at = node.get(name);
  if (!at || isObject(at, name, report)) return at;
  return undefined;
}

/** Reports a node that is no object, under the name that a user knows it by. */
export function isObject(node: TreeNode, name: string, report: Report): boolean {
  if (node.kind === 'object' || node.kind === 'leaf') return true;
  wrongType(node, name, 'an object', report);
  return false;
}

/** Reports that a value has the wrong type; says what was found by its kind, never by its text. */
export function wrongType<T>(at: TreeNode, name: string, expected: string, report: Report): Field<T> {
  const whole = expected.startsWith('a whole number');
  const found = at.kind === 'number' && whole ? 'a number with a sign, fraction or exponent' : FOUND[at.kind];
  report.add('TYPE_WRONG', { name, expected, found }, at.place);
  return { value: undefined, at };
}

const FOUND = {
  object: 'an object',
  list: 'a list',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  leaf: 'this text',
} as const;
