import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/formats/index.js';
import { A, active, B, codes, describeReply, first, ID, type Json, states, up } from './states-support.js';
import { SAMPLES } from './support.js';

describe('replies about one tunnel of AWS', () => {
  const base = { 'a.json': describeReply([up(A), up(B)]) };
  const owners = (reply: Json, name: string) =>
    states({ ...base, [name]: reply })[0]?.tunnels.flatMap(({ address, negotiated }) =>
      negotiated ? [address] : [],
    );

  it('say in words of any casing what was negotiated', () => {
    const status = {
      Phase1EncryptionAlgorithm: 'AES256-GCM-16',
      Phase2EncryptionAlgorithm: 'aes_128',
      Phase1IntegrityAlgorithm: 'SHA2_384',
      Phase2IntegrityAlgorithm: 'HMAC-SHA1-96',
      Phase1DHGroup: 20,
      Phase2DHGroup: 0,
      IkeVersion: 'IKEv1',
      ProvisioningStatus: 'failed',
      ProvisioningStatusReason: 'why',
    };
    const reply = { VpnConnectionId: ID, VpnTunnelOutsideIpAddress: A, ActiveVpnTunnelStatus: status };
    expect(first({ ...base, 'b.json': reply })).toMatchObject({
      negotiated: {
        ikeVersion: { word: 'IKEv1', value: 1 },
        ike: {
          encryption: { value: 'aes256gcm16' },
          integrity: { value: 'sha384' },
          dhGroup: { word: '20', value: 20 },
        },
        esp: { encryption: { value: 'aes128' }, integrity: { value: 'sha1' } },
      },
      provisioning: { state: 'failed', reason: 'why' },
    });
    expect(first({ ...base, 'b.json': reply })?.negotiated?.esp).not.toHaveProperty('dhGroup');
  });

  it.each(['IKEv3', 'ikev22', 'none', ''])('do not make a version of %j', (word) => {
    const reply = {
      VpnConnectionId: ID,
      VpnTunnelOutsideIpAddress: A,
      ActiveVpnTunnelStatus: { IkeVersion: word },
    };
    expect(first({ ...base, 'b.json': reply })?.negotiated?.ikeVersion?.value).toBeUndefined();
  });

  it.each([
    ['None', false],
    ['NONE', false],
    ['Available', true],
    ['SCHEDULED', true],
    [undefined, false],
  ])('PendingMaintenance %s: %s', (word, isPending) => {
    const MaintenanceDetails = {
      PendingMaintenance: word,
      MaintenanceAutoAppliedAfter: '2026-03-01T00:00:00+00:00',
    };
    const reply = { VpnConnectionId: ID, VpnTunnelOutsideIpAddress: A, MaintenanceDetails };
    expect(first({ ...base, 'b.json': reply })?.maintenance).toMatchObject({
      isPending,
      appliedAfter: '2026-03-01T00:00:00Z',
    });
  });

  it.each([
    ['saved/203.0.113.20.json', [B]],
    [`${ID}-203.0.113.20-active.json`, [B]],
    ['vpn_203_0_113_20_active.json', [B]],
    [`203.0.113.20/${ID}-203.0.113.10.json`, [A]],
    ['C:\\saved\\203.0.113.10.json', [A]],
  ])('belong to the tunnel in the name of their file: %s', (name, expected) => {
    expect(owners(active, name)).toEqual(expected);
  });

  it.each([
    'active.json',
    '203.0.113.1.json',
    '3.0.113.10.json',
    '1203.0.113.10.json',
    '203.0.113.100.json',
    '203.0.113.10.5.json',
    '203-0-113-10.json',
    'vpn-0a1b2c3d4e5f60718-203.0.113.10.json',
    '203.0.113.10-203.0.113.20.json',
  ])('belong to no tunnel by the name %s', (name) => {
    expect(codes({ ...base, [name]: active })).toEqual(['TUNNEL_REPLY_UNNAMED']);
  });

  it('say themselves to whom they belong, whatever their file is called', () => {
    expect(
      owners({ VpnConnectionId: ID, VpnTunnelOutsideIpAddress: B, ...active }, '203.0.113.10.json'),
    ).toEqual([B]);
    expect(owners({ VpnTunnelOutsideIpAddress: B, ...active }, 'x.json')).toEqual([B]);
    expect(owners({ VpnConnectionId: ID, ...active }, '203.0.113.10.json')).toEqual([A]);
  });

  it('of an IPv6 tunnel too', () => {
    const options = {
      TunnelOptions: [{ OutsideIpAddress: '2001:db8::1' }, { OutsideIpAddress: '2001:db8::12' }],
    };
    const six = describeReply([up('2001:db8::1'), up('2001:db8::12')], { Options: options });
    const [state] = states({ 'a.json': six, '2001:db8::12.json': active });
    expect(state?.tunnels.map(({ negotiated }) => negotiated !== undefined)).toEqual([false, true]);
    const reply = { VpnConnectionId: ID, VpnTunnelOutsideIpAddress: '2001:DB8:0::1', ...active };
    expect(states({ 'a.json': six, 'b.json': reply })[0]?.tunnels[0]?.negotiated).toBeDefined();
  });

  it('are given once', () => {
    expect(codes({ ...base, '203.0.113.10.json': active, 'b-203.0.113.10.json': active })).toEqual([
      'STATUS_TWICE',
    ]);
  });

  it('of a connection that is not there are told of, unless others are wanted', () => {
    const reply = { VpnConnectionId: 'vpn-9', VpnTunnelOutsideIpAddress: A, ...active };
    expect(codes({ ...base, 'b.json': reply })).toEqual(['TUNNEL_REPLY_UNUSED']);
    expect(codes({ ...base, 'b.json': reply }, [ID])).toEqual([]);
  });

  it('that are wrong stop a status, and no rendering', () => {
    const MaintenanceDetails = { PendingMaintenance: 'NONE', LastMaintenanceApplied: 'never' };
    const reply = { VpnConnectionId: ID, VpnTunnelOutsideIpAddress: 'here', MaintenanceDetails };
    expect(codes({ ...base, 'b.json': reply })).toEqual(
      expect.arrayContaining(['VALUE_WRONG', 'VALUE_WRONG']),
    );
    const xml = { name: 'vpn.xml', text: readFileSync(join(SAMPLES, 'aws-xml/bgp/input.xml'), 'utf8') };
    expect(readDocuments([xml, { name: 'b.json', text: JSON.stringify(reply) }]).ok).toBe(true);
  });

  it('alone are no status', () => {
    expect(codes({ 'b.json': { VpnConnectionId: ID, VpnTunnelOutsideIpAddress: A, ...active } })).toContain(
      'NO_CONNECTIONS',
    );
  });
});
