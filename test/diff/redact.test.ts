import { expect, test } from 'vitest';
import { compareConnections } from '../../src/diff/connections.js';
import { redactors } from '../../src/diff/redact.js';
import type { Tunnel } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import { connection, ip, tunnel } from '../support/connection.js';
import { planned } from '../support/plan.js';

const FIRST = tunnel();
const MOVED = { ...FIRST, outside: { ...FIRST.outside, cloud: ip('203.0.113.99') } };
const [OLD, NEW] = ['203.0.113.10', '203.0.113.99'];

/** What stands for the key of the first tunnel on both sides. */
function keys(before: Tunnel, after: Tunnel, kind: 'psk' | 'bgp-key' = 'psk'): string[] {
  const [was, is] = [before, after].map((one) => connection({ tunnels: [one] }));
  if (!was || !is) throw new Error('no connections');
  const print = redactors(
    planned({ connections: [was] }),
    planned({ connections: [is] }),
    compareConnections([was], [is]),
  );
  const ref = (one: Tunnel) => ({ kind, connection: was.id, tunnel: one.outside.cloud });
  return [print.before(ref(before), 'ios-word', 'KEY'), print.after(ref(after), 'ios-word', 'KEY')];
}

test('a key that is the same looks the same, also of a tunnel whose endpoint was replaced', () => {
  expect(keys(FIRST, FIRST)).toEqual(['[secret]', '[secret]']);
  expect([FIRST.outside.cloud, MOVED.outside.cloud]).toEqual([OLD, NEW]);
  expect(keys(FIRST, MOVED)).toEqual(['[secret]', '[secret]']);
});

test('another key looks different, also of a tunnel whose endpoint was replaced', () => {
  const psk = new Secret('Another.Key.12345');
  expect(keys(FIRST, { ...FIRST, psk })).toEqual(['[secret, before]', '[secret, changed]']);
  expect(keys(FIRST, { ...MOVED, psk })).toEqual(['[secret, before]', '[secret, changed]']);
});

test('each kind of key is compared with its own kind', () => {
  const one = { ...FIRST, bgpKey: FIRST.psk };
  expect(keys(one, { ...FIRST, bgpKey: new Secret('Session.Key') }, 'bgp-key')).toEqual([
    '[secret, before]',
    '[secret, changed]',
  ]);
  expect(keys(one, FIRST, 'bgp-key')[0]).toBe('[secret]');
});
