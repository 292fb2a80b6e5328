import { catalog } from '../diagnostics/catalog.js';
import { adoptedRows } from './catalog/adopted.js';
import { type CheckRow, checkCatalog, type FindingCode } from './catalog.js';

/** The row of any finding: those of diagnostics have their texts there. */
export function rowOf(code: FindingCode): CheckRow {
  if (code in checkCatalog) return checkCatalog[code as keyof typeof checkCatalog];
  const adopted = code as keyof typeof adoptedRows;
  const { severity, message, hint } = catalog[adopted];
  return { severity, message, wayOut: hint === '' ? NOTHING : hint, ...adoptedRows[adopted] };
}

/** Where a diagnostic has no way out, because its message says it all. */
export const NOTHING = 'nothing is to be done';
