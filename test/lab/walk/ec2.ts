/**
 * Replies of the EC2 Query API from the JSON that the AWS CLI makes of them: names begin with a small letter, and
 * lists are sets of `item` (service model of EC2, `locationName`).
 */
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Lists that are no `…Set` on the wire. */
const PLAIN_LISTS = ['Routes', 'VgwTelemetry'];

const ESCAPES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A whole reply, such as that of `DescribeVpnConnections`. */
export function ec2Reply(action: string, fields: { readonly [name: string]: Json }): string {
  const name = `${action}Response`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">${members(fields)}</${name}>`;
}

function members(fields: { readonly [name: string]: Json }): string {
  return Object.entries(fields)
    .map(([name, value]) => element(wireName(name, Array.isArray(value)), content(value)))
    .join('');
}

function content(value: Json): string {
  if (Array.isArray(value)) return value.map((one: Json) => element('item', content(one))).join('');
  if (typeof value === 'object' && value !== null) return members(value as { [name: string]: Json });
  return String(value).replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
}

function wireName(name: string, isList: boolean): string {
  const wire = name.charAt(0).toLowerCase() + name.slice(1);
  return isList && !PLAIN_LISTS.includes(name) ? `${wire.replace(/s$/, '')}Set` : wire;
}

function element(name: string, inner: string): string {
  return `<${name}>${inner}</${name}>`;
}
