import { describe, expect, it } from 'vitest';
import type { Selectors, VpnConnection } from '../../src/model/connection.js';
import { plain, V1 } from '../support/configured.js';
import { prefix, tunnel } from '../support/connection.js';
import { device, MANIFEST } from '../support/device.js';
import { codes, planned } from '../support/plan.js';

describe('traffic selectors', () => {
  const selectors: Selectors = {
    customer: [prefix('10.1.0.0/24'), prefix('10.1.1.0/24')],
    cloud: [prefix('10.100.0.0/16'), prefix('10.101.0.0/16')],
  };
  const several = plain({}, { routing: { kind: 'static', customerPrefixes: selectors.customer, selectors } });
  const answers = { customer_prefixes: null };

  it('are the routes, and no question is asked', () => {
    const [plan] = planned({ connections: [several], answers }).connections;
    expect(plan?.routing).toEqual({ kind: 'static', routes: ['10.100.0.0/16', '10.101.0.0/16'], selectors });
  });

  it('leave out networks of the answer, and hold them all', () => {
    const some = { ...answers, cloud_prefixes: '10.100.7.0/24' };
    expect(planned({ connections: [several], answers: some }).connections[0]?.routing).toMatchObject({
      routes: ['10.100.7.0/24'],
    });
    for (const beyond of [{ cloud_prefixes: '10.99.0.0/16' }, { customer_prefixes: '10.1.0.0/16' }]) {
      expect(codes({ connections: [several], answers: { ...answers, ...beyond } })).toContain(
        'SELECTORS_EXCEEDED',
      );
    }
  });

  it('of several networks need IKEv2', () => {
    const ikeV1 = { ...several, tunnels: [{ ...several.tunnels[0], ikeVersions: V1 }] as const };
    expect(codes({ connections: [ikeV1], answers })).toContain('SELECTORS_NEED_IKEV2');
  });

  it.each([
    ['none', 2, 'SELECTORS_NOT_SUPPORTED'],
    ['one', 2, 'SELECTORS_SEVERAL'],
  ] as const)('are refused by a device that can do %s', (subnets, tunnels, code) => {
    const protectedDataFlow = { subnets, tunnels, way: 'use 0.0.0.0/0' };
    const limited = { ...device(), manifest: { ...MANIFEST, protectedDataFlow } };
    expect(codes({ connections: [several], answers, device: limited })).toContain(code);
  });

  it('on two tunnels are refused by a device that can not', () => {
    const two = {
      ...several,
      tunnels: [
        several.tunnels[0],
        { ...several.tunnels[0], outside: tunnel({ cloud: '203.0.113.20' }).outside },
      ],
    } as const;
    const protectedDataFlow = { subnets: 'several', tunnels: 1, way: 'use 0.0.0.0/0' } as const;
    const limited = { ...device(), manifest: { ...MANIFEST, protectedDataFlow } };
    expect(codes({ connections: [two], answers, device: limited })).toContain('SELECTORS_TWO_TUNNELS');
    expect(codes({ connections: [several], answers, device: limited })).not.toContain(
      'SELECTORS_TWO_TUNNELS',
    );
  });

  it('that hold the endpoint, or everything, are refused', () => {
    const holding = (cloud: string): VpnConnection => ({
      ...several,
      routing: { kind: 'static', customerPrefixes: [], selectors: { ...selectors, cloud: [prefix(cloud)] } },
    });
    expect(codes({ connections: [holding('203.0.113.0/24')], answers })).toContain('ENDPOINT_IN_TUNNEL');
    expect(codes({ connections: [holding('0.0.0.0/0')], answers })).toContain('SELECTORS_HOLD_DEFAULT');
  });

  it('of everything may be narrowed by the routes, once asked for', () => {
    const everything: VpnConnection = {
      ...several,
      routing: {
        kind: 'static',
        customerPrefixes: [],
        selectors: { ...selectors, cloud: [prefix('0.0.0.0/0')] },
      },
    };
    const asked = { ...answers, accept_default_route: 'true' };
    expect(codes({ connections: [everything], answers: asked })).toEqual(['DEFAULT_ROUTE_TAKEN']);
    const some = { ...asked, cloud_prefixes: '172.18.0.0/16' };
    expect(codes({ connections: [everything], answers: some })).toEqual([]);
    expect(planned({ connections: [everything], answers: some }).connections[0]?.routing).toMatchObject({
      routes: ['172.18.0.0/16'],
    });
  });
});
