import type { CheckCode } from '../../src/checks/catalog.js';
import { type CheckRequest, runChecks } from '../../src/checks/index.js';
import type { ProfileId } from '../../src/checks/profiles.js';
import type { Tunnel, Upkeep, VpnConnection } from '../../src/model/connection.js';
import { plain, V1 } from '../support/configured.js';
import { BGP, connection, prefix, STATIC, type TunnelShape, tunnel } from '../support/connection.js';
import { device } from '../support/device.js';
import { one, planned } from '../support/plan.js';

/** Requests for tests of the checks. */
export function of(...connections: VpnConnection[]): CheckRequest {
  return { connections };
}

export function withPlan(connections: readonly VpnConnection[], answers = {}): CheckRequest {
  const own = device();
  return { connections, device: own, plan: planned({ connections, device: own, answers }) };
}

/** Nothing of RFC 8247 and RFC 8221 is wrong with it. */
const GOOD_LISTS: TunnelShape = {
  ikeVersions: [2],
  ike: { encryption: ['aes256gcm16', 'aes256'], integrity: ['sha384', 'sha256'], dhGroup: [20, 14] },
  esp: { encryption: ['aes256gcm16', 'aes256'], integrity: ['sha384', 'sha256'], dhGroup: [20, 14] },
};
const KEYS = ['tR5eW6qA7sD8fGh9.jK0lZ1_', 'gH9jK0lZ1xC2vBn3.mQ4wE5_'] as const;

/** A tunnel of which every option is good. */
export function good(shape: TunnelShape = {}, more: Partial<Tunnel> = {}): Tunnel {
  const upkeep: Upkeep = { startup: 'add', dpdTimeout: 'clear', lifecycleControl: true, logging: true };
  return { ...tunnel({ psk: KEYS[0], ...GOOD_LISTS, ...shape }), upkeep, ...more };
}

const SECOND = { cloud: '203.0.113.20', inside: '169.254.20.0/30', psk: KEYS[1] };

/** A connection of two such tunnels. */
export function fine(
  shape: TunnelShape = {},
  more: Partial<VpnConnection> = {},
  own: Partial<Tunnel> = {},
): VpnConnection {
  return connection({ tunnels: [good(shape, own), good({ ...SECOND, ...shape }, own)], ...more });
}

function asns(customerAsn: number, cloudAsn = 64512): CheckRequest {
  return of(fine({}, { routing: { ...BGP, customerAsn, cloudAsn } }));
}

function upkeep(more: Upkeep): CheckRequest {
  return of(fine({}, {}, { upkeep: more }));
}

const DEFAULT_ROUTE = { kind: 'static', customerPrefixes: [prefix('0.0.0.0/0')] } as const;
const NETWORKS = { customer: prefix('10.1.0.0/16'), cloud: prefix('0.0.0.0/0') };
const VGW = { cloudGateway: { kind: 'virtual-private-gateway', id: 'vgw-1' } } as const;
const MANY = Array.from({ length: 81 }, (_, index) => `10.${index}.0.0/16`);
const FEW = MANY.slice(1);
const OTHER = { id: 'vpn-2' };
const other = (shape: TunnelShape) => connection({ ...OTHER, tunnels: [good({ ...SECOND, ...shape })] });
const single = (shape: TunnelShape = {}, own: Partial<Tunnel> = {}) =>
  connection({ tunnels: [good(shape, own)] });
const aggressive = (ikeVersions: 'v1' | 'v2') =>
  of(plain({ ikev1Mode: 'aggressive', ...(ikeVersions === 'v1' ? { ikeVersions: V1 } : {}) }));
/** A plan from options that the document no longer has. */
const stale: CheckRequest = {
  ...withPlan([one({ ike: { dhGroup: [14] } })]),
  connections: [one({ ike: { dhGroup: [20] } })],
};
const lists = (part: 'encryption' | 'integrity' | 'dhGroup', values: readonly (string | number)[]) =>
  of(fine({ esp: { ...GOOD_LISTS.esp, encryption: ['aes256'], [part]: values } }));

const cnsa = (ike: 20 | 16, esp: 20 | 16 | 'none'): CheckRequest => {
  const shape = { ike: { ...GOOD_LISTS.ike, dhGroup: [ike] }, esp: { ...GOOD_LISTS.esp, dhGroup: [esp] } };
  return { ...of(fine(shape)), profile: 'cnsa' };
};

/** The findings on algorithms, as `severity CODE message`. */
export function algorithms(connections: readonly VpnConnection[], profile: ProfileId = 'rfc8247', more = {}) {
  return runChecks({ connections, profile, ...more }).filter(({ code }) => /^(PROFILE|ALLOWED)_/.test(code));
}

type Case = readonly [hit: CheckRequest, miss: CheckRequest];

/** For each check a request that shows it, and one close to it that does not. */
export const CASES: { readonly [code in CheckCode]: Case } = {
  PROFILE_IKE_VERSION: [of(fine({ ikeVersions: [1] })), of(fine({ ikeVersions: [2, 1] }))],
  PROFILE_ENCRYPTION: [lists('encryption', ['3des']), lists('encryption', ['aes128'])],
  PROFILE_INTEGRITY: [lists('integrity', ['md5']), lists('integrity', ['sha256'])],
  PROFILE_DH_GROUP: [lists('dhGroup', [24, 2]), lists('dhGroup', [14, 24])],
  PROFILE_PFS: [lists('dhGroup', ['none']), lists('dhGroup', [14])],
  PROFILE_GROUPS_DIFFER: [cnsa(20, 16), cnsa(16, 'none')],
  ALLOWED_IKE_VERSION: [of(fine({ ikeVersions: [2, 1] })), of(fine())],
  ALLOWED_ENCRYPTION: [lists('encryption', ['aes256', '3des']), of(fine())],
  ALLOWED_INTEGRITY: [lists('integrity', ['sha256', 'sha1']), of(fine())],
  ALLOWED_DH_GROUP: [lists('dhGroup', [14, 22]), of(fine())],
  NEGOTIATION_FAILS: [stale, withPlan([one({ ike: { dhGroup: [20] } })])],
  AGGRESSIVE_MODE: [aggressive('v1'), of(plain())],
  PSK_REUSED: [of(fine({ psk: KEYS[0] })), of(fine())],
  PSK_SHORT: [of(fine({ psk: 'aB3dE5gH7jK9mN1pQ3sT5' })), of(fine({ psk: 'aB3dE5gH7jK9mN1pQ3sT5v' }))],
  PSK_REPETITIVE: [of(fine({ psk: 'secretsecretsecretsecretX' })), of(fine())],
  PSK_NOT_CNSA: [{ ...of(fine()), profile: 'cnsa' }, of(fine())],
  CLOUD_WAITS: [of(fine()), upkeep({ startup: 'start' })],
  DPD_NO_ACTION: [upkeep({ dpdTimeout: 'none' }), of(fine())],
  CLOUD_STARTS: [upkeep({ dpdTimeout: 'restart' }), of(fine())],
  CLOUD_STARTS_ONCE: [upkeep({ startup: 'start' }), upkeep({ startup: 'start', dpdTimeout: 'restart' })],
  START_NEEDS_IKEV2: [
    of(fine({ ikeVersions: [1] }, {}, { upkeep: { startup: 'start' } })),
    upkeep({ startup: 'start' }),
  ],
  DPD_SLOW: [
    of(fine({}, {}, { dpd: { value: { interval: 50, retries: 3 }, from: 'tunnel-options' } })),
    of(fine()),
  ],
  LIFECYCLE_CONTROL_OFF: [upkeep({ lifecycleControl: false }), upkeep({})],
  LOGS_OFF: [upkeep({ logging: false }), upkeep({})],
  ACCELERATED_REKEY: [of(fine({}, { accelerated: true })), of(fine())],
  LIFETIME_OUT_OF_RANGE: [
    of(fine({ ike: { ...GOOD_LISTS.ike, lifetime: 28801 } })),
    of(fine({ ike: { ...GOOD_LISTS.ike, lifetime: 28800 } })),
  ],
  LIFETIME_ORDER: [of(fine({ ike: { ...GOOD_LISTS.ike, lifetime: 3600 } })), of(fine())],
  INSIDE_OVERLAP: [
    of(single(), other({ inside: '169.254.10.0/30' })),
    of(single(), other({ inside: '169.254.10.4/30' })),
  ],
  INSIDE_RESERVED: [of(single({ inside: '169.254.5.0/30' })), of(single({ inside: '169.254.6.0/30' }))],
  ENDPOINT_SHARED: [of(single(), other({ cloud: '203.0.113.10' })), of(single(), other({}))],
  CUSTOMER_ADDRESS_PRIVATE: [
    of(fine({ customer: '10.0.0.1' })),
    of(single({ customer: '10.0.0.1', cloud: '10.9.0.1' })),
  ],
  NAT_TRAVERSAL_DISABLED: [of(fine({}, {}, { natTraversal: false })), of(fine())],
  NETWORKS_NARROW: [of(fine({}, { networks: NETWORKS })), of(fine())],
  ASN_UNUSABLE: [asns(65535), asns(65534)],
  ASN_AMAZON: [asns(9059), asns(65000)],
  ASN_DOCUMENTATION: [asns(65000, 64496), asns(65000)],
  ASN_PUBLIC: [asns(3320), asns(4200000000)],
  ECMP_IMPOSSIBLE: [of(fine({}, VGW)), of(fine())],
  ASYMMETRIC_RETURN: [of(fine()), of(fine({}, VGW))],
  STATIC_ROUTING: [of(fine({}, { routing: STATIC })), of(fine())],
  STATIC_DEFAULT_ROUTE: [of(fine({}, { routing: DEFAULT_ROUTE })), of(fine({}, { routing: STATIC }))],
  PREFIXES_NEAR_LIMIT: [
    withPlan([fine({}, VGW)], { customer_prefixes: MANY.join(',') }),
    withPlan([fine({}, VGW)], { customer_prefixes: FEW.join(',') }),
  ],
  MTU_SMALL: [withPlan([fine()], { underlay_mtu: '1300' }), withPlan([fine()], { underlay_mtu: '1400' })],
  TUNNEL_ALONE: [of(single()), of(fine())],
  TUNNELS_DIFFER: [
    of(connection({ tunnels: [good(), good({ ...SECOND, ikeVersions: [2, 1] })] })),
    of(fine()),
  ],
  CUSTOMER_ENDPOINT_SHARED: [of(single(), other({})), of(single(), other({ customer: '198.51.100.2' }))],
};
