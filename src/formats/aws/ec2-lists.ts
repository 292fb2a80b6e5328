import type { Report } from '../../diagnostics/result.js';
import type { DhGroup } from '../../model/crypto.js';
import { quoted } from '../quote.js';
import type { Field } from '../spot.js';
import { isObject, listField, numberField, type TreeNode, textField } from '../tree.js';

/**
 * A list of `{Value: …}` as algorithms of the model, in the order of `table`. Undefined when the list is
 * absent or empty, which for AWS means the same: everything is allowed.
 */
export function namesList<T>(
  tunnel: TreeNode,
  name: string,
  table: ReadonlyMap<string, T>,
  report: Report,
): Field<readonly T[]> | undefined {
  const expected = [...table.keys()].join(', ');
  return valueList(tunnel, name, report, (item) => {
    const field = textField(item, 'Value', report);
    if (field?.value === undefined) return field && { value: undefined };
    const value = table.get(field.value);
    if (value === undefined) wrong(name, expected, field.value, field, report);
    return { value };
  });
}

/** A list of `{Value: 14}` as Diffie-Hellman groups. */
export function groupsList(
  tunnel: TreeNode,
  name: string,
  allowed: readonly DhGroup[],
  report: Report,
): Field<readonly DhGroup[]> | undefined {
  const expected = `one of ${[...allowed].sort((a, b) => a - b).join(', ')}`;
  return valueList(tunnel, name, report, (item) => {
    const field = numberField(item, 'Value', report);
    if (field?.value === undefined) return field && { value: undefined };
    const value = allowed.find((group) => group === field.value);
    if (value === undefined) wrong(name, expected, field.value, field, report);
    return { value };
  });
}

function wrong(
  name: string,
  expected: string,
  found: string | number,
  field: Field<unknown>,
  report: Report,
): void {
  report.add('VALUE_WRONG', { name, expected, found: quoted(found) }, field.at.place);
}

/** `read` gives undefined for an item without a value, and a value of undefined for a wrong one. */
function valueList<T>(
  tunnel: TreeNode,
  name: string,
  report: Report,
  read: (item: TreeNode) => { readonly value: T | undefined } | undefined,
): Field<readonly T[]> | undefined {
  const list = listField(tunnel, name, report);
  if (!list || list.value?.length === 0) return undefined;
  let failed = list.value === undefined;
  const values: T[] = [];
  for (const item of list.value ?? []) {
    const one = isObject(item, `an item of ${name}`, report) ? read(item) : { value: undefined };
    if (!one) report.add('VALUE_MISSING', { name: 'Value' }, item.place);
    if (one?.value === undefined) failed = true;
    else values.push(one.value);
  }
  return { value: failed ? undefined : values, at: list.at };
}
