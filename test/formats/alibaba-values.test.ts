import { describe, expect, test } from 'vitest';
import { bgp, customerGateway, dual, ipsecConfig, one, single, told } from './alibaba-documents.js';
import type { Json } from './documents.js';

describe('BGP', () => {
  const open = { LocalSubnet: '0.0.0.0/0', RemoteSubnet: '0.0.0.0/0' };
  const inside = (changes: Json) =>
    one(single({ ...open, VpnBgpConfig: bgp('169.254.30', changes) })).tunnels[0].inside;
  const prefix = '169.254.30.0/30';

  test('either host is the cloud', () => {
    expect(inside({})).toEqual({ prefix, cloud: '169.254.30.1', customer: '169.254.30.2' });
    const swapped = { LocalBgpIp: '169.254.30.2', PeerBgpIp: '169.254.30.1' };
    expect(inside(swapped)).toEqual({ prefix, cloud: '169.254.30.2', customer: '169.254.30.1' });
    expect(inside({ LocalBgpIp: '169.254.30.2', PeerBgpIp: '' })).toEqual({
      prefix,
      cloud: '169.254.30.2',
      customer: '169.254.30.1',
    });
    expect(inside({ TunnelCidr: undefined })).toEqual({
      prefix,
      cloud: '169.254.30.1',
      customer: '169.254.30.2',
    });
  });

  test('AS numbers as numbers, texts and asdot', () => {
    const document = single({
      ...open,
      VpnBgpConfig: bgp('169.254.30', { LocalAsn: '1.10', PeerAsn: 4200000000 }),
    });
    expect(one(document).routing).toEqual({
      kind: 'bgp',
      customerAsn: 4200000000,
      cloudAsn: 65546,
      holdTime: { value: 30, from: 'own-default' },
    });
    const lacking = single({ ...open, VpnBgpConfig: bgp('169.254.30', { PeerAsn: undefined }) });
    expect(one(lacking, customerGateway({ Asn: 65099 })).routing).toMatchObject({ customerAsn: 65099 });
  });

  test('a key of the connection, or of the customer gateway', () => {
    const document = (key?: string) => single({ ...open, VpnBgpConfig: bgp('169.254.30', { AuthKey: key }) });
    const keyOf = (...documents: readonly Json[]) => one(...documents).tunnels[0].bgpKey?.reveal();
    expect(keyOf(document('Xample.a'))).toBe('Xample.a');
    expect(keyOf(document(), customerGateway({ AuthKey: 'Xample.b' }))).toBe('Xample.b');
    expect(keyOf(document())).toBeUndefined();
    expect(told(document('Xample.a'), customerGateway({ AuthKey: 'Xample.b' }))).toEqual([
      'ALIBABA_DOCUMENTS_DISAGREE',
    ]);
  });

  test('with two tunnels only the customer gateway tells of a key', () => {
    expect(told(dual())).toEqual(['ALIBABA_BGP_KEY_UNKNOWN']);
    const keys = one(dual(), customerGateway({ AuthKey: 'Xample.b' })).tunnels.map(({ bgpKey }) =>
      bgpKey?.reveal(),
    );
    expect(keys).toEqual(['Xample.b', 'Xample.b']);
  });

  test('AS numbers alone are no session', () => {
    const VpnBgpConfig = { LocalAsn: 45104, PeerAsn: 0, Status: 'false' };
    expect(one(single({ VpnBgpConfig })).routing.kind).toBe('static');
    expect(told(single({ ...open, VpnBgpConfig: { ...VpnBgpConfig, EnableBgp: 'true' } }))).toContain(
      'VALUE_MISSING',
    );
  });

  test('switched off, what is left of it means nothing', () => {
    const off = single({ VpnBgpConfig: bgp('10.0.0', { EnableBgp: 'false', LocalAsn: 'x' }) });
    expect(one(off).tunnels[0].inside).toBeUndefined();
    expect(one(dual({ EnableTunnelsBgp: 'false' })).routing).toEqual({
      kind: 'static',
      customerPrefixes: [],
    });
  });
});

describe('what the values mean', () => {
  const tunnel = (changes: Json, ike: Json = {}) => one(single(changes, ike), customerGateway()).tunnels[0];

  test('one suite for each phase', () => {
    expect(tunnel({})).toMatchObject({
      ikeVersions: { value: [2], from: 'connection-config' },
      ike: {
        encryption: { value: ['aes256'] },
        integrity: { value: ['sha256'] },
        dhGroup: { value: [14] },
        lifetime: { value: 86400 },
      },
      esp: {
        encryption: { value: ['aes128'] },
        integrity: { value: ['sha1'] },
        dhGroup: { value: [5] },
        lifetime: { value: 3600 },
      },
      given: {
        ike: { encryption: 'aes256', integrity: 'sha256', dhGroup: 14 },
        esp: { encryption: 'aes128', integrity: 'sha1', dhGroup: 5 },
      },
    });
  });

  test.each([
    ['aes', 'aes128'],
    ['aes192', 'aes192'],
    ['aes256', 'aes256'],
    ['des', 'des'],
    ['3des', '3des'],
    ['sm4', 'sm4'],
  ])('%s is %s', (word, name) => {
    expect(tunnel({}, { IkeEncAlg: word }).ike.encryption.value).toEqual([name]);
  });

  test('no PFS', () => {
    expect(tunnel({ IpsecConfig: ipsecConfig({ IpsecPfs: 'disabled' }) }).esp.dhGroup.value).toEqual([
      'none',
    ]);
    expect(told(single({}, { IkePfs: 'disabled' }))).toEqual(['VALUE_WRONG']);
  });

  test('a mode is one of IKEv1', () => {
    expect(tunnel({}, { IkeVersion: 'ikev1', IkeMode: 'aggressive' })).toMatchObject({
      ikev1Mode: 'aggressive',
    });
    expect(tunnel({}, { IkeVersion: 'ikev2', IkeMode: 'aggressive' })).toMatchObject({ ikev1Mode: 'main' });
  });

  test('switches are on where the reply has none', () => {
    expect(tunnel({ EnableNatTraversal: false }).natTraversal).toBe(false);
    expect(tunnel({ EnableNatTraversal: undefined }).natTraversal).toBe(true);
    expect(told(single({ EnableDpd: 'false' }))).toEqual(['ALIBABA_DPD_OFF']);
  });

  test.each(['~!`@#$%^&*()_-+={}[]|;:",.<>/?', "it's", '***a', '1', 'k'.repeat(100)])('the key %s', (Psk) => {
    expect(tunnel({}, { Psk }).psk.reveal()).toBe(Psk);
  });

  test('roles only where the cloud has them', () => {
    const roles = (changes: Json) => one(dual(changes)).tunnels.map(({ role }) => role);
    expect(roles({})).toEqual(['active', 'standby']);
    expect(roles({ AttachType: 'CEN', TransitRouterId: 'tr-one' })).toEqual([undefined, undefined]);
    expect(one(dual({ AttachType: 'CEN', TransitRouterId: 'tr-one' })).cloudGateway).toEqual({
      kind: 'transit-router',
      id: 'tr-one',
    });
    expect(one(dual({ AttachType: 'NO_ASSOCIATED' })).cloudGateway).toEqual({ kind: 'unknown' });
  });

  test('networks: once each, in order, without those of one side alone', () => {
    const { routing } = one(
      single({ LocalSubnet: '0.0.0.0/0', RemoteSubnet: ' 10.2.0.0/16, 10.1.0.0/16,10.2.0.0/16' }),
    );
    expect(routing).toEqual({
      kind: 'static',
      customerPrefixes: ['10.1.0.0/16', '10.2.0.0/16'],
      selectors: { customer: ['10.1.0.0/16', '10.2.0.0/16'], cloud: ['0.0.0.0/0'] },
    });
  });
});
