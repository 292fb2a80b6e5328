import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useCli } from '../../support/cli.js';
import { ROOT } from '../../support/golden.js';
import { treeOf } from '../../support/tree.js';
import { runLive } from '../run-live.js';
import { account, connection } from './account.js';
import { refusal, reply, useCloud } from './server.js';

const cloud = useCloud();
const cli = useCli();
const FETCH = ['fetch', 'alibaba:vco-x1', '--region', 'cn-hangzhou', '--out', 'raw'];

it('fetch writes the raw replies, which only their owner can read', async () => {
  cloud.script = account([connection('vco-x1', ['cgw-a1'])]);
  const { status, stdout } = await runLive(FETCH, cloud.environment, cloud.home);
  expect([status, stdout]).toEqual([0, '']);
  const { body } = reply(connection('vco-x1', ['cgw-a1'])) as { readonly body: string };
  expect(treeOf(cloud.home)).toMatchObject({ 'raw/alibaba-cn-hangzhou-vco-x1.json': ['600', body] });
  expect(readdirSync(`${cloud.home}/raw`).sort()).toEqual([
    'alibaba-cn-hangzhou-cgw-a1.json',
    'alibaba-cn-hangzhou-vco-x1.json',
    'alibaba-cn-hangzhou-vpn-c3.json',
  ]);
});

it('fetch writes nothing when the cloud refuses, and ends with exit code 4', async () => {
  cloud.script = (call) =>
    call.action === 'DescribeVpnGateway'
      ? refusal(403, 'Forbidden.RAM')
      : account([connection('vco-x1')])(call);
  const { status, stdout, stderr } = await runLive(FETCH, cloud.environment, cloud.home);
  expect([status, stdout, readdirSync(cloud.home)]).toEqual([4, '', []]);
  expect(stderr).toBe(
    `alibaba:vco-x1: error CLOUD_DENIED: vpc:DescribeVpnGateway in cn-hangzhou: not allowed (Forbidden.RAM, request 0A1B-2C3D)
  way out: give the permission vpc:DescribeVpnGateway: SECURITY.md has the smallest policy
`,
  );
});

it('renders a live connection and its customer gateway as their saved replies', async () => {
  const saved = ['input-1.json', 'input-2.json'].map((name) =>
    join(ROOT, 'samples/alibaba-json/single-bgp-md5', name),
  );
  const [connectionReply = {}, gatewayReply = {}] = saved.map((path): object =>
    JSON.parse(readFileSync(path, 'utf8')),
  );
  cloud.script = ({ action, parameters: { VpnGatewayId } }) => {
    if (action === 'DescribeVpnConnection') return reply(connectionReply);
    if (action === 'DescribeCustomerGateway') return reply(gatewayReply);
    return reply({ VpnGatewayId, InternetIp: '203.0.113.11' });
  };
  const render = ['--device', 'strongswan', '--set', 'customer_prefixes=10.20.0.0/16'];
  const live = ['render', 'alibaba:vco-bp1example00000000002', '--region', 'cn-hangzhou', ...render];
  const { status, stdout } = await runLive(live, cloud.environment, cloud.home);
  expect(status).toBe(0);
  expect(stdout).toContain('secret = "Xample-Key_single.2"');
  expect(stdout).toBe(cli.run(['render', ...saved, ...render]).stdout);
});
