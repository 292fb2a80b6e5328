import type { Report } from '../diagnostics/result.js';
import { type IpAddress, isEndpoint, parseIp } from '../model/net.js';
import { quoted } from './quote.js';
import type { Field } from './spot.js';

/** Converts a field's text; VALUE_WRONG, which quotes it as `quote` does, when it can not be. */
export function convert<T>(
  field: Field<string> | undefined,
  name: string,
  expected: string,
  parse: (text: string) => T | undefined,
  report: Report,
  quote: (text: string) => string = quoted,
): Field<T> | undefined {
  if (!field || field.value === undefined) return field && { value: undefined, at: field.at };
  const value = parse(field.value);
  if (value === undefined) {
    report.add('VALUE_WRONG', { name, expected, found: quote(field.value) }, field.at.place);
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
