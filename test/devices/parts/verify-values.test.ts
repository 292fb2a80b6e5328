import { describe, expect, it } from 'vitest';
import type { Device } from '../../../src/devices/manifest.js';
import { readVerify, type Stage } from '../../lab/verify-file.js';
import { alibaba, selectors } from '../../support/alibaba.js';
import { connection, STATIC, tunnel } from '../../support/connection.js';
import { bundledDevice } from '../../support/devices.js';
import { partsOf } from './routers.js';
import type { Answers } from './samples.js';

type Connections = Parameters<typeof partsOf>[1];

/** The commands of a stage, each with its good answers below it. */
function checks(id: string, stage: Stage, connections: Connections, answers: Answers = {}): string[] {
  const { verify } = partsOf(id, connections, answers);
  return readVerify(verify, id === 'vyos' ? '#' : '!')
    .filter((one) => one.stage === stage)
    .flatMap(({ steps }) =>
      steps.flatMap(({ commands, good }) => [...commands, ...good.map((one) => `  ${one}`)]),
    );
}

const one = (shape: Parameters<typeof tunnel>[0] = {}, more = {}): Connections => [
  connection({ tunnels: [tunnel(shape)], ...more }),
];
const OLD = { encryption: ['aes128'], integrity: ['sha1'], dhGroup: [2] } as const;
const OLDEST = { encryption: ['3des'], integrity: ['md5'], dhGroup: [5] } as const;
const PREFIXES = { customer_prefixes: '10.1.0.0/16', cloud_prefixes: '10.100.0.0/16' };

describe('the suite, in the words that the router prints', () => {
  const found = (id: string, shape: Parameters<typeof tunnel>[0], pattern: RegExp): string[] =>
    [...checks(id, 'IKE', one(shape)), ...checks(id, 'ESP', one(shape))].filter((line) => pattern.test(line));

  it.each([
    [
      'cisco-ios',
      { ikeVersions: [2], ike: OLD, esp: OLD },
      [
        '  Encr: AES-CBC, keysize: 128, PRF: SHA1, Hash: SHA96, DH Grp:2, Auth sign: PSK, Auth verify: PSK',
        '  one SA below "inbound esp sas" and one below "outbound esp sas", each with transform: esp-aes esp-sha-hmac and Status: ACTIVE(ACTIVE)',
      ],
    ],
    [
      'cisco-ios',
      { ikeVersions: [2], ike: OLDEST, esp: OLDEST },
      [
        '  Encr: 3DES, PRF: MD5, Hash: MD596, DH Grp:5, Auth sign: PSK, Auth verify: PSK',
        '  one SA below "inbound esp sas" and one below "outbound esp sas", each with transform: esp-3des esp-md5-hmac and Status: ACTIVE(ACTIVE)',
      ],
    ],
    [
      'cisco-ios',
      { ikeVersions: [2] },
      [
        '  Encr: AES-GCM, keysize: 256, PRF: SHA512, Hash: None, DH Grp:21, Auth sign: PSK, Auth verify: PSK',
        '  one SA below "inbound esp sas" and one below "outbound esp sas", each with transform: esp-gcm 256 and Status: ACTIVE(ACTIVE)',
      ],
    ],
    [
      'cisco-ios',
      { ikeVersions: [1], ike: OLD, esp: { ...OLD, encryption: ['aes256'] } },
      [
        '  Remote 203.0.113.10: ACTIVE, Encr aes, Hash sha, Auth psk, DH 2; IOS does not show the length of an AES key',
        '  one SA below "inbound esp sas" and one below "outbound esp sas", each with transform: esp-256-aes esp-sha-hmac and Status: ACTIVE(ACTIVE)',
      ],
    ],
    [
      'vyos',
      { ikeVersions: [2], ike: OLD, esp: OLD },
      [
        '  State up, IKEVer IKEv2, Encrypt AES_CBC_128, Hash HMAC_SHA1_96, D-H Group MODP_1024, NAT-T no, or yes where a NAT is between them',
        '  vpn-0123456789abcdef0-203_0_113_10-vti up, Remote address 203.0.113.10, Proposal AES_CBC_128/HMAC_SHA1_96, and /MODP_1024 behind it from the first renewal on',
      ],
    ],
    [
      'vyos',
      { ikeVersions: [1], ike: OLDEST, esp: OLDEST },
      [
        '  State up, IKEVer IKEv1, Encrypt 3DES_CBC, Hash HMAC_MD5_96, D-H Group MODP_1536, NAT-T no, or yes where a NAT is between them',
        '  vpn-0123456789abcdef0-203_0_113_10-vti up, Remote address 203.0.113.10, Proposal 3DES_CBC/HMAC_MD5_96/MODP_1536',
      ],
    ],
    [
      'vyos',
      { ikeVersions: [2] },
      [
        '  State up, IKEVer IKEv2, Encrypt AES_GCM_16_256, Hash n/a, D-H Group ECP_521, NAT-T no, or yes where a NAT is between them',
        '  vpn-0123456789abcdef0-203_0_113_10-vti up, Remote address 203.0.113.10, Proposal AES_GCM_16_256, and /ECP_521 behind it from the first renewal on',
      ],
    ],
  ] as const)('%s %j', (id, shape, wanted) => {
    expect(found(id, shape, /Encr|transform|Proposal/)).toEqual(wanted);
  });

  // strongSwan prints its own names, which no word of VyOS is (src/libstrongswan/crypto, *_names).
  it('VyOS has no algorithm without its name in strongSwan', () => {
    const { ikev1, ikev2 } = bundledDevice('vyos').manifest;
    for (const version of [ikev1, ikev2]) expect(nameless(version)).toEqual([]);
  });
});

function nameless(version: Device['manifest']['ikev2']): string[] {
  if (!version) throw new Error('there is no such version');
  const { ike, esp, shown } = version;
  return (['encryption', 'integrity', 'prf', 'dhGroup'] as const).flatMap((key) => {
    const words = [...Object.values(ike[key]), ...(key === 'prf' ? [] : Object.values(esp[key]))];
    return words.filter(
      (word) => word !== null && !/^[A-Z0-9]+_[A-Z0-9_]+$/.test(shown[key][word] ?? ''),
    ) as string[];
  });
}

describe('the size of a ping that fills the tunnel', () => {
  const V6 = { inside: 'fd00:1::/126' };
  // AES-GCM in IPv4 of 1500 bytes: 1446 (AWS, "Best practices for a customer gateway device").
  it.each([
    ['cisco-ios', {}, {}, 'ping 169.254.10.1 source Tunnel100 size 1446 df-bit'],
    ['cisco-ios', V6, {}, 'ping ipv6 fd00:1::1 source Tunnel100 size 1446'],
    ['vyos', {}, {}, 'ping 169.254.10.1 count 5 size 1418 do-not-fragment'],
    [
      'vyos',
      { ...V6, ikeVersions: [2] },
      { release: '1.5' },
      'ping fd00:1::1 count 5 size 1398 do-not-fragment',
    ],
  ] as const)('%s %j', (id, shape, answers, wanted) => {
    expect(checks(id, 'MTU', one(shape), answers)).toContain(wanted);
  });

  it.each(['cisco-ios', 'vyos'])('%s pings nothing where the cloud does not answer', (id) => {
    const answers = { ...PREFIXES, inside_networks: '169.254.101.0/30,169.254.102.0/30' };
    expect(checks(id, 'MTU', [alibaba()], answers).filter((line) => line.startsWith('ping'))).toEqual([]);
  });
});

describe('routes', () => {
  it('of a standby are not there, or not in use', () => {
    const standby = [connection({ routing: STATIC })];
    expect(checks('cisco-ios', 'routes', standby, PREFIXES)).toEqual([
      'show ip route static',
      '  10.100.0.0/16 by Tunnel100',
      '  10.100.0.0/16 not by Tunnel101, as long as the other tunnel is up',
    ]);
    expect(checks('vyos', 'routes', standby, PREFIXES)).toEqual([
      'show ip route static',
      '  S>* 10.100.0.0/16 [1/0] by vti0',
      '  S   10.100.0.0/16 [2/0] by vti1, not in use as long as the other tunnel is up',
    ]);
  });

  it('of a preferred tunnel alone, with BGP', () => {
    const answers = { ...PREFIXES, prefer: '203.0.113.20' };
    expect(checks('cisco-ios', 'routes', [connection()], answers)).toEqual([
      'show ip route bgp',
      '  nothing via 169.254.10.1, as long as the other tunnel is up',
      '  the networks of the cloud via 169.254.20.1 alone',
      'show ip route 10.1.0.0 255.255.0.0',
      '  Routing entry for 10.1.0.0/16: without it BGP does not announce this network',
    ]);
  });
});

it('Cisco IOS tells its selectors, and its address behind a NAT', () => {
  const single = selectors(['10.1.0.0/16'], ['172.30.96.0/19']);
  const inside = { inside_networks: '169.254.101.0/30,169.254.102.0/30' };
  expect(checks('cisco-ios', 'ESP', [alibaba({}, undefined, { routing: single })], inside)).toEqual(
    expect.arrayContaining([
      '  local ident (10.1.0.0/255.255.0.0/0/0)',
      '  remote ident (172.30.96.0/255.255.224.0/0/0)',
    ]),
  );
  expect(checks('cisco-ios', 'IKE', one(), { local_address: '10.0.0.2' })).toEqual(
    expect.arrayContaining([
      '  one SA, READY: Local 10.0.0.2/4500, Remote 203.0.113.10/4500',
      '  Local id: 198.51.100.1',
    ]),
  );
});
