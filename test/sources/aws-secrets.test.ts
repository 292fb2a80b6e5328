import { describe, expect, it } from 'vitest';
import { OTHER, read, useAws, XML } from './aws-read.js';
import { ec2Item, ec2Reply, json, KEYS } from './aws-server.js';

const SECRET = 's2svpn!vpn-0a1b2c3d4e5f60718-AbC1dE';
const ARN = `arn:aws:secretsmanager:eu-central-1:111122223333:secret:${SECRET}`;

const server = useAws();

describe('keys in Secrets Manager', () => {
  const VALUE = {
    ARN,
    Name: 's2svpn!vpn-0a1b2c3d4e5f60718',
    VersionId: 'a1b2c3d4-5678-90ab-cdef-EXAMPLE11111',
    SecretString: '{"203.0.113.17":"Xample.Key.One","203.0.113.45":"Xample.Key.Two"}',
    VersionStages: ['AWSCURRENT'],
  };
  const items = [
    ec2Item({ id: OTHER, xml: XML, secret: ARN }),
    ec2Item({ id: 'vpn-1', xml: XML, secret: ARN }),
    ec2Item({ id: 'vpn-2', state: 'deleted', secret: ARN.replace('AbC1dE', 'gOnE11') }),
    ec2Item({ id: 'vpn-3', xml: XML, secret: 'arn:aws:iam::111122223333:user/eve' }),
    ec2Item({ id: 'vpn-4', xml: XML, secret: ARN.replace('eu-central-1', 'evil.example/') }),
  ];
  const both = (call: { readonly service: string }) =>
    call.service === 'ec2' ? ec2Reply(...items) : json({ ...VALUE, CreatedDate: 1765432100.25 });

  it('are read once, in the region of the ARN, as the AWS CLI prints them', async () => {
    server.answer(both);
    const { documents, codes } = await read('*');
    expect(codes).toEqual([]);
    expect(server.calls.slice(1)).toEqual([
      {
        service: 'secretsmanager',
        region: 'eu-central-1',
        keyId: KEYS.AWS_ACCESS_KEY_ID,
        action: 'secretsmanager.GetSecretValue',
        parameters: { SecretId: ARN },
      },
    ]);
    expect(documents.map(({ name, fileName }) => [name, fileName])).toEqual([
      ['aws:* (eu-west-1)', 'aws-eu-west-1-vpn-connections.json'],
      [`aws: secret ${SECRET} (eu-central-1)`, `aws-eu-central-1-secret-${SECRET.replace('!', '_')}.json`],
    ]);
    const expected = { ...VALUE, CreatedDate: '2025-12-11T05:48:20.250+00:00' };
    expect(JSON.parse(documents[1]?.text ?? '')).toEqual(expected);
  });

  it('of other connections than those of --connection are not asked for', async () => {
    server.answer(both);
    await read('*', { connections: ['vpn-3'] });
    expect(server.calls.map(({ service }) => service)).toEqual(['ec2']);
  });

  it('may be binary, which JSON holds as base64', async () => {
    const binary = Buffer.from('Xample.Key').toString('base64');
    server.answer((call) =>
      call.service === 'ec2' ? ec2Reply(items[0] ?? '') : json({ ARN, SecretBinary: binary }),
    );
    const { documents } = await read('*');
    expect(JSON.parse(documents[1]?.text ?? '')).toEqual({ ARN, SecretBinary: binary });
  });

  it('have a file name that a file system takes', async () => {
    const name = `team/${'x'.repeat(400)}-AbC1dE`;
    const secret = `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}`;
    server.answer((call) =>
      call.service === 'ec2' ? ec2Reply(ec2Item({ id: 'vpn-1', secret })) : json(VALUE),
    );
    const { documents } = await read('*');
    expect(documents[1]?.fileName).toMatch(/^aws-eu-west-1-x{143}-AbC1dE\.json$/);
  });
});
