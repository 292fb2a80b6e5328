import { expect, test } from 'vitest';
import { Report } from '../../src/diagnostics/result.js';

test('a report takes any number of diagnostics', () => {
  const many = new Report();
  for (let index = 0; index < 200_000; index++) many.add('INPUT_EMPTY', {}, { line: index });
  const report = new Report();
  report.take(many.diagnostics);
  expect(report.diagnostics).toHaveLength(200_000);
  expect(report.diagnostics.at(-1)?.place).toEqual({ line: 199_999 });
});
