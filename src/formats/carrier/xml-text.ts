import type { Place } from '../../diagnostics/diagnostic.js';
import type { Report } from '../../diagnostics/result.js';
import { FRAME } from './damage.js';

/** XML 1.0 section 4.6; there are no others without a DTD. */
const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * The text among the parts of an element, with entities and character references replaced once.
 * Reports XML_ENTITY for any other entity.
 */
export function decodedText(
  parts: readonly { readonly [key: string]: unknown }[],
  place: () => Place,
  report: Report,
): string {
  let wrong = false;
  const decode = (reference: string, name: string): string => {
    const text = name.startsWith('#') ? character(name) : PREDEFINED.get(name);
    if (text === undefined) wrong = true;
    return text ?? reference;
  };
  const texts = parts.map((part) => {
    if (typeof part['#text'] === 'string') return part['#text'].replace(/&([^;&\s]*);/g, decode);
    return Array.isArray(part['#cdata'])
      ? part['#cdata'].map((one) => String(one['#text'] ?? '')).join('')
      : '';
  });
  if (wrong) report.add('XML_ENTITY', {}, place());
  return texts.join('');
}

/** `#10` or `#x0A`; only characters that XML 1.0 section 2.2 allows. */
function character(name: string): string | undefined {
  const code = /^#\d{1,7}$/.test(name) ? Number(name.slice(1)) : Number(`0${name.slice(1)}`);
  if (!/^#(?:\d{1,7}|x[0-9A-Fa-f]{1,6})$/.test(name) || code > 0x10ffff) return undefined;
  const allowed = code >= 0x20 ? !(code >= 0xd800 && code <= 0xdfff) : [9, 10, 13].includes(code);
  return allowed ? String.fromCodePoint(code) : undefined;
}

/** Text between elements, which no AWS document has: a comment, a frame, or something else. */
export function reportStrayText(text: string, place: Place, report: Report): void {
  if (/^(?:#|\/\/)/m.test(text)) report.add('INPUT_COMMENTS', { what: 'XML' }, place);
  else if (FRAME.test(text) || /^[|+]/.test(text)) report.add('INPUT_FRAMED', {}, place);
  else report.add('XML_STRAY_TEXT', {}, place);
}
