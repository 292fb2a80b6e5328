import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/formats/index.js';
import type { AwsCall } from '../sources/aws-server.js';
import { answering, up as tunnelUp } from '../status/cloud.js';
import { A, B, codes, describeReply, first, ID, type Json, states, up } from './states-support.js';
import { SAMPLES } from './support.js';

describe('telemetry of AWS', () => {
  it('is matched by address, and its times are in UTC', () => {
    const telemetry = [
      up(B, {
        LastStatusChange: '2026-02-11T10:14:52.250+02:00',
        AcceptedRouteCount: 4,
        StatusMessage: '4 BGP ROUTES',
      }),
      {
        OutsideIpAddress: A,
        Status: 'DOWN',
        CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/x',
      },
    ];
    const [state] = states({
      'a.json': describeReply(telemetry, { Tags: [{ Key: 'Name', Value: 'lyon' }] }),
    });
    expect(state).toMatchObject({
      cloud: 'aws',
      id: ID,
      name: 'lyon',
      ready: { word: 'available', value: true },
      routing: 'bgp',
    });
    expect(state?.tunnels).toMatchObject([
      {
        address: A,
        up: { word: 'DOWN', value: false },
        certificate: 'arn:aws:acm:eu-west-1:111122223333:certificate/x',
      },
      {
        address: B,
        up: { word: 'UP', value: true },
        since: '2026-02-11T08:14:52Z',
        acceptedRoutes: 4,
        message: '4 BGP ROUTES',
      },
    ]);
  });

  it('is ordered: connections by id, tunnels by address', () => {
    const options = { TunnelOptions: [{ OutsideIpAddress: '203.0.113.100' }, { OutsideIpAddress: B }] };
    const second = describeReply([up(B), up('203.0.113.100')], {
      VpnConnectionId: 'vpn-0',
      Options: options,
    });
    const found = states({ 'a.json': describeReply([up(B), up(A)]), 'b.json': second });
    expect(found.map(({ id, tunnels }) => [id, ...tunnels.map(({ address }) => address)])).toEqual([
      ['vpn-0', B, '203.0.113.100'],
      [ID, A, B],
    ]);
  });

  it('that lacks a tunnel, or has one more, hides none of them', () => {
    const other = '203.0.113.99';
    const [state] = states({ 'a.json': describeReply([up(A), up(other)]) });
    expect(state?.tunnels.map(({ address, up: { word } }) => [address, word])).toEqual([
      [A, 'UP'],
      [B, ''],
      [other, 'UP'],
    ]);
    expect(state?.tunnels.map(({ allowed }) => allowed !== undefined)).toEqual([true, true, false]);
  });

  it('has beside it what the options allow: where they name nothing, all that AWS has', () => {
    const options = {
      TunnelOptions: [
        {
          OutsideIpAddress: A,
          Phase1DHGroupNumbers: [{ Value: 14 }, { Value: 20 }],
          IkeVersions: [{ Value: 'ikev2' }],
        },
      ],
    };
    const allowed = first({ 'a.json': describeReply([up(A)], { Options: options }) })?.allowed;
    expect(allowed).toMatchObject({
      ikeVersions: [2],
      ike: { dhGroup: [20, 14], encryption: ['aes256gcm16', 'aes256', 'aes128gcm16', 'aes128'] },
    });
    expect(allowed?.esp.dhGroup).toContain(5);
  });

  it('needs no key: neither one that is masked, nor one that breaks a rule, nor one that is elsewhere', () => {
    const options = {
      TunnelOptions: [
        { OutsideIpAddress: A, PreSharedKey: '****' },
        { OutsideIpAddress: B, PreSharedKey: '0x' },
      ],
    };
    const reply = describeReply([up(A), up(B)], {
      Options: options,
      CustomerGatewayConfiguration: '<masked/>',
      PreSharedKeyArn: 'arn:aws:x',
    });
    expect(codes({ 'a.json': reply })).toEqual([]);
    expect(readDocuments([{ name: 'a.json', text: JSON.stringify(reply) }]).ok).toBe(false);
  });

  it('can not do without an address', () => {
    expect(codes({ 'a.json': describeReply([{ Status: 'UP' }]) })).toEqual(['VALUE_MISSING']);
    expect(codes({ 'a.json': describeReply([up('here')]) })).toEqual(['VALUE_WRONG']);
    expect(codes({ 'a.json': describeReply([up('****')]) })).toEqual(['VALUE_MASKED']);
    const masked = { TunnelOptions: [{ OutsideIpAddress: '****' }] };
    expect(codes({ 'a.json': describeReply([up(A)], { Options: masked }) })).toEqual(['VALUE_MASKED']);
  });

  it.each(['yesterday', '2026-02-11T08:14:52', '2026-13-41T08:14:52Z', '2026-02-11'])(
    'has times with a zone, not %s',
    (time) => {
      expect(codes({ 'a.json': describeReply([up(A, { LastStatusChange: time })]) })).toEqual([
        'VALUE_WRONG',
      ]);
    },
  );

  it('is no part of a configuration: what is wrong with it does not stop a rendering', () => {
    const text = readFileSync(join(SAMPLES, 'ec2-json/gcm-only/input.json'), 'utf8');
    const broken = text.replaceAll(/"LastStatusChange": "[^"]*"/g, '"LastStatusChange": "never"');
    expect(broken).not.toBe(text);
    expect(readDocuments([{ name: 'a.json', text: broken }]).ok).toBe(true);
    expect(codes({ 'a.json': broken })).toEqual(['VALUE_WRONG', 'VALUE_WRONG']);
  });

  it('is read from the carriers that have other names for it', () => {
    const wire = answering({ id: ID, tunnels: [tunnelUp(A)] })({
      action: 'DescribeVpnConnections',
    } as AwsCall);
    const snake = {
      vpn_connections: [
        {
          vpn_connection_id: ID,
          state: 'available',
          options: { static_routes_only: false, tunnel_options: [{ outside_ip_address: A }] },
          vgw_telemetry: [
            {
              outside_ip_address: A,
              status: 'UP',
              status_message: '1 BGP ROUTES',
              accepted_route_count: 1,
              last_status_change: '2026-02-11T08:14:52+00:00',
            },
          ],
        },
      ],
    };
    const expected = states({
      'a.json': describeReply(
        [
          up(A, {
            StatusMessage: '1 BGP ROUTES',
            AcceptedRouteCount: 1,
            LastStatusChange: '2026-02-11T08:14:52Z',
          }),
        ],
        { Options: { StaticRoutesOnly: false, TunnelOptions: [{ OutsideIpAddress: A }] } },
      ),
    });
    expect(expected[0]?.tunnels[0]).toMatchObject({ since: '2026-02-11T08:14:52Z', acceptedRoutes: 1 });
    expect(states({ 'a.json': snake })).toEqual(expected);
    expect(states({ 'a.xml': typeof wire === 'string' ? wire : wire.body })).toEqual(expected);
  });

  it('must be there', () => {
    expect(codes({ 'a.json': describeReply(undefined) })).toEqual(['STATUS_NOT_TOLD']);
    expect(codes({ 'a.json': readFileSync(join(SAMPLES, 'aws-xml/bgp/input.xml'), 'utf8') })).toEqual([
      'STATUS_NOT_TOLD',
    ]);
  });

  it('is told once', () => {
    const documents = {
      'a.json': describeReply([up(A)]),
      'b.json': describeReply([up(A, { Status: 'DOWN' })]),
    };
    expect(codes(documents)).toEqual(['STATUS_TWICE']);
  });

  it('of what is deleted is left out beside others, unless it is wanted', () => {
    const gone = { VpnConnectionId: 'vpn-9', State: 'deleted', VgwTelemetry: [] };
    const reply = { VpnConnections: [...(describeReply([up(A)]).VpnConnections as Json[]), gone] };
    expect(states({ 'a.json': reply }).map(({ id }) => id)).toEqual([ID]);
    expect(codes({ 'a.json': reply })).toEqual(['STATUS_DELETED_SKIPPED']);
    expect(states({ 'a.json': reply }, ['vpn-9']).map(({ ready }) => ready)).toEqual([
      { word: 'deleted', value: false },
    ]);
    expect(states({ 'a.json': reply }, ['vpn-9', ID]).map(({ id }) => id)).toEqual([ID, 'vpn-9']);
    expect(states({ 'a.json': { VpnConnections: [gone] } })).toHaveLength(1);
  });
});
