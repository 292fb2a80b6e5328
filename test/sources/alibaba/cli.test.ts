import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { treeOf } from '../../support/tree.js';
import { runLive } from '../run-live.js';
import { account, connection } from './account.js';
import { refusal, reply, useCloud } from './server.js';

const cloud = useCloud();
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
