import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/checks/finding.js';
import { type CheckRequest, runChecks } from '../../src/checks/index.js';
import type { Upkeep, VpnConnection } from '../../src/model/connection.js';
import { plain } from '../support/configured.js';
import { BGP, connection, prefix } from '../support/connection.js';
import { fine, good, of, withPlan } from './cases.js';

const find = (request: CheckRequest, code: string): Finding | undefined =>
  runChecks(request).find((one) => one.code === code);
const codes = (request: CheckRequest) => runChecks(request).map(({ code }) => code);

describe('across all connections given', () => {
  const other = (shape: Parameters<typeof good>[0]) =>
    connection({ id: 'vpn-2', tunnels: [good({ cloud: '203.0.113.77', ...shape })] });
  const one = connection({ tunnels: [good()] });

  it('what one device can not have is an error, what two can a warning', () => {
    const apart = { customer: '198.51.100.9' };
    const severity = (shape: object, code: string) => find(of(one, other(shape)), code)?.severity;
    expect(severity({}, 'INSIDE_OVERLAP')).toBe('error');
    expect(severity(apart, 'INSIDE_OVERLAP')).toBe('warning');
    const shared = { cloud: '203.0.113.10', inside: '169.254.77.0/30' };
    expect(severity(shared, 'ENDPOINT_SHARED')).toBe('error');
    expect(severity({ ...shared, ...apart }, 'ENDPOINT_SHARED')).toBe('warning');
  });

  it('one customer address for all tunnels to one gateway is told of the gateway', () => {
    const found = find(of(one, other({})), 'CUSTOMER_ENDPOINT_SHARED');
    expect(found?.message).toBe('every tunnel to tgw-0a1b2c3d starts at 198.51.100.1');
    const elsewhere = { ...other({}), cloudGateway: { kind: 'transit-gateway', id: 'tgw-9' } } as const;
    const all = runChecks(of(one, elsewhere)).filter(({ code }) => code === 'CUSTOMER_ENDPOINT_SHARED');
    expect(all.map(({ subject }) => subject).sort()).toEqual([one.id, 'vpn-2']);
  });
});

describe('who opens the tunnels', () => {
  const actions = (upkeep: Upkeep | undefined, more: Partial<VpnConnection> = {}) => {
    const { upkeep: _, ...bare } = good();
    const tunnel = upkeep ? { ...bare, upkeep } : bare;
    const found = runChecks(of(connection({ tunnels: [tunnel], ...more })));
    return found
      .filter(({ code }) => /^(CLOUD_|DPD_|START_)/.test(code))
      .map(({ code, severity }) => `${severity} ${code}`);
  };

  it.each<[Upkeep, readonly string[]]>([
    [{}, ['info CLOUD_WAITS']],
    [{ dpdTimeout: 'none' }, ['warning DPD_NO_ACTION']],
    [{ dpdTimeout: 'restart' }, ['info CLOUD_STARTS']],
    [{ startup: 'start' }, ['warning CLOUD_STARTS', 'info CLOUD_STARTS_ONCE']],
    [{ startup: 'start', dpdTimeout: 'restart' }, ['warning CLOUD_STARTS']],
    [{ startup: 'start', dpdTimeout: 'none' }, ['warning CLOUD_STARTS', 'warning DPD_NO_ACTION']],
  ])('%j', (upkeep, expected) => expect(actions(upkeep)).toEqual(expected));

  it('is not known where the document does not show it', () => {
    expect(actions(undefined)).toEqual(['info CLOUD_WAITS']);
    expect(actions(undefined, { authority: 'template' })).toEqual([]);
    expect(codes(of(plain()))).not.toContain('CLOUD_WAITS');
    expect(codes(of(plain({ upkeep: { dpdTimeout: 'none' } })))).toContain('DPD_NO_ACTION');
  });
});

describe('selectors of AWS', () => {
  it.each([
    ['10.1.0.0/16', '0.0.0.0/0', '--local-ipv4-network-cidr 0.0.0.0/0 --remote-ipv4-network-cidr 0.0.0.0/0'],
    ['fd01::/64', '::/0', '--local-ipv6-network-cidr ::/0 --remote-ipv6-network-cidr ::/0'],
  ])('%s: the command that takes all', (customer, cloud, flags) => {
    const networks = { customer: prefix(customer), cloud: prefix(cloud) };
    expect(find(of(fine({}, { networks })), 'NETWORKS_NARROW')?.commands).toEqual([
      `aws ec2 modify-vpn-connection-options --vpn-connection-id vpn-0123456789abcdef0 ${flags}`,
    ]);
  });
});

describe('AS numbers', () => {
  const told = (customerAsn: number, cloud: 'aws' | 'alibaba' = 'aws') =>
    codes(of(fine({}, { cloud, routing: { ...BGP, customerAsn } }))).filter((code) =>
      code.startsWith('ASN_'),
    );

  // RFC 6996, RFC 5398, RFC 6793, RFC 7300 and AWS, "Customer gateway options".
  it.each<[number, readonly string[]]>([
    [64511, ['ASN_DOCUMENTATION']],
    [64512, []],
    [65534, []],
    [65535, ['ASN_UNUSABLE']],
    [65536, ['ASN_DOCUMENTATION']],
    [65551, ['ASN_DOCUMENTATION']],
    [65552, ['ASN_PUBLIC']],
    [23456, ['ASN_UNUSABLE']],
    [7224, ['ASN_AMAZON']],
    [17943, ['ASN_AMAZON']],
    [4199999999, ['ASN_PUBLIC']],
    [4200000000, []],
    [4294967294, []],
    [4294967295, ['ASN_UNUSABLE']],
  ])('%i: %j', (asn, expected) => expect(told(asn)).toEqual(expected));

  it('of Amazon are ordinary ones elsewhere', () => expect(told(9059, 'alibaba')).toEqual(['ASN_PUBLIC']));
});

describe('both tunnels at once', () => {
  const vgw = fine({}, { cloudGateway: { kind: 'virtual-private-gateway', id: 'vgw-1' } });
  const severity = (request: CheckRequest) => find(request, 'ECMP_IMPOSSIBLE')?.severity;

  it('matters where the plan sends through both', () => {
    expect(severity(of(vgw))).toBe('info');
    expect(severity(withPlan([vgw]))).toBe('warning');
    expect(severity(withPlan([vgw], { prefer: '203.0.113.20' }))).toBeUndefined();
  });

  it('may come back by the other tunnel on a transit gateway, unless one is preferred', () => {
    expect(codes(withPlan([fine()]))).toContain('ASYMMETRIC_RETURN');
    expect(codes(withPlan([fine()], { prefer: '203.0.113.20' }))).not.toContain('ASYMMETRIC_RETURN');
  });

  it('is not what a cloud does whose other tunnel stands by', () => {
    const [first, second] = fine().tunnels;
    if (!second) throw new Error('one tunnel');
    const tunnels = [
      { ...first, role: 'active' },
      { ...second, role: 'standby' },
    ] as const;
    const found = find(of(plain({}, { tunnels, routing: BGP })), 'ECMP_IMPOSSIBLE');
    expect(found?.message).toBe('the cloud sends through one tunnel at a time: the other one stands by');
  });
});

it('lifetimes of AWS are no rule for another cloud', () => {
  const { ike, esp } = good();
  const day = { value: 86400, from: 'connection-config' } as const;
  const found = codes(of(plain({ ike: { ...ike, lifetime: day }, esp: { ...esp, lifetime: day } })));
  expect(found.filter((code) => code.startsWith('LIFETIME'))).toEqual([]);
});

it('aggressive mode is nothing to who uses IKEv2', () => {
  const connections = [fine({ ikeVersions: [2, 1] }, {}, { ikev1Mode: 'aggressive' })];
  expect(codes({ connections })).toContain('AGGRESSIVE_MODE');
  expect(codes(withPlan(connections))).not.toContain('AGGRESSIVE_MODE');
});

it('names what differs between the tunnels', () => {
  const [first] = fine().tunnels;
  const dpd = { value: { interval: 20, retries: 3 }, from: 'tunnel-options' } as const;
  const second = good({ cloud: '203.0.113.20', inside: '169.254.20.0/30', ikeVersions: [2, 1] }, { dpd });
  const found = find(of(connection({ tunnels: [first, second] })), 'TUNNELS_DIFFER');
  expect(found?.message).toBe('the tunnels of the connection differ in IKE versions, DPD');
});

describe('keys that people choose', () => {
  const told = (psk: string) => codes(of(fine({ psk }))).filter((code) => /^PSK_(SHORT|REPET)/.test(code));

  it.each([
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaa', ['PSK_REPETITIVE']],
    ['abcdefghijklmnopqrstuvwxyz', ['PSK_REPETITIVE']],
    ['98765432109876543210987654', ['PSK_REPETITIVE']],
    ['Summer.2026Summer.2026Summer', ['PSK_REPETITIVE']],
    ['Tq7.mXw2RbK9_vLp4ZsJ8dNc', []],
    ['Tq7.mXw2', ['PSK_SHORT']],
  ])('%s: %j', (psk, expected) => expect(told(psk)).toEqual(expected));
});
