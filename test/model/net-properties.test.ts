import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  asdot,
  compareIp,
  contains,
  insidePair,
  lastAddress,
  netmask,
  network,
  overlaps,
  parseAsn,
  parseCidr,
  parseIp,
  prefixLength,
  wildcard,
} from '../../src/model/net.js';
import { ip } from '../support/connection.js';

describe('properties', () => {
  const v4 = fc.ipV4().map(ip);
  const v6 = fc.ipV6().map(ip);

  it('an address survives being read again', () => {
    fc.assert(fc.property(fc.oneof(v4, v6), (address) => parseIp(address) === address));
  });

  it('the network of an address holds it, and its mask and wildcard are complements', () => {
    fc.assert(
      fc.property(v4, fc.integer({ min: 0, max: 32 }), (address, length) => {
        const cidr = parseCidr(`${address}/${length}`);
        if (!cidr) return false;
        const sum = (text: string) => text.split('.').map(Number);
        const complement = sum(netmask(cidr.prefix)).every(
          (byte, index) => byte + (sum(wildcard(cidr.prefix))[index] ?? -1) === 255,
        );
        return contains(cidr.prefix, address) && prefixLength(cidr.prefix) === length && complement;
      }),
    );
  });

  it('the two hosts of an inside network are different hosts of it, one after the other', () => {
    fc.assert(
      fc.property(fc.oneof(v4, v6), (address) => {
        const cidr = parseCidr(`${address}/${address.includes(':') ? 126 : 30}`);
        const pair = cidr && insidePair(cidr.prefix);
        if (!cidr || !pair) return false;
        const isInOrder =
          compareIp(pair.cloud, pair.customer) < 0 && compareIp(network(cidr.prefix), pair.cloud) < 0;
        const isWithin =
          contains(cidr.prefix, pair.cloud) && compareIp(pair.customer, lastAddress(cidr.prefix)) < 0;
        return isInOrder && isWithin;
      }),
    );
  });

  it('overlap is symmetric, and two networks overlap exactly when one holds the other’s first address', () => {
    const networks = fc.tuple(v4, fc.integer({ min: 0, max: 32 })).map(([address, length]) => {
      const cidr = parseCidr(`${address}/${length}`);
      if (!cidr) throw new Error('unreachable');
      return cidr.prefix;
    });
    fc.assert(
      fc.property(networks, networks, (a, b) => {
        const expected = contains(a, network(b)) || contains(b, network(a));
        return overlaps(a, b) === expected && overlaps(b, a) === expected;
      }),
    );
  });

  it('asdot and plain are the same number', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 0xffffffff }), (asn) => parseAsn(asdot(asn)) === asn));
  });
});
