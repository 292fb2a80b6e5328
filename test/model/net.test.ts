import { describe, expect, it } from 'vitest';
import {
  addressLabel,
  alibabaInsideProblem,
  asdot,
  awsInsideProblem,
  compareIp,
  comparePrefix,
  contains,
  insidePair,
  isEndpoint,
  isPrivate,
  lastAddress,
  netmask,
  network,
  overlaps,
  parseAsn,
  parseCidr,
  parseIp,
  parsePrefix,
  wildcard,
} from '../../src/model/net.js';
import { ip, prefix } from '../support/connection.js';

describe('parseIp', () => {
  it.each([
    ['169.254.10.2', '169.254.10.2'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['fd00:2001:db8:2:2d1:81ff:fe41:d202', 'fd00:2001:db8:2:2d1:81ff:fe41:d202'],
    ['::', '::'],
  ])('takes %s as %s', (text, canonical) => expect(parseIp(text)).toBe(canonical));

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '010.0.0.1',
    '1.2.3.04',
    '0x7f.0.0.1',
    '2130706433',
    ' 1.2.3.4',
  ])('refuses %j', (text) => expect(parseIp(text)).toBeUndefined());

  it.each(['fe80::1%eth0', '1::2::3', ':::', 'fd00::1/126', '12345::', 'g::1'])('refuses %j', (text) =>
    expect(parseIp(text)).toBeUndefined(),
  );
});

describe('networks', () => {
  it('works out a /30 by hand', () => {
    const inside = prefix('169.254.195.140/30');
    expect(network(inside)).toBe('169.254.195.140');
    expect(lastAddress(inside)).toBe('169.254.195.143');
    expect(netmask(inside)).toBe('255.255.255.252');
    expect(wildcard(inside)).toBe('0.0.0.3');
    expect(insidePair(inside)).toEqual({
      prefix: '169.254.195.140/30',
      cloud: '169.254.195.141',
      customer: '169.254.195.142',
    });
  });

  it('works out a /126 by hand', () => {
    expect(insidePair(prefix('fd00:2001:db8:2:2d1:81ff:fe41:d200/126'))).toEqual({
      prefix: 'fd00:2001:db8:2:2d1:81ff:fe41:d200/126',
      cloud: 'fd00:2001:db8:2:2d1:81ff:fe41:d201',
      customer: 'fd00:2001:db8:2:2d1:81ff:fe41:d202',
    });
    expect(lastAddress(prefix('fd00::fc/126'))).toBe('fd00::ff');
  });

  it('gives no pair for another length', () => {
    expect(insidePair(prefix('169.254.10.0/29'))).toBeUndefined();
    expect(insidePair(prefix('fd00::/64'))).toBeUndefined();
  });

  it.each([
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255', '255.255.255.255'],
    ['10.0.0.0/8', '255.0.0.0', '0.255.255.255', '10.255.255.255'],
    ['192.0.2.1/32', '255.255.255.255', '0.0.0.0', '192.0.2.1'],
    ['172.16.128.0/17', '255.255.128.0', '0.0.127.255', '172.16.255.255'],
  ])('masks %s', (text, mask, inverse, last) => {
    expect([netmask(prefix(text)), wildcard(prefix(text)), lastAddress(prefix(text))]).toEqual([
      mask,
      inverse,
      last,
    ]);
  });

  it('keeps host bits apart', () => {
    expect(parsePrefix('169.254.15.193/30')).toBeUndefined();
    expect(parseCidr('169.254.15.193/30')).toEqual({
      prefix: '169.254.15.192/30',
      address: '169.254.15.193',
    });
  });

  it.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/08', '10.0.0.0/-1', 'fd00::/129', '/30', '10.0.0.0/30/1'])(
    'refuses %j',
    (text) => expect(parseCidr(text)).toBeUndefined(),
  );

  it('tells containment and overlap', () => {
    expect(contains(prefix('10.0.0.0/8'), prefix('10.1.0.0/16'))).toBe(true);
    expect(contains(prefix('10.1.0.0/16'), prefix('10.0.0.0/8'))).toBe(false);
    expect(overlaps(prefix('10.1.0.0/16'), prefix('10.0.0.0/8'))).toBe(true);
    expect(overlaps(prefix('10.0.0.0/9'), prefix('10.128.0.0/9'))).toBe(false);
    expect(contains(prefix('0.0.0.0/0'), ip('fd00::1'))).toBe(false);
  });

  it('orders by number, not by text', () => {
    const sorted = ['203.0.113.9', '203.0.113.10', '9.9.9.9', '2001:db8::1'].map(ip).sort(compareIp);
    expect(sorted).toEqual(['9.9.9.9', '203.0.113.9', '203.0.113.10', '2001:db8::1']);
    expect(['10.0.0.0/16', '10.0.0.0/8', '9.0.0.0/8'].map(prefix).sort(comparePrefix)).toEqual([
      '9.0.0.0/8',
      '10.0.0.0/8',
      '10.0.0.0/16',
    ]);
  });
});

describe('what AWS gives as inside networks', () => {
  it.each(['169.254.0.0/30', '169.254.5.0/30', '169.254.169.252/30'])('%s is reserved', (text) =>
    expect(awsInsideProblem(prefix(text))).toBe('reserved'),
  );
  it.each(['169.254.0.4/30', '169.254.6.0/30', 'fd12::4/126'])('%s is fine', (text) =>
    expect(awsInsideProblem(prefix(text))).toBeUndefined(),
  );
  it.each(['10.0.0.0/30', 'fc00::/126', '2001:db8::/126'])('%s is out of range', (text) =>
    expect(awsInsideProblem(prefix(text))).toBe('range'),
  );
});

describe('what Alibaba Cloud takes as inside networks', () => {
  it.each(['169.254.0.0/30', '169.254.6.0/30', '169.254.169.252/30'])('%s is reserved', (text) =>
    expect(alibabaInsideProblem(prefix(text))).toBe('reserved'),
  );
  it.each(['169.254.0.4/30', '169.254.7.0/30'])('%s is fine', (text) =>
    expect(alibabaInsideProblem(prefix(text))).toBeUndefined(),
  );
  it.each(['10.0.0.0/30', 'fd12::4/126'])('%s is out of range', (text) =>
    expect(alibabaInsideProblem(prefix(text))).toBe('range'),
  );
});

describe('addresses by kind', () => {
  it('knows what a NAT must hide', () => {
    expect(
      ['10.0.0.1', '172.31.0.1', '192.168.1.1', '100.64.0.1', 'fd00::1'].map((one) => isPrivate(ip(one))),
    ).toEqual([true, true, true, true, true]);
    expect(['203.0.113.1', '172.32.0.1', '2001:db8::1'].map((one) => isPrivate(ip(one)))).toEqual([
      false,
      false,
      false,
    ]);
  });
  it('knows what can not be an endpoint', () => {
    expect(
      [
        '0.0.0.0',
        '127.0.0.1',
        '224.0.0.1',
        '255.255.255.255',
        '169.254.1.1',
        '::1',
        'ff02::1',
        'fe80::1',
      ].map((one) => isEndpoint(ip(one))),
    ).toEqual(Array(8).fill(false));
    expect(isEndpoint(ip('203.0.113.1'))).toBe(true);
  });
});

describe('AS numbers', () => {
  it.each([
    ['1', 1],
    ['65000', 65000],
    ['4294967295', 4294967295],
    ['1.10', 65546],
    ['65535.65535', 4294967295],
    ['0.7224', 7224],
  ])('%s is %i', (text, asn) => expect(parseAsn(text)).toBe(asn));
  it.each(['', '0', '-1', '4294967296', '65536.0', '1.65536', '0.0', '1e4', '0x10', '1.2.3', '١'])(
    'refuses %j',
    (text) => expect(parseAsn(text)).toBeUndefined(),
  );
  it('writes asdot', () =>
    expect([65535, 65536, 4200000000].map(asdot)).toEqual(['65535', '1.0', '64086.59904']));
});

it('labels an address in letters, digits and underscores', () => {
  expect(addressLabel(ip('203.0.113.10'))).toBe('203_0_113_10');
  expect(addressLabel(ip('2001:db8:aa5:100::a1'))).toBe('010000000000000000A1');
});
