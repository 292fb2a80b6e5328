import { describe, expect, test } from 'vitest';
import type { VpnConnection } from '../../src/model/connection.js';
import {
  customerGateway,
  download,
  downloadDual,
  dual,
  one,
  PSK,
  single,
  told,
} from './alibaba-documents.js';
import type { Json } from './documents.js';

/** What a reply of DownloadVpnConnectionConfig can not say. */
function withoutWhatDownloadLacks(connection: VpnConnection): object {
  const { id: _id, name: _name, customerGatewayId: _customer, cloudGateway: _cloud, ...rest } = connection;
  return { ...rest, tunnels: rest.tunnels.map(({ role: _role, ...tunnel }) => tunnel) };
}

describe('the two perspectives', () => {
  test('Describe speaks from the side of the cloud', () => {
    const [tunnel] = one(
      single({}, { LocalId: 'cloud.example.com', RemoteId: 'shop@example.com' }),
      customerGateway(),
    ).tunnels;
    expect(tunnel).toMatchObject({
      outside: { customer: '198.51.100.7', cloud: '203.0.113.10' },
      identity: {
        customer: { kind: 'user-fqdn', value: 'shop@example.com' },
        cloud: { kind: 'fqdn', value: 'cloud.example.com' },
      },
    });
    expect(one(single(), customerGateway()).routing).toEqual({
      kind: 'static',
      customerPrefixes: ['10.1.0.0/16', '10.2.0.0/16'],
      selectors: { customer: ['10.1.0.0/16', '10.2.0.0/16'], cloud: ['172.16.0.0/16'] },
    });
  });

  test('both replies for a connection of one tunnel give the same model', () => {
    const described = one(single(), customerGateway());
    const downloaded = one(download());
    expect(withoutWhatDownloadLacks(downloaded)).toEqual(withoutWhatDownloadLacks(described));
    expect(downloaded.tunnels[0].psk.reveal()).toBe(PSK);
    expect(described.tunnels[0].psk.reveal()).toBe(PSK);
    expect([described.id, downloaded.id]).toEqual(['vco-one', 'alibaba-203-0-113-10']);
  });

  test('both replies for a connection of two tunnels give the same model', () => {
    const off = { EnableTunnelsBgp: false };
    const config = downloadDual();
    delete (config.VpnConnectionConfig as Json).BgpConfigs;
    const described = one(dual(off), customerGateway());
    expect(withoutWhatDownloadLacks(one(config))).toEqual(withoutWhatDownloadLacks(described));
    expect(described.tunnels.map(({ role }) => role)).toEqual(['active', 'standby']);
  });

  test('side by side they are one connection, in any order', () => {
    const whole = one(dual(), customerGateway());
    expect(one(dual(), downloadDual())).toEqual(whole);
    expect(one(downloadDual(), dual())).toEqual(whole);
    expect(whole.routing).toMatchObject({ kind: 'bgp', customerAsn: 65021, cloudAsn: 65530 });
  });

  test('BGP addresses of Download may stand either way round', () => {
    const config = downloadDual();
    for (const session of ((config.VpnConnectionConfig as Json).BgpConfigs as { BgpConfig: Json[] })
      .BgpConfig) {
      Object.assign(session, {
        LocalAsn: session.PeerAsn,
        PeerAsn: session.LocalAsn,
        LocalBgpIp: session.PeerBgpIp,
        PeerBgpIp: session.LocalBgpIp,
      });
    }
    expect(one(dual(), config)).toEqual(one(dual(), customerGateway()));
  });

  test('BGP of Download alone is asked for, not guessed', () => {
    expect(told(downloadDual())).toContain('ALIBABA_BGP_UNDECIDED');
  });
});

describe('the identities of Download', () => {
  const identity = (local: string, remote: string) =>
    one(download({}, { LocalId: local, RemoteId: remote })).tunnels[0].identity;
  const cloud = { kind: 'fqdn', value: 'cloud.example.com' };
  const customer = { kind: 'fqdn', value: 'shop.example.com' };

  test.each([
    ['198.51.100.7', '203.0.113.10', {}],
    ['198.51.100.7', 'cloud.example.com', { cloud }],
    ['shop.example.com', '203.0.113.10', { customer }],
    // The other way round, as in examples of the SDK.
    ['203.0.113.10', '198.51.100.7', {}],
    ['203.0.113.10', 'shop.example.com', { customer }],
    ['cloud.example.com', '198.51.100.7', { cloud }],
  ])('LocalId %s, RemoteId %s', (local, remote, expected) => {
    expect(identity(local, remote)).toEqual(expected);
  });

  test('a swap is told of', () => {
    expect(told(download({}, { LocalId: '203.0.113.10', RemoteId: '198.51.100.7' }))).toContain(
      'ALIBABA_IDS_SWAPPED',
    );
    expect(told(download())).not.toContain('ALIBABA_IDS_SWAPPED');
  });

  test('two names can not be told apart, but by Describe', () => {
    const ids = { LocalId: 'shop.example.com', RemoteId: 'cloud.example.com' };
    expect(told(download({}, ids))).toContain('ALIBABA_IDS_UNDECIDED');
    const described = single({}, { LocalId: 'cloud.example.com', RemoteId: 'shop.example.com' });
    expect(one(described, download({}, ids)).tunnels[0].identity).toEqual({ customer, cloud });
  });
});
