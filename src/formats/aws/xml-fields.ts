import type { Report } from '../../diagnostics/result.js';
import { type IpAddress, isEndpoint, parseIp } from '../../model/net.js';
import type { XmlElement } from '../carrier/xml.js';
import { isMasked } from '../masked.js';
import { quoted } from '../quote.js';
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

/** Converts a field's text; VALUE_WRONG, which quotes it, when it can not be. */
export function convert<T>(
  field: Field<string> | undefined,
  name: string,
  expected: string,
  parse: (text: string) => T | undefined,
  report: Report,
): Field<T> | undefined {
  if (!field || field.value === undefined) return field && { value: undefined, at: field.at };
  const value = parse(field.value);
  if (value === undefined) {
    report.add('VALUE_WRONG', { name, expected, found: quoted(field.value) }, field.at.place);
  }
  return { value, at: field.at };
}

/** Digits only: no sign, fraction, exponent, hexadecimal form or leading zero. */
export function wholeNumber(text: string): number | undefined {
  return /^(?:0|[1-9]\d{0,9})$/.test(text) ? Number(text) : undefined;
}

/** A whole number from `low` to `high`. */
export function numberIn(low: number, high: number): (text: string) => number | undefined {
  return (text) => {
    const value = wholeNumber(text);
    return value !== undefined && value >= low && value <= high ? value : undefined;
  };
}

/** An address that can be the end of a tunnel. */
export function endpoint(text: string): IpAddress | undefined {
  const address = parseIp(text);
  return address && isEndpoint(address) ? address : undefined;
}
