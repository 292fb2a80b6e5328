import { expect } from 'vitest';
import type { Tunnel, VpnConnection } from '../../src/model/connection.js';
import { planDevice } from '../../src/plan/index.js';
import { render } from '../../src/render/render.js';
import { alibaba, selectors } from '../support/alibaba.js';
import { BGP, connection, STATIC, tunnel } from '../support/connection.js';
import { bundledDevice } from '../support/devices.js';

const ios = bundledDevice('cisco-ios');

const CBC = { encryption: ['aes256'], integrity: ['sha256'], dhGroup: [14] } as const;
export const pair = (shape: Parameters<typeof tunnel>[0] = {}): VpnConnection['tunnels'] => [
  tunnel({ ...shape, psk: 'Xample.Key.1' }),
  tunnel({ ...shape, psk: 'Xample.Key.2', cloud: '203.0.113.20', inside: '169.254.20.0/30' }),
];
export const OTHER = connection({
  id: 'vpn-0fedcba9876543210',
  tunnels: [
    tunnel({ cloud: '203.0.113.30', inside: '169.254.30.0/30' }),
    tunnel({ cloud: '203.0.113.40', inside: '169.254.40.0/30', ike: CBC }),
  ],
});
export const PREFIXES = { customer_prefixes: '10.1.0.0/16,10.2.0.0/16', cloud_prefixes: '10.100.0.0/16' };

/** The one file of these connections. */
export function config(
  connections: readonly VpnConnection[],
  answers: Readonly<Record<string, string>> = {},
): string {
  const given = Object.entries(answers).map(([name, value]) => ({ name, value }));
  const plan = planDevice({ connections, device: ios, answers: [given] });
  if (!plan.ok) throw new Error(plan.diagnostics.map((one) => one.message).join('\n'));
  const files = render(plan.value, ios);
  if (!files.ok) throw new Error(files.diagnostics.map((one) => one.message).join('\n'));
  expect(files.value.map((file) => [file.path, file.secret])).toEqual([['cisco-ios.cfg', true]]);
  return files.value[0]?.text ?? '';
}

const INSIDE = { inside_networks: '169.254.101.0/30,169.254.102.0/30' };
const OTHER_SIDE = { ...INSIDE, cloud_prefixes: '10.100.0.0/16' };
const single = selectors(['10.1.0.0/16'], ['172.30.96.0/19']);
const OLD = { encryption: ['3des'], integrity: ['md5'], dhGroup: [1], lifetime: 86400 } as const;
const AES192 = { encryption: ['aes192'], integrity: ['sha256'], dhGroup: [14] } as const;
/** Most of what a password can hold, in 25 characters. */
export const KEY = 'K~!@#$%^&*()_-+={}[]|;:,.';

/** Both tunnels have a BGP session with this key. */
export function keyed(bgpKey: string): VpnConnection {
  return alibaba({ bgpKey }, [{ inside: '169.254.10.0/30' }, { inside: '169.254.20.0/30' }], {
    routing: BGP,
    cloudGateway: { kind: 'transit-router' },
  });
}

function named(kind: 'fqdn' | 'user-fqdn', ours: string, theirs: string): Parameters<typeof alibaba>[1] {
  const identity = (number: number): Tunnel['identity'] => ({
    customer: { kind, value: `${ours}branch.example.com` },
    cloud: { kind, value: `${theirs}localid_tunnel${number}` },
  });
  return [
    { identity: identity(1), role: 'active' },
    { identity: identity(2), role: 'standby' },
  ];
}

export const MADE: Readonly<Record<string, string>> = {
  'IKEv2 with BGP': config([connection()], PREFIXES),
  'nothing announced': config([connection()]),
  'IKEv1 with BGP': config(
    [connection({ tunnels: pair({ ikeVersions: [1], ike: CBC, esp: CBC }) })],
    PREFIXES,
  ),
  'routes to Null0': config([connection()], { ...PREFIXES, null_routes: 'true' }),
  'static routes': config([connection({ routing: STATIC })], PREFIXES),
  'one tunnel preferred': config([connection()], { ...PREFIXES, prefer: '203.0.113.20' }),
  'behind a NAT': config([connection({ tunnels: pair({ ike: CBC, esp: CBC }) })], {
    ...PREFIXES,
    local_address: '10.0.0.2',
  }),
  'a named interface': config([connection()], { wan_interface: 'GigabitEthernet0/0/0' }),
  'IPv6 inside': config(
    [
      connection({
        tunnels: [
          tunnel({ inside: 'fd00:1::/126' }),
          tunnel({ cloud: '203.0.113.20', inside: 'fd00:2::/126' }),
        ],
      }),
    ],
    { customer_prefixes: '2001:db8:1::/48' },
  ),
  'two connections': config([connection(), OTHER], PREFIXES),
  'Alibaba, active and standby': config([alibaba()], OTHER_SIDE),
  'Alibaba, both alike': config(
    [alibaba({}, [{}, {}], { cloudGateway: { kind: 'transit-router' } })],
    OTHER_SIDE,
  ),
  'Alibaba, two customer addresses': config([alibaba({}, [{}, { customer: '198.51.100.2' }])], OTHER_SIDE),
  'Alibaba, BGP with keys': config([keyed(KEY)], { customer_prefixes: '10.1.0.0/16' }),
  'Alibaba, selectors': config([alibaba({}, undefined, { routing: single })], INSIDE),
  'Alibaba, IKEv1 with selectors': config(
    [alibaba({ ikeVersions: [1] }, undefined, { routing: single })],
    INSIDE,
  ),
  'Alibaba, names': config([alibaba({}, named('fqdn', '', ''))], OTHER_SIDE),
  'Alibaba, e-mail addresses': config([alibaba({}, named('user-fqdn', 'branch@', 'cloud@'))], OTHER_SIDE),
  'Alibaba, IKEv1 with names': config(
    [alibaba({ ikeVersions: [1], ikev1Mode: 'aggressive' }, named('fqdn', '', ''))],
    OTHER_SIDE,
  ),
  'Alibaba, IKEv1 with e-mail addresses': config(
    [alibaba({ ikeVersions: [1] }, named('user-fqdn', 'branch@', 'cloud@'))],
    OTHER_SIDE,
  ),
  'Alibaba, old algorithms': config([alibaba({ ike: OLD, esp: { ...OLD, dhGroup: ['none'] } })], OTHER_SIDE),
  'Alibaba, old algorithms with IKEv1': config(
    [alibaba({ ikeVersions: [1], ike: OLD, esp: OLD })],
    OTHER_SIDE,
  ),
  'Alibaba, AES-192': config([alibaba({ ike: AES192, esp: AES192 })], OTHER_SIDE),
  'Alibaba, AES-192 with IKEv1': config(
    [alibaba({ ikeVersions: [1], ike: AES192, esp: AES192 })],
    OTHER_SIDE,
  ),
};
