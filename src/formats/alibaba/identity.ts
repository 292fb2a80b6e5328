import type { Report } from '../../diagnostics/result.js';
import type { Identity } from '../../model/connection.js';
import { parseIp } from '../../model/net.js';
import { quotedFreely } from '../quote.js';
import type { Field } from '../spot.js';
import { type TreeNode, textField } from '../tree.js';

/**
 * LocalId or RemoteId: an address, a name or an e-mail address, of at most 100 characters (CreateVpnConnection).
 * The subject of a certificate, as `CN=test,O=test`, is read by `isSubject`.
 */
export function identityField(node: TreeNode, name: string, report: Report): Field<Identity> | undefined {
  const field = textField(node, name, report);
  if (field?.value === undefined || isSubject(field.value))
    return field && { value: undefined, at: field.at };
  const value = identityOf(field.value);
  if (!value) {
    const expected = 'an IP address, a domain name or an e-mail address without spaces';
    report.add('VALUE_WRONG', { name, expected, found: quotedFreely(field.value) }, field.at.place);
  }
  return { value, at: field.at };
}

/** A distinguished name (RFC 4514), which connections with certificates have in the place of a name. */
export function isSubject(text: string): boolean {
  return text.includes('=');
}

function identityOf(text: string): Identity | undefined {
  const address = parseIp(text);
  if (address) return { kind: 'address', value: address };
  // Digits and dots that are no address are a typing error.
  if (!/^[!-~]{1,100}$/.test(text) || /^[\d.]*$/.test(text)) return undefined;
  if (!text.includes('@')) return { kind: 'fqdn', value: text };
  return /^[^@]+@[^@]+$/.test(text) ? { kind: 'user-fqdn', value: text } : undefined;
}
