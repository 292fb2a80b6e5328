import { describe, expect, test } from 'vitest';
import {
  customerGateway,
  download,
  dual,
  ikeConfig,
  ipsecConfig,
  one,
  readAll,
  single,
  told,
  vpnGateway,
} from './alibaba-documents.js';
import type { Json } from './documents.js';
import { codes, read } from './support.js';

describe('shapes', () => {
  const expected = one(single(), customerGateway());
  const { RequestId: _request, ...bare } = single();
  const gateway = customerGateway();

  test.each<[string, Json]>([
    ['VpnConnections.VpnConnection[]', { PageNumber: 1, VpnConnections: { VpnConnection: [bare] } }],
    ['a bare VpnConnections[]', { VpnConnections: [bare] }],
    ['one object in the place of the list', { VpnConnections: { VpnConnection: bare } }],
    ['one flat object', single()],
    ['keys in another casing', JSON.parse(JSON.stringify(single()).replaceAll('"Ike', '"IKE')) as Json],
  ])('%s', (_, document) => {
    expect(one(document, gateway)).toEqual(expected);
  });

  test('a bare list at the root', () => {
    const documents = [[bare], gateway] as readonly unknown[] as readonly Json[];
    expect(one(...documents)).toEqual(expected);
  });

  test('numbers and booleans as texts', () => {
    const texts = single(
      { EnableDpd: 'true', EnableNatTraversal: 'true', IpsecConfig: ipsecConfig({ IpsecLifetime: '3600' }) },
      { IkeLifetime: '86400' },
    );
    expect(one(texts, gateway)).toEqual(expected);
  });

  test('the two lists of gateways', () => {
    const customers = { RequestId: 'a', CustomerGateways: { CustomerGateway: [gateway] } };
    const vpns = { RequestId: 'a', VpnGateways: { VpnGateway: [vpnGateway()] } };
    expect(one(single({ InternetIp: '' }), customers, vpns)).toEqual(expected);
  });

  test('a bare list of tunnels', () => {
    const { TunnelOptionsSpecification: options } = dual() as {
      TunnelOptionsSpecification: { TunnelOptions: Json[] };
    };
    expect(one(dual({ TunnelOptionsSpecification: options.TunnelOptions }), gateway)).toEqual(
      one(dual(), gateway),
    );
  });

  test('with two tunnels, the fields of one do not count', () => {
    const masked = {
      IkeConfig: ikeConfig('116.64.XX.XX', '139.17.XX.XX', { Psk: 'pgw6****' }),
      IpsecConfig: {},
    };
    expect(one(dual(masked), gateway)).toEqual(one(dual(), gateway));
  });

  test('XML gives the same as JSON', () => {
    const element = (name: string, value: unknown): string => {
      if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
      const inner =
        typeof value === 'object' && value !== null
          ? Object.entries(value)
              .map(([key, item]) => element(key, item))
              .join('')
          : String(value);
      return `<${name}>${inner}</${name}>`;
    };
    const describeReply = read(element('DescribeVpnConnectionResponse', dual()));
    expect(describeReply.ok && describeReply.value).toEqual([one(dual())]);
    const downloadReply = read(element('DownloadVpnConnectionConfigResponse', download()));
    expect(downloadReply.ok && downloadReply.value).toEqual([one(download())]);
    const list = element('DescribeVpnConnections', { VpnConnections: { VpnConnection: [single(), dual()] } });
    expect(codes(read(list)).filter((code) => !code.startsWith('ALIBABA_'))).toEqual([]);
  });
});

describe('addresses', () => {
  test('the customer gateway has the public address; RemoteId is its identity', () => {
    const connection = one(single({}, { RemoteId: '192.0.2.99' }), customerGateway());
    expect(connection.tunnels[0]).toMatchObject({
      outside: { customer: '198.51.100.7' },
      identity: { customer: { kind: 'address', value: '192.0.2.99' } },
    });
  });

  test('without it, it is asked for, whatever RemoteId is; a public one is told and stays the identity', () => {
    expect(one(single()).tunnels[0]).toMatchObject({
      outside: { cloud: '203.0.113.10' },
      identity: { customer: { kind: 'address', value: '198.51.100.7' } },
    });
    expect(one(single()).tunnels[0].outside).not.toHaveProperty('customer');
    expect(codes(readAll([single()]))).toEqual(['ALIBABA_CUSTOMER_ADDRESS']);
    for (const RemoteId of ['10.0.0.2', 'shop.example.com', '']) {
      expect(one(single({}, { RemoteId })).tunnels[0].outside).toEqual({ cloud: '203.0.113.10' });
    }
    const roaming = customerGateway({ IpAddress: '0.0.0.0' });
    expect(one(single(), roaming).tunnels[0].outside).toEqual({ cloud: '203.0.113.10' });
  });

  test('a private connection runs between private addresses', () => {
    const document = single(
      { NetworkType: 'private', InternetIp: '10.9.0.1' },
      { LocalId: '10.9.0.1', RemoteId: '10.8.0.1' },
    );
    const gateway = customerGateway({ IpAddress: '10.8.0.1' });
    expect(one(document, gateway).tunnels[0]).toMatchObject({
      outside: { customer: '10.8.0.1', cloud: '10.9.0.1' },
      identity: {},
    });
  });

  test('the cloud: InternetIp, then the VPN gateway, then LocalId', () => {
    const older = single({ InternetIp: undefined });
    expect(one(older).tunnels[0].outside.cloud).toBe('203.0.113.10');
    expect(codes(readAll([older, customerGateway()]))).toEqual(['ALIBABA_CLOUD_ADDRESS']);
    const named = single({ InternetIp: undefined }, { LocalId: 'cloud.example.com' });
    expect(one(named, vpnGateway()).tunnels[0].outside.cloud).toBe('203.0.113.10');
    expect(told(named)).toEqual(['ALIBABA_CLOUD_ADDRESS_MISSING']);
    expect(one(named, download({}, { RemoteId: 'cloud.example.com' })).tunnels[0].outside.cloud).toBe(
      '203.0.113.10',
    );
  });

  test('the second tunnel may be to the second address of the gateway alone', () => {
    const both = vpnGateway({ InternetIp: '203.0.113.21', DisasterRecoveryInternetIp: '203.0.113.22' });
    expect(told(dual(), customerGateway(), both)).toEqual([]);
    expect(told(dual(), customerGateway(), vpnGateway())).toEqual([
      'ALIBABA_DOCUMENTS_DISAGREE',
      'ALIBABA_DOCUMENTS_DISAGREE',
    ]);
  });

  test('two customer gateways: each tunnel has its own address', () => {
    const other = customerGateway({ CustomerGatewayId: 'cgw-two', IpAddress: '198.51.100.8' });
    const document = dual({}, [
      {},
      { CustomerGatewayId: 'cgw-two', TunnelIkeConfig: ikeConfig('203.0.113.22', '198.51.100.8') },
    ]);
    const connection = one(document, customerGateway(), other);
    expect(connection.tunnels.map(({ outside }) => outside.customer)).toEqual([
      '198.51.100.7',
      '198.51.100.8',
    ]);
    expect(connection.customerGatewayId).toBeUndefined();
  });
});
