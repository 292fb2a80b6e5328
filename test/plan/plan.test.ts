import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.js';
import { connection, STATIC, tunnel } from '../support/connection.js';
import { device } from '../support/device.js';
import { codes, one, planned } from '../support/plan.js';

it('refuses endpoints whose names would be the same', () => {
  const v6 = (cloud: string, inside: string) => tunnel({ cloud, customer: '2001:db8::1', inside });
  const tunnels = [
    v6('2001:db8:1:2::5', '169.254.10.0/30'),
    v6('2001:db9:1:2::5', '169.254.20.0/30'),
  ] as const;
  expect(codes({ connections: [connection({ tunnels: [...tunnels] })] })).toContain('ENDPOINTS_ALIKE');
});

describe('preference', () => {
  const preferences = (plan: Plan) => plan.connections[0]?.tunnels.map((each) => each.preference);
  const routes = { cloud_prefixes: '10.100.0.0/16' };
  it('BGP uses both tunnels, static the lowest address', () => {
    expect(preferences(planned())).toEqual(['equal', 'equal']);
    expect(preferences(planned({ connections: [connection({ routing: STATIC })], answers: routes }))).toEqual(
      ['preferred', 'backup'],
    );
  });
  it('is what the answer says', () => {
    expect(preferences(planned({ answers: { prefer: '203.0.113.20' } }))).toEqual(['backup', 'preferred']);
    const both = { ...routes, prefer: 'both' };
    expect(preferences(planned({ connections: [connection({ routing: STATIC })], answers: both }))).toEqual([
      'equal',
      'equal',
    ]);
  });
  it('names no tunnel, or two of one connection: refused', () => {
    expect(codes({ answers: { prefer: '192.0.2.1' } })).toContain('PREFER_NOT_A_TUNNEL');
    expect(codes({ answers: { prefer: '203.0.113.10,203.0.113.20' } })).toContain('PREFER_TWO_TUNNELS');
  });
});

it('numbers count up over all connections, and stay in range', () => {
  const questions = [
    {
      id: 'base',
      type: 'integer',
      minimum: 0,
      maximum: 255,
      default: 10,
      meaning: 'm',
      example: '10',
      needed: 'never',
    },
  ] as const;
  const numbered = device({
    questions: [...questions],
    numbers: [{ id: 'vti', from: 'base', maximum: 255 }],
  });
  const two = [connection(), connection({ id: 'vpn-f' })];
  const plan = planned({ connections: two, device: numbered });
  expect(
    plan.connections.flatMap((each) =>
      each.tunnels.map(({ number, order, numbers }) => [number, order, numbers.vti]),
    ),
  ).toEqual([
    [1, 1, 10],
    [2, 2, 11],
    [3, 1, 12],
    [4, 2, 13],
  ]);
  expect(codes({ connections: two, device: numbered, answers: { base: 253 } })).toContain(
    'NUMBER_OUT_OF_RANGE',
  );
});

it('explains each decision with its source and what else was possible', () => {
  const { decisions } = planned({ connections: [one({ ike: { dhGroup: [14, 20] } })] });
  expect(decisions.find((each) => each.what === 'phase 1 Diffie-Hellman group')).toEqual({
    tunnel: 'vpn-0123456789abcdef0 tunnel 203.0.113.10',
    what: 'phase 1 Diffie-Hellman group',
    value: '20',
    reason: 'the strongest that the cloud allows and the device has; Options.TunnelOptions',
    alternatives: ['14'],
  });
  expect(JSON.stringify(decisions)).not.toContain('Xample');
});
