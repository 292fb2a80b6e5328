import type { ValidationError } from 'fast-xml-parser';
import type { Report } from '../../diagnostics/result.js';
import type { Locate } from '../spot.js';

type Problem = ValidationError['err'];

/**
 * The validator's messages quote the text, which may be a part of a secret: only their kind is used.
 * (fast-xml-parser 5.12, validator.js)
 */
const PROBLEMS: readonly (readonly [RegExp, string])[] = [
  [
    /^Expected closing tag|has not been opened/,
    'this closing tag does not belong to the element that is open',
  ],
  [/closing|can't have attributes/i, 'this closing tag is not complete'],
  [/is repeated/, 'an attribute is repeated'],
  [/^(?:Attribute|boolean attribute)/, 'an attribute is not written as name="value"'],
  [/^Extra text/, 'there is text behind the end of the document'],
  [/^char '&'/, 'a bare & must be written &amp;'],
  [/^char/, 'there is text outside of the elements'],
];

/** Reports INPUT_TRUNCATED for a document that stops before its elements are closed, else XML_SYNTAX. */
export function reportSyntax(source: string, error: Problem | undefined, at: Locate, report: Report): void {
  const control = controlCharacter(source);
  if (!error) {
    report.add('XML_SYNTAX', { problem: 'there is a control character' }, at(control ?? 0));
  } else if (/^(?:Unclosed tag|Invalid '|Attributes for|Start tag)/.test(error.msg)) {
    report.add('INPUT_TRUNCATED', { what: 'XML' }, at(source.trimEnd().length));
  } else if (/^(?:Multiple|XML declaration)/.test(error.msg)) {
    report.add('XML_SEVERAL_ROOTS', {}, at(source.lastIndexOf('<', offsetOf(source, error))));
  } else {
    const [, problem = 'it can not be read here'] = PROBLEMS.find(([kind]) => kind.test(error.msg)) ?? [];
    report.add('XML_SYNTAX', { problem }, at(offsetOf(source, error)));
  }
}

/** The offset of a character that XML 1.0 section 2.2 does not allow. */
export function controlCharacter(source: string): number | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const found = source.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  return found < 0 ? undefined : found;
}

function offsetOf(source: string, error: Problem): number {
  let start = 0;
  for (let line = 1; line < error.line; line++) start = source.indexOf('\n', start) + 1;
  return start + Math.max(0, (error.col ?? 1) - 1);
}
