import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.js';

it('shows its text to nobody who does not ask for it', () => {
  const secret = new Secret('Xample.Key.1');
  const shown = [
    `${secret}`,
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }, { depth: 9, showHidden: true }),
  ];
  for (const text of [...shown, Object.keys(secret).join()]) expect(text).not.toContain('Xample');
  expect(secret.reveal()).toBe('Xample.Key.1');
  expect(secret.length).toBe(12);
});

it('compares by text', () => {
  expect(new Secret('a').equals(new Secret('a'))).toBe(true);
  expect(new Secret('a').equals(new Secret('b'))).toBe(false);
});
