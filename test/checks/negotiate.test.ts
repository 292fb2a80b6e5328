import { describe, expect, it } from 'vitest';
import { ANY_OFFER, negotiate, type Offer, type Outcome } from '../../src/checks/negotiate.js';
import { simulate } from '../../src/checks/simulate.js';
import { suiteName } from '../../src/model/crypto.js';
import type { Capabilities } from '../../src/plan/proposals.js';
import { plain, V1 } from '../support/configured.js';
import { connection, type TunnelShape, tunnel } from '../support/connection.js';
import { device, MANIFEST } from '../support/device.js';
import { one, planned } from '../support/plan.js';

const LISTS: Capabilities = {
  encryption: ['aes256', 'aes128'],
  integrity: ['sha256', 'sha1'],
  dhGroup: [20, 14, 2],
};
const both = (ike: Partial<Capabilities> = {}, esp: Partial<Capabilities> = {}): Offer => ({
  2: { ike: { ...LISTS, ...ike }, esp: { ...LISTS, ...esp } },
});

/** `IKEv2 phase1/phase2`, or what stands in the way. */
function told(outcome: Outcome): string {
  return outcome.kind === 'agreed'
    ? `IKEv${outcome.ikeVersion} ${suiteName(outcome.ike)}/${suiteName(outcome.esp)}`
    : outcome.mismatches.map(({ what }) => what).join(', ');
}
const run = (shape: TunnelShape, offer: Offer) => told(negotiate(tunnel(shape), offer));

describe('AWS takes its lowest value first, whatever the order of the device', () => {
  it('of everything, the weakest', () => {
    const all = {
      encryption: ['aes256gcm16', 'aes256', 'aes128gcm16', 'aes128'],
      integrity: ['sha512', 'sha1'],
      dhGroup: [21, 24, 5, 2],
    } as const;
    expect(run({ ike: all, esp: all }, ANY_OFFER)).toBe('IKEv2 aes128-sha1-dh2/aes128-sha1-dh2');
  });

  it('by its own order: AES-256 in CBC before AES-128 in GCM, groups by number', () => {
    const shape = {
      encryption: ['aes256', 'aes128gcm16'],
      integrity: ['sha512', 'sha384'],
      dhGroup: [20, 24, 19],
    } as const;
    const offer = { ...shape, encryption: ['aes128gcm16', 'aes256'] } as const;
    expect(run({ ike: shape, esp: shape }, both(offer, offer))).toBe(
      'IKEv2 aes256-sha384-dh19/aes256-sha384-dh19',
    );
  });

  it('of one proposal, that one', () => {
    const single = { encryption: ['aes256gcm16'], integrity: ['sha384'], dhGroup: [20] } as const;
    const esp = { ...single, integrity: [] };
    expect(run({}, { 2: { ike: single, esp } })).toBe('IKEv2 aes256gcm16-sha384-dh20/aes256gcm16-dh20');
  });
});

describe('why none wins', () => {
  it.each<[string, TunnelShape, Offer]>([
    ['IKE version', { ikeVersions: [1] }, both()],
    ['phase 1 encryption', { ike: { encryption: ['aes256gcm16'] } }, both()],
    ['phase 1 integrity or PRF', { ike: { integrity: ['sha512'] } }, both()],
    ['phase 1 Diffie-Hellman group', { ike: { dhGroup: [21] } }, both()],
    ['phase 2 group (PFS)', { esp: { dhGroup: [14] } }, both({}, { dhGroup: ['none'] })],
    [
      'phase 1 Diffie-Hellman group, phase 2 encryption, phase 2 group (PFS)',
      { ike: { dhGroup: [21] }, esp: { dhGroup: [21], encryption: ['aes256gcm16'] } },
      both(),
    ],
  ])('%s', (what, shape, offer) => expect(run(shape, offer)).toBe(what));

  it('shows both lists', () => {
    const outcome = negotiate(tunnel({ ike: { dhGroup: [21, 20] } }), both({ dhGroup: [14] }));
    expect(outcome).toEqual({
      kind: 'failed',
      mismatches: [{ what: 'phase 1 Diffie-Hellman group', allowed: [21, 20], offered: [14] }],
    });
  });
});

it('AEAD needs no hash in phase 2, and is none of phase 1 of IKEv1', () => {
  const gcm = { encryption: ['aes256gcm16', 'aes256'], integrity: ['sha512'] } as const;
  const offer = both({}, { encryption: ['aes256gcm16', 'aes256'], integrity: ['sha1'] });
  expect(run({ esp: { ...gcm, dhGroup: [14] } }, offer)).toMatch(/\/aes256gcm16-dh14$/);
  const v1 = { 1: { ike: { ...LISTS, encryption: ['aes256gcm16'] }, esp: LISTS } } as const;
  expect(run({ ikeVersions: [1] }, v1)).toBe('phase 1 encryption');
});

it('the newest version that both know', () => {
  const lists = { ike: LISTS, esp: LISTS };
  expect(run({}, { 1: lists, 2: lists })).toMatch(/^IKEv2 /);
  expect(run({ ikeVersions: [1] }, { 1: lists, 2: lists })).toMatch(/^IKEv1 /);
  expect(run({}, { 1: lists })).toMatch(/^IKEv1 /);
});

it('a cloud that takes one suite takes that one alone, with or without PFS', () => {
  const phase = (dhGroup: 14 | 'none') => {
    const only = tunnel({ ike: { encryption: ['3des'], integrity: ['md5'], dhGroup: [dhGroup] } }).ike;
    return only;
  };
  const configured = plain({ ikeVersions: V1, ike: phase(14), esp: phase('none') }).tunnels[0];
  expect(told(negotiate(configured, ANY_OFFER))).toBe('IKEv1 3des-md5-dh14/3des-md5-nopfs');
  const offer = { 1: { ike: LISTS, esp: LISTS } };
  expect(told(negotiate(configured, offer))).toBe(
    'phase 1 encryption, phase 2 encryption, phase 2 group (PFS)',
  );
});

describe('simulate', () => {
  it('tells of each tunnel what the plan gets, and what a list would', () => {
    const connections = [one({ ike: { dhGroup: [20, 2] }, esp: { dhGroup: [20, 2] } })];
    const [row] = simulate({ connections, device: device(), plan: planned({ connections }) });
    expect(row).toMatchObject({ tunnel: '203.0.113.10', isAssumed: false, listed: { by: 'Test Router' } });
    expect(row?.planned && told(row.planned)).toBe('IKEv2 aes256gcm16-sha512-dh20/aes256gcm16-dh20');
    expect(row && told(row.listed.outcome)).toBe('IKEv2 aes128-sha1-dh2/aes128-sha1-dh2');
  });

  it('offers only what the device has', () => {
    const { ikev2 } = MANIFEST;
    if (!ikev2) throw new Error('no IKEv2');
    const dhGroup = { ...ikev2.ike.dhGroup, 1: null, 2: null, 5: null };
    const limited = device({ ikev2: { ...ikev2, ike: { ...ikev2.ike, dhGroup } } });
    const [row] = simulate({ connections: [connection()], device: limited });
    expect(row && told(row.listed.outcome)).toMatch(/^IKEv2 aes128-sha1-dh14\//);
    expect(row?.planned).toBeUndefined();
  });

  it('says that it assumes what the document does not show', () => {
    const [row] = simulate({ connections: [connection({ authority: 'template' })] });
    expect(row?.isAssumed).toBe(true);
  });
});
