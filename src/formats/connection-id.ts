import type { Report } from '../../diagnostics/result.js';
import { quoted } from '../quote.js';
import type { Field, Spot } from '../spot.js';

/**
 * The id of a connection. AWS writes `vpn-` and hexadecimal digits; other clouds with the same API have
 * other shapes. Undefined when it is missing or unusable, which is then reported.
 */
export function connectionId(field: Field<string> | undefined, at: Spot, report: Report): string | undefined {
  if (!field) report.add('VALUE_MISSING', { name: 'the connection id' }, at.place);
  if (field?.value === undefined) return undefined;
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(field.value)) return field.value;
  const expected = 'vpn- and hexadecimal digits';
  const params = { name: 'the connection id', expected, found: quoted(field.value) };
  report.add('VALUE_WRONG', params, field.at.place);
  return undefined;
}
