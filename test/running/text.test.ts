import { expect, test } from 'vitest';
import { pagedLine } from '../../src/running/text.js';

test.each([
  '--More--',
  ' --More-- ',
  '-- (more) --',
  '(END)',
  ':',
  'lines 1-23',
  'lines 24-46/80 57%',
  '\u0007',
  'a\bb',
])('%j is what a pager or a terminal leaves', (line) =>
  expect(pagedLine(['hostname r1', line, 'end'])).toBe(2),
);

test.each(['', '\tindented', ' description lines 1-2', '!', 'banner (END) of it', 'a:'])(
  '%j is a line of a configuration',
  (line) => expect(pagedLine(['hostname r1', line, 'end'])).toBeUndefined(),
);
