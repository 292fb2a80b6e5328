import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/formats/index.js';
import { ID, OTHER, read, recorded, useAws, XML } from './aws-read.js';
import { ec2Error, ec2Item, ec2Reply, KEYS, useEnvironment } from './aws-server.js';

const server = useAws();

describe('a connection', () => {
  it('is asked for by its id, and read like its file', async () => {
    server.answer(recorded);
    const { documents, codes } = await read(ID);
    expect(codes).toEqual([]);
    expect(server.calls).toEqual([
      {
        service: 'ec2',
        region: 'eu-west-1',
        keyId: KEYS.AWS_ACCESS_KEY_ID,
        action: 'DescribeVpnConnections',
        parameters: { Action: 'DescribeVpnConnections', Version: '2016-11-15', 'VpnConnectionId.1': ID },
      },
    ]);
    expect(documents.map(({ name, fileName }) => [name, fileName])).toEqual([
      [`aws:${ID}`, `aws-eu-west-1-${ID}.json`],
    ]);
    const model = readDocuments(documents);
    const file = readDocuments([{ name: 'input.xml', text: recorded.body }]);
    expect(model.ok && file.ok && model.value).toEqual(file.ok && file.value);
    expect(file.ok).toBe(true);
  });

  it('is written as the AWS CLI prints it', async () => {
    server.answer(ec2Reply(ec2Item({ id: OTHER, xml: '<vpn_connection id="a&amp;b"/>' })));
    const { documents } = await read(OTHER);
    expect(documents[0]?.text).toMatch(/^\{\n {4}"VpnConnections": \[\n {8}\{\n[\s\S]*\}\n$/);
    expect(JSON.parse(documents[0]?.text ?? '')).toEqual({
      VpnConnections: [
        {
          VpnConnectionId: OTHER,
          State: 'available',
          CustomerGatewayConfiguration: '<vpn_connection id="a&amp;b"/>',
          Type: 'ipsec.1',
          CustomerGatewayId: 'cgw-0b9c8d7e6f5a41302',
          Category: 'VPN',
          Routes: [],
          VgwTelemetry: [
            {
              OutsideIpAddress: '203.0.113.17',
              Status: 'UP',
              LastStatusChange: '2026-02-11T08:14:52+00:00',
              StatusMessage: '4 BGP ROUTES',
              AcceptedRouteCount: 4,
            },
          ],
          Tags: [{ Key: 'Site', Value: 'lyon' }],
        },
      ],
    });
  });

  it.each(['', 'vpn-', 'vpn-0A', 'vpn-1 vpn-2', 'vpn-*', '**', 'vpc-0abc', `vpn-${'1'.repeat(61)}`])(
    'is not asked for by %j',
    async (wanted) => {
      const { codes } = await read(wanted);
      expect(codes).toEqual(['SOURCE_WRONG']);
      expect(server.calls).toEqual([]);
    },
  );
});

describe('filters', () => {
  it('go over the wire as the EC2 API numbers them', async () => {
    server.answer(recorded);
    await read('*', { filters: ['Name=tag:Site,Values=lyon,paris', 'Name=state,Values=available'] });
    expect(server.calls[0]?.parameters).toEqual({
      Action: 'DescribeVpnConnections',
      Version: '2016-11-15',
      'Filter.1.Name': 'tag:Site',
      'Filter.1.Value.1': 'lyon',
      'Filter.1.Value.2': 'paris',
      'Filter.2.Name': 'state',
      'Filter.2.Value.1': 'available',
    });
  });

  it('that are wrong are all told, and nothing is asked', async () => {
    const { codes } = await read('*', { filters: ['lyon', 'Name=state,Values=available', 'Name=state'] });
    expect(codes).toEqual(['FILTER_WRONG', 'FILTER_WRONG']);
    expect(server.calls).toEqual([]);
  });
});

describe('regions', () => {
  const only = (region: string) => (call: { readonly region: string }) =>
    call.region === region ? ec2Reply(ec2Item({ id: OTHER, xml: XML })) : ec2Reply();

  it('are all asked, each once, and give a document each', async () => {
    server.answer(({ region }) => ec2Reply(ec2Item({ id: region === 'eu-west-1' ? ID : OTHER, xml: XML })));
    const { documents, codes } = await read('*', { regions: ['eu-west-1', 'us-gov-west-1', 'eu-west-1'] });
    expect(codes).toEqual([]);
    expect(server.calls.map(({ region }) => region).sort()).toEqual(['eu-west-1', 'us-gov-west-1']);
    expect(documents.map(({ name, fileName }) => [name, fileName])).toEqual([
      ['aws:* (eu-west-1)', 'aws-eu-west-1-vpn-connections.json'],
      ['aws:* (us-gov-west-1)', 'aws-us-gov-west-1-vpn-connections.json'],
    ]);
    expect(documents.map(({ text }) => JSON.parse(text).VpnConnections[0].VpnConnectionId)).toEqual([
      ID,
      OTHER,
    ]);
  });

  it('without a connection are left out, unless all are', async () => {
    server.answer(only('eu-west-2'));
    const some = await read('*', { regions: ['eu-west-1', 'eu-west-2'] });
    expect(some.codes).toEqual([]);
    expect(some.documents.map(({ name }) => name)).toEqual(['aws:* (eu-west-2)']);
    const none = await read('*', { regions: ['eu-west-1', 'eu-west-3'] });
    expect(none.codes).toEqual(['SOURCE_HAS_NO_CONNECTION']);
    expect(none.report.diagnostics[0]?.message).toContain('eu-west-1, eu-west-3');
    expect(none.documents).toEqual([]);
  });

  it('may be without the wanted connection, when one has it', async () => {
    const unknown = ec2Error(400, 'InvalidVpnConnectionID.NotFound');
    server.answer((call) => (call.region === 'eu-west-2' ? only('eu-west-2')(call) : unknown));
    const some = await read(OTHER, { regions: ['eu-west-1', 'eu-west-2'] });
    expect(some.codes).toEqual([]);
    expect(some.documents.map(({ fileName }) => fileName)).toEqual([`aws-eu-west-2-${OTHER}.json`]);
    const none = await read(OTHER, { regions: ['eu-west-1', 'eu-west-3'] });
    expect(none.codes).toEqual(['CLOUD_NOT_FOUND', 'CLOUD_NOT_FOUND']);
  });

  it('that fail are all told, beside one that answers', async () => {
    server.answer((call) => {
      if (call.region === 'eu-west-1') return ec2Error(403, 'UnauthorizedOperation');
      if (call.region === 'eu-west-3') return ec2Error(401, 'AuthFailure');
      return only('eu-west-2')(call);
    });
    const { codes, report } = await read('*', { regions: ['eu-west-1', 'eu-west-2', 'eu-west-3'] });
    expect(codes).toEqual(['CLOUD_DENIED', 'CLOUD_CREDENTIALS_REFUSED']);
    expect(report.diagnostics.map(({ message }) => message.split(':').slice(0, 2).join(':'))).toEqual([
      'ec2:DescribeVpnConnections in eu-west-1',
      'ec2:DescribeVpnConnections in eu-west-3',
    ]);
  });

  it.each([
    ['AWS_REGION', { AWS_REGION: 'eu-west-2', AWS_DEFAULT_REGION: 'eu-west-3' }, 'eu-west-2'],
    ['AWS_DEFAULT_REGION', { AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-3' }, 'eu-west-3'],
  ])('come from %s', async (_, environment, region) => {
    useEnvironment({ ...server.environment(), ...environment });
    server.answer(recorded);
    const { documents } = await read('*');
    expect(server.calls[0]?.region).toBe(region);
    expect(documents[0]?.name).toBe(`aws:* (${region})`);
  });

  it('that are missing or impossible are told without a call', async () => {
    useEnvironment({ ...server.environment(), AWS_REGION: '' });
    expect((await read('*')).codes).toEqual(['CLOUD_REGION_MISSING']);
    const { codes, report } = await read('*', { regions: ['eu west', 'evil.example/'] });
    expect(codes).toEqual(['CLOUD_REGION_WRONG', 'CLOUD_REGION_WRONG']);
    expect(report.diagnostics[1]?.message).toContain('"evil.example/" can be no region');
    expect(server.calls).toEqual([]);
  });
});
