import { describe, expect, test } from 'vitest';
import { cloudSides } from './index.js';
import { first, ID, json, KEYS, settings, side, values, xml } from './samples.js';

describe('an EC2 reply', () => {
  test("gives the addresses of each tunnel, from the cloud's side", () => {
    const { cloud, id, routing, endpoints } = side(json({ StaticRoutesOnly: false }));
    expect({ cloud, id, routing }).toEqual({ cloud: 'aws', id: ID, routing: 'bgp' });
    expect(endpoints.map(({ outside, customer, inside }) => ({ outside, customer, inside }))).toEqual([
      {
        outside: '203.0.113.1',
        customer: '198.51.100.7',
        inside: { address: '169.254.10.1/30', peer: '169.254.10.2' },
      },
      {
        outside: '203.0.113.2',
        customer: '198.51.100.7',
        inside: { address: '169.254.11.1/30', peer: '169.254.11.2' },
      },
    ]);
  });

  test("demands the customer gateway's address as identity, and binds each key to the two addresses", () => {
    const [, second] = side(json({})).endpoints;
    const config = second?.swanctl ?? '';
    expect(settings(config, 'id')).toEqual(['203.0.113.2', '198.51.100.7']);
    expect(settings(config, 'local_addrs')).toEqual(['203.0.113.2']);
    expect(settings(config, 'remote_addrs')).toEqual(['198.51.100.7']);
    expect(settings(config, 'id-local')).toEqual(['203.0.113.2']);
    expect(settings(config, 'id-remote')).toEqual(['198.51.100.7']);
    // "Xample.Key.Two_2" by hand.
    expect(settings(config, 'secret')).toEqual(['0x58616d706c652e4b65792e54776f5f32']);
  });

  test('takes the options of a tunnel by its outside address, not by its place', () => {
    const options = [
      { OutsideIpAddress: '203.0.113.2', IkeVersions: values('ikev1') },
      { OutsideIpAddress: '203.0.113.1', IkeVersions: values('ikev2') },
    ];
    const versions = side(json({ TunnelOptions: options })).endpoints.map(({ swanctl }) =>
      settings(swanctl, 'version'),
    );
    expect(versions).toEqual([['2'], ['1']]);
  });

  test("reads Local as the customer's network and Remote as AWS's", () => {
    const { swanctl } = first(
      {},
      { LocalIpv4NetworkCidr: '10.2.0.0/16', RemoteIpv4NetworkCidr: '10.1.0.0/16' },
    );
    expect(settings(swanctl, 'local_ts')).toEqual(['10.1.0.0/16']);
    expect(settings(swanctl, 'remote_ts')).toEqual(['10.2.0.0/16']);
  });

  test('waits, alone, on XFRM interface 1', () => {
    const { swanctl } = first({});
    const names = [
      'start_action',
      'unique',
      'mobike',
      'if_id_in',
      'if_id_out',
      'aggressive',
      'local_ts',
      'remote_ts',
    ];
    expect(names.map((name) => settings(swanctl, name))).toEqual([
      ['none'],
      ['replace'],
      ['no'],
      ['1'],
      ['1'],
      ['no'],
      ['0.0.0.0/0'],
      ['0.0.0.0/0'],
    ]);
  });

  test('speaks BGP with the customer alone, and offers a default route beside its networks', () => {
    const [, second] = side(json({}), ['10.1.0.0/16', '10.9.0.0/24']).endpoints;
    const lines = (second?.bgpd ?? '').split('\n').map((line) => line.trim());
    expect(lines).toEqual(
      expect.arrayContaining([
        'router bgp 64512',
        'bgp router-id 169.254.11.1',
        'no bgp ebgp-requires-policy',
        'no bgp network import-check',
        'neighbor 169.254.11.2 remote-as 4200000007',
        'neighbor 169.254.11.2 timers 10 30',
        'address-family ipv4 unicast',
        'network 10.1.0.0/16',
        'network 10.9.0.0/24',
        'neighbor 169.254.11.2 default-originate',
      ]),
    );
    expect(lines.filter((line) => line.includes('remote-as'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('password'))).toEqual([]);
  });

  test('has no BGP where the routing is static', () => {
    const { routing, endpoints } = side(json({ StaticRoutesOnly: true }, { isStatic: true }));
    expect(routing).toBe('static');
    expect(endpoints.map(({ bgpd, inside }) => ({ bgpd, inside: inside?.address }))).toEqual([
      { bgpd: undefined, inside: '169.254.10.1/30' },
      { bgpd: undefined, inside: '169.254.11.1/30' },
    ]);
  });

  test('carries IPv6 alone where the inside is IPv6', () => {
    const options = {
      TunnelInsideIpVersion: 'ipv6',
      TunnelOptions: [
        { OutsideIpAddress: '203.0.113.1', TunnelInsideIpv6Cidr: 'fd00:a:10::/126' },
        { OutsideIpAddress: '203.0.113.2', TunnelInsideIpv6Cidr: 'fd00:a:11::/126' },
      ],
    };
    const { endpoints } = side(json(options, { ipv6: true }), ['2001:db8:1::/48']);
    expect(endpoints.map(({ inside }) => inside)).toEqual([
      { address: 'fd00:a:10::1/126', peer: 'fd00:a:10::2' },
      { address: 'fd00:a:11::1/126', peer: 'fd00:a:11::2' },
    ]);
    const { swanctl = '', bgpd = '' } = endpoints[0] ?? {};
    expect(settings(swanctl, 'local_ts')).toEqual(['::/0']);
    expect(settings(swanctl, 'remote_ts')).toEqual(['::/0']);
    expect(bgpd).toContain(' bgp router-id 169.254.10.1\n');
    expect(bgpd).toContain(' neighbor fd00:a:10::2 remote-as 4200000007\n');
    expect(bgpd).toContain(' address-family ipv6 unicast\n  network 2001:db8:1::/48\n');
    expect(() => side(json(options, { ipv6: true }))).toThrow("not of the tunnel's inside ipv6: 10.1.0.0/16");
  });

  test('takes the key from the XML where the options have none, and refuses a tunnel without one', () => {
    const [endpoint] = side(json({ TunnelOptions: [{}, {}] })).endpoints;
    // "Xample.Key.One_1" by hand.
    expect(settings(endpoint?.swanctl ?? '', 'secret')).toEqual(['0x58616d706c652e4b65792e4f6e655f31']);
    expect(() => side(xml().replace(KEYS[0], ''))).toThrow('203.0.113.1: the document has no pre-shared key');
  });

  test('leaves deleted connections out', () => {
    const text = json({}).replace('"available"', '"deleted"');
    expect(() => side(text)).toThrow('the documents have no connection');
  });
});

describe('the XML alone', () => {
  test('allows all defaults, not the minimum that it shows', () => {
    const { routing, endpoints } = side(xml({ isStatic: true }));
    expect(routing).toBe('static');
    expect(settings(endpoints[0]?.swanctl ?? '', 'proposals')[0]?.split(', ')).toHaveLength(192);
    expect(settings(endpoints[0]?.swanctl ?? '', 'version')).toEqual(['0']);
  });

  test('gives way to a reply about the same connection, in either order', () => {
    const reply = {
      name: 'reply',
      text: json({ TunnelOptions: [{ OutsideIpAddress: '203.0.113.1', IkeVersions: values('ikev1') }] }),
    };
    const alone = { name: 'xml', text: xml() };
    const sites = new Map([[ID, { cloudNetworks: [], customerNetworks: [] }]]);
    for (const documents of [
      [reply, alone],
      [alone, reply],
    ]) {
      const sides = cloudSides(documents, sites);
      expect(sides).toHaveLength(1);
      expect(settings(sides[0]?.endpoints[0]?.swanctl ?? '', 'version')).toEqual(['1']);
    }
  });
});
