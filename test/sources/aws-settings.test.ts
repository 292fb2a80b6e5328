import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { OTHER, read, recorded, useAws, XML } from './aws-read.js';
import { ec2Item, ec2Reply, ISOLATED, json, KEYS, useEnvironment } from './aws-server.js';
import { useServer } from './http-server.js';

const ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:s2svpn!vpn-0a1b2c3d4e5f60718-AbC1dE';

const server = useAws();

describe('the configuration of the SDK', () => {
  const other = useServer(() => json({ ARN, SecretString: 'Xample.Key' }));

  it('may name an endpoint for each service', async () => {
    const { AWS_ENDPOINT_URL: url = '', ...rest } = server.environment();
    const own = { AWS_ENDPOINT_URL_EC2: url, AWS_ENDPOINT_URL_SECRETS_MANAGER: other.url };
    useEnvironment({ ...rest, ...own });
    server.answer(ec2Reply(ec2Item({ id: OTHER, xml: XML, secret: ARN })));
    const { documents, codes } = await read(OTHER);
    expect(codes).toEqual([]);
    expect(server.calls).toHaveLength(1);
    expect(JSON.parse(documents[1]?.text ?? '')).toEqual({ ARN, SecretString: 'Xample.Key' });
  });

  function profiles(): void {
    const folder = mkdtempSync(join(tmpdir(), 'cgw-gen-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [config, keys] = [join(folder, 'config'), join(folder, 'credentials')];
    writeFileSync(config, `[profile lab]\nregion = ap-south-1\nendpoint_url = ${server.url}\n`);
    writeFileSync(keys, '[lab]\naws_access_key_id = LABKEY\naws_secret_access_key = Xample\n');
    useEnvironment({ ...ISOLATED, AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: keys });
  }

  it('comes from --profile, also where the environment has keys of its own', async () => {
    profiles();
    vi.stubEnv('AWS_ENDPOINT_URL', server.url);
    for (const [name, value] of Object.entries(KEYS)) vi.stubEnv(name, value);
    const warnings = vi.spyOn(console, 'warn');
    server.answer(recorded);
    const { codes } = await read('*', { profile: 'lab' });
    expect(codes).toEqual([]);
    expect(server.calls.map(({ region, keyId }) => [region, keyId])).toEqual([['ap-south-1', 'LABKEY']]);
    expect(warnings).not.toHaveBeenCalled();
  });

  it('comes from AWS_PROFILE, with its endpoint', async () => {
    profiles();
    vi.stubEnv('AWS_PROFILE', 'lab');
    server.answer(recorded);
    const { codes } = await read('*');
    expect(codes).toEqual([]);
    expect(server.calls.map(({ region, keyId }) => [region, keyId])).toEqual([['ap-south-1', 'LABKEY']]);
  });
});
