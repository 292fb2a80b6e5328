import { describe, expect, it } from 'vitest';
import type { Device, Manifest } from '../../src/devices/manifest.js';
import type { VpnConnection } from '../../src/model/connection.js';
import type { DhGroup, Encryption } from '../../src/model/crypto.js';
import { type PlanRequest, planDevice } from '../../src/plan/index.js';
import type { Plan, TunnelPlan } from '../../src/plan/plan.js';
import { connection, STATIC, type TunnelShape, tunnel } from '../support/connection.js';
import { device, MANIFEST } from '../support/device.js';

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

interface Shape extends Partial<Omit<PlanRequest, 'answers'>> {
  readonly answers?: Readonly<Record<string, unknown>>;
}

function request({ answers = {}, ...shape }: Shape): PlanRequest {
  const given = Object.entries({ customer_prefixes: '10.1.0.0/16', ...answers });
  return {
    connections: [connection()],
    device: device(),
    answers: [given.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))],
    ...shape,
  };
}

function planned(shape: Shape = {}): Plan {
  const result = planDevice(request(shape));
  if (!result.ok) throw new Error(result.diagnostics.map((one) => `${one.code} ${one.message}`).join('\n'));
  return result.value;
}

function codes(shape: Shape = {}): string[] {
  return planDevice(request(shape)).diagnostics.map((one) => one.code);
}

const one = (shape: TunnelShape): VpnConnection => connection({ tunnels: [tunnel(shape)] });
const first = (plan: Plan): TunnelPlan => {
  const found = plan.connections[0]?.tunnels[0];
  if (!found) throw new Error('no tunnel');
  return found;
};

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

describe('NAT and sizes', () => {
  it('has no NAT-T without a NAT', () => {
    const { outside, natTraversal, mtu, mss } = first(planned());
    expect([outside.local, outside.customer, natTraversal, mtu, mss]).toEqual([
      '198.51.100.1',
      '198.51.100.1',
      false,
      1446,
      1406,
    ]);
  });
  it('keeps the public identity behind a NAT, and counts the UDP header', () => {
    const { outside, natTraversal, mtu } = first(planned({ answers: { local_address: '10.0.0.2' } }));
    expect([outside.local, outside.customer, natTraversal, mtu]).toEqual([
      '10.0.0.2',
      '198.51.100.1',
      true,
      1438,
    ]);
    expect(codes({ answers: { local_address: '10.0.0.2', nat_traversal: 'off' } })).toContain(
      'NAT_TRAVERSAL_NEEDED',
    );
  });
  it('refuses a NAT where the device can send its own address alone', () => {
    const ikev1 = MANIFEST.ikev1 && { ...MANIFEST.ikev1, foreignIdentity: false };
    const own = device(ikev1 ? { ikev1 } : {});
    const answers = { local_address: '10.0.0.2' };
    expect(codes({ device: own, answers, ike: 1 })).toContain('IDENTITY_NOT_SUPPORTED');
    expect(codes({ device: own, answers, ike: 2 })).not.toContain('IDENTITY_NOT_SUPPORTED');
    expect(codes({ device: own, ike: 1 })).not.toContain('IDENTITY_NOT_SUPPORTED');
  });
  it('needs NAT-T on an accelerated connection', () => {
    expect(first(planned({ connections: [connection({ accelerated: true })] })).natTraversal).toBe(true);
  });
  it('refuses a local address of the other IP version, and an underlay without room for IPv6', () => {
    expect(codes({ answers: { local_address: 'fd00::1' } })).toContain('LOCAL_ADDRESS_VERSION');
    const v6 = one({ inside: 'fd00:db8::/126' });
    const answers = { customer_prefixes: null, underlay_mtu: 1300 };
    expect(codes({ connections: [v6], answers })).toContain('MTU_TOO_SMALL');
    const narrow = { device: device({ minimumMtu: 1280 }), answers: { underlay_mtu: 1300 } };
    expect(codes(narrow)).toContain('MTU_TOO_SMALL');
  });
  it('warns of a private customer address without local_address', () => {
    expect(codes({ connections: [one({ customer: '10.0.0.9' })] })).toContain('PRIVATE_CUSTOMER_ADDRESS');
  });
  it('refuses an addressing that the device lacks', () => {
    const v6 = one({ inside: 'fd00:db8::/126' });
    expect(
      codes({
        connections: [v6],
        device: device({ addressing: ['4-in-4'] }),
        answers: { customer_prefixes: null },
      }),
    ).toContain('ADDRESSING_NOT_SUPPORTED');
  });
  it.each([
    [[64, 512, 1024], 1024, 1024],
    [[64, 512, 1024], 2048, 1024],
    [[64, 512, 1024], 600, 512],
    [[128], 64, 128],
    [null, 1024, undefined],
    [{ minimum: 32, maximum: 512 }, 1024, 512],
  ] as const)('replay window: %j takes %i as %s', (replayWindow, cloud, expected) => {
    const manifest = { replayWindow: replayWindow as Manifest['replayWindow'] };
    expect(
      first(planned({ device: device(manifest), connections: [one({ replayWindow: cloud })] })).replayWindow,
    ).toBe(expected);
  });
});

it('refuses endpoints whose names would be the same', () => {
  const v6 = (cloud: string, inside: string) => tunnel({ cloud, customer: '2001:db8::1', inside });
  const tunnels = [
    v6('2001:db8:1:2::5', '169.254.10.0/30'),
    v6('2001:db9:1:2::5', '169.254.20.0/30'),
  ] as const;
  expect(codes({ connections: [connection({ tunnels: [...tunnels] })] })).toContain('ENDPOINTS_ALIKE');
});

it('DPD is the document’s, or the nearest interval that the device takes, with a warning', () => {
  expect(first(planned()).dpd).toEqual({ interval: 10, retries: 3 });
  const slow = device({ dpdInterval: { minimum: 20, maximum: 60 } });
  expect(first(planned({ device: slow })).dpd).toEqual({ interval: 20, retries: 3 });
  expect(codes({ device: slow })).toContain('DPD_INTERVAL_CHANGED');
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

describe('preference', () => {
  const preferences = (plan: Plan) => plan.connections[0]?.tunnels.map((each) => each.preference);
  const routes = { cloud_prefixes: '10.100.0.0/16' };
  it('BGP uses both tunnels, static the lowest address', () => {
    expect(preferences(planned())).toEqual(['equal', 'equal']);
    expect(preferences(planned({ connections: [connection({ routing: STATIC })], answers: routes }))).toEqual(
      ['preferred', 'backup'],
    );
  });
  it('is what the answer says', () => {
    expect(preferences(planned({ answers: { prefer: '203.0.113.20' } }))).toEqual(['backup', 'preferred']);
    const both = { ...routes, prefer: 'both' };
    expect(preferences(planned({ connections: [connection({ routing: STATIC })], answers: both }))).toEqual([
      'equal',
      'equal',
    ]);
  });
  it('names no tunnel, or two of one connection: refused', () => {
    expect(codes({ answers: { prefer: '192.0.2.1' } })).toContain('PREFER_NOT_A_TUNNEL');
    expect(codes({ answers: { prefer: '203.0.113.10,203.0.113.20' } })).toContain('PREFER_TWO_TUNNELS');
  });
});

it('numbers count up over all connections, and stay in range', () => {
  const questions = [
    {
      id: 'base',
      type: 'integer',
      minimum: 0,
      maximum: 255,
      default: 10,
      meaning: 'm',
      example: '10',
      needed: 'never',
    },
  ] as const;
  const numbered = device({
    questions: [...questions],
    numbers: [{ id: 'vti', from: 'base', step: 1, maximum: 255 }],
  });
  const two = [connection(), connection({ id: 'vpn-f' })];
  const plan = planned({ connections: two, device: numbered });
  expect(
    plan.connections.flatMap((each) =>
      each.tunnels.map(({ number, order, numbers }) => [number, order, numbers.vti]),
    ),
  ).toEqual([
    [1, 1, 10],
    [2, 2, 11],
    [3, 1, 12],
    [4, 2, 13],
  ]);
  expect(codes({ connections: two, device: numbered, answers: { base: 253 } })).toContain(
    'NUMBER_OUT_OF_RANGE',
  );
});

it('explains each decision with its source and what else was possible', () => {
  const { decisions } = planned({ connections: [one({ ike: { dhGroup: [14, 20] } })] });
  expect(decisions.find((each) => each.what === 'phase 1 Diffie-Hellman group')).toEqual({
    tunnel: 'vpn-0123456789abcdef0 tunnel 203.0.113.10',
    what: 'phase 1 Diffie-Hellman group',
    value: '20',
    reason: 'the strongest that the cloud allows and the device has; Options.TunnelOptions',
    alternatives: ['14'],
  });
  expect(JSON.stringify(decisions)).not.toContain('Xample');
});
