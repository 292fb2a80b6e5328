import { describe, expect, it } from 'vitest';
import type { Tunnel, VpnConnection } from '../../src/model/connection.js';
import { ANSWERS, plain } from '../support/configured.js';
import { connection, STATIC, tunnel } from '../support/connection.js';
import { device, MANIFEST } from '../support/device.js';
import { codes, first, planned, texts } from '../support/plan.js';

describe('tunnels without inside addresses', () => {
  const bare = (cloud: string): Tunnel => {
    const { inside: _, ...rest } = tunnel({ cloud });
    return rest;
  };
  const pair = plain({}, { tunnels: [bare('203.0.113.10'), bare('203.0.113.20')] });
  const numbered = { ...device(), manifest: { ...MANIFEST, unnumbered: 'never' as const } };

  it('stay so where the device can, and need networks where it can not', () => {
    expect(first(planned({ connections: [pair], answers: ANSWERS })).inside).toBeUndefined();
    expect(codes({ connections: [pair], answers: ANSWERS, device: numbered })).toContain(
      'INSIDE_NETWORKS_NEEDED',
    );
  });

  it('are asked for with as many networks as there are tunnels', () => {
    const needed = (connections: VpnConnection[]) =>
      texts({ connections, answers: ANSWERS, device: numbered });
    expect(needed([pair])).toContain('inside_networks=169.254.101.0/30,169.254.102.0/30;');
    expect(needed([plain()])).toContain('inside_networks=169.254.101.0/30;');
  });

  it('get the networks of the answer in the order of the tunnels', () => {
    const answers = { ...ANSWERS, inside_networks: '169.254.102.0/30 169.254.101.0/30' };
    const [plan] = planned({ connections: [pair], answers, device: numbered }).connections;
    expect(plan?.tunnels.map((one) => one.inside?.customer)).toEqual(['169.254.102.2', '169.254.101.2']);
    expect(plan?.tunnels.map((one) => one.inside?.cloud)).toEqual(['169.254.102.1', '169.254.101.1']);
  });

  it.each([
    ['too few', '169.254.101.0/30'],
    ['too large', '169.254.101.0/30 169.254.102.0/29'],
    ['overlapping', '10.9.9.0/30 10.9.9.0/29'],
  ])('%s are refused', (_, networks) => {
    const answers = { ...ANSWERS, inside_networks: networks };
    expect(codes({ connections: [pair], answers })).toContain('INSIDE_NETWORKS_WRONG');
  });
});

describe('the tunnel that the cloud prefers', () => {
  const roles = (kind: VpnConnection['cloudGateway']['kind'], routing: VpnConnection['routing']) =>
    connection({
      cloud: 'alibaba',
      cloudGateway: { kind },
      routing,
      tunnels: [
        { ...tunnel(), ...(kind === 'vpn-gateway' ? { role: 'standby' as const } : {}) },
        {
          ...tunnel({ cloud: '203.0.113.20', inside: '169.254.20.0/30' }),
          ...(kind === 'vpn-gateway' ? { role: 'active' as const } : {}),
        },
      ],
    });
  const preferences = (one: VpnConnection, answers: object) =>
    planned({ connections: [one], answers: { ...ANSWERS, ...answers } }).connections[0]?.tunnels.map(
      ({ preference }) => preference,
    );

  it('is the active one, unless the answer says otherwise', () => {
    const one = roles('vpn-gateway', STATIC);
    expect(preferences(one, {})).toEqual(['backup', 'preferred']);
    expect(preferences(roles('vpn-gateway', connection().routing), {})).toEqual(['backup', 'preferred']);
    expect(preferences(one, { prefer: '203.0.113.10' })).toEqual(['preferred', 'backup']);
    expect(preferences(one, { prefer: 'both' })).toEqual(['equal', 'equal']);
  });

  it('goes on to send the way back, which an answer against it is told', () => {
    const told = (kind: 'vpn-gateway' | 'transit-router', prefer: string) =>
      codes({ connections: [roles(kind, STATIC)], answers: { ...ANSWERS, prefer } });
    for (const prefer of ['203.0.113.10', 'both']) {
      expect(told('vpn-gateway', prefer)).toContain('PREFER_AGAINST_CLOUD');
      expect(told('transit-router', prefer)).not.toContain('PREFER_AGAINST_CLOUD');
    }
    expect(told('vpn-gateway', '203.0.113.20')).not.toContain('PREFER_AGAINST_CLOUD');
  });

  it('is none on a transit router, also with static routes', () => {
    expect(preferences(roles('transit-router', STATIC), {})).toEqual(['equal', 'equal']);
  });
});
