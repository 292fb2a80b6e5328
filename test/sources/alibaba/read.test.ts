import { describe, expect, it, vi } from 'vitest';
import { account, connection, PSK } from './account.js';
import { KEY_ID, useCloud } from './server.js';
import { read } from './support.js';

const cloud = useCloud();

function asked(): string[] {
  return cloud.calls.map(({ action, parameters }) => `${action} ${JSON.stringify(parameters)}`);
}

describe('one connection', () => {
  it('comes with its gateways, each reply as a document of its own', async () => {
    cloud.script = account([connection('vco-x1')]);
    const { documents, told } = await read('vco-x1');
    expect(told).toEqual([]);
    expect(documents.map(({ name, fileName }) => [name, fileName])).toEqual([
      ['alibaba:vco-x1 DescribeVpnConnection', 'alibaba-cn-hangzhou-vco-x1.json'],
      ['alibaba:cgw-a1 DescribeCustomerGateway', 'alibaba-cn-hangzhou-cgw-a1.json'],
      ['alibaba:cgw-b2 DescribeCustomerGateway', 'alibaba-cn-hangzhou-cgw-b2.json'],
      ['alibaba:vpn-c3 DescribeVpnGateway', 'alibaba-cn-hangzhou-vpn-c3.json'],
    ]);
    expect(JSON.parse(documents[0]?.text ?? '')).toEqual({
      RequestId: '0A1B-2C3D',
      ...connection('vco-x1'),
    });
    expect(documents[0]?.text).toContain(PSK);
    expect(asked().sort()).toEqual([
      'DescribeCustomerGateway {"RegionId":"cn-hangzhou","CustomerGatewayId":"cgw-a1"}',
      'DescribeCustomerGateway {"RegionId":"cn-hangzhou","CustomerGatewayId":"cgw-b2"}',
      'DescribeVpnConnection {"RegionId":"cn-hangzhou","VpnConnectionId":"vco-x1"}',
      'DescribeVpnGateway {"RegionId":"cn-hangzhou","VpnGatewayId":"vpn-c3"}',
    ]);
    expect(cloud.calls[0]?.headers).toMatchObject({ 'x-acs-version': '2016-04-28' });
  });

  it('keeps the text of the reply to the byte: unknown fields, long numbers, spaces', async () => {
    const text =
      '{ "VpnConnectionId" :"vco-x1",  "New":{"b":12345678901234567890, "a":1.50}, "Asn":"0065000"}\n';
    cloud.script = () => ({ body: text });
    expect((await read('vco-x1')).documents).toEqual([
      { name: 'alibaba:vco-x1 DescribeVpnConnection', fileName: 'alibaba-cn-hangzhou-vco-x1.json', text },
    ]);
  });

  it('of a transit router has no VPN gateway to ask for', async () => {
    cloud.script = account([{ ...connection('vco-x1', ['cgw-a1']), VpnGatewayId: '', AttachType: 'CEN' }]);
    expect((await read('vco-x1')).documents).toHaveLength(2);
    expect(cloud.calls.map(({ action }) => action)).not.toContain('DescribeVpnGateway');
  });

  it('is looked for in each region', async () => {
    const there = account([connection('vco-x1')]);
    const elsewhere = account([]);
    cloud.script = (call) => (call.parameters.RegionId === 'eu-central-1' ? there : elsewhere)(call);
    const { documents, told } = await read('vco-x1', {
      regions: ['cn-hangzhou', 'eu-central-1', 'us-west-1'],
    });
    expect(told).toEqual([]);
    expect(documents.map(({ fileName }) => fileName)).toContain('alibaba-eu-central-1-vco-x1.json');
    expect(documents).toHaveLength(4);
  });
});

describe('all connections', () => {
  const many = Array.from({ length: 107 }, (_, index) => connection(`vco-n${index}`, [`cgw-${index % 60}`]));

  it('come in pages of 50, and each gateway is asked for once', async () => {
    cloud.script = account(many);
    const { documents, told } = await read('*');
    expect(told).toEqual([]);
    const pages = cloud.calls.filter(({ action }) => action === 'DescribeVpnConnections');
    expect(pages.map(({ parameters }) => parameters)).toEqual(
      ['1', '2', '3'].map((PageNumber) => ({ RegionId: 'cn-hangzhou', PageNumber, PageSize: '50' })),
    );
    expect(documents.slice(0, 3).map(({ name, fileName }) => [name, fileName])).toEqual(
      [1, 2, 3].map((page) => [
        `alibaba:* DescribeVpnConnections (cn-hangzhou, page ${page})`,
        `alibaba-cn-hangzhou-vpn-connections-${page}.json`,
      ]),
    );
    const found = documents.slice(0, 3).flatMap(({ text }) => JSON.parse(text).VpnConnections.VpnConnection);
    expect(found).toEqual(many);
    expect(cloud.calls).toHaveLength(3 + 60 + 1);
    expect(documents).toHaveLength(3 + 60 + 1);
  });

  it('fill their last page', async () => {
    cloud.script = account(many.slice(0, 100));
    await read('*');
    expect(cloud.calls.filter(({ action }) => action === 'DescribeVpnConnections')).toHaveLength(2);
  });

  it('end with an empty page, whatever the count says', async () => {
    cloud.script = () => ({ body: '{"TotalCount":500,"VpnConnections":{"VpnConnection":[]}}' });
    await read('*');
    expect(cloud.calls).toHaveLength(1);
  });

  it('are no more than an account can have', async () => {
    cloud.script = () => ({ body: '{"TotalCount":1000000000,"VpnConnections":{"VpnConnection":[{}]}}' });
    expect((await read('*')).told).toEqual([expect.stringContaining('CLOUD_REPLY_BROKEN')]);
    expect(cloud.calls).toHaveLength(1);
  });

  it('are joined only for the wanted ones', async () => {
    cloud.script = account(many);
    const { documents } = await read('*', { connections: ['vco-n7'] });
    expect(documents.slice(3).map(({ name }) => name)).toEqual([
      'alibaba:cgw-7 DescribeCustomerGateway',
      'alibaba:vpn-c3 DescribeVpnGateway',
    ]);
  });

  it('are joined for one that is wanted by its name', async () => {
    cloud.script = account([
      { ...connection('vco-n1', ['cgw-1']), Name: 'lyon' },
      connection('vco-n2', ['cgw-2']),
    ]);
    const { documents } = await read('*', { connections: ['lyon'] });
    expect(documents.map(({ name }) => name).filter((name) => name.includes('CustomerGateway'))).toEqual([
      'alibaba:cgw-1 DescribeCustomerGateway',
    ]);
  });

  it('may be in some of the regions only', async () => {
    const there = account([connection('vco-x1')]);
    cloud.script = (call) => (call.parameters.RegionId === 'us-west-1' ? there : account([]))(call);
    const { documents, told } = await read('*', { regions: ['cn-hangzhou', 'us-west-1'] });
    expect(told).toEqual([]);
    expect(documents.map(({ fileName }) => fileName)[0]).toBe('alibaba-us-west-1-vpn-connections-1.json');
    expect(documents).toHaveLength(4);
  });

  it('may be none', async () => {
    cloud.script = account([]);
    expect(await read('*', { regions: ['cn-hangzhou', 'us-west-1'] })).toMatchObject({
      documents: [],
      told: ['SOURCE_HAS_NO_CONNECTION there is no connection in cn-hangzhou, us-west-1'],
    });
  });
});

it('sends the token of temporary credentials', async () => {
  vi.stubEnv('ALIBABA_CLOUD_SECURITY_TOKEN', 'Xample.Token');
  cloud.script = account([connection('vco-x1')]);
  expect((await read('vco-x1')).told).toEqual([]);
  expect(cloud.calls[0]?.headers).toMatchObject({
    'x-acs-security-token': 'Xample.Token',
    'x-acs-accesskey-id': KEY_ID,
  });
});
