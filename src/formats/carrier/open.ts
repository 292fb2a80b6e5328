import type { Report } from '../../diagnostics/result.js';
import { type Locate, locateInFile, locateInValue, type Spot } from '../spot.js';
import { isJsonReply, nameDamage } from './damage.js';
import { Budget } from './excess.js';
import { type JsonNode, openJson } from './json.js';
import { openXml, type XmlElement } from './xml.js';

/** One input document: its name as the user gave it (`-` for standard input) and its decoded text. */
export interface InputDocument {
  readonly name: string;
  readonly text: string;
}

/** A document whose syntax is sound. */
export type Content = (
  | { readonly kind: 'xml'; readonly root: XmlElement }
  | { readonly kind: 'json'; readonly root: JsonNode }
) & {
  readonly file: string;
  /** How much more the XML inside its values may add. */
  readonly budget: Budget;
};

/**
 * Parses a document's syntax, by its first character. What is neither XML nor JSON, or is broken, is
 * reported by the best name that there is for it.
 */
export function openDocument(document: InputDocument, report: Report): Content | undefined {
  const text = plain(document.text);
  const locate = locateInFile(document.name, text);
  const file = document.name;
  const budget = new Budget();
  const named = () => nameDamage(text, locate, report);
  if (text.trim() === '') {
    report.add('INPUT_EMPTY', {}, { file });
  } else if (/^\s*</.test(text)) {
    const root = startsXml(text) || !named() ? openXml(text, locate, budget, report, named) : undefined;
    return root && { kind: 'xml', root, file, budget };
  } else if (/^\s*["{[]/.test(text)) {
    const root = openJson(text, locate, budget, report, named);
    return root && { kind: 'json', root, file, budget };
  } else if (!named()) {
    report.add('INPUT_UNKNOWN', {}, { file });
  }
  return undefined;
}

/** Parses XML that is the value of another document, at `host`. */
export function openInnerXml(
  value: string,
  host: Spot,
  budget: Budget,
  report: Report,
): XmlElement | undefined {
  const text = plain(value);
  const locate: Locate = locateInValue(host, text);
  const named = () => nameDamage(text, () => host.place, report);
  if (/^\s*</.test(text)) return openXml(text, locate, budget, report, named);
  if (isJsonReply(text)) report.add('INPUT_DOUBLE_ESCAPED', {}, host.place);
  else if (!named()) report.add('INNER_NOT_XML', {}, host.place);
  return undefined;
}

/** An HTML page starts with a DOCTYPE too: it has a better name than that. */
function startsXml(text: string): boolean {
  return !/^\s*<(?:!doctype html|html|head)\b/i.test(text);
}

/** Without a byte order mark, and with LF line ends: the parsers then agree on offsets. */
function plain(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}
