import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Place } from '../../diagnostics/diagnostic.js';
import { Report } from '../../diagnostics/result.js';
import type { Locate, Spot } from '../spot.js';
import { type Budget, reportExcess } from './excess.js';
import { xmlExcess } from './xml-scan.js';
import { controlCharacter, reportSyntax } from './xml-syntax.js';
import { decodedText, reportStrayText } from './xml-text.js';

/** An XML element with its path and position; `text` is its own text without the white space around it. */
export class XmlElement implements Spot {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly #locate: Locate;
  readonly #offset: number;

  constructor(parts: Omit<XmlElement, 'place' | 'all'>, locate: Locate, offset: number) {
    this.name = parts.name;
    this.path = parts.path;
    this.text = parts.text;
    this.attributes = parts.attributes;
    this.children = parts.children;
    this.#locate = locate;
    this.#offset = offset;
  }

  get place(): Place {
    return this.#locate(this.#offset, this.path);
  }

  /** The children of that name, in their order. */
  all(name: string): readonly XmlElement[] {
    return this.children.filter((one) => one.name === name);
  }
}

/** What fast-xml-parser gives with `preserveOrder`: one key is the element's name, `:@` its attributes. */
type Ordered = { readonly [key: string]: unknown };

interface Building {
  readonly locate: Locate;
  /** What makes the whole document unusable. */
  readonly fatal: Report;
  readonly report: Report;
}

// processEntities is off because the parser leaves unknown entities as they are: decodedText() refuses them.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  cdataPropName: '#cdata',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  captureMetaData: true,
});
// Its type says Symbol, the wrapper object; it is a symbol.
const METADATA = XMLParser.getMetaDataSymbol() as symbol;

/**
 * Parses a well-formed XML document without a DTD; its lines end in LF. Reports XML_DOCTYPE,
 * INPUT_TOO_DEEP, INPUT_TOO_LONG, INPUT_TOO_MANY, XML_SYNTAX, XML_SEVERAL_ROOTS, INPUT_TRUNCATED, XML_ENTITY, XML_STRAY_TEXT.
 * `nameDamage` may report a broken document under a better name, and says so by true.
 */
export function openXml(
  text: string,
  locate: Locate,
  budget: Budget,
  report: Report,
  nameDamage: () => boolean,
): XmlElement | undefined {
  // The declaration must come first: white space in front of it, a relic of copying, is left out.
  const lead = text.length - text.trimStart().length;
  const source = text.slice(lead);
  const at: Locate = (offset, path) => locate(offset + lead, path);
  const dtd = source.search(/<!(?:DOCTYPE|ENTITY)/i);
  const excess = xmlExcess(source, budget);
  if (dtd >= 0) report.add('XML_DOCTYPE', {}, at(dtd));
  else if (excess) reportExcess(excess, at, report);
  else if (isWellFormed(source, at, report, nameDamage))
    return parse(source, { locate: at, report, fatal: new Report() });
  return undefined;
}

function isWellFormed(source: string, locate: Locate, report: Report, nameDamage: () => boolean): boolean {
  const verdict = XMLValidator.validate(source);
  const control = controlCharacter(source);
  if (verdict === true && control === undefined) return true;
  if (!nameDamage()) reportSyntax(source, verdict === true ? undefined : verdict.err, locate, report);
  return false;
}

function parse(source: string, to: Building): XmlElement | undefined {
  let nodes: Ordered[];
  try {
    nodes = parser.parse(source);
  } catch {
    // It refuses names such as __proto__ by an exception.
    to.report.add('XML_SYNTAX', { problem: 'a name is not allowed' }, to.locate(0));
    return undefined;
  }
  const [root, second] = nodes.filter((one) => nameOf(one) !== undefined);
  if (second) to.report.add('XML_SEVERAL_ROOTS', {}, to.locate(offsetOf(second)));
  if (!root || second) return undefined;
  const element = build(root, nameOf(root) ?? '', to);
  to.report.take(to.fatal.diagnostics);
  return to.fatal.failed ? undefined : element;
}

function build(node: Ordered, path: string, to: Building): XmlElement {
  const name = nameOf(node) ?? '';
  const parts = (node[name] ?? []) as readonly Ordered[];
  const offset = offsetOf(node);
  const place = () => to.locate(offset, path);
  const text = decodedText(parts, place, to.fatal).trim();
  const children = buildChildren(parts, path, to);
  if (text !== '' && children.length > 0) reportStrayText(text, place(), to.report);
  const given = Object.entries((node[':@'] ?? {}) as Record<string, string>);
  const attributes = new Map(
    given.map(([key, value]) => [key, decodedText([{ '#text': value }], place, to.fatal).trim()]),
  );
  return new XmlElement({ name, path, text, attributes, children }, to.locate, offset);
}

/** Children of the same name are numbered from 1 in their paths, as XPath does. */
function buildChildren(parts: readonly Ordered[], path: string, to: Building): XmlElement[] {
  const total = new Map<string, number>();
  const elements = parts.filter((one) => nameOf(one) !== undefined);
  for (const one of elements) total.set(nameOf(one) ?? '', (total.get(nameOf(one) ?? '') ?? 0) + 1);
  const count = new Map<string, number>();
  return elements.map((one) => {
    const name = nameOf(one) ?? '';
    const index = (count.get(name) ?? 0) + 1;
    count.set(name, index);
    return build(one, `${path}/${name}${total.get(name) === 1 ? '' : `[${index}]`}`, to);
  });
}

function nameOf(node: Ordered): string | undefined {
  return Object.keys(node).find((key) => key !== '#text' && key !== '#cdata' && key !== ':@');
}

function offsetOf(node: Ordered): number {
  const metadata = Reflect.get(node, METADATA) as { startIndex?: number } | undefined;
  return metadata?.startIndex ?? 0;
}
