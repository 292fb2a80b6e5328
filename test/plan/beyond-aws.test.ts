import { describe, expect, it } from 'vitest';
import type { Selectors, Tunnel, VpnConnection } from '../../src/model/connection.js';
import type { PfsGroup } from '../../src/model/crypto.js';
import { Secret } from '../../src/model/secret.js';
import { connection, ip, prefix, STATIC, tunnel } from '../support/connection.js';
import { device, MANIFEST } from '../support/device.js';
import { codes, first, planned, texts } from '../support/plan.js';

/** A connection as a cloud configures it that is not AWS: one suite, no inside addresses, static. */
function plain(shape: Partial<Tunnel> = {}, more: Partial<VpnConnection> = {}): VpnConnection {
  const { inside: _, ...bare } = tunnel();
  return connection({
    cloud: 'alibaba',
    id: 'vco-example1',
    authority: 'configured',
    cloudGateway: { kind: 'vpn-gateway' },
    routing: STATIC,
    tunnels: [{ ...bare, ...shape }],
    ...more,
  });
}

const ANSWERS = { customer_prefixes: null, cloud_prefixes: '10.100.0.0/16' };
const withVersion = (version: 1 | 2, shape: object) => ({
  ...device(),
  manifest: { ...MANIFEST, [`ikev${version}`]: { ...MANIFEST.ikev1, ...shape } },
});
const v1 = { value: [1], from: 'connection-config' } as const;

describe('the address of the customer', () => {
  const unknown = plain({ outside: { cloud: ip('203.0.113.10') } });

  it('is asked for once where the document has none', () => {
    const two = [unknown, plain({ outside: { cloud: ip('203.0.113.11') } }, { id: 'vco-example2' })];
    const found = codes({ connections: two, answers: ANSWERS });
    expect(found.filter((one) => one === 'ANSWER_MISSING')).toHaveLength(1);
  });

  it('is the answer, and also the IKE identity', () => {
    const answers = { ...ANSWERS, customer_address: '198.51.100.77' };
    const plan = first(planned({ connections: [unknown], answers }));
    expect(plan.outside).toMatchObject({ customer: '198.51.100.77', local: '198.51.100.77' });
    expect(plan.identity.customer).toEqual({ kind: 'address', value: '198.51.100.77' });
  });

  it('of the document goes before the answer', () => {
    const answers = { ...ANSWERS, customer_address: '198.51.100.77' };
    expect(first(planned({ connections: [plain()], answers })).outside.customer).toBe('198.51.100.1');
  });
});

describe('identities', () => {
  const named = plain({
    identity: {
      customer: { kind: 'fqdn', value: 'branch-1' },
      cloud: { kind: 'address', value: ip('10.0.0.9') },
    },
  });

  it('of the document go before the outside addresses', () => {
    expect(first(planned({ connections: [named], answers: ANSWERS })).identity).toEqual({
      customer: { kind: 'fqdn', value: 'branch-1' },
      cloud: { kind: 'address', value: '10.0.0.9' },
    });
  });

  it('that are names are refused where the device has none', () => {
    const shape = { connections: [named], answers: ANSWERS };
    expect(codes({ ...shape, device: withVersion(2, { identities: [] }) })).toContain(
      'IDENTITY_KIND_NOT_SUPPORTED',
    );
    expect(codes({ ...shape, device: withVersion(2, { identities: ['user-fqdn'] }) })).toContain(
      'IDENTITY_KIND_NOT_SUPPORTED',
    );
    expect(codes(shape)).not.toContain('IDENTITY_KIND_NOT_SUPPORTED');
  });

  it('that are another address need a device that can send one', () => {
    const other = plain({ identity: { customer: { kind: 'address', value: ip('192.0.2.200') } } });
    const shape = {
      connections: [other],
      answers: ANSWERS,
      device: withVersion(2, { foreignIdentity: false }),
    };
    expect(codes(shape)).toContain('IDENTITY_NOT_SUPPORTED');
    expect(codes({ ...shape, connections: [plain()] })).not.toContain('IDENTITY_NOT_SUPPORTED');
  });
});

describe('IKEv1 aggressive mode', () => {
  const aggressive = plain({ ikev1Mode: 'aggressive', ikeVersions: v1 });

  it('is refused where the device has none, and with IKEv2 means nothing', () => {
    const lacking = { answers: ANSWERS, device: withVersion(1, { aggressive: false }) };
    expect(codes({ ...lacking, connections: [aggressive] })).toContain('AGGRESSIVE_NOT_SUPPORTED');
    const ikev2 = plain({ ikev1Mode: 'aggressive' });
    expect(codes({ ...lacking, connections: [ikev2] })).not.toContain('AGGRESSIVE_NOT_SUPPORTED');
  });
});

describe('phase 2 without PFS', () => {
  const groups = (value: readonly PfsGroup[]) => ({ value, from: 'connection-config' as const });
  const noPfs = plain({ esp: { ...tunnel().esp, dhGroup: groups(['none']) } });

  it('is planned with a warning, and refused where the device can not', () => {
    expect(first(planned({ connections: [noPfs], answers: ANSWERS })).esp.dhGroup).toBe('none');
    expect(codes({ connections: [noPfs], answers: ANSWERS })).toContain('NO_PFS');
    const without = withVersion(2, { withoutPfs: false });
    expect(codes({ connections: [noPfs], answers: ANSWERS, device: without })).toContain(
      'PROPOSAL_NOTHING_COMMON',
    );
  });

  it('gives way to any group that the cloud also allows', () => {
    const both = plain({ esp: { ...tunnel().esp, dhGroup: groups(['none', 2]) } });
    expect(first(planned({ connections: [both], answers: ANSWERS })).esp.dhGroup).toBe(2);
  });

  it('is named nopfs, in phase 2 alone', () => {
    const shape = { connections: [noPfs], answers: ANSWERS };
    const named = planned({ ...shape, proposal: 'aes256-sha256-dh14/aes256-sha256-nopfs' });
    expect(first(named).esp).toMatchObject({ encryption: 'aes256', integrity: 'sha256', dhGroup: 'none' });
    expect(codes({ ...shape, proposal: 'aes256-sha256-nopfs' })).toContain('PROPOSAL_SYNTAX');
  });
});

describe('weak algorithms', () => {
  it('are named with the setting of the connection’s own cloud', () => {
    const weak = plain({
      ike: {
        encryption: { value: ['des'], from: 'connection-config' },
        integrity: { value: ['md5'], from: 'connection-config' },
        dhGroup: { value: [1], from: 'connection-config' },
        lifetime: { value: 86400, from: 'connection-config' },
      },
    });
    const found = codes({ connections: [weak], answers: ANSWERS });
    expect(found).toEqual(expect.arrayContaining(['WEAK_ENCRYPTION', 'WEAK_INTEGRITY', 'WEAK_DH_GROUP']));
    const text = texts({ connections: [weak], answers: ANSWERS });
    for (const setting of ['IkeEncAlg', 'IkeAuthAlg', 'IkePfs']) expect(text).toContain(`in ${setting} of`);
  });

  it('3DES is weak in ESP (RFC 8221) and not in IKE (RFC 8247)', () => {
    const cipher = { encryption: { value: ['3des'], from: 'connection-config' } } as const;
    const ike = plain({ ike: { ...tunnel().ike, ...cipher } });
    const esp = plain({ esp: { ...tunnel().esp, ...cipher } });
    expect(codes({ connections: [ike], answers: ANSWERS })).not.toContain('WEAK_ENCRYPTION');
    expect(codes({ connections: [esp], answers: ANSWERS })).toContain('WEAK_ENCRYPTION');
  });
});

it('a lifetime out of the device’s range is refused', () => {
  const lifetimes = { ike: { minimum: 120, maximum: 86400 }, esp: { minimum: 1200, maximum: 28800 } };
  const short = { ...device(), manifest: { ...MANIFEST, lifetimes } };
  const long = plain({ esp: { ...tunnel().esp, lifetime: { value: 28801, from: 'connection-config' } } });
  const fits = plain({ esp: { ...tunnel().esp, lifetime: { value: 28800, from: 'connection-config' } } });
  expect(codes({ connections: [long], answers: ANSWERS, device: short })).toContain('LIFETIME_NOT_SUPPORTED');
  expect(codes({ connections: [fits], answers: ANSWERS, device: short })).not.toContain(
    'LIFETIME_NOT_SUPPORTED',
  );
});

it('a BGP key is refused where the device has none', () => {
  const keyed = connection({ tunnels: [{ ...tunnel(), bgpKey: new Secret('Xample.Bgp.Key') }] });
  expect(first(planned({ connections: [keyed] })).bgpKey?.reveal()).toBe('Xample.Bgp.Key');
  const without = { ...device(), manifest: { ...MANIFEST, bgpKey: false } };
  expect(codes({ connections: [keyed], device: without })).toContain('BGP_KEY_NOT_SUPPORTED');
});

it('NAT traversal that the cloud has off is refused where it is needed', () => {
  const off = plain({ natTraversal: false });
  expect(codes({ connections: [off], answers: ANSWERS })).not.toContain('NAT_TRAVERSAL_OFF');
  for (const more of [{ local_address: '10.0.0.2' }, { nat_traversal: 'on' }]) {
    expect(codes({ connections: [off], answers: { ...ANSWERS, ...more } })).toContain('NAT_TRAVERSAL_OFF');
  }
});

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

  it('is none on a transit router, also with static routes', () => {
    expect(preferences(roles('transit-router', STATIC), {})).toEqual(['equal', 'equal']);
  });
});

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
    const ikev1 = { ...several, tunnels: [{ ...several.tunnels[0], ikeVersions: v1 }] as const };
    expect(codes({ connections: [ikev1], answers })).toContain('SELECTORS_NEED_IKEV2');
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
    expect(codes({ connections: [holding('0.0.0.0/0')], answers })).toContain('DEFAULT_ROUTE_NOT_ASKED');
  });
});
