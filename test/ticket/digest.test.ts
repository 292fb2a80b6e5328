import { createHmac, pbkdf2Sync } from 'node:crypto';
import { expect, it } from 'vitest';
import { fingerprintBy, sha256 } from '../../src/ticket/digest.js';

const REF = { kind: 'psk', connection: 'vpn-0123456789abcdef0', tunnel: '203.0.113.10' } as const;

it('SHA-256 gives the values of FIPS 180-4', async () => {
  expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(await sha256(new Uint8Array())).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  expect(await sha256('é')).toBe(await sha256(Uint8Array.of(0xc3, 0xa9)));
});

it('a fingerprint is what the decision record says', async () => {
  const stretched = pbkdf2Sync('a key that two share', 'cgw-gen fingerprint 1', 600_000, 32, 'sha256');
  const message = '["psk","vpn-0123456789abcdef0","203.0.113.10","Xample.Key"]';
  const expected = createHmac('sha256', stretched).update(message).digest('hex').slice(0, 16);
  const fingerprint = await fingerprintBy('a key that two share');
  expect(await fingerprint(REF, 'Xample.Key')).toBe(expected);
});

it('a fingerprint depends on the key, the secret, and whose it is', async () => {
  const [one, other] = await Promise.all([
    fingerprintBy('a key that two share'),
    fingerprintBy('a key that two shard'),
  ]);
  const all = await Promise.all([
    one(REF, 'Xample.Key'),
    one(REF, 'Xample.Kez'),
    one({ ...REF, kind: 'bgp-key' }, 'Xample.Key'),
    one({ ...REF, connection: 'vpn-1' }, 'Xample.Key'),
    one({ ...REF, tunnel: '203.0.113.20' }, 'Xample.Key'),
    other(REF, 'Xample.Key'),
  ]);
  expect(new Set(all).size).toBe(all.length);
  expect(await one(REF, 'Xample.Key')).toBe(all[0]);
});
