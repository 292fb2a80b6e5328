import type { Severity } from '../diagnostics/catalog.js';
import { keyRows } from './catalog/keys.js';
import { redundancyRows } from './catalog/redundancy.js';

/** One row per check. `{names}` in the texts are parameters. */
export interface CheckRow {
  readonly severity: Severity;
  readonly message: string;
  readonly reason: string;
  readonly wayOut: string;
  readonly source: string;
}

type Rows = typeof keyRows & typeof redundancyRows;
/** The checks of our own: no code of theirs is one of the diagnostics. */
export type CheckCode = keyof Rows;
export type FindingCode = CheckCode;

export const checkCatalog: Rows = { ...keyRows, ...redundancyRows };
