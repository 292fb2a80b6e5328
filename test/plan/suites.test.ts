import { describe, expect, it } from 'vitest';
import type { PfsGroup } from '../../src/model/crypto.js';
import { Secret } from '../../src/model/secret.js';
import { ANSWERS, plain, withVersion } from '../support/configured.js';
import { connection, tunnel } from '../support/connection.js';
import { device, MANIFEST } from '../support/device.js';
import { codes, first, planned, texts } from '../support/plan.js';

describe('phase 2 without PFS', () => {
  const groups = (value: readonly PfsGroup[]) => ({ value, from: 'connection-config' as const });
  const noPfs = plain({ esp: { ...tunnel().esp, dhGroup: groups(['none']) } });

  it('is planned with a warning, and refused where the device can not', () => {
    expect(first(planned({ connections: [noPfs], answers: ANSWERS })).esp.dhGroup).toBe('none');
    expect(codes({ connections: [noPfs], answers: ANSWERS })).toContain('NO_PFS');
    const without = withVersion(2, { withoutPfs: false });
    expect(codes({ connections: [noPfs], answers: ANSWERS, device: without })).toContain(
      'PROPOSAL_NOTHING_COMMON',
    );
  });

  it('gives way to any group that the cloud also allows', () => {
    const both = plain({ esp: { ...tunnel().esp, dhGroup: groups(['none', 2]) } });
    expect(first(planned({ connections: [both], answers: ANSWERS })).esp.dhGroup).toBe(2);
  });

  it('is named nopfs, in phase 2 alone', () => {
    const shape = { connections: [noPfs], answers: ANSWERS };
    const named = planned({ ...shape, proposal: 'aes256-sha256-dh14/aes256-sha256-nopfs' });
    expect(first(named).esp).toMatchObject({ encryption: 'aes256', integrity: 'sha256', dhGroup: 'none' });
    expect(codes({ ...shape, proposal: 'aes256-sha256-nopfs' })).toContain('PROPOSAL_SYNTAX');
  });
});

describe('weak algorithms', () => {
  it('are named with the setting of the connection’s own cloud', () => {
    const weak = plain({
      ike: {
        encryption: { value: ['des'], from: 'connection-config' },
        integrity: { value: ['md5'], from: 'connection-config' },
        dhGroup: { value: [1], from: 'connection-config' },
        lifetime: { value: 86400, from: 'connection-config' },
      },
    });
    const found = codes({ connections: [weak], answers: ANSWERS });
    expect(found).toEqual(expect.arrayContaining(['WEAK_ENCRYPTION', 'WEAK_INTEGRITY', 'WEAK_DH_GROUP']));
    const text = texts({ connections: [weak], answers: ANSWERS });
    for (const setting of ['IkeEncAlg', 'IkeAuthAlg', 'IkePfs']) expect(text).toContain(`in ${setting} of`);
  });

  it('3DES is weak in ESP (RFC 8221) and not in IKE (RFC 8247)', () => {
    const cipher = { encryption: { value: ['3des'], from: 'connection-config' } } as const;
    const ike = plain({ ike: { ...tunnel().ike, ...cipher } });
    const esp = plain({ esp: { ...tunnel().esp, ...cipher } });
    expect(codes({ connections: [ike], answers: ANSWERS })).not.toContain('WEAK_ENCRYPTION');
    expect(codes({ connections: [esp], answers: ANSWERS })).toContain('WEAK_ENCRYPTION');
  });
});

it('a lifetime out of the device’s range is refused', () => {
  const lifetimes = { ike: { minimum: 120, maximum: 86400 }, esp: { minimum: 1200, maximum: 28800 } };
  const short = { ...device(), manifest: { ...MANIFEST, lifetimes } };
  const long = plain({ esp: { ...tunnel().esp, lifetime: { value: 28801, from: 'connection-config' } } });
  const fits = plain({ esp: { ...tunnel().esp, lifetime: { value: 28800, from: 'connection-config' } } });
  expect(codes({ connections: [long], answers: ANSWERS, device: short })).toContain('LIFETIME_NOT_SUPPORTED');
  expect(codes({ connections: [fits], answers: ANSWERS, device: short })).not.toContain(
    'LIFETIME_NOT_SUPPORTED',
  );
});

it('a BGP key is refused where the device has none', () => {
  const keyed = connection({ tunnels: [{ ...tunnel(), bgpKey: new Secret('Xample.Bgp.Key') }] });
  expect(first(planned({ connections: [keyed] })).bgpKey?.reveal()).toBe('Xample.Bgp.Key');
  const without = { ...device(), manifest: { ...MANIFEST, bgpKey: false } };
  expect(codes({ connections: [keyed], device: without })).toContain('BGP_KEY_NOT_SUPPORTED');
});
