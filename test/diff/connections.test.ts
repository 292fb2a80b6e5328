import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareConnections } from '../../src/diff/connections.js';
import {
  CONNECTION_FIELDS,
  type ConnectionField,
  TUNNEL_FIELDS,
  type TunnelField,
} from '../../src/diff/fields.js';
import { readDocuments } from '../../src/formats/index.js';
import type { Tunnel, VpnConnection } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import { BGP, connection, inside, ip, prefix, STATIC, tunnel } from '../support/connection.js';
import { goodSamples } from '../support/samples.js';

const FIRST = tunnel();
const SECOND = tunnel({ cloud: '203.0.113.20', inside: '169.254.20.0/30', psk: 'Xample.Key.9876543210' });
const withTunnels = (...tunnels: readonly [Tunnel, ...Tunnel[]]) => connection({ tunnels });

/** The one change of the one connection. */
function only(before: VpnConnection, after: VpnConnection) {
  const [change, ...more] = compareConnections([before], [after]);
  expect(more).toEqual([]);
  if (!change) throw new Error('nothing differs');
  return change;
}

const fieldsOf = (before: VpnConnection, after: VpnConnection) =>
  only(before, after).fields.map(({ label, before, after }) => `${label}: ${before} -> ${after}`);
const tunnelFields = (change: Partial<Tunnel>) =>
  only(withTunnels(FIRST, SECOND), withTunnels({ ...FIRST, ...change }, SECOND)).tunnels.flatMap((one) =>
    one.fields.map(({ label, before, after }) => `${one.tunnel} ${label}: ${before} -> ${after}`),
  );

test('every sample equals itself, read again, and with its tunnels in the other order', () => {
  for (const { documents, name } of goodSamples()) {
    const [one, other] = [readDocuments(documents), readDocuments(documents)];
    if (!one.ok || !other.ok) throw new Error(name);
    expect(compareConnections(one.value, other.value), name).toEqual([]);
    const swapped = other.value.map((each) => ({ ...each, tunnels: each.tunnels.toReversed() }));
    expect(compareConnections(one.value, swapped as unknown as VpnConnection[]), name).toEqual([]);
  }
});

test('the order of tunnels and of the lists in a document is no change', () => {
  const reversed = { ...FIRST, ikeVersions: { ...FIRST.ikeVersions, value: [1, 2] as const } };
  expect(compareConnections([withTunnels(FIRST, SECOND)], [withTunnels(SECOND, reversed)])).toEqual([]);
});

test('a name that repeats a key of either document is shown without it', () => {
  const was = withTunnels(FIRST, SECOND);
  const is = withTunnels({ ...FIRST, psk: new Secret('Other.Key.1') }, SECOND);
  const name = `a ${FIRST.psk.reveal()} b Other.Key.1`;
  expect(fieldsOf({ ...was, name }, { ...is, name: 'hub Other.Key.1' })).toEqual([
    'name: a [secret] b [secret] -> hub [secret]',
  ]);
});

test('a key that changed is told, and never shown', () => {
  const change = only(
    withTunnels(FIRST, SECOND),
    withTunnels({ ...FIRST, psk: new Secret('Other.Key.1') }, SECOND),
  );
  expect(change.tunnels).toEqual([
    {
      kind: 'changed',
      tunnel: '203.0.113.10',
      before: '203.0.113.10',
      fields: [
        { field: 'psk', label: 'pre-shared key', before: '[secret]', after: '[secret]', isSecret: true },
      ],
    },
  ]);
  expect(tunnelFields({ bgpKey: new Secret('Session.Key') })).toEqual([
    '203.0.113.10 BGP key: none -> [secret]',
  ]);
});

test('a tunnel whose endpoint was replaced is found by its inside network', () => {
  const moved = { ...FIRST, outside: { ...FIRST.outside, cloud: ip('203.0.113.99') } };
  expect(only(withTunnels(FIRST, SECOND), withTunnels(SECOND, moved)).tunnels).toEqual([
    {
      kind: 'changed',
      tunnel: '203.0.113.99',
      before: '203.0.113.10',
      fields: [
        {
          field: 'cloud-address',
          label: 'cloud outside address',
          before: '203.0.113.10',
          after: '203.0.113.99',
          isSecret: false,
        },
      ],
    },
  ]);
});

test('two tunnels that swapped their inside networks are paired by address, not crossed', () => {
  const one = { ...FIRST, inside: inside('169.254.20.0/30') };
  const other = { ...SECOND, inside: inside('169.254.10.0/30') };
  const { tunnels } = only(withTunnels(FIRST, SECOND), withTunnels(one, other));
  expect(tunnels.map((each) => [each.before, each.fields.map(({ field }) => field)])).toEqual([
    ['203.0.113.10', ['inside']],
    ['203.0.113.20', ['inside']],
  ]);
});

test('a tunnel that shares neither address is another one', () => {
  const other = tunnel({ cloud: '203.0.113.99', inside: '169.254.99.0/30' });
  expect(
    only(withTunnels(FIRST, SECOND), withTunnels(SECOND, other)).tunnels.map(({ kind, tunnel }) => [
      kind,
      tunnel,
    ]),
  ).toEqual([
    ['added', '203.0.113.99'],
    ['removed', '203.0.113.10'],
  ]);
});

test('each field in words', () => {
  expect(tunnelFields({ replayWindow: { value: 64, from: 'tunnel-options' } })).toEqual([
    '203.0.113.10 replay window: 1024 packets -> 64 packets',
  ]);
  expect(tunnelFields({ dpd: { value: { interval: 20, retries: 3 }, from: 'xml' } })).toEqual([
    '203.0.113.10 dead peer detection: 10 s x 3 -> 20 s x 3',
  ]);
  expect(
    tunnelFields({ esp: { ...FIRST.esp, dhGroup: { value: [14, 20, 'none'], from: 'tunnel-options' } } }),
  ).toEqual([
    '203.0.113.10 phase 2 DH group: 21, 20, 18, 17, 16, 19, 15, 14, 24, 23, 5, 2, 22, 1 -> 20, 14, none',
  ]);
  expect(tunnelFields({ identity: { cloud: { kind: 'fqdn', value: 'gw.example' } } })).toEqual([
    '203.0.113.10 cloud IKE identity: its outside address -> gw.example (fqdn)',
  ]);
  expect(tunnelFields({ outside: { cloud: FIRST.outside.cloud, customer: ip('198.51.100.9') } })).toEqual([
    '203.0.113.10 customer outside address: 198.51.100.1 -> 198.51.100.9',
  ]);
  expect(fieldsOf(connection(), connection({ routing: { ...BGP, cloudAsn: 64513 } }))).toEqual([
    'cloud ASN: 64512 -> 64513',
  ]);
  expect(fieldsOf(connection(), connection({ routing: STATIC }))).toEqual(['routing: BGP -> static']);
  expect(
    fieldsOf(
      connection({
        routing: { kind: 'static', customerPrefixes: [prefix('10.2.0.0/16'), prefix('10.1.0.0/16')] },
      }),
      connection({
        routing: { kind: 'static', customerPrefixes: [prefix('10.1.0.0/16'), prefix('10.3.0.0/16')] },
      }),
    ),
  ).toEqual([
    'networks that the cloud routes into the tunnels: 10.1.0.0/16, 10.2.0.0/16 -> 10.1.0.0/16, 10.3.0.0/16',
  ]);
});

test('an identity that names the outside address is the default', () => {
  const said = { cloud: { kind: 'address', value: FIRST.outside.cloud } } as const;
  expect(compareConnections([withTunnels(FIRST)], [withTunnels({ ...FIRST, identity: said })])).toEqual([]);
});

test('what a document does not say does not differ', () => {
  const bare = connection({ cloudGateway: { kind: 'unknown' } });
  expect(compareConnections([bare], [connection({ customerGatewayId: 'cgw-1', name: 'lyon' })])).toEqual([]);
  const sample = connection({ authority: 'template' });
  const strong = {
    ...FIRST,
    ike: { ...FIRST.ike, dhGroup: { value: [20], from: 'tunnel-options' } },
  } as const;
  expect(fieldsOf(sample, withTunnels(strong, SECOND))).toEqual([
    "what the document tells: the vendor's minimum sample alone -> the tunnel options",
  ]);
  expect(only(sample, withTunnels(strong, SECOND)).tunnels).toEqual([]);
});

test('connections come and go by id', () => {
  const [a, b] = [connection({ id: 'vpn-a' }), connection({ id: 'vpn-b' })];
  expect(
    compareConnections([a], [b]).map(({ connection, kind, tunnels }) => [connection, kind, tunnels.length]),
  ).toEqual([
    ['vpn-a', 'removed', 2],
    ['vpn-b', 'added', 2],
  ]);
});

/** What of the model is compared: the compiler asks for a line here when it gets a key. */
const COMPARED: {
  readonly connection: { readonly [key in keyof Required<VpnConnection>]: readonly ConnectionField[] };
  readonly tunnel: { readonly [key in keyof Required<Tunnel>]: readonly TunnelField[] };
} = {
  connection: {
    cloud: [],
    id: [],
    tunnels: [],
    name: ['name'],
    customerGatewayId: ['customer-gateway'],
    cloudGateway: ['cloud-gateway-kind', 'cloud-gateway'],
    authority: ['authority'],
    accelerated: ['accelerated'],
    routing: ['routing', 'customer-asn', 'cloud-asn', 'hold-time', 'customer-prefixes', 'selectors'],
    networks: ['networks'],
  },
  tunnel: {
    outside: ['cloud-address', 'customer-address'],
    identity: ['customer-identity', 'cloud-identity'],
    inside: ['inside'],
    psk: ['psk'],
    ikeVersions: ['ike-versions'],
    ikev1Mode: ['ike-mode'],
    natTraversal: ['nat-traversal'],
    ike: ['ike-encryption', 'ike-integrity', 'ike-dh-group', 'ike-lifetime'],
    esp: ['esp-encryption', 'esp-integrity', 'esp-dh-group', 'esp-lifetime'],
    given: ['given'],
    dpd: ['dpd'],
    upkeep: ['startup-action', 'dpd-action', 'lifecycle-control', 'logging'],
    replayWindow: ['replay-window'],
    bgpKey: ['bgp-key'],
    role: ['role'],
  },
};

test('every key of the model is compared, by every field', () => {
  expect(Object.values(COMPARED.connection).flat().sort()).toEqual(Object.keys(CONNECTION_FIELDS).sort());
  expect(Object.values(COMPARED.tunnel).flat().sort()).toEqual(Object.keys(TUNNEL_FIELDS).sort());
});

test('no secret reaches the result, whatever it is', () => {
  const key = fc.string({ minLength: 8, unit: 'grapheme' });
  fc.assert(
    fc.property(key, key, (one, other) => {
      fc.pre(one !== other);
      const [before, after] = [one, other].map((psk) => withTunnels({ ...FIRST, psk: new Secret(psk) }));
      const text = JSON.stringify(compareConnections([before as VpnConnection], [after as VpnConnection]));
      return text.includes('[secret]') && text.replaceAll('[secret]', '') === BARE;
    }),
  );
});
const BARE = JSON.stringify(
  compareConnections([withTunnels(FIRST)], [withTunnels({ ...FIRST, psk: new Secret('another') })]),
).replaceAll('[secret]', '');
