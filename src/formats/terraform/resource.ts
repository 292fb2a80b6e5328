import type { Report } from '../../diagnostics/result.js';
import type { JsonNode } from '../carrier/json.js';
import { isObject, listField } from '../tree.js';

/** One instance of a resource or of a data source, with its attributes. */
export interface Resource {
  readonly type: string;
  readonly isData: boolean;
  /** As in `module.site["lyon"].aws_vpn_connection.main[0]`. */
  readonly address: string;
  readonly values: JsonNode;
}

/** The parts of an address, as the document has them; wrong ones are left out. */
export interface AddressParts {
  readonly module: JsonNode | undefined;
  readonly mode: JsonNode | undefined;
  readonly type: JsonNode | undefined;
  readonly name: JsonNode | undefined;
  readonly index: JsonNode | undefined;
}

/** Terraform's "Resource addressing": the keys of for_each stand in quotes, the numbers of count do not. */
export function addressOf({ module, mode, type, name, index }: AddressParts): string {
  const parts = [module, mode?.scalar === 'data' ? mode : undefined, type, name];
  const path = parts.flatMap((part) => (part ? [String(part.scalar ?? '')] : [])).join('.');
  if (index?.kind === 'number') return `${path}[${index.scalar}]`;
  return index ? `${path}[${quotedKey(String(index.scalar ?? ''))}]` : path;
}

/** An address in a message: no longer than anybody writes one. */
export function shown(address: string): string {
  return address === '' ? 'this resource' : address.slice(0, 200);
}

/** A string of the Terraform language: `${` and `%{` are doubled, as they would start a template. */
function quotedKey(key: string): string {
  return JSON.stringify(key).replace(/([$%])\{/g, '$1$1{');
}

/** The objects of a list; what has another type is reported. */
export function objectsOf(node: JsonNode, name: string, report: Report): readonly JsonNode[] {
  const isList = listField(node, name, report)?.value !== undefined;
  const items = isList ? (node.get(name)?.items ?? []) : [];
  return items.filter((item) => isObject(item, `an item of ${name}`, report));
}
