import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../src/formats/index.js';
import { changeXml, ec2, swapTunnels, xml } from './documents.js';
import { codes, connections, pretty, print, read } from './support.js';

describe('tunnels join by the outside address of the cloud', () => {
  test('the order of TunnelOptions and of the XML means nothing', () => {
    const plain = ec2('xml-disagrees');
    const expected = pretty(connections(plain.text()));
    const options = ec2('xml-disagrees');
    options.tunnels.reverse();
    expect(pretty(connections(options.text()))).toBe(expected);
    const both = ec2('xml-disagrees');
    both.tunnels.reverse();
    both.connection.CustomerGatewayConfiguration = swapTunnels(
      String(both.connection.CustomerGatewayConfiguration),
    );
    expect(both.text()).not.toBe(options.text());
    expect(pretty(connections(both.text()))).toBe(expected);
  });

  test('each tunnel has its own key and options', () => {
    const [connection] = connections(ec2('xml-disagrees').text());
    const [first, second] = connection?.tunnels ?? [];
    expect(first?.outside).toEqual({ customer: '192.0.2.99', cloud: '198.51.100.43' });
    expect(first?.psk.reveal()).toBe('Disagree.Xample.1.tR5eW6qA7sD8f');
    expect(first?.esp.dhGroup).toEqual({ value: [16, 15], from: 'tunnel-options' });
    expect(first?.ike.lifetime).toEqual({ value: 21600, from: 'tunnel-options' });
    expect(second?.psk.reveal()).toBe('Disagree.Xample.2.gH9jK0lZ1xC2v');
    expect(second?.ike.lifetime).toEqual({ value: 28800, from: 'xml' });
    expect(second?.ikeVersions).toEqual({ value: [2, 1], from: 'cloud-default' });
  });

  test('an XML file and a JSON file of one connection are one connection', () => {
    const document = ec2();
    const text = String(document.connection.CustomerGatewayConfiguration);
    const expected = pretty(connections(document.text()));
    document.connection.CustomerGatewayConfiguration = undefined;
    const apart = [
      { name: 'a.json', text: document.text() },
      { name: 'b.xml', text },
    ];
    for (const documents of [apart, apart.toReversed()]) {
      const result = readDocuments(documents);
      expect(print(result.diagnostics)).toBe('');
      expect(result.ok && pretty(result.value)).toBe(expected);
    }
  });

  test('the XML of a connection that is deleted by now is not used', () => {
    const document = ec2();
    const text = String(document.connection.CustomerGatewayConfiguration);
    document.connection.CustomerGatewayConfiguration = undefined;
    document.connection.State = 'deleted';
    const result = readDocuments([
      { name: 'a', text },
      { name: 'b', text: document.text() },
    ]);
    expect(codes(result)).toEqual(['CONNECTION_DELETED']);
  });

  test.each(['[]', '{"VpnConnections": []}', 'null', 'None\n'])('nothing found: %s', (text) => {
    expect(codes(read(text))).toEqual(['NO_CONNECTIONS']);
  });

  test('the same document twice is told and read once', () => {
    const result = readDocuments([
      { name: 'a', text: xml() },
      { name: 'b', text: xml() },
    ]);
    expect(result.ok && result.value).toHaveLength(1);
    expect(codes(result)).toEqual(['CONNECTION_REPEATED', 'TEMPLATE_ONLY']);
  });
});

describe('addresses, by hand', () => {
  test('the cloud has the first host of the /30, the customer the second', () => {
    const [connection] = connections(ec2().text());
    expect(connection?.tunnels.map((tunnel) => tunnel.inside)).toEqual([
      { prefix: '169.254.101.4/30', cloud: '169.254.101.5', customer: '169.254.101.6' },
      { prefix: '169.254.33.252/30', cloud: '169.254.33.253', customer: '169.254.33.254' },
    ]);
  });

  test('an IPv6 /126 comes from the two hosts when there is no JSON', () => {
    // The host of terraform-provider-aws issue 17998: ..d202 is the second one of ..d200/126.
    const six = (host: string) =>
      `</tunnel_inside_address>\n<tunnel_inside_ipv6_address><ip_address>${host}</ip_address><prefix_length>128</prefix_length></tunnel_inside_ipv6_address>`;
    const hosts = ['d202', 'd201', 'd206', 'd205'].map((end) => six(`fd00:2001:db8:2:2d1:81ff:fe41:${end}`));
    const text = xml().replace(/<\/tunnel_inside_address>/g, () => hosts.shift() ?? '');
    const [connection] = connections(text);
    expect(connection?.tunnels.map((tunnel) => tunnel.inside)).toEqual([
      {
        prefix: 'fd00:2001:db8:2:2d1:81ff:fe41:d200/126',
        cloud: 'fd00:2001:db8:2:2d1:81ff:fe41:d201',
        customer: 'fd00:2001:db8:2:2d1:81ff:fe41:d202',
      },
      {
        prefix: 'fd00:2001:db8:2:2d1:81ff:fe41:d204/126',
        cloud: 'fd00:2001:db8:2:2d1:81ff:fe41:d205',
        customer: 'fd00:2001:db8:2:2d1:81ff:fe41:d206',
      },
    ]);
  });

  test('tunnels stand by the number of their address, not by its text', () => {
    const [connection] = connections(xml(['203.0.113.17', '203.0.113.145'], ['203.0.113.45', '203.0.113.9']));
    expect(connection?.tunnels.map((tunnel) => tunnel.outside.cloud)).toEqual([
      '203.0.113.9',
      '203.0.113.145',
    ]);
  });
});

describe('what the cloud allows', () => {
  test('an absent or empty list means the defaults of AWS', () => {
    const document = ec2();
    for (const tunnel of document.tunnels) tunnel.Phase1DHGroupNumbers = [];
    const [connection] = connections(document.text());
    const [tunnel] = connection?.tunnels ?? [];
    expect(connection?.authority).toBe('tunnel-options');
    expect(tunnel?.ike.dhGroup.from).toBe('cloud-default');
    expect([...(tunnel?.ike.dhGroup.value ?? [])].sort((a, b) => Number(a) - Number(b))).toEqual([
      2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
    ]);
    expect([...(tunnel?.esp.dhGroup.value ?? [])].sort((a, b) => Number(a) - Number(b))).toEqual([
      2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
    ]);
    expect(tunnel?.esp.encryption.value).toEqual(['aes256gcm16', 'aes256', 'aes128gcm16', 'aes128']);
    expect(tunnel?.ike.integrity.value).toEqual(['sha512', 'sha384', 'sha256', 'sha1']);
    expect(tunnel?.replayWindow).toEqual({ value: 1024, from: 'cloud-default' });
  });

  test.each([
    ['no TunnelOptions', undefined],
    ['an empty list', []],
    ['empty items of the create reply', [{}, {}]],
  ])('%s: only the template is known', (_, tunnels) => {
    const document = ec2();
    document.options.TunnelOptions = tunnels;
    const result = read(document.text());
    expect(result.ok && result.value[0]?.authority).toBe('template');
    expect(codes(result)).toEqual(['TEMPLATE_ONLY']);
    expect(result.diagnostics[0]?.hint).toContain(
      'aws ec2 describe-vpn-connections --vpn-connection-ids vpn-02f4a6c8e0b1d3579',
    );
  });

  test('both casings of the API are read', () => {
    const document = ec2();
    for (const tunnel of document.tunnels) {
      tunnel.IKEVersions = [{ Value: 'ikev2' }];
      tunnel.DPDTimeoutSeconds = 40;
      tunnel.Phase1DhGroupNumbers = [{ Value: 20 }, { Value: 14 }];
    }
    const [tunnel] = connections(document.text())[0]?.tunnels ?? [];
    expect(tunnel?.ikeVersions).toEqual({ value: [2], from: 'tunnel-options' });
    expect(tunnel?.dpd).toEqual({ value: { interval: 13, retries: 3 }, from: 'tunnel-options' });
    expect(tunnel?.ike.dhGroup).toEqual({ value: [20, 14], from: 'tunnel-options' });
  });

  test('the interval and the retries of the XML are kept where they last as long as the timeout', () => {
    const document = ec2();
    for (const tunnel of document.tunnels) tunnel.DpdTimeoutSeconds = 30;
    const [tunnel] = connections(document.text())[0]?.tunnels ?? [];
    expect(tunnel?.dpd).toEqual({ value: { interval: 10, retries: 3 }, from: 'xml' });
  });

  test('a difference to the XML is told once for each value', () => {
    const document = ec2();
    document.tunnels[0] = { ...document.tunnels[0], Phase2DHGroupNumbers: [{ Value: 15 }, { Value: 16 }] };
    const result = read(document.text());
    expect(codes(result)).toEqual(['OPTIONS_DIFFER']);
    expect(result.diagnostics[0]?.message).toBe(
      '192.0.2.11: phase 2 DH group is 2 in the XML, which AWS does not update; the tunnel options count: 16, 15',
    );
    expect(result.ok && result.value[0]?.tunnels[0]?.esp.dhGroup.value).toEqual([16, 15]);
  });

  test('a lifetime that the tunnel options lack comes from the XML', () => {
    const document = ec2();
    document.tunnels[0] = { ...document.tunnels[0], Phase2LifetimeSeconds: 1200 };
    const changed = String(document.connection.CustomerGatewayConfiguration)
      .replaceAll('>28800<', '>7200<')
      .replaceAll('>3600<', '>1800<');
    document.connection.CustomerGatewayConfiguration = changed;
    const [first, second] = connections(document.text())[0]?.tunnels ?? [];
    expect(first?.ike.lifetime).toEqual({ value: 7200, from: 'xml' });
    expect(first?.esp.lifetime).toEqual({ value: 1200, from: 'tunnel-options' });
    expect(second?.esp.lifetime).toEqual({ value: 1800, from: 'xml' });
    document.connection.CustomerGatewayConfiguration = changed.replace(/ *<lifetime>\d+<\/lifetime>\n/g, '');
    const [neither] = connections(document.text())[0]?.tunnels.slice(1) ?? [];
    expect(neither?.ike.lifetime).toEqual({ value: 28800, from: 'cloud-default' });
    expect(neither?.esp.lifetime).toEqual({ value: 3600, from: 'cloud-default' });
  });

  test('lifetimes that the XML crosses are told', () => {
    const document = ec2();
    changeXml(document.connection, ['>28800<', '>1800<']);
    expect(codes(read(document.text()))).toEqual(['LIFETIMES_CROSSED']);
    expect(codes(read(xml(['>28800<', '>1800<'])))).toEqual(['LIFETIMES_CROSSED', 'TEMPLATE_ONLY']);
  });

  test('the JSON supplies what an XML without algorithms lacks', () => {
    const document = ec2('custom-lifetimes');
    const text = String(document.connection.CustomerGatewayConfiguration);
    document.connection.CustomerGatewayConfiguration = text
      .replace(/ *<ipsec>.*?<\/ipsec>\n/gs, '')
      .replace(/<ike>.*?(<pre_shared_key>.*?<\/pre_shared_key>).*?<\/ike>/gs, '<ike>$1</ike>');
    const result = read(document.text());
    expect(codes(result)).toEqual(['CLOUD_STARTS_TOO', 'CLOUD_STARTS_TOO']);
    const [tunnel] = (result.ok && result.value[0]?.tunnels) || [];
    expect(tunnel?.given).toBeUndefined();
    expect(tunnel?.esp.encryption.value).toEqual(['aes256']);
    expect(tunnel?.dpd.value).toEqual({ interval: 15, retries: 3 });
  });

  test('the hold time is the smaller of the two sides, 30 without one', () => {
    expect(routing(xml([/<hold_time>30/, '<hold_time>20']))).toMatchObject({ value: 20, from: 'xml' });
    const none = xml().replaceAll(/ *<hold_time>30<\/hold_time>\n/g, '');
    expect(routing(none)).toEqual({ value: 30, from: 'cloud-default' });
  });
});

function routing(text: string): unknown {
  const found = connections(text)[0]?.routing;
  return found?.kind === 'bgp' ? found.holdTime : undefined;
}
