import type { Report } from '../../diagnostics/result.js';
import type { Locate } from '../spot.js';

/** The deepest nesting of objects, lists or elements that is read; an EC2 reply has 7. */
export const MAX_DEPTH = 64;

/**
 * How many values, elements and attributes one document may have, XML inside of JSON included: their nodes
 * take some hundred bytes each, however short they are. A connection with every list filled has about 330.
 */
export const MAX_VALUES = 2_000_000;

/** The longest text or tag of XML: the parser puts them together by single characters, at 32 bytes each. */
export const MAX_RUN = 1_000_000;

/** What is left of MAX_VALUES for one document. */
export class Budget {
  left: number = MAX_VALUES;
}

/** Why a document is refused before it is parsed, and where. */
export interface Excess {
  readonly what: 'depth' | 'count' | 'length';
  readonly offset: number;
}

/** Reports INPUT_TOO_DEEP, INPUT_TOO_LONG or INPUT_TOO_MANY. */
export function reportExcess({ what, offset }: Excess, locate: Locate, report: Report): void {
  if (what === 'depth') report.add('INPUT_TOO_DEEP', { limit: MAX_DEPTH }, locate(offset));
  else if (what === 'length') report.add('INPUT_TOO_LONG', { limit: MAX_RUN }, locate(offset));
  else report.add('INPUT_TOO_MANY', { limit: MAX_VALUES }, locate(offset));
}
