import type { Assertion, Check } from '../job.js';

/** One scenario's row. */
export interface Proven {
  readonly name: string;
  readonly title: string;
  readonly assertions: readonly Assertion[];
  readonly versions: Readonly<Record<string, string>>;
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

/** One planted bug's row. */
export interface Planted {
  readonly what: string;
  /** Undefined where the goldens alone see it. */
  readonly lab: { readonly scenario: string; readonly assertion: Assertion | undefined } | undefined;
}

const HEAD = `# Proof

Real tunnels from the rendered files: strongSwan, FRR and systemd-networkd took what \`cgw-gen render --device strongswan --out\`
wrote, by the steps of the device's README, and met a cloud's end that is made from the same document by other code
([test/lab](../test/lab/README.md)). A cell has the number of assertions that hold; an empty one has nothing to assert.

This file is written by \`npm run lab -- --proof\`, and the same versions give the same file.
`;

const PLANTED = `## Planted bugs

What other converters do wrong, done in a copy of \`cgw-gen\` ([test/lab/mutants](../test/lab/mutants/mutants.ts)): the goldens differ
for each (\`npm test\`), and the scenario fails in the column, by the assertion that is named.
`;

/** The text of docs/proof.md: the same for the same findings, whatever their order and how long they took. */
export function proofText(rows: readonly Proven[], planted: readonly Planted[], kernel: string): string {
  const sorted = [...rows].sort((one, other) => (one.name < other.name ? -1 : 1));
  const all = sorted.flatMap(({ assertions }) => assertions);
  const checks = [...new Set(all.map(({ check }) => check))];
  const failed = all.filter((one) => !one.passed).length;
  const table = [
    line(['scenario', 'what', ...checks]),
    line(['---', '---', ...checks.map(() => ':-:')]),
    ...sorted.map(({ name, title, assertions }) => {
      return line([linked(name), title, ...checks.map((check) => cell(assertions, check))]);
    }),
  ];
  const result = `${rows.length} scenarios: ${all.length - failed} assertions hold, ${failed} do not.`;
  const bugs = [
    line(['planted bug', 'scenario', 'seen by']),
    line(['---', '---', '---']),
    ...planted.map(({ what, lab }) => line([what, lab ? linked(lab.scenario) : '', seenBy(lab)])),
  ];
  const end = ['## With', '', ...versions(sorted, kernel), ''];
  return [HEAD, result, '', ...table, '', ...leftOut(sorted), PLANTED, ...bugs, '', ...end].join('\n');
}

function leftOut(rows: readonly Proven[]): string[] {
  const items = rows.flatMap(({ name, notes }) => notes.map((note) => `- ${linked(name)}: ${note}`));
  return items.length === 0 ? [] : ['Left out:', '', ...items, ''];
}

function seenBy(lab: Planted['lab']): string {
  if (!lab) return 'the goldens alone';
  const { assertion } = lab;
  return assertion?.passed ? `✓ ${assertion.check}: ${assertion.what}` : '✗';
}

function linked(scenario: string): string {
  return `[${scenario}](../test/lab/scenarios/${scenario}/README.md)`;
}

function cell(assertions: readonly Assertion[], check: Check): string {
  const own = assertions.filter((one) => one.check === check);
  const failed = own.filter((one) => !one.passed).length;
  if (failed > 0) return `✗ ${failed} of ${own.length}`;
  return own.length === 0 ? '' : `✓ ${own.length}`;
}

/** As the programs say them; scenarios that found different ones show all. */
function versions(rows: readonly Proven[], kernel: string): string[] {
  const found = new Map<string, Set<string>>();
  for (const [name, version] of rows.flatMap((row) => Object.entries(row.versions))) {
    found.set(name, (found.get(name) ?? new Set()).add(version));
  }
  const list = [...found].sort().map(([name, all]) => line([name, [...all].sort().join('; ')]));
  return [line(['', 'version']), line(['---', '---']), line(['machine', kernel]), ...list];
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
}
