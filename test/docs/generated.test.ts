import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { adoptedRows } from '../../src/checks/catalog/adopted.js';
import { checkCatalog, type FindingCode } from '../../src/checks/catalog.js';
import { PROFILES } from '../../src/checks/profiles.js';
import { rowOf } from '../../src/checks/row.js';
import { catalog, type Row } from '../../src/diagnostics/catalog.js';
import { FORMATS } from '../../src/formats/index.js';
import { bundledDevices } from '../support/devices.js';
import { expectGolden, filesBelow, ROOT } from '../support/golden.js';

/** The parts of the documents that are made from the code: between a `generated:NAME` comment and its end. */
function expectPart(file: string, name: string, content: string): void {
  const path = join(ROOT, file);
  const text = readFileSync(path, 'utf8');
  const part = new RegExp(`(<!-- generated:${name} -->\n)[\\s\\S]*?(<!-- end -->)`);
  expect(text).toMatch(part);
  expectGolden(
    path,
    text.replace(part, (_, start: string, end: string) => `${start}${content}${end}`),
  );
}

const cell = (text: string): string =>
  text.replace(/[|<>]/g, (c) => ({ '|': '\\|', '<': '&lt;', '>': '&gt;' })[c] ?? c);
const row = (...cells: string[]): string => `| ${cells.map(cell).join(' | ')} |\n`;

it('README: devices', () => {
  const rows = bundledDevices().map(({ id, manifest }) => row(`\`${id}\``, manifest.name, manifest.versions));
  expectPart(
    'README.md',
    'devices',
    row('id', 'device', 'releases') + row('---', '---', '---') + rows.join(''),
  );
});

it('README: formats', () => {
  const rows = FORMATS.map(({ id, title, source }) => row(`\`${id}\``, title, source));
  expectPart(
    'README.md',
    'formats',
    row('id', 'document', 'where it comes from') + row('---', '---', '---') + rows.join(''),
  );
});

it('docs/diagnostics.md', () => {
  const rows = Object.entries(catalog as Readonly<Record<string, Row>>)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { severity, message, hint }]) => row(`\`${code}\``, severity, message, hint));
  expectPart(
    'docs/diagnostics.md',
    'diagnostics',
    row('code', 'severity', 'message', 'way out') + row('---', '---', '---', '---') + rows.join(''),
  );
});

it('docs/checks.md', () => {
  const lists = Object.entries(PROFILES).map(([id, { title, source, ikeVersions, ike, esp }]) => {
    const phase = ({ encryption, integrity, dhGroup }: typeof ike) =>
      [encryption, integrity, dhGroup].map((list) => list.join(', ')).join('; ');
    return row(`\`${id}\``, title, ikeVersions.join(', '), phase(ike), phase(esp), source);
  });
  expectPart(
    'docs/checks.md',
    'profiles',
    row('profile', 'what', 'IKE', 'phase 1: ciphers; hashes; groups', 'phase 2', 'source') +
      row('---', '---', '---', '---', '---', '---') +
      lists.join(''),
  );
  for (const [name, codes] of [
    ['checks', Object.keys(checkCatalog)],
    ['adopted', Object.keys(adoptedRows)],
  ] as const) {
    const rows = codes.sort().map((code) => {
      const { severity, message, reason, wayOut, source } = rowOf(code as FindingCode);
      return row(`\`${code}\``, severity, message, reason, wayOut, source);
    });
    expectPart(
      'docs/checks.md',
      name,
      row('code', 'severity', 'message', 'reason', 'way out', 'source') +
        row('---', '---', '---', '---', '---', '---') +
        rows.join(''),
    );
  }
});

it('docs/checks.md names only codes that are there', () => {
  const [, pains = ''] = readFileSync(join(ROOT, 'docs/checks.md'), 'utf8').split('## The pains');
  const codes = [...pains.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map((match) => match[1] ?? '');
  const known = [...Object.keys(checkCatalog), ...Object.keys(catalog)];
  expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  expect(pains.match(/^\| (?!pain|---)/gm)?.length).toBeGreaterThanOrEqual(25);
});

it('each device README has the fixed headings', () => {
  for (const { id } of bundledDevices()) {
    const headings = readFileSync(join(ROOT, 'templates', id, 'README.md'), 'utf8').match(/^## .*$/gm);
    expect(headings, id).toEqual([
      '## Before you start',
      '## Apply',
      '## Verify',
      '## Roll back',
      '## Limits',
      '## Sources',
    ]);
  }
});

it('every link between the documents leads somewhere', () => {
  const pages = filesBelow(ROOT).filter(
    (path) => path.endsWith('.md') && !/node_modules|\.changeset|test.golden/.test(path),
  );
  for (const page of pages) {
    for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)) {
      expect(filesBelow(ROOT).includes(join(page, '..', target)), `${page}: ${target}`).toBe(true);
    }
  }
});

it('README: the lines of output are what the command prints', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [, args = '', block = ''] = /<!-- sample: (.*) -->\n```\n([\s\S]*?)```/.exec(readme) ?? [];
  expect(block.trimEnd().split('\n')).toHaveLength(10);
  expect(readme).toContain(`npx cgw-gen render ${args}\n`);
  const run = spawnSync(process.execPath, ['bin/cgw-gen.js', 'render', ...args.split(' ')], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(run.stdout).toContain(block);
});
