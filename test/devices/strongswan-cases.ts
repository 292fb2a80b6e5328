import type { Tunnel, VpnConnection } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import type { RenderedFile } from '../../src/render/render.js';
import { BGP, connection, prefix, STATIC, tunnel } from '../support/connection.js';
import { rendered } from './strongswan-files.js';

export const ID = 'vpn-0123456789abcdef0';
export const [FIRST, SECOND] = [`${ID}-203_0_113_10`, `${ID}-203_0_113_20`];
export const lan = { customer_prefixes: ['10.1.0.0/16', '10.2.0.0/16'] };
export const cloud = { cloud_prefixes: ['10.100.0.0/16', '10.101.0.1/32'] };
export const isStatic = connection({ routing: STATIC });
const inside6 = [
  tunnel({ inside: 'fd00:0:0:10::/126' }),
  tunnel({ cloud: '203.0.113.20', inside: 'fd00:0:0:20::/126' }),
] as const;
export const other = connection({
  id: 'vpn-0fedcba9876543210',
  tunnels: [
    tunnel({ cloud: '198.51.100.30', inside: '169.254.30.0/30', psk: 'Xample.Key.abcdefghij' }),
    tunnel({ cloud: '198.51.100.40', inside: '169.254.40.0/30', psk: 'Xample.Key.jihgfedcba' }),
  ],
});

const { inside: _first, ...bareFirst } = tunnel();
const { inside: _second, ...bareSecond } = tunnel({ cloud: '203.0.113.20', psk: 'Xample.Key.9876543210' });

/** Both tunnels of a static connection without addresses inside. */
export function bare(
  change: (order: 1 | 2) => Partial<Tunnel> = () => ({}),
  more: Partial<VpnConnection> = {},
): VpnConnection {
  return connection({
    cloud: 'alibaba',
    cloudGateway: { kind: 'vpn-gateway' },
    authority: 'configured',
    routing: STATIC,
    tunnels: [
      { ...bareFirst, role: 'active', ...change(1) },
      { ...bareSecond, role: 'standby', ...change(2) },
    ],
    ...more,
  });
}

export const selected = bare(undefined, {
  routing: {
    kind: 'static',
    customerPrefixes: [],
    selectors: {
      customer: [prefix('10.1.0.0/16'), prefix('10.2.0.0/16')],
      cloud: [prefix('10.100.0.0/16'), prefix('10.101.0.0/24')],
    },
  },
});

export const ikev1: Pick<Tunnel, 'ikeVersions'> = {
  ikeVersions: { value: [1], from: 'connection-config' },
};
const weak: Tunnel['ike'] = {
  encryption: { value: ['3des'], from: 'connection-config' },
  integrity: { value: ['md5'], from: 'connection-config' },
  dhGroup: { value: [1], from: 'connection-config' },
  lifetime: { value: 86400, from: 'connection-config' },
};
export const weakest: Pick<Tunnel, 'ike' | 'esp'> = {
  ike: weak,
  esp: {
    ...weak,
    encryption: { value: ['aes192'], from: 'connection-config' },
    dhGroup: { value: ['none'], from: 'connection-config' },
  },
};
export const named = bare((order) => ({
  identity: {
    customer: { kind: 'user-fqdn', value: 'branch@example.com' },
    cloud: { kind: 'fqdn', value: `localid_tunnel${order}` },
  },
}));
export const keyed = connection({
  routing: BGP,
  tunnels: [
    { ...tunnel(), bgpKey: new Secret('#Xample|?!') },
    tunnel({ cloud: '203.0.113.20', inside: '169.254.20.0/30', psk: 'Xample.Key.9876543210' }),
  ],
});

/** What the vendors' own tools and the common rules are tried on. */
export const CASES: Readonly<Record<string, () => RenderedFile[]>> = {
  'BGP, nothing announced': () => rendered([connection()], {}),
  'BGP, networks of both sides named': () => rendered([connection()], { ...lan, ...cloud }),
  'BGP, one tunnel preferred': () => rendered([connection()], { ...lan, prefer: '203.0.113.20' }),
  'BGP, default route taken': () => rendered([connection()], { accept_default_route: 'true' }),
  'two BGP connections': () => rendered([connection(), other], { ...lan, if_id_base: '10' }),
  'BGP and static': () => rendered([connection(), { ...other, routing: STATIC }], { ...lan, ...cloud }),
  static: () => rendered([isStatic], cloud),
  'static, both tunnels alike': () => rendered([isStatic], { ...cloud, prefer: 'both' }),
  'static, one tunnel': () => rendered([connection({ routing: STATIC, tunnels: [tunnel()] })], cloud),
  NAT: () => rendered([connection()], { local_address: '10.0.0.2' }),
  IKEv1: () => rendered([connection()], { short_retransmission: 'false' }, { ike: 1 }),
  'IPv6 inside': () => rendered([connection({ tunnels: inside6 })], { customer_prefixes: '2001:db8:a::/48' }),
  'IPv6 inside, static': () =>
    rendered([connection({ tunnels: inside6, routing: STATIC })], { cloud_prefixes: '2001:db8:c::/48' }),
  'a key that needs hex': () => rendered([connection({ tunnels: [tunnel({ psk: '0X\'"\\?é' })] })], {}),
  'selectors of several networks': () => rendered([selected]),
  'without inside addresses': () => rendered([bare()], cloud),
  'without inside addresses, both tunnels alike': () => rendered([bare()], { ...cloud, prefer: 'both' }),
  'inside addresses of the device alone': () =>
    rendered([bare()], { ...cloud, inside_networks: ['169.254.101.0/30', '169.254.102.0/30'] }),
  'aggressive mode': () => rendered([bare(() => ({ ...ikev1, ikev1Mode: 'aggressive' }))], cloud),
  'weak algorithms': () => rendered([bare(() => weakest)], cloud),
  'identities by name': () => rendered([named], cloud),
  'a BGP key on one tunnel': () => rendered([keyed], lan),
};
