import type { Severity } from '../diagnostics/catalog.js';
import { addressRows } from './catalog/addresses.js';
import type { adoptedRows } from './catalog/adopted.js';
import { algorithmRows } from './catalog/algorithms.js';
import { keyRows } from './catalog/keys.js';
import { redundancyRows } from './catalog/redundancy.js';
import { routingRows } from './catalog/routing.js';
import { upkeepRows } from './catalog/upkeep.js';

/** One row per check. `{names}` in the texts are parameters. */
export interface CheckRow {
  /** Unless the rule weighs it. */
  readonly severity: Severity;
  readonly message: string;
  readonly reason: string;
  readonly wayOut: string;
  readonly source: string;
}

type Rows = typeof algorithmRows &
  typeof keyRows &
  typeof upkeepRows &
  typeof addressRows &
  typeof redundancyRows &
  typeof routingRows;
/** The checks of our own: no code of theirs is one of the diagnostics. */
export type CheckCode = keyof Rows;
/** Those, and the diagnostics that are findings too. */
export type FindingCode = CheckCode | keyof typeof adoptedRows;

export const checkCatalog: Rows = {
  ...algorithmRows,
  ...keyRows,
  ...upkeepRows,
  ...addressRows,
  ...redundancyRows,
  ...routingRows,
};
