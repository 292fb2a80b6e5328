import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Refusal, RunningText } from '../../dialect.js';

/** An element of config.xml. */
export interface Element {
  readonly name: string;
  /** As pfSense takes it: without the tabs and line ends around it. */
  readonly text: string;
  readonly children: readonly Element[];
  /** Of its start tag. */
  readonly line: number;
}

/** What fast-xml-parser gives with `preserveOrder`: one key is the element's name. */
type Ordered = { readonly [key: string]: unknown };

// Values stay texts: the parser would make 123 of the key 00123.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  cdataPropName: '#cdata',
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
});
// Its type says Symbol, the wrapper object; it is a symbol.
const METADATA = XMLParser.getMetaDataSymbol() as symbol;

/** Far deeper than pfSense goes. */
const MAX_DEPTH = 50;

/**
 * The root element of a whole config.xml, or why there is none. Unlike the reader of src/formats, which is made for the
 * documents of clouds, it takes what pfSense takes: texts of any length, as in the graphs of a backup, and spaces around them.
 */
export function readXml({ text }: RunningText): Element | Refusal {
  const source = text.trimStart();
  const skipped = text.slice(0, text.length - source.length).split('\n').length - 1;
  // A document type could define entities, and pfSense writes none.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(source) || !/^<(?:\?xml|pfsense)\b/.test(source))
    return { code: 'RUNNING_FOREIGN' };
  const verdict = XMLValidator.validate(source);
  if (verdict !== true) {
    const isCut = /^(?:Unclosed tag|Invalid ')/.test(verdict.err.msg);
    return isCut
      ? { code: 'RUNNING_CUT', line: text.trimEnd().split('\n').length }
      : { code: 'RUNNING_FOREIGN', line: verdict.err.line + skipped };
  }
  return build(source, skipped) ?? { code: 'RUNNING_FOREIGN' };
}

function build(source: string, skipped: number): Element | undefined {
  const lineOf = lineFinder(source, skipped);
  const element = (node: Ordered, depth: number): Element => {
    if (depth > MAX_DEPTH) throw new TooDeep();
    const name = nameOf(node) ?? '';
    const parts = (node[name] ?? []) as readonly Ordered[];
    const children = parts.filter((one) => nameOf(one) !== undefined);
    return {
      name,
      text: parts.map(textOf).join(''),
      children: children.map((one) => element(one, depth + 1)),
      line: lineOf((Reflect.get(node, METADATA) as { startIndex?: number } | undefined)?.startIndex ?? 0),
    };
  };
  try {
    const nodes = parser.parse(source) as readonly Ordered[];
    const roots = nodes.filter((one) => nameOf(one) !== undefined);
    const [root] = roots;
    return roots.length === 1 && root && nameOf(root) === 'pfsense' ? element(root, 0) : undefined;
  } catch {
    // The parser refuses names such as __proto__ by an exception.
    return undefined;
  }
}

class TooDeep extends Error {}

function nameOf(node: Ordered): string | undefined {
  return Object.keys(node).find((key) => key !== '#text' && key !== '#cdata' && key !== ':@');
}

/** pfSense writes entities into CDATA sections too, and reads them there (xmlparse.inc). */
function textOf(part: Ordered): string {
  const cdata = part['#cdata'] as readonly Ordered[] | undefined;
  const text = cdata ? cdata.map((one) => String(one['#text'] ?? '')).join('') : part['#text'];
  return typeof text === 'string' ? decoded(text.replace(/^[\t\r\n]+|[\t\r\n]+$/g, '')) : '';
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (name !== undefined) return ENTITIES[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Line numbers from 1, of offsets that come in any order. */
function lineFinder(source: string, skipped: number): (offset: number) => number {
  const starts = [...source.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1 + skipped;
  };
}

/** All elements at a path below one. */
export function allAt(element: Element, path: string): readonly Element[] {
  return path
    .split('/')
    .reduce<readonly Element[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((one) => one.name === name)),
      [element],
    );
}

/** The text of the first of them; empty without one. */
export function textAt(element: Element, path: string): string {
  return allAt(element, path)[0]?.text ?? '';
}
