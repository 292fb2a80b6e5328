import type { Report } from '../../diagnostics/result.js';
import type { Field } from '../spot.js';
import { isObject, type TreeNode, wrongType } from '../tree.js';

/** A member that has members of its own; undefined, and reported, when it is anything else. */
export function blockField(node: TreeNode, name: string, report: Report): TreeNode | undefined {
  const at = node.get(name);
  if (!at) return undefined;
  if (at.kind === 'object' || (at.kind === 'leaf' && !at.isEmpty)) return at;
  wrongType(at, name, 'an object', report);
  return undefined;
}

/**
 * The objects of a list, which the API wraps: `VpnConnections.VpnConnection[]`. Replies of newer calls and other
 * programs leave the inner name out; where there is one object alone, some write no list at all.
 */
export function listBlocks(
  node: TreeNode,
  outer: string,
  inner: string,
  report: Report,
): readonly TreeNode[] | undefined {
  const list = node.get(outer);
  if (!list) return undefined;
  const named = list.get(inner);
  const items = itemsOf(named ?? list);
  if (!items) {
    wrongType(list, outer, 'a list', report);
    return undefined;
  }
  // An object without the inner name is an empty wrapper, and an empty element an empty list.
  if (!named && list.kind === 'object') return [];
  const filled = items.filter((item) => item.kind !== 'leaf' || !item.isEmpty);
  return filled.filter((item) => isObject(item, `an item of ${outer}`, report));
}

function itemsOf(node: TreeNode): readonly TreeNode[] | undefined {
  if (node.kind === 'object') return [node];
  const isText = node.kind === 'leaf' && node.items.length === 0 && node.isEmpty;
  return (node.kind === 'list' || node.kind === 'leaf') && !isText ? node.items : undefined;
}

/** Reports a field that every reply has, where it is not there. */
export function required<T>(
  field: Field<T> | undefined,
  name: string,
  block: TreeNode,
  report: Report,
): Field<T> | undefined {
  if (!field) report.add('VALUE_MISSING', { name }, block.place);
  return field;
}
