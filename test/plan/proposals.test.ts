import { describe, expect, it } from 'vitest';
import type { Device } from '../../src/devices/manifest.js';
import type { DhGroup, Encryption } from '../../src/model/crypto.js';
import { connection, tunnel } from '../support/connection.js';
import { device, MANIFEST } from '../support/device.js';
import { codes, first, one, planned, texts } from '../support/plan.js';

/** The test device without some words of phase 1 in IKEv2. */
function lacking(words: { encryption?: Encryption; dhGroup?: DhGroup }): Device {
  const ikev2 = MANIFEST.ikev2;
  if (!ikev2) throw new Error('no IKEv2');
  const without = <T extends object>(all: T, one: string | number | undefined): T =>
    one === undefined ? all : { ...all, [one]: null };
  const ike = {
    ...ikev2.ike,
    encryption: without(ikev2.ike.encryption, words.encryption),
    dhGroup: without(ikev2.ike.dhGroup, words.dhGroup),
  };
  return device({ ikev2: { ...ikev2, ike } });
}

describe('the proposal', () => {
  it('is the strongest by default with tunnel options', () => {
    const { ike, esp, ikeVersion } = first(planned());
    expect(ikeVersion).toBe(2);
    expect(ike).toEqual({ encryption: 'aes256gcm16', integrity: 'sha512', dhGroup: 21, lifetime: 28800 });
    expect(esp).toEqual({ encryption: 'aes256gcm16', integrity: undefined, dhGroup: 21, lifetime: 3600 });
  });

  it('takes the lists as sets: their order does not matter', () => {
    const lists = {
      encryption: ['aes128', 'aes256'],
      integrity: ['sha256', 'sha384'],
      dhGroup: [2, 14, 20, 18],
    } as const;
    const backwards = {
      encryption: ['aes256', 'aes128'],
      integrity: ['sha384', 'sha256'],
      dhGroup: [18, 20, 14, 2],
    } as const;
    const expected = { encryption: 'aes256', integrity: 'sha384', dhGroup: 20, lifetime: 28800 };
    expect(first(planned({ connections: [one({ ike: lists })] })).ike).toEqual(expected);
    expect(first(planned({ connections: [one({ ike: backwards })] })).ike).toEqual(expected);
  });

  it('stays within what the device has', () => {
    const { ike, esp } = first(planned({ device: lacking({ encryption: 'aes256gcm16', dhGroup: 21 }) }));
    expect([ike.encryption, ike.dhGroup, esp.encryption, esp.dhGroup]).toEqual([
      'aes256',
      20,
      'aes256gcm16',
      21,
    ]);
  });

  it('has no AEAD in phase 1 of IKEv1, which RFC 5282 defines for IKEv2 alone', () => {
    const { ike, esp, ikeVersion } = first(planned({ ike: 1 }));
    expect([ikeVersion, ike.encryption, ike.integrity, esp.encryption]).toEqual([
      1,
      'aes256',
      'sha512',
      'aes256gcm16',
    ]);
    expect(codes({ ike: 1 })).toContain('IKEV1_USED');
  });

  const suite = { encryption: 'aes128', integrity: 'sha1', dhGroup: 2 } as const;
  it('is what the document gives with the template alone, with a warning for each weakness', () => {
    const template = connection({
      authority: 'template',
      tunnels: [tunnel({ given: { ike: suite, esp: suite } })],
    });
    const plan = planned({ connections: [template] });
    expect([first(plan).ike, first(plan).esp]).toEqual([
      { ...suite, lifetime: 28800 },
      { ...suite, lifetime: 3600 },
    ]);
    const weak = codes({ connections: [template] }).filter((code) => code.startsWith('WEAK'));
    expect(weak).toEqual(['WEAK_DH_GROUP', 'WEAK_INTEGRITY', 'WEAK_DH_GROUP', 'WEAK_INTEGRITY']);
  });

  it('given: a document without a suite is told so; lists of one member are a suite', () => {
    expect(codes({ proposal: 'given' })).toContain('PROPOSAL_NOT_GIVEN');
    const only = { encryption: ['aes256'], integrity: ['sha384'], dhGroup: [20] } as const;
    const plan = planned({ connections: [one({ ike: only, esp: only })], proposal: 'given' });
    expect(first(plan).esp).toEqual({
      encryption: 'aes256',
      integrity: 'sha384',
      dhGroup: 20,
      lifetime: 3600,
    });
  });

  it('given: what the tunnel options do not allow is refused', () => {
    const differing = one({ given: { ike: suite, esp: suite }, ike: { dhGroup: [14] } });
    expect(codes({ connections: [differing], proposal: 'given' })).toContain('PROPOSAL_NOT_ALLOWED');
  });

  it('can be named for both phases, or for each', () => {
    const both = first(planned({ proposal: 'aes256gcm16-sha384-dh20' }));
    expect([both.ike.integrity, both.esp.integrity, both.esp.dhGroup]).toEqual(['sha384', undefined, 20]);
    const apart = first(planned({ proposal: 'aes256-sha256-dh14/aes128gcm16-dh19' }));
    expect(apart.ike).toEqual({ encryption: 'aes256', integrity: 'sha256', dhGroup: 14, lifetime: 28800 });
    expect(apart.esp).toEqual({
      encryption: 'aes128gcm16',
      integrity: undefined,
      dhGroup: 19,
      lifetime: 3600,
    });
  });

  it.each([
    '',
    'aes256',
    'aes256-dh14',
    'aes999-sha256-dh14',
    'aes256-sha256-dh13',
    'aes256gcm16-dh20',
    'a/b/c',
    'STRONGEST',
  ])('refuses --proposal %j', (proposal) => expect(codes({ proposal })).toContain('PROPOSAL_SYNTAX'));

  it('named: refused when the cloud, or the device, can not', () => {
    const cloud = one({ ike: { dhGroup: [14] } });
    const proposal = 'aes256-sha256-dh20';
    expect(codes({ connections: [cloud], proposal })).toContain('PROPOSAL_NOT_ALLOWED');
    expect(codes({ device: lacking({ dhGroup: 20 }), proposal })).toContain('PROPOSAL_NOT_SUPPORTED');
  });

  it('says so when the two sides have nothing in common', () => {
    const connections = [one({ ike: { dhGroup: [24] } })];
    expect(codes({ device: lacking({ dhGroup: 24 }), connections })).toContain('PROPOSAL_NOTHING_COMMON');
  });
});

it("names the cloud's own setting in the way out", () => {
  const shape = { device: lacking({ dhGroup: 24 }) };
  const aws = one({ ike: { dhGroup: [24] } });
  expect(texts({ ...shape, connections: [aws] })).toContain('in Phase1DHGroupNumbers of the connection');
  expect(texts({ ...shape, connections: [{ ...aws, cloud: 'alibaba' }] })).toContain(
    'in IkePfs of the connection',
  );
  expect(texts({ connections: [{ ...one({ ikeVersions: [1] }), cloud: 'alibaba' }], ike: 2 })).toContain(
    'change IkeVersion of the connection',
  );
});

describe('the IKE version', () => {
  it('is 1 when the cloud allows nothing else', () => {
    expect(first(planned({ connections: [one({ ikeVersions: [1] })] })).ikeVersion).toBe(1);
    expect(codes({ connections: [one({ ikeVersions: [1] })], ike: 2 })).toContain('IKE_VERSION_NOT_ALLOWED');
  });
  it('is 1 when the device has nothing else', () => {
    const { ikev2: _, ...rest } = MANIFEST;
    const old = { ...device(), manifest: rest };
    expect(first(planned({ device: old })).ikeVersion).toBe(1);
    expect(codes({ device: old, connections: [one({ ikeVersions: [2] })] })).toContain(
      'IKE_VERSION_NOT_SUPPORTED',
    );
  });
});

it('warns where a device offers the proposals of all tunnels to each', () => {
  const connections = [
    connection({
      tunnels: [
        tunnel(),
        tunnel({ cloud: '203.0.113.20', inside: '169.254.20.0/30', ike: { dhGroup: [14] } }),
      ],
    }),
  ];
  const sharing = device({ sharesProposals: true });
  expect(codes({ connections, device: sharing })).toContain('PROPOSALS_SHARED');
  expect(codes({ connections })).not.toContain('PROPOSALS_SHARED');
  expect(codes({ device: sharing })).not.toContain('PROPOSALS_SHARED');
});
