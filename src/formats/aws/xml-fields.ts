import type { Report } from '../../diagnostics/result.js';
import type { XmlElement } from '../carrier/xml.js';
import { isMasked } from '../masked.js';
import type { Field } from '../spot.js';

/** The one child of that name; XML_REPEATED when there are more. */
export function only(parent: XmlElement | undefined, name: string, report: Report): XmlElement | undefined {
  const [first, second] = parent?.all(name) ?? [];
  if (second) report.add('XML_REPEATED', { name }, second.place);
  return first;
}

/** The text of the one child of that name; an empty one counts as absent. */
export function textOf(
  parent: XmlElement | undefined,
  name: string,
  report: Report,
): Field<string> | undefined {
  return contentOf(only(parent, name, report), report);
}

/** The text of an element; VALUE_MASKED when it was taken out. */
export function contentOf(at: XmlElement | undefined, report: Report): Field<string> | undefined {
  if (!at || at.text === '') return undefined;
  if (!isMasked(at.text)) return { value: at.text, at };
  report.add('VALUE_MASKED', { name: at.name }, at.place);
  return { value: undefined, at };
}
