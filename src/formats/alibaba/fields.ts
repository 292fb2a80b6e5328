import type { Report } from '../../diagnostics/result.js';
import { type IpAddress, ipVersion, type Prefix, parseAsn, parseIp, parsePrefix } from '../../model/net.js';
import { convert, endpoint } from '../convert.js';
import { isMasked } from '../masked.js';
import { quotedFreely } from '../quote.js';
import type { Field } from '../spot.js';
import { numberField, type TreeNode, textField, wrongType } from '../tree.js';

/** One word of a table, in any casing. */
export function wordField<T>(
  node: TreeNode,
  name: string,
  table: ReadonlyMap<string, T>,
  report: Report,
): Field<T> | undefined {
  const expected = [...table.keys()].join(', ');
  const parse = (text: string) => table.get(text.toLowerCase());
  return convert(textField(node, name, report), name, expected, parse, report, quotedFreely);
}

/** Seconds. The API's 0 is not documented: a lifetime of nothing can't be meant. */
export function lifetimeField(node: TreeNode, name: string, report: Report): Field<number> | undefined {
  const field = numberField(node, name, report);
  if (field?.value === undefined || (field.value >= 1 && field.value <= 86400)) return field;
  const expected = 'a number of seconds from 1 to 86400';
  report.add('VALUE_WRONG', { name, expected, found: field.value }, field.at.place);
  return { value: undefined, at: field.at };
}

/** The end of a tunnel. 0.0.0.0 is a customer gateway without a fixed address: as good as none. */
export function addressField(node: TreeNode, name: string, report: Report): Field<IpAddress> | undefined {
  const field = textField(node, name, report);
  if (field?.value === '0.0.0.0') return undefined;
  return convert(field, name, 'a unicast address', endpoint, report, quotedFreely);
}

/** An address inside a tunnel. */
export function insideField(node: TreeNode, name: string, report: Report): Field<IpAddress> | undefined {
  const parse = (text: string) => {
    const address = parseIp(text);
    return address && ipVersion(address) === 4 ? address : undefined;
  };
  return convert(textField(node, name, report), name, 'an IPv4 address', parse, report, quotedFreely);
}

export function tunnelCidrField(node: TreeNode, name: string, report: Report): Field<Prefix> | undefined {
  const parse = (text: string) => (text.endsWith('/30') ? parseIpv4(text) : undefined);
  return convert(textField(node, name, report), name, 'a network of /30', parse, report, quotedFreely);
}

/** Plain or asdot, as a number or a text: types differ between the parts of a reply. 0 is none. */
export function asnField(node: TreeNode, name: string, report: Report): Field<number> | undefined {
  const at = node.get(name);
  const field = at?.kind === 'number' ? { value: String(at.scalar), at } : textField(node, name, report);
  if (field?.value === '0') return undefined;
  return convert(field, name, 'an AS number from 1 to 4294967295', parseAsn, report, quotedFreely);
}

/** Networks with commas between them, or a list of networks; sorted by nobody, each once. */
export function subnetsField(
  node: TreeNode,
  name: string,
  report: Report,
): Field<readonly Prefix[]> | undefined {
  const at = node.get(name);
  if (!at) return undefined;
  if (at.kind !== 'list' && at.kind !== 'leaf') {
    return wrongType(at, name, 'networks with commas between them', report);
  }
  const items = at.kind === 'list' ? at.items : [at];
  const pieces = items.flatMap((item) => String(item.scalar ?? '').split(','));
  const networks = pieces.map((piece) => readNetwork(piece.trim(), name, at, report));
  const known = networks.filter((network) => network !== undefined);
  return { value: known.length < networks.length ? undefined : [...new Set(known)], at };
}

function readNetwork(text: string, name: string, at: TreeNode, report: Report): Prefix | undefined {
  if (isMasked(text)) {
    report.add('VALUE_MASKED', { name }, at.place);
    return undefined;
  }
  const expected = 'networks without host bits, such as 10.1.0.0/16, with commas between them';
  return convert({ value: text, at }, name, expected, parseIpv4, report, quotedFreely)?.value;
}

function parseIpv4(text: string): Prefix | undefined {
  const prefix = parsePrefix(text);
  return prefix && ipVersion(prefix) === 4 ? prefix : undefined;
}
