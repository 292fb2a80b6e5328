import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesIn } from '../../support/cli.js';
import { ROOT } from '../../support/golden.js';
import { runLive } from '../run-live.js';
import { refusal, reply, useCloud } from './server.js';

const cloud = useCloud();
const run = (...args: readonly string[]) => runLive(args, cloud.environment, cloud.home);

const ID = 'vco-bp1example00000000003';
const SOURCE = [`alibaba:${ID}`, '--region', 'eu-central-1'] as const;
const saved = (name: string): object =>
  JSON.parse(readFileSync(join(ROOT, 'samples/alibaba-json/dual-bgp', name), 'utf8'));
const [CONNECTION] = (saved('input-1.json') as { VpnConnections: { VpnConnection: object[] } }).VpnConnections
  .VpnConnection;

/** The sample's connection with its standby tunnel as given. */
function withStandby(status: string, session: string): object {
  const copy = structuredClone(CONNECTION) as {
    TunnelOptionsSpecification: {
      TunnelOptions: { Status: string; TunnelBgpConfig: { BgpStatus: string } }[];
    };
  };
  const [, standby] = copy.TunnelOptionsSpecification.TunnelOptions;
  if (!standby) throw new Error('the sample has two tunnels');
  standby.Status = status;
  standby.TunnelBgpConfig.BgpStatus = session;
  return copy;
}

const isConnection = (action: string): boolean => action === 'DescribeVpnConnection';

describe('status of a live connection of Alibaba Cloud', () => {
  it('takes one call, and has exit code 0 when all is up', async () => {
    cloud.script = ({ action }) =>
      isConnection(action) ? reply(CONNECTION ?? {}) : refusal(403, 'Forbidden.RAM');
    const ended = await run('status', ...SOURCE);
    expect([ended.status, ended.stderr, cloud.calls.map(({ action }) => action)]).toEqual([
      0,
      '',
      ['DescribeVpnConnection'],
    ]);
    expect(ended.stdout).toContain(
      'tunnel 203.0.113.22 (tun-bp1example00000000002, standby): ipsec_sa_established\n',
    );
    expect(ended.stdout).toContain(
      '  this cloud does not tell what was negotiated: it takes exactly what is allowed\n',
    );
  });

  it.each([
    ['ike_sa_established', 'success', ['! the tunnel is down (ike_sa_established)']],
    ['ipsec_sa_established', 'false', ['! the BGP session is not up (false)']],
  ])('has exit code 3 for %s, BGP %s', async (status, session, marks) => {
    cloud.script = () => reply(withStandby(status, session));
    const ended = await run('status', ...SOURCE);
    expect([ended.status, ended.stdout.match(/! .*/g)]).toEqual([3, marks]);
  });

  it('reads the gateways where a device is to be planned for', async () => {
    cloud.script = ({ action, parameters: { VpnGatewayId } }) => {
      if (isConnection(action)) return reply(CONNECTION ?? {});
      return action === 'DescribeCustomerGateway'
        ? reply(saved('input-2.json'))
        : reply({ VpnGatewayId, InternetIp: '203.0.113.21', DisasterRecoveryInternetIp: '203.0.113.22' });
    };
    const ended = await run(
      'status',
      ...SOURCE,
      '-d',
      'strongswan',
      '--set',
      'customer_prefixes=10.21.0.0/16',
    );
    expect([ended.status, ended.stderr]).toEqual([0, '']);
    expect(cloud.calls.map(({ action }) => action)).toContain('DescribeCustomerGateway');
    expect(ended.stdout).toMatch(/phase 1 encryption {2}aes256 {3}- {11}aes256\n/);
  });

  it('has exit code 4 when the cloud refuses', async () => {
    cloud.script = () => refusal(403, 'Forbidden.RAM');
    const ended = await run('status', ...SOURCE);
    expect([ended.status, ended.stdout, codesIn(ended)]).toEqual([4, '', ['CLOUD_DENIED']]);
  });
});
