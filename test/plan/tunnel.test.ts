import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/devices/manifest.js';
import { connection, tunnel } from '../support/connection.js';
import { device, MANIFEST } from '../support/device.js';
import { codes, first, one, planned } from '../support/plan.js';

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
  it('clamps every tunnel of a connection to the segments of its smallest MTU', () => {
    // AES-GCM: 1446; AES-CBC with SHA2-512: 1500 - 20 - 8 - 16 - 32 = 1424, a multiple of 16, less 2.
    const cbc = { encryption: ['aes256'], integrity: ['sha512'] } as const;
    const two = [tunnel({}), tunnel({ cloud: '203.0.113.11', inside: '169.254.11.0/30', esp: cbc })] as const;
    const { connections, decisions } = planned({ connections: [connection({ tunnels: two })] });
    const sizes = connections[0]?.tunnels.map(({ mtu, mss, mssMtu }) => [mtu, mss, mssMtu]);
    expect(sizes).toEqual([
      [1446, 1382, 1422],
      [1422, 1382, 1422],
    ]);
    expect(decisions.filter(({ what }) => what === 'TCP MSS').map(({ reason }) => reason)).toEqual([
      'the smallest MTU of the connection, 1422 bytes, less the headers of IPv4 and TCP',
      'the MTU less the headers of IPv4 and TCP',
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
  it('has NAT-T where it is asked for, without a NAT too, and counts the UDP header', () => {
    const { outside, natTraversal, mtu } = first(planned({ answers: { nat_traversal: 'on' } }));
    expect([outside.local, natTraversal, mtu]).toEqual([outside.customer, true, 1438]);
    const off = first(planned({ answers: { nat_traversal: 'off' } }));
    expect([off.natTraversal, off.mtu]).toEqual([false, 1446]);
  });
  it('explains where each address comes from, and why there is NAT-T', () => {
    const reasons = (answers: Readonly<Record<string, string>>, accelerated = false) => {
      const { decisions } = planned({ answers, connections: [{ ...one({}), accelerated }] });
      const of = (what: string) => {
        const found = decisions.find((each) => each.what === what);
        return [found?.value, found?.reason];
      };
      return [...of('local address'), ...of('IKE identity').slice(0, 1), ...of('NAT traversal')];
    };
    const customer = 'the customer gateway address';
    const here = '198.51.100.1';
    expect(reasons({})).toEqual([here, customer, here, 'off', 'no NAT is known']);
    expect(reasons({ nat_traversal: 'on' })).toEqual([here, customer, here, 'on', 'nat_traversal']);
    expect(reasons({ nat_traversal: 'off' })).toEqual([here, customer, here, 'off', 'nat_traversal']);
    expect(reasons({}, true)).toEqual([here, customer, here, 'on', 'the connection is accelerated']);
    expect(reasons({ local_address: '10.0.0.2' })).toEqual([
      '10.0.0.2',
      'local_address',
      here,
      'on',
      'local_address differs from the public address',
    ]);
  });
  it('needs NAT-T on an accelerated connection', () => {
    expect(first(planned({ connections: [connection({ accelerated: true })] })).natTraversal).toBe(true);
  });
  it('refuses a local address of the other IP version, and an underlay without room for IPv6', () => {
    expect(codes({ answers: { local_address: 'fd00::1' } })).toContain('ADDRESS_VERSION');
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

it('DPD is the document’s, or the nearest interval that the device takes, with a warning', () => {
  expect(first(planned()).dpd).toEqual({ interval: 10, retries: 3 });
  const slow = device({ dpdInterval: { minimum: 20, maximum: 60 } });
  expect(first(planned({ device: slow })).dpd).toEqual({ interval: 20, retries: 3 });
  expect(codes({ device: slow })).toContain('DPD_INTERVAL_CHANGED');
});
