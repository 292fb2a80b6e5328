import { describe, expect, test } from 'vitest';
import type { Json } from './documents.js';
import { codes, connections, pretty, read, sample } from './support.js';

const reply = JSON.parse(sample('ansible/info/input.json')) as { vpn_connections: Json[] };
const [connection] = reply.vpn_connections;
const expected = pretty(connections(JSON.stringify(reply)));

describe('where the connections are', () => {
  test.each<[string, unknown]>([
    ['a list of connections', reply.vpn_connections],
    ['one connection', connection],
    ['the result of ec2_vpc_vpn', { changed: true, failed: false, ...connection }],
    ['facts', { ansible_facts: reply, changed: false }],
    ['a fact that was set', { ansible_facts: { site_vpn: reply }, changed: false }],
    ['a loop', { changed: false, msg: 'All items completed', results: [{ ...reply, item: 'a' }] }],
    ['a list of results', [reply]],
  ])('%s', (_, json) => {
    expect(pretty(connections(JSON.stringify(json)))).toBe(expected);
  });

  test('none', () => {
    expect(codes(read('{"changed": false, "vpn_connections": []}'))).toEqual(['NO_CONNECTIONS']);
  });

  test('a result of another module', () => {
    expect(codes(read('{"changed": false, "results": [{"vpc_id": "vpc-1"}]}'))).toEqual(['INPUT_UNKNOWN']);
  });
});

test('the same as the reply that it is made from', () => {
  const [one] = connections(JSON.stringify(reply));
  expect(one).toMatchObject({
    id: 'vpn-0c1a2b3d4e5f60755',
    name: 'brest',
    authority: 'tunnel-options',
    cloudGateway: { kind: 'virtual-private-gateway', id: 'vgw-0f5e4d3c2b1a09875' },
    routing: { kind: 'bgp', customerAsn: 65027, cloudAsn: 64512 },
  });
  expect(one?.tunnels[0]).toMatchObject({
    ikeVersions: { value: [2], from: 'tunnel-options' },
    ike: {
      encryption: { value: ['aes256gcm16', 'aes256'] },
      integrity: { value: ['sha384', 'sha256'] },
      dhGroup: { value: [20, 14] },
      lifetime: { value: 14400, from: 'tunnel-options' },
    },
    esp: { encryption: { value: ['aes256gcm16'] }, lifetime: { value: 1800 } },
    dpd: { value: { interval: 15, retries: 3 } },
    replayWindow: { value: 512 },
  });
});

test('a place is named by the keys of the document', () => {
  const text = JSON.stringify({
    vpn_connections: [{ ...connection, options: { static_routes_only: 'no' } }],
  });
  expect(read(text).diagnostics.map((one) => one.place?.path)).toContain(
    'vpn_connections[0].options.static_routes_only',
  );
});
