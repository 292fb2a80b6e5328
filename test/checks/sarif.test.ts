import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/index.js';
import { printReport } from '../../src/checks/report.js';
import { printSarif } from '../../src/checks/sarif.js';
import { CASES } from './cases.js';

// The published schema is not ours to copy: a package of Microsoft's SARIF SDK carries it, and nothing of that package runs.
const require = createRequire(import.meta.url);
const SCHEMA = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

/** It is of JSON Schema draft 4, of which ajv knows all that it uses but the name of `$id`; one pattern is sloppy. */
function validator() {
  const { id: $id, $schema: _, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  return ajv.compile({ $id, ...schema });
}

const findings = Object.values(CASES).flatMap(([hit]) => runChecks(hit));
const placed = findings.map((one, index) => ({
  ...one,
  ...(index % 2 === 0 ? { place: { file: 'in put/vpn#1.json', line: 7, column: 3, path: 'a.b' } } : {}),
}));

describe('SARIF', () => {
  const validate = validator();
  const problems = (text: string) => {
    validate(JSON.parse(text));
    return validate.errors ?? [];
  };

  it('is valid by the published schema: with findings of every check, and with none', () => {
    expect(problems(printSarif(placed, 'vpn.json'))).toEqual([]);
    expect(problems(printSarif([], undefined))).toEqual([]);
    const report = { profile: 'rfc8247', findings, negotiations: [] } as const;
    expect(problems(printReport('sarif', report, undefined))).toEqual([]);
  });

  it('would not be, were a level or a place wrong', () => {
    const text = printSarif(placed, undefined);
    expect(problems(text.replace('"note"', '"info"'))).not.toEqual([]);
    expect(problems(text.replace('"startLine": 7', '"startLine": 0'))).not.toEqual([]);
    expect(problems(text.replace('"version"', '"versions"'))).not.toEqual([]);
  });

  it('each result points at its rule, which tells all that the finding does', () => {
    const [run] = JSON.parse(printSarif(placed, undefined)).runs;
    const { rules } = run.tool.driver;
    expect(run.results).toHaveLength(placed.length);
    for (const [index, result] of run.results.entries()) {
      const finding = placed[index];
      expect(rules[result.ruleIndex].id).toBe(finding?.code);
      expect(result.message.text).toContain(`${finding?.subject}: ${finding?.message}`);
      expect(rules[result.ruleIndex].help.text).toContain(finding?.source);
      for (const command of finding?.commands ?? []) expect(result.message.text).toContain(command);
    }
    expect(JSON.stringify(rules)).not.toMatch(/[{]\w+[}]/);
  });

  it('names the file as a URI, where one is known', () => {
    const locations = (artifact?: string) =>
      JSON.parse(printSarif(placed.slice(0, 2), artifact)).runs[0].results.map(
        (one: { locations: unknown[] }) => one.locations[0],
      );
    const [first, second] = locations('vpn.json');
    expect(first.physicalLocation).toEqual({
      artifactLocation: { uri: 'in%20put/vpn%231.json' },
      region: { startLine: 7, startColumn: 3 },
    });
    expect(second.physicalLocation).toEqual({ artifactLocation: { uri: 'vpn.json' } });
    expect(second.logicalLocations[0].fullyQualifiedName).toBe(placed[1]?.subject);
    for (const unknown of [undefined, '-']) {
      expect(locations(unknown)[1]).not.toHaveProperty('physicalLocation');
    }
  });
});
