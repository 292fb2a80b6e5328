import { describe, expect, it } from 'vitest';
import { planDevice } from '../../src/plan/index.js';
import type { RoutingPlan } from '../../src/plan/plan.js';
import { BGP, connection, STATIC, tunnel } from '../support/connection.js';
import { device } from '../support/device.js';

function run(answers: Readonly<Record<string, string>>, connections = [connection()]) {
  const given = Object.entries(answers).map(([name, value]) => ({ name, value }));
  return planDevice({ connections, device: device(), answers: [given] });
}

function routing(
  answers: Readonly<Record<string, string>>,
  connections = [connection()],
): RoutingPlan | undefined {
  const result = run(answers, connections);
  return result.ok ? result.value.connections[0]?.routing : undefined;
}

const codes = (...args: Parameters<typeof run>): string[] => run(...args).diagnostics.map((one) => one.code);

describe('BGP', () => {
  it('announces the customer prefixes alone, in order, and denies a default route', () => {
    expect(routing({ customer_prefixes: '10.2.0.0/16,10.1.0.0/16' })).toEqual({
      kind: 'bgp',
      customerAsn: 65000,
      cloudAsn: 64512,
      holdTime: 30,
      keepalive: 10,
      announced: ['10.1.0.0/16', '10.2.0.0/16'],
      inbound: [
        { sequence: 10, action: 'deny', prefix: '0.0.0.0/0', maxLength: undefined },
        { sequence: 20, action: 'permit', prefix: '0.0.0.0/0', maxLength: 32 },
      ],
    });
  });

  it('announces nothing, with a warning, when no prefix is given', () => {
    const plan = routing({});
    expect(plan?.kind === 'bgp' && plan.announced).toEqual([]);
    expect(codes({})).toEqual(['CUSTOMER_PREFIXES_MISSING']);
  });

  it('accepts the cloud prefixes alone when they are named; a host has no longer match', () => {
    const plan = routing({ customer_prefixes: '10.1.0.0/16', cloud_prefixes: '10.100.0.0/16 192.0.2.1/32' });
    expect(plan?.kind === 'bgp' && plan.inbound).toEqual([
      { sequence: 10, action: 'deny', prefix: '0.0.0.0/0', maxLength: undefined },
      { sequence: 20, action: 'permit', prefix: '10.100.0.0/16', maxLength: 32 },
      { sequence: 30, action: 'permit', prefix: '192.0.2.1/32', maxLength: undefined },
    ]);
  });

  it('takes a default route only when asked, and says what that needs', () => {
    const asked = { customer_prefixes: '10.1.0.0/16', accept_default_route: 'true' };
    const plan = routing(asked);
    expect(plan?.kind === 'bgp' && plan.inbound[0]).toMatchObject({ action: 'permit', prefix: '0.0.0.0/0' });
    expect(codes(asked)).toEqual(['DEFAULT_ROUTE_TAKEN']);
    const v6 = [connection({ tunnels: [tunnel({ inside: 'fd00:db8::/126' })] })];
    expect(codes({ customer_prefixes: '2001:db8:1::/48', accept_default_route: 'true' }, v6)).toEqual([]);
    expect(codes({ customer_prefixes: '10.1.0.0/16', cloud_prefixes: '0.0.0.0/0' })).toContain(
      'DEFAULT_ROUTE_NOT_ASKED',
    );
  });

  it('keeps to the IP version inside the tunnels', () => {
    const v6 = [connection({ tunnels: [tunnel({ inside: 'fd00:db8::/126' })] })];
    const plan = routing({ customer_prefixes: '2001:db8:1::/48' }, v6);
    expect(plan?.kind === 'bgp' && [plan.announced, plan.inbound[1]]).toEqual([
      ['2001:db8:1::/48'],
      { sequence: 20, action: 'permit', prefix: '::/0', maxLength: 128 },
    ]);
    expect(codes({ customer_prefixes: '10.1.0.0/16' }, v6)).toContain('PREFIX_VERSION_UNUSED');
  });

  it('a keepalive is a third of the hold time, rounded down', () => {
    const slow = [connection({ routing: { ...BGP, holdTime: { value: 31, from: 'xml' } } })];
    const plan = routing({ customer_prefixes: '10.1.0.0/16' }, slow);
    expect(plan?.kind === 'bgp' && [plan.holdTime, plan.keepalive]).toEqual([31, 10]);
  });

  it('refuses more prefixes than the cloud takes', () => {
    const many = Array.from({ length: 101 }, (_, index) => `10.${index}.0.0/16`).join(',');
    const vgw = [connection({ cloudGateway: { kind: 'virtual-private-gateway' } })];
    expect(codes({ customer_prefixes: many }, vgw)).toContain('PREFIX_LIMIT');
    expect(codes({ customer_prefixes: many })).not.toContain('PREFIX_LIMIT');
  });

  it('refuses more than any gateway of AWS takes where its kind is not known', () => {
    const many = Array.from({ length: 1001 }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`).join(',');
    const unknown = (cloud: 'aws' | 'alibaba') => [connection({ cloud, cloudGateway: { kind: 'unknown' } })];
    expect(codes({ customer_prefixes: many }, unknown('aws'))).toContain('PREFIX_LIMIT');
    expect(codes({ customer_prefixes: many }, unknown('alibaba'))).not.toContain('PREFIX_LIMIT');
  });

  it('refuses two customer ASNs on one device', () => {
    const two = [connection(), connection({ id: 'vpn-f', routing: { ...BGP, customerAsn: 65001 } })];
    expect(codes({ customer_prefixes: '10.1.0.0/16' }, two)).toContain('CUSTOMER_ASN_CONFLICT');
  });
});

describe('a connection of the other IP version', () => {
  const v6 = (routing: typeof BGP | typeof STATIC) =>
    connection({
      id: 'vpn-f',
      routing,
      tunnels: [tunnel({ cloud: '203.0.113.99', inside: 'fd00:db8::/126' })],
    });
  it('is not left without routes, nor open to all', () => {
    const answers = { cloud_prefixes: '10.100.0.0/16' };
    const both = [connection({ routing: STATIC }), v6(STATIC)];
    expect(codes(answers, both)).toContain('CLOUD_PREFIXES_OTHER_VERSION');
    expect(codes(answers, [connection(), v6(BGP)])).toContain('CLOUD_PREFIXES_OTHER_VERSION');
    expect(codes({ cloud_prefixes: '10.100.0.0/16,2001:db8:9::/48' }, both)).toEqual([]);
  });
});

describe('static', () => {
  it('refuses two connections that would get the same routes', () => {
    const two = [connection({ routing: STATIC }), connection({ id: 'vpn-f', routing: STATIC })];
    expect(codes({ cloud_prefixes: '10.100.0.0/16' }, two)).toContain('STATIC_ROUTES_SHARED');
    expect(codes({ cloud_prefixes: '10.100.0.0/16' }, two.slice(1))).toEqual([]);
  });
  it('refuses a default route where the device can not have one', () => {
    const answers = [{ name: 'accept_default_route', value: 'true' }];
    const can = (staticDefaultRoute: boolean) =>
      planDevice({
        connections: [connection({ routing: STATIC })],
        device: device({ staticDefaultRoute }),
        answers: [[...answers, { name: 'cloud_prefixes', value: '10.100.0.0/16' }]],
      }).diagnostics.map((one) => one.code);
    expect([can(true), can(false)]).toEqual([
      ['DEFAULT_ROUTE_TAKEN'],
      expect.arrayContaining(['DEFAULT_ROUTE_NOT_SUPPORTED']),
    ]);
  });
  const fixed = [connection({ routing: STATIC })];
  it('needs the prefixes of the cloud', () => {
    expect(codes({}, fixed)).toEqual(['ANSWER_MISSING']);
    expect(routing({ cloud_prefixes: '10.100.0.0/16' }, fixed)).toEqual({
      kind: 'static',
      routes: ['10.100.0.0/16'],
    });
  });
  it('has a default route when asked', () => {
    const answers = { cloud_prefixes: '10.100.0.0/16', accept_default_route: 'yes' };
    expect(routing(answers, fixed)).toEqual({ kind: 'static', routes: ['0.0.0.0/0', '10.100.0.0/16'] });
  });
});

it.each([
  [{ customer_prefixes: '128.0.0.0/1' }, 'DEFAULT_ROUTE_ANNOUNCED'],
  [{ customer_prefixes: '10.1.0.0/16', local_address: '203.0.113.10' }, 'ADDRESS_OF_CLOUD'],
  [{ customer_prefixes: '0.0.0.0/0' }, 'DEFAULT_ROUTE_ANNOUNCED'],
  [{ customer_prefixes: '10.1.0.0/16', cloud_prefixes: '10.1.0.0/16' }, 'PREFIX_ON_BOTH_SIDES'],
  [{ customer_prefixes: '10.1.0.0/16', cloud_prefixes: '203.0.113.0/24' }, 'ENDPOINT_IN_TUNNEL'],
])('refuses %j: %s', (answers, code) =>
  expect(codes(answers as unknown as Record<string, string>)).toContain(code),
);
