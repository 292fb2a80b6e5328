import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { VpnConnection } from '../model/connection.js';
import { type AdoptedRow, adoptedRows, COVERED } from './catalog/adopted.js';
import type { FindingCode } from './catalog.js';
import type { Finding } from './finding.js';
import { NOTHING } from './row.js';

/** The diagnostics that are findings, each once. */
export function adopt(
  diagnostics: readonly Diagnostic[],
  connections: readonly VpnConnection[],
): readonly Finding[] {
  return diagnostics.flatMap(({ code, severity, message, hint, place }) => {
    const row: AdoptedRow | undefined = isAdopted(code) ? adoptedRows[code] : undefined;
    if (!row || !isAdopted(code)) return [];
    const wayOut = hint ?? NOTHING;
    const subject = subjectIn(message, connections);
    const said = message.startsWith(`${subject}: `) ? message.slice(subject.length + 2) : message;
    return [{ code, severity, subject, message: said, ...row, wayOut, ...(place ? { place } : {}) }];
  });
}

/** A message of reading or planning names its connection by its id, or by the address of one of its tunnels. */
function subjectIn(message: string, connections: readonly VpnConnection[]): string {
  const words = new Set(message.split(/[\s,;()]+/).map((word) => word.replace(/[.:]+$/, '')));
  const named = connections.filter(
    ({ id, tunnels }) => words.has(id) || tunnels.some(({ outside }) => words.has(outside.cloud)),
  );
  const [one, another] = connections.length === 1 ? connections : named;
  return one && !another ? one.id : 'all connections';
}

/** The diagnostics that no finding tells. */
export function untold(
  diagnostics: readonly Diagnostic[],
  findings: readonly Finding[],
): readonly Diagnostic[] {
  const codes = new Set<string>(findings.map(({ code }) => code));
  return diagnostics.filter(({ code }) => !codes.has(code) && !COVERED[code]?.some((one) => codes.has(one)));
}

function isAdopted(code: string): code is FindingCode & keyof typeof adoptedRows {
  return code in adoptedRows;
}
