import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENCRYPTIONS, type Encryption, INTEGRITIES, type Integrity, isAead } from '../../src/model/crypto.js';
import { pingData, tcpMss, tunnelMtu } from '../../src/model/mtu.js';

/** AWS, "Best practices for a customer gateway device": MTU, MSS for IPv4, MSS for IPv6 in IPv4. */
const AWS_TABLE: readonly (readonly [
  Encryption,
  readonly (Integrity | undefined)[],
  boolean,
  number,
  number,
  number,
])[] = [
  ['aes128gcm16', [undefined], false, 1446, 1406, 1386],
  ['aes128gcm16', [undefined], true, 1438, 1398, 1378],
  ['aes128', ['sha1', 'sha256'], false, 1438, 1398, 1378],
  ['aes128', ['sha1', 'sha256'], true, 1422, 1382, 1362],
  ['aes128', ['sha384'], false, 1422, 1382, 1362],
  ['aes128', ['sha384'], true, 1422, 1382, 1362],
  ['aes128', ['sha512'], false, 1422, 1382, 1362],
  ['aes128', ['sha512'], true, 1406, 1366, 1346],
];

describe('AWS’s table', () => {
  const rows = AWS_TABLE.flatMap(([cipher, hashes, nat, ...sizes]) =>
    hashes.flatMap((hash) =>
      [cipher, cipher.replace('128', '256') as Encryption].map((one) => [one, hash, nat, ...sizes] as const),
    ),
  );
  it.each(rows)(
    '%s %s NAT-T %s: MTU %i, MSS %i and %i',
    (encryption, integrity, natTraversal, mtu, mss4, mss6) => {
      const computed = tunnelMtu({ encryption, integrity, natTraversal, underlayMtu: 1500, outerVersion: 4 });
      expect([computed, tcpMss(computed, 4), tcpMss(computed, 6)]).toEqual([mtu, mss4, mss6]);
    },
  );
});

describe('outside the table', () => {
  it('a ping that fills the MTU carries it less the headers of IP and ICMP', () => {
    // 1446 - 20 - 8, and 1446 - 40 - 8.
    expect([pingData(1446, 4), pingData(1446, 6)]).toEqual([1418, 1398]);
  });

  it('an IPv6 underlay costs 20 bytes more', () => {
    // 1500 - 40 - 8 - 8 - 16 = 1428, a multiple of 4; less 2 for pad length and next header.
    const gcm = {
      encryption: 'aes256gcm16',
      integrity: undefined,
      natTraversal: false,
      outerVersion: 6,
    } as const;
    expect(tunnelMtu({ ...gcm, underlayMtu: 1500 })).toBe(1426);
  });

  it('PPPoE leaves 8 bytes less before rounding', () => {
    // 1492 - 20 - 8 - 16 - 12 = 1436; 89 blocks of 16 = 1424; less 2.
    const cbc = { encryption: 'aes128', integrity: 'sha1', natTraversal: false, outerVersion: 4 } as const;
    expect(tunnelMtu({ ...cbc, underlayMtu: 1492 })).toBe(1422);
  });

  it('an integrity algorithm is needed with CBC', () => {
    const cbc = { encryption: 'aes128', integrity: undefined, natTraversal: false, outerVersion: 4 } as const;
    expect(() => tunnelMtu({ ...cbc, underlayMtu: 1500 })).toThrow('is not known');
  });
});

/** The size on the wire of a packet of `inner` bytes: the way forward, where tunnelMtu goes back. */
function onTheWire(
  inner: number,
  cipher: Encryption,
  hash: Exclude<Integrity, 'sm3'>,
  nat: boolean,
  outer: 4 | 6,
): number {
  const isDes = cipher === 'des' || cipher === '3des';
  const block = isAead(cipher) ? 4 : isDes ? 8 : 16;
  const iv = isAead(cipher) || isDes ? 8 : 16;
  const icv = isAead(cipher) ? 16 : { md5: 12, sha1: 12, sha256: 16, sha384: 24, sha512: 32 }[hash];
  const padded = Math.ceil((inner + 2) / block) * block;
  return (outer === 4 ? 20 : 40) + (nat ? 8 : 0) + 8 + iv + padded + icv;
}

it('a packet of the MTU fits the underlay, and one byte more does not', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ENCRYPTIONS),
      fc.constantFrom(...INTEGRITIES.filter((hash) => hash !== 'sm3')),
      fc.boolean(),
      fc.constantFrom(4 as const, 6 as const),
      fc.integer({ min: 576, max: 1500 }),
      (encryption, hash, natTraversal, outerVersion, underlayMtu) => {
        const integrity = isAead(encryption) ? undefined : hash;
        const mtu = tunnelMtu({ encryption, integrity, natTraversal, underlayMtu, outerVersion });
        const wire = (inner: number) => onTheWire(inner, encryption, hash, natTraversal, outerVersion);
        return wire(mtu) <= underlayMtu && wire(mtu + 1) > underlayMtu;
      },
    ),
  );
});
