import { expect } from 'vitest';
import type { Tunnel, VpnConnection } from '../../src/model/connection.js';
import { type PlanRequest, planDevice } from '../../src/plan/index.js';
import { render } from '../../src/render/render.js';
import { alibaba, selectors } from '../support/alibaba.js';
import { BGP, connection, STATIC, tunnel } from '../support/connection.js';
import { bundledDevice } from '../support/devices.js';

const device = bundledDevice('vyos');

type Answers = Readonly<Record<string, string | readonly string[]>>;
type Asked = Pick<PlanRequest, 'ike' | 'proposal'>;

/** The one file of these connections. */
export function rendered(connections: readonly VpnConnection[], answers: Answers, asked: Asked = {}): string {
  const all = { wan_interface: 'eth0', ...answers };
  const given = Object.entries(all).map(([name, value]) => ({ name, value }));
  const plan = planDevice({ connections, device, answers: [given], ...asked });
  const files = plan.ok ? render(plan.value, device) : plan;
  if (!files.ok) throw new Error(files.diagnostics.map((one) => one.message).join('\n'));
  expect(files.value.map((file) => [file.path, file.secret])).toEqual([['vyos.commands', true]]);
  return files.value[0]?.text ?? '';
}

function identities(customer: string, peer: string): Tunnel['identity'] {
  return { customer: { kind: 'fqdn', value: customer }, cloud: { kind: 'fqdn', value: peer } };
}

export const inside6 = [
  tunnel({ inside: 'fd00:0:0:10::/126', ikeVersions: [2] }),
  tunnel({ cloud: '203.0.113.20', inside: 'fd00:0:0:20::/126', ikeVersions: [2] }),
] as const;
const outside6 = [
  tunnel({ cloud: '2001:db8:a::1', customer: '2001:db8:c::1' }),
  tunnel({ cloud: '2001:db8:b::2', customer: '2001:db8:c::1', inside: '169.254.20.0/30' }),
] as const;
export const lan = { customer_prefixes: ['10.1.0.0/16', '10.2.0.0/16'] };
export const cloud = { cloud_prefixes: ['10.100.0.0/16', '10.101.0.1/32'] };
export const other = connection({
  id: 'vpn-0fedcba9876543210',
  tunnels: [
    tunnel({ cloud: '198.51.100.30', inside: '169.254.30.0/30' }),
    tunnel({ cloud: '198.51.100.40', inside: '169.254.40.0/30' }),
  ],
});

/** Every printable character but the space, as far as this is one word. */
export const KEY = `~!@#$%^&*()_-+={}[]|;:,.<>/${'`'}`;
export const keyed = alibaba(
  {},
  [
    { inside: '169.254.10.0/30', bgpKey: KEY },
    { inside: '169.254.20.0/30', bgpKey: 'Xample.Bgp.2' },
  ],
  { routing: BGP, cloudGateway: { kind: 'transit-router' } },
);
export const several = selectors(['10.1.0.0/16', '10.2.0.0/16'], ['172.30.96.0/19', '172.30.128.0/17']);
export const single = selectors(['10.1.0.0/16'], ['172.30.96.0/19']);
export const named = alibaba({ ikeVersions: [1], ikev1Mode: 'aggressive' }, [
  { identity: identities('branch.example.com', 'localid_tunnel1'), role: 'active' },
  { identity: identities('branch.example.com', 'localid_tunnel2'), role: 'standby' },
]);
const OLD = { encryption: ['3des'], integrity: ['md5'], dhGroup: [1], lifetime: 86400 } as const;

export const cases: Readonly<Record<string, () => string>> = {
  'BGP, nothing announced': () => rendered([connection()], {}),
  'BGP, networks of both sides named': () => rendered([connection()], { ...lan, ...cloud }),
  'BGP, one tunnel preferred': () => rendered([connection()], { ...lan, prefer: '203.0.113.20' }),
  'BGP, default route taken': () => rendered([connection()], { accept_default_route: 'true' }),
  'two BGP connections': () => rendered([connection(), other], { ...lan, vti_base: '10' }),
  'BGP and static': () => rendered([connection(), { ...other, routing: STATIC }], { ...lan, ...cloud }),
  'static, one tunnel preferred': () => rendered([connection({ routing: STATIC })], cloud),
  'static, both tunnels alike': () =>
    rendered([connection({ routing: STATIC })], { ...cloud, prefer: 'both' }),
  'one tunnel': () => rendered([connection({ tunnels: [tunnel()] })], lan),
  NAT: () => rendered([connection()], { local_address: '10.0.0.2', wan_interface: 'bond0.201' }),
  IKEv1: () => rendered([connection()], {}, { ike: 1 }),
  'IKEv1 with GCM in phase 2': () =>
    rendered([connection()], {}, { ike: 1, proposal: 'aes256-sha256-dh14/aes256gcm16-dh24' }),
  'IPv6 inside': () =>
    rendered([connection({ tunnels: inside6 })], { release: '1.5', customer_prefixes: '2001:db8:a::/48' }),
  'IPv6 inside, static': () =>
    rendered([connection({ tunnels: inside6, routing: STATIC })], {
      release: '1.5',
      cloud_prefixes: '2001:db8:c::/48',
    }),
  'IPv6 outside': () => rendered([connection({ tunnels: outside6 })], lan),
  'a key that needs hex': () => rendered([connection({ tunnels: [tunnel({ psk: `0x'"?\\é` })] })], {}),
  'Alibaba, active and standby': () => rendered([alibaba()], cloud),
  'Alibaba, without addresses, both alike': () =>
    rendered([alibaba({}, [{}, {}], { cloudGateway: { kind: 'transit-router' } })], cloud),
  'Alibaba, addresses of its own': () =>
    rendered([alibaba()], { ...cloud, inside_networks: ['169.254.101.0/30', '169.254.102.0/30'] }),
  'Alibaba, two customer addresses': () => rendered([alibaba({}, [{}, { customer: '198.51.100.2' }])], cloud),
  'Alibaba, BGP with keys': () => rendered([keyed], lan),
  'Alibaba, selectors': () => rendered([alibaba({}, undefined, { routing: several })], {}),
  'Alibaba, IKEv1 with selectors': () =>
    rendered([alibaba({ ikeVersions: [1] }, undefined, { routing: single })], {}),
  'Alibaba, aggressive mode and names': () => rendered([named], cloud),
  'Alibaba, old algorithms': () =>
    rendered([alibaba({ ikeVersions: [1], ike: OLD, esp: { ...OLD, dhGroup: ['none'] } })], cloud),
  'Alibaba, old algorithms with IKEv2': () => rendered([alibaba({ ike: OLD, esp: OLD })], cloud),
  'Alibaba, AES-192': () =>
    rendered([alibaba({ ike: { encryption: ['aes192'] }, esp: { encryption: ['aes192'] } })], cloud),
};
