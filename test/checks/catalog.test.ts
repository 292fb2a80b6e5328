import { describe, expect, it } from 'vitest';
import { adoptedRows, COVERED } from '../../src/checks/catalog/adopted.js';
import { type CheckCode, checkCatalog } from '../../src/checks/catalog.js';
import { type CheckRequest, runChecks } from '../../src/checks/index.js';
import { catalog } from '../../src/diagnostics/catalog.js';
import { CASES, fine, of } from './cases.js';

const codes = (request: CheckRequest) => runChecks(request).map(({ code }) => code);

describe.each(Object.entries(CASES))('%s', (code, [hit, miss]) => {
  it('is found where it is', () => expect(codes(hit)).toContain(code));
  it('is not found where it is not', () => expect(codes(miss)).not.toContain(code));
});

it('every check is reached', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(checkCatalog).sort());
});

it('no check has the code of a diagnostic, and what covers one is a check', () => {
  const own = Object.keys(checkCatalog);
  expect(own.filter((code) => code in catalog)).toEqual([]);
  expect(own.filter((code) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code))).toEqual([]);
  const covering = Object.values(COVERED).flat();
  expect(covering.filter((code) => !own.includes(code as CheckCode))).toEqual([]);
  expect(Object.keys(COVERED).filter((code) => code in adoptedRows)).toEqual([]);
});

it('each row has a reason, a way out and a source', () => {
  for (const row of Object.values(checkCatalog)) {
    for (const text of [row.message, row.reason, row.wayOut, row.source]) expect(text).not.toBe('');
  }
});

it('a good connection has nothing but what is to be known', () => {
  expect(runChecks(of(fine())).filter(({ severity }) => severity !== 'info')).toEqual([]);
});

it('the worst stands first', () => {
  const two = [CASES.INSIDE_OVERLAP[0].connections, CASES.ALLOWED_DH_GROUP[0].connections].flat();
  const found = runChecks({ connections: two });
  const order = found.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
  expect(order).toEqual([...order].sort());
  expect(new Set(order).size).toBe(3);
});

it('no finding shows a key', () => {
  for (const [hit] of Object.values(CASES)) {
    const text = JSON.stringify(runChecks(hit));
    for (const { tunnels } of hit.connections) {
      for (const { psk } of tunnels) expect(text).not.toContain(psk.reveal());
    }
  }
});
