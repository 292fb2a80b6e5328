import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/formats/index.js';
import { changeXml, ec2, edit, xml } from './documents.js';
import { codes, connections, pretty, print, read, sample } from './support.js';

const ID = 'vpn-0a1b2c3d4e5f60718';

describe('shapes of the XML', () => {
  const expected = pretty(connections(xml()));

  test.each<[string, string]>([
    ['CRLF line ends', xml().replaceAll('\n', '\r\n')],
    ['on one line', xml().replace(/>\s+</g, '><')],
    ['white space in front', `\n  ${xml()}`],
    ['a byte order mark', `\ufeff${xml()}`],
    ['no declaration', xml([/<\?xml.*?\?>\n/, ''])],
    ['comments', xml(['<ike>', '<!-- phase 1 --><ike>'])],
    ['CDATA', xml(['>65010<', '><![CDATA[65010]]><'])],
    ['entities', xml(['>65010<', '>&#54;&#x35;010<'])],
    ['white space inside', xml([/>sha1</, '>\n  sha1\n  <'])],
    ['aes-128', xml([/aes-128-cbc/, 'aes-128'])],
    ['sha', xml([/>sha1</, '>sha<'])],
    ['hmac-sha1-96 in ike', xml([/>sha1</, '>hmac-sha1-96<'])],
    ['sha1 in ipsec', xml([/>hmac-sha1-96</, '>sha1<'])],
    ['group without the word', xml([/>group2</, '>2<'])],
    ['an address without ip_address', xml([/<ip_address>(198.51.100.10)<\/ip_address>/, '$1'])],
    ['unknown elements', xml(['<mode>main', '<nat>no</nat><extra><deep/></extra><mode>main'])],
    ['an index attribute', xml(['<ipsec_tunnel>', '<ipsec_tunnel index="1">'])],
    ['a namespace prefix', xml().replace(/<(\/?)(\w)/g, '<$1a:$2')],
    ['AS numbers as asdot', xml([/>65010</, '>0.65010<'])],
  ])('%s', (_, text) => {
    const result = read(text);
    expect(print(result.diagnostics).match(/error/), print(result.diagnostics)).toBeNull();
    expect(result.ok && pretty(result.value)).toBe(expected);
  });

  test('asdot and four bytes', () => {
    const [connection] = connections(xml().replaceAll('>65010<', '>64086.59904<'));
    expect(connection?.routing).toMatchObject({ customerAsn: 64086 * 65536 + 59904 });
  });

  test('transit_gateway_id names the gateway', () => {
    const text = xml([
      /<vpn_gateway_id>.*?<\/vpn_gateway_id>/,
      '<transit_gateway_id>tgw-01</transit_gateway_id>',
    ]);
    expect(connections(text)[0]?.cloudGateway).toEqual({ kind: 'transit-gateway', id: 'tgw-01' });
  });

  test.each(['<vpn_gateway_id></vpn_gateway_id>', '<vpn_gateway_id />'])(
    '%s is a transit gateway',
    (element) => {
      const text = xml([/<vpn_gateway_id>.*?<\/vpn_gateway_id>/, element]);
      expect(connections(text)[0]?.cloudGateway).toEqual({ kind: 'transit-gateway' });
    },
  );

  test.each(['f0e1d2c3-1234', 'vpn.test_1'])('an id of another cloud: %s', (id) => {
    expect(connections(xml([ID, id]))[0]?.id).toBe(id);
  });

  test('private outside addresses', () => {
    const text = xml()
      .replaceAll('198.51.100.10', '10.0.0.1')
      .replace('203.0.113.17', '10.9.0.1')
      .replace('203.0.113.45', '10.9.0.2');
    expect(connections(text)[0]?.tunnels[0]?.outside).toEqual({ customer: '10.0.0.1', cloud: '10.9.0.1' });
  });

  test('a lifetime that only another cloud has is used with a warning', () => {
    const result = read(xml([/>28800</, '>28880<']));
    expect(codes(result)).toEqual(['LIFETIME_UNUSUAL', 'TEMPLATE_ONLY']);
    expect(result.ok && result.value[0]?.tunnels[0]?.ike.lifetime).toEqual({ value: 28880, from: 'xml' });
  });
});

describe('shapes of the JSON', () => {
  const document = ec2();
  const expected = pretty(connections(document.text()));

  test.each<[string, unknown]>([
    ['create or modify reply', { VpnConnection: document.connection }],
    ['one connection object', document.connection],
    ['a list of connection objects', [document.connection]],
    ['create reply of an SDK', { RequestId: 'x', VpnConnection: document.connection }],
    ['describe reply of an SDK', { RequestId: 'x', VpnConnections: [document.connection] }],
    ['one connection object of an SDK', { RequestId: 'x', ...document.connection }],
    ['what an SDK adds', { VpnConnections: [document.connection], ResponseMetadata: { RequestId: 'x' } }],
    ['null for what is absent', { VpnConnections: [{ ...document.connection, TransitGatewayId: null }] }],
    ['VPN-Classic', { VpnConnections: [{ ...document.connection, Category: 'VPN-Classic' }] }],
  ])('%s', (_, json) => {
    expect(pretty(connections(JSON.stringify(json)))).toBe(expected);
  });

  test('\\u003c as Go and Python write it', () => {
    const text = document.text().replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
    expect(pretty(connections(text))).toBe(expected);
  });

  test('strings with XML: one, or a list', () => {
    const text = JSON.stringify([
      xml(),
      xml([ID, 'vpn-02'], ['44.8', '46.8'], ['44.8', '46.8'], ['130.10', '130.14'], ['130.9', '130.13']),
    ]);
    expect(connections(text).map((one) => one.id)).toEqual(['vpn-02', ID].sort());
  });

  test.each<[string, object, object]>([
    [
      'VpnConcentratorId',
      { VpnConcentratorId: 'vcn-1', VpnGatewayId: undefined },
      { kind: 'concentrator', id: 'vcn-1' },
    ],
    [
      'TransitGatewayId',
      { TransitGatewayId: 'tgw-1', VpnGatewayId: undefined },
      { kind: 'transit-gateway', id: 'tgw-1' },
    ],
    [
      'no gateway',
      { VpnGatewayId: undefined, GatewayAssociationState: 'not-associated' },
      { kind: 'unknown' },
    ],
  ])('%s', (_, change, gateway) => {
    const text = JSON.stringify({ ...document.connection, ...change });
    expect(connections(text)[0]?.cloudGateway).toEqual(gateway);
  });

  test('acceleration, name and routes', () => {
    const one = ec2('tgw-static');
    one.options.EnableAcceleration = true;
    one.connection.Routes = [
      { DestinationCidrBlock: '10.9.0.0/16', State: 'available' },
      { DestinationCidrBlock: '10.8.0.0/16', State: 'pending' },
      { DestinationCidrBlock: '10.7.0.0/16', State: 'deleted' },
    ];
    expect(connections(one.text())[0]).toMatchObject({
      accelerated: true,
      name: 'warehouse',
      routing: { kind: 'static', customerPrefixes: ['10.8.0.0/16', '10.9.0.0/16'] },
    });
  });

  test('a deleted connection beside a live one is left out', () => {
    const gone = { VpnConnectionId: 'vpn-0de1e7ed', State: 'deleted', Type: 'ipsec.1', Options: {} };
    const result = read(JSON.stringify({ VpnConnections: [gone, document.connection] }));
    expect(codes(result)).toEqual(['CONNECTION_DELETED_SKIPPED']);
    expect(result.ok && pretty(result.value)).toBe(expected);
  });

  test('a host in place of the inside network is taken with a warning', () => {
    const one = ec2();
    one.tunnels[0] = { ...one.tunnels[0], TunnelInsideCidr: '169.254.101.5/30' };
    const result = read(one.text());
    expect(codes(result)).toEqual(['INSIDE_HOST_BITS']);
    expect(result.ok && pretty(result.value)).toBe(expected);
  });

  test('an error inside the XML names its place in both documents', () => {
    const one = ec2();
    changeXml(one.connection, ['>65020<', '>none<']);
    expect(read(one.text()).diagnostics[0]?.place).toEqual({
      file: 'input',
      line: 1,
      column: 52,
      path: 'VpnConnections[0].CustomerGatewayConfiguration vpn_connection/ipsec_tunnel[1]/customer_gateway/bgp/asn (XML 17:9)',
    });
  });
});

describe('shapes of the EC2 Query reply', () => {
  const text = sample('ec2-query-xml/describe/input.xml');

  test.each(['CreateVpnConnectionResponse', 'ModifyVpnConnectionResponse', 'ModifyVpnTunnelOptionsResponse'])(
    '%s',
    (name) => {
      const reply = edit(text, [
        [/DescribeVpnConnectionsResponse/, name],
        [/\/DescribeVpnConnectionsResponse/, `/${name}`],
        [/<vpnConnectionSet>\s*<item>/, '<vpnConnection>'],
        [/<\/item>\s*<\/vpnConnectionSet>/, '</vpnConnection>'],
      ]);
      expect(pretty(connections(reply))).toBe(pretty(connections(text)));
    },
  );

  test('an empty tunnelOptionSet leaves the template', () => {
    const reply = edit(text, [[/<tunnelOptionSet>.*<\/tunnelOptionSet>/s, '<tunnelOptionSet/>']]);
    expect(connections(reply)[0]?.authority).toBe('template');
  });
});

test('formats have ids, titles and sources of their own', () => {
  const ids = FORMATS.map((format) => format.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const format of FORMATS) expect(`${format.title} ${format.source}`).not.toContain('undefined');
});
