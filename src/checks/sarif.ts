import type { Severity } from '../diagnostics/catalog.js';
import type { Place } from '../diagnostics/diagnostic.js';
import { terminalJson } from '../diagnostics/print.js';
import type { FindingCode } from './catalog.js';
import type { Finding } from './finding.js';
import { rowOf } from './row.js';

/** SARIF 2.1.0 section 3.27.10. */
const LEVELS: { readonly [severity in Severity]: string } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * The findings as a SARIF 2.1.0 log (OASIS) of one run. `artifact` is the input file, for findings without a place,
 * where there was only one.
 */
export function printSarif(findings: readonly Finding[], artifact: string | undefined): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cgw-gen', rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((one) => ({
          ruleId: one.code,
          ruleIndex: codes.indexOf(one.code),
          level: LEVELS[one.severity],
          message: { text: textOf(one) },
          locations: [locationOf(one, artifact)],
        })),
      },
    ],
  };
  return `${terminalJson(log)}\n`;
}

function textOf({ subject, message, wayOut, commands = [] }: Finding): string {
  return [`${subject}: ${message}`, `Way out: ${wayOut}`, ...commands].join('\n');
}

function ruleOf(code: FindingCode): object {
  const { severity, message, reason, wayOut, source } = rowOf(code);
  return {
    id: code,
    shortDescription: { text: bare(message) },
    fullDescription: { text: bare(reason) },
    help: { text: `Way out: ${bare(wayOut)}\nSource: ${source}` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

/** A brace means a placeholder in SARIF (section 3.11.5). */
function bare(text: string): string {
  return text.replace(/\{\w+\}/g, '…');
}

function locationOf({ subject, place }: Finding, artifact: string | undefined): object {
  const file = place?.file ?? artifact;
  const isFile = file !== undefined && file !== '-' && !file.startsWith('--');
  return {
    ...(isFile ? { physicalLocation: physicalOf(file, place) } : {}),
    logicalLocations: [{ fullyQualifiedName: subject, kind: 'resource' }],
  };
}

function physicalOf(file: string, place: Place | undefined): object {
  const { line, column } = place ?? {};
  const region = line === undefined ? {} : { startLine: line, ...(column ? { startColumn: column } : {}) };
  return {
    artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
    ...(line === undefined ? {} : { region }),
  };
}
