import { terminalJson, visible } from '../diagnostics/print.js';
import { suiteName } from '../model/crypto.js';
import { alike } from './alike.js';
import type { Finding } from './finding.js';
import type { Outcome } from './negotiate.js';
import type { ProfileId } from './profiles.js';
import { mismatchInWords } from './rules/negotiation.js';
import { printSarif } from './sarif.js';
import type { Negotiation } from './simulate.js';

/** What `check` prints, in any of its formats. */
export interface CheckReport {
  readonly profile: ProfileId;
  readonly findings: readonly Finding[];
  readonly negotiations: readonly Negotiation[];
}

export const FORMATS = ['text', 'json', 'sarif'] as const;

/** `artifact` is the one input file, where there was no other. */
export function printReport(
  format: (typeof FORMATS)[number],
  report: CheckReport,
  artifact: string | undefined,
): string {
  if (format === 'sarif') return printSarif(report.findings, artifact);
  return format === 'json' ? printJson(report) : printText(report);
}

/** For a terminal or a log: findings, then what will be negotiated, then the commands that mend, each once. */
function printText({ findings, negotiations }: CheckReport): string {
  const commands = [...new Set(findings.flatMap((one) => one.commands ?? []))];
  const parts = [
    alike(findings).map(findingsText).join(''),
    negotiations.length > 0 ? `negotiation\n${negotiations.map(negotiationText).join('')}` : '',
    commands.length > 0
      ? `commands that change only what the findings name\n${commands.map((one) => `  ${visible(one)}\n`).join('')}`
      : '',
    `${summary(findings)}\n`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function findingsText(group: readonly [Finding, ...Finding[]]): string {
  const [{ reason, wayOut, source }] = group;
  const lines = [
    ...group.map(({ severity, code, subject, message }) => `${severity} ${code} ${subject}: ${message}`),
    `  why: ${reason}`,
    `  way out: ${wayOut}`,
    `  source: ${source}`,
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

function negotiationText({ connection, tunnel, isAssumed, planned, listed }: Negotiation): string {
  const rows = [
    `${connection} tunnel ${tunnel}${isAssumed ? " (assumed: AWS's defaults; the document does not show the options)" : ''}`,
    ...(planned ? outcomeLines('planned', planned) : []),
    ...outcomeLines(`${listed.by}, left to offer all it has`, listed.outcome),
  ];
  return rows.map((row, index) => `${index === 0 ? '  ' : '    '}${visible(row)}\n`).join('');
}

function outcomeLines(who: string, outcome: Outcome): readonly string[] {
  if (outcome.kind === 'failed') return [`${who}: no`, ...outcome.mismatches.map(mismatchInWords)];
  const { ikeVersion, ike, esp } = outcome;
  return [`${who}: IKEv${ikeVersion}, phase 1 ${suiteName(ike)}, phase 2 ${suiteName(esp)}`];
}

function summary(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return `${count} ${severity}${count === 1 || severity === 'info' ? '' : 's'}`;
  });
  return counts.join(', ');
}

/** One JSON object; docs/checks.md has its shape. */
function printJson({ profile, findings, negotiations }: CheckReport): string {
  const negotiation = negotiations.map(({ connection, tunnel, isAssumed, planned, listed }) => ({
    connection,
    tunnel,
    isAssumed,
    ...(planned ? { planned: outcomeJson(planned) } : {}),
    listed: { by: listed.by, ...outcomeJson(listed.outcome) },
  }));
  return `${terminalJson({ profile, findings, negotiation })}\n`;
}

function outcomeJson(outcome: Outcome): object {
  if (outcome.kind === 'failed') return { agreed: false, mismatches: outcome.mismatches };
  const { ikeVersion, ike, esp } = outcome;
  return { agreed: true, ikeVersion, phase1: suiteName(ike), phase2: suiteName(esp) };
}
