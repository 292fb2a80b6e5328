import { describe, expect, it } from 'vitest';
import { answering, type ConnectionShape, STRONG, up } from '../status/cloud.js';
import { read, useAws } from './aws-read.js';
import { ec2Error } from './aws-server.js';

const server = useAws();
const [ID, OTHER] = ['vpn-0a1b2c3d4e5f60718', 'vpn-09ee4e9ee4e9ee4e9'] as const;
const [A, B] = ['203.0.113.17', '203.0.113.45'] as const;
const NAMED = '<tagSet><item><key>Name</key><value>lyon</value></item></tagSet>';

/** The tunnels that were asked for, each with its action. */
const asked = (): string[] =>
  server.calls.flatMap(({ action, parameters: { VpnConnectionId, VpnTunnelOutsideIpAddress } }) =>
    VpnTunnelOutsideIpAddress ? [`${action} ${VpnConnectionId} ${VpnTunnelOutsideIpAddress}`] : [],
  );
const withTunnels = { withTunnels: true } as const;

describe('tunnels of AWS', () => {
  it('are asked for only when that is wanted', async () => {
    server.answer(answering({ id: ID, tunnels: [up(A)] }));
    expect((await read(ID)).documents).toHaveLength(1);
    expect(asked()).toEqual([]);
  });

  it('give what the AWS CLI would print, with whose reply it is', async () => {
    const maintenance = {
      pendingMaintenance: 'AVAILABLE',
      maintenanceAutoAppliedAfter: '2026-03-01T00:00:00.000Z',
    };
    server.answer(answering({ id: ID, tunnels: [up(A, { maintenance })] }));
    const { documents, codes } = await read(ID, withTunnels);
    expect(codes).toEqual([]);
    expect(documents.map(({ fileName }) => fileName)).toEqual([
      `aws-eu-west-1-${ID}.json`,
      `aws-eu-west-1-${ID}-${A}-active-vpn-tunnel-status.json`,
      `aws-eu-west-1-${ID}-${A}-vpn-tunnel-replacement-status.json`,
    ]);
    const whose = { VpnConnectionId: ID, VpnTunnelOutsideIpAddress: A };
    const [active, replacement] = documents.slice(1).map(({ text }) => JSON.parse(text));
    expect(active).toEqual({
      ...whose,
      ActiveVpnTunnelStatus: {
        Phase1EncryptionAlgorithm: STRONG.phase1EncryptionAlgorithm,
        Phase2EncryptionAlgorithm: STRONG.phase2EncryptionAlgorithm,
        Phase1IntegrityAlgorithm: STRONG.phase1IntegrityAlgorithm,
        Phase2IntegrityAlgorithm: STRONG.phase2IntegrityAlgorithm,
        Phase1DHGroup: 21,
        Phase2DHGroup: 21,
        IkeVersion: 'ikev2',
        ProvisioningStatus: 'available',
      },
    });
    expect(replacement).toEqual({
      ...whose,
      MaintenanceDetails: {
        PendingMaintenance: 'AVAILABLE',
        MaintenanceAutoAppliedAfter: '2026-03-01T00:00:00+00:00',
      },
    });
  });

  const several: readonly ConnectionShape[] = [
    { id: ID, tunnels: [up(A)], more: NAMED },
    { id: OTHER, tunnels: [up(B)] },
    { id: 'vpn-9', state: 'deleted', tunnels: [up('203.0.113.99')] },
  ];

  it.each([
    [[], [`${ID} ${A}`, `${OTHER} ${B}`]],
    [[OTHER], [`${OTHER} ${B}`]],
    [['lyon'], [`${ID} ${A}`]],
  ])('of connections %j are asked for, and never those of deleted ones', async (connections, expected) => {
    server.answer(answering(...several));
    await read('*', { ...withTunnels, connections });
    const active = asked().filter((one) => one.startsWith('GetActiveVpnTunnelStatus '));
    expect(active.map((one) => one.replace(/^\w+ /, '')).sort()).toEqual([...expected].sort());
  });

  it('are asked for in the region of their connection', async () => {
    server.answer((call) => {
      const inRegion = {
        id: call.region === 'eu-west-2' ? ID : OTHER,
        tunnels: [up(call.region === 'eu-west-2' ? A : B)],
      };
      return answering(inRegion)(call);
    });
    const { documents } = await read('*', { ...withTunnels, regions: ['eu-west-2', 'eu-west-3'] });
    expect(documents).toHaveLength(6);
    const regions = server.calls
      .filter(({ parameters }) => parameters.VpnTunnelOutsideIpAddress)
      .map(({ region }) => region);
    expect(regions.sort()).toEqual(['eu-west-2', 'eu-west-2', 'eu-west-3', 'eu-west-3']);
  });

  it('of fifty connections are all asked for', async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      id: `vpn-${1000 + index}`,
      tunnels: [up(`203.0.113.${index + 1}`), up(`192.0.2.${index + 1}`)],
    }));
    server.answer(answering(...many));
    const { documents, codes } = await read('*', withTunnels);
    expect([documents.length, codes]).toEqual([201, []]);
  });

  it('that fail do not keep the others from being asked', async () => {
    const broken = { body: '<html>log in</html>' };
    server.answer(answering({ id: ID, tunnels: [up(A, { active: broken }), up(B)] }));
    const { documents, codes, report } = await read(ID, withTunnels);
    expect([documents.length, codes]).toEqual([4, ['CLOUD_REPLY_BROKEN']]);
    expect(report.diagnostics[0]?.place).toEqual({ file: `aws:${ID}`, path: `${ID} tunnel ${A}` });
  });

  it('that are down may be refused; that a service is busy is a failure all the same', async () => {
    const down = (error: string, status: number) => ({ status: 'DOWN', active: ec2Error(status, error) });
    server.answer(
      answering({
        id: ID,
        tunnels: [up(A, down('UnsupportedOperation', 400)), up(B, down('UnauthorizedOperation', 403))],
      }),
    );
    expect([...(await read(ID, withTunnels)).codes].sort()).toEqual(['CLOUD_DENIED', 'TUNNEL_NOT_TOLD']);
    server.answer(answering({ id: ID, tunnels: [up(A, { active: ec2Error(400, 'UnsupportedOperation') })] }));
    expect((await read(ID, withTunnels)).codes).toEqual(['CLOUD_REFUSED']);
  });
});
