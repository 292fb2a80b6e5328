import { expect, test } from 'vitest';
import { compareConfigs } from '../../src/running/compare.js';
import type { ConfigObject } from '../../src/running/dialect.js';
import { ownersOf } from '../../src/running/owners.js';
import { connection } from '../support/connection.js';

test.each([
  ['own', ['extra']],
  ['common', []],
  ['shared', []],
] as const)('what is ours and not wanted is extra only where it is of one connection: %s', (scope, kinds) => {
  const owners = ownersOf([connection()]);
  const place = { line: 1 };
  const [{ name } = { name: '' }] = owners;
  const object: ConfigObject = { name, settings: new Map(), claims: [name], scope, place };
  const { differences } = compareConfigs(new Map(), new Map([[name, object]]), owners);
  expect(differences.map(({ kind }) => kind)).toEqual(kinds);
});
