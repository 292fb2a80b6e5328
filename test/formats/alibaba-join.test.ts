import { describe, expect, test } from 'vitest';
import { customerGateway, download, dual, one, readAll, single, told } from './alibaba-documents.js';
import { codes, print } from './support.js';

describe('picking and joining', () => {
  test('a picked connection takes its Download reply along', () => {
    const named = single({ InternetIp: '203.0.113.10' }, { RemoteId: 'shop.example.com' });
    const result = readAll([named, download({}, { LocalId: 'shop.example.com' }), dual()], ['vco-one']);
    expect(result.ok && result.value.map(({ id, tunnels }) => [id, tunnels[0].outside.customer])).toEqual([
      ['vco-one', '198.51.100.7'],
    ]);
  });

  test('a Download reply of another connection stays its own', () => {
    const result = readAll([single(), download({ Remote: '203.0.113.77' }, { RemoteId: '203.0.113.77' })]);
    expect(result.ok && result.value.map(({ id }) => id)).toEqual(['alibaba-203-0-113-77', 'vco-one']);
  });

  test('a Download reply of another customer at the same gateway stays its own', () => {
    const other = download({ Local: '198.51.100.99' }, { LocalId: '198.51.100.99' });
    const result = readAll([single(), customerGateway(), other]);
    expect(result.ok && result.value.map(({ id }) => id)).toEqual(['alibaba-203-0-113-10', 'vco-one']);
  });

  test('an id beside VpnConnectionConfig joins it', () => {
    const connection = one({ ...download(), VpnConnectionId: 'vco-one' }, single());
    expect(connection.id).toBe('vco-one');
    expect(told({ ...download(), VpnConnectionId: 'vco-seven' })).toEqual(['ALIBABA_DOWNLOAD_ALONE']);
  });

  test('among connections of one gateway, the customer and the networks decide', () => {
    const second = single({ VpnConnectionId: 'vco-second', RemoteSubnet: '10.9.0.0/16' });
    const result = readAll([second, single(), download()]);
    expect(print(result.diagnostics.filter(({ severity }) => severity !== 'info'))).toBe('');
    const customer = single({ VpnConnectionId: 'vco-third' }, { RemoteId: '198.51.100.99' });
    expect(readAll([customer, single(), download()]).ok).toBe(true);
  });

  test('a gateway that nobody names does not count, however broken', () => {
    const broken = customerGateway({ CustomerGatewayId: 'cgw-other', IpAddress: '139.32.XX.XX' });
    expect(one(single(), customerGateway(), broken).id).toBe('vco-one');
    expect(told(single(), customerGateway({ IpAddress: '139.32.XX.XX' }))).toEqual(['VALUE_MASKED']);
  });

  test('two documents of one gateway must say the same, where it is needed', () => {
    const other = customerGateway({ IpAddress: '198.51.100.8' });
    expect(told(single(), customerGateway(), other)).toEqual(['CONNECTION_CONTRADICTS']);
    expect(told(single(), customerGateway(), customerGateway())).toEqual([]);
    expect(told(single({ CustomerGatewayId: 'cgw-two' }), customerGateway(), other)).toEqual([]);
  });

  test('a Download reply and the customer gateway must have one address', () => {
    const old = { ...download({ Local: '198.51.100.99' }), VpnConnectionId: 'vco-one' };
    const { diagnostics } = readAll([single(), old, customerGateway()]);
    expect(print(diagnostics)).toContain("the customer's address of the connection is not that of Describe");
    expect(told(single(), old)).not.toContain('ALIBABA_DOCUMENTS_DISAGREE');
  });

  test('a download that fits several is no trouble of a picked one', () => {
    const twin = single({ VpnConnectionId: 'vco-twin' });
    expect(told(single(), twin, download())).toContain('ALIBABA_DOWNLOAD_AMBIGUOUS');
    const result = readAll([single(), twin, dual(), download()], ['vco-two']);
    expect(result.ok && result.value.map(({ id }) => id)).toEqual(['vco-two']);
  });

  test('what one reply lacks does not contradict the other', () => {
    const { AttachType: _attach, EnableDpd: _dpd, ...shorter } = single();
    expect(codes(readAll([single(), shorter]))).toContain('CONNECTION_REPEATED');
    expect(codes(readAll([single(), single({}, { Psk: 'Xample-other' })]))).toContain(
      'CONNECTION_CONTRADICTS',
    );
  });

  test('AWS and Alibaba Cloud in one run', () => {
    const aws = { VpnConnections: [{ VpnConnectionId: 'vpn-0a1b', State: 'deleted' }] };
    const result = readAll([aws, single()]);
    expect(codes(result)).toContain('CONNECTION_DELETED');
  });
});
