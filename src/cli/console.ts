import { isCloudFailure } from '../diagnostics/catalog.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { printDiagnostic, terminalJson } from '../diagnostics/print.js';
import type { Report } from '../diagnostics/result.js';
import type { Decision } from '../plan/plan.js';
import { EXIT } from './exit-codes.js';

/** Writes to standard output, which carries nothing but what was asked for. */
export function writeOut(text: string): void {
  process.stdout.write(text);
}

/** What goes to standard error beside the configuration. */
export interface Notes {
  readonly diagnostics: readonly Diagnostic[];
  /** With `--explain`. */
  readonly decisions?: readonly Decision[];
}

/** Writes diagnostics and decisions to standard error: as text, or as one JSON object. */
export function writeNotes(notes: Notes, asJson: boolean): void {
  if (asJson) {
    process.stderr.write(`${terminalJson(notes, 0)}\n`);
    return;
  }
  for (const one of bySeverity(notes.diagnostics)) process.stderr.write(`${printDiagnostic(one)}\n`);
  if (notes.decisions) process.stderr.write(explain(notes.decisions));
}

/** The end of a command: what was reported goes to standard error, and whether it failed into the exit code. */
export function finish(report: Report, asJson: boolean, decisions?: readonly Decision[]): void {
  writeNotes({ diagnostics: report.diagnostics, ...(decisions ? { decisions } : {}) }, asJson);
  process.exitCode = exitCodeOf(report);
}

/** The end of a command that looks for something: what it found goes into the exit code, unless it failed. */
export function finishSearch(report: Report, asJson: boolean, isFound: boolean): void {
  finish(report, asJson);
  if (isFound && process.exitCode === EXIT.done) process.exitCode = EXIT.found;
}

/** When the cloud failed as well, what else is wrong may come from that: its code wins. */
function exitCodeOf({ diagnostics, failed }: Report): number {
  if (diagnostics.some(({ code }) => isCloudFailure(code))) return EXIT.cloud;
  return failed ? EXIT.wrongInput : EXIT.done;
}

/** What matters most stands last, next to the prompt. */
function bySeverity(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const order = { info: 0, warning: 1, error: 2 } as const;
  return diagnostics.toSorted((a, b) => order[a.severity] - order[b.severity]);
}

function explain(decisions: readonly Decision[]): string {
  const tunnels = [...new Set(decisions.map((one) => one.tunnel))];
  return tunnels
    .map((tunnel) => {
      const rows = decisions
        .filter((one) => one.tunnel === tunnel)
        .map(({ what, value, reason, alternatives }) => [
          `  ${what}`,
          value,
          reason,
          alternatives.length > 0 ? `also possible: ${alternatives.join(', ')}` : '',
        ]);
      return `${tunnel}\n${table(rows)}`;
    })
    .join('');
}

/** Rows as aligned columns, two spaces apart. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
