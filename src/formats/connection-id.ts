import type { Report } from '../diagnostics/result.js';
import type { VpnConnection } from '../model/connection.js';
import { quoted, quotedFreely } from './quote.js';
import type { Field, Spot } from './spot.js';

/** The ids of all clouds: `vpn-0123456789abcdef0`, `vco-0123456789abcdefghijk`. */
export const CONNECTION_ID: RegExp = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** What each cloud writes; others with the same API have other shapes, which are taken too. */
const SHAPES: { readonly [cloud in VpnConnection['cloud']]: string } = {
  aws: 'vpn- and hexadecimal digits',
  alibaba: 'vco- and letters and digits',
};

/** The id of a connection. Undefined when it is missing or unusable, which is then reported. */
export function connectionId(
  field: Field<string> | undefined,
  at: Spot,
  cloud: VpnConnection['cloud'],
  report: Report,
): string | undefined {
  if (!field) report.add('VALUE_MISSING', { name: 'the connection id' }, at.place);
  if (field?.value === undefined) return undefined;
  if (CONNECTION_ID.test(field.value)) return field.value;
  const quote = cloud === 'aws' ? quoted : quotedFreely;
  const params = { name: 'the connection id', expected: SHAPES[cloud], found: quote(field.value) };
  report.add('VALUE_WRONG', params, field.at.place);
  return undefined;
}
