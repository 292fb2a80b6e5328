import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { json } from '../sources/aws-server.js';
import { codesIn, SET } from '../support/cli.js';
import { treeOf } from '../support/tree.js';
import { ARN, CONFIGURATION, KEY, useLive, withSecret } from './live.js';

const { folder, server, run } = useLive();
const inject = (from: string, ...more: readonly string[]) =>
  run(['inject', 'change', '--psk-from', from, '--out', 'filled', ...more]);
const filled = () => JSON.stringify(treeOf(join(folder(), 'filled'))['apply/vyos.commands']);

async function ticket(): Promise<void> {
  // The document has keys of its own: what is filled in must come from Secrets Manager.
  writeFileSync(join(folder(), 'vpn.xml'), CONFIGURATION);
  expect((await run(['ticket', 'vpn.xml', '-d', 'vyos', ...SET, '--out', 'change'])).status).toBe(0);
}

it('a secret by its ARN has the keys by the outside addresses of the tunnels', async () => {
  await ticket();
  const SecretString = '{"203.0.113.17":"Xample.Key.One","203.0.113.45":"Xample.Key.Two"}';
  server.answer(() => json({ ARN, SecretString }));
  const ended = await inject(`aws-secretsmanager:${ARN}`);
  expect([ended.status, server.calls.map(({ parameters }) => parameters)]).toEqual([0, [{ SecretId: ARN }]]);
  expect(filled()).toMatch(/203_0_113_17' secret 'Xample\.Key\.One'/);
  expect(filled()).toMatch(/203_0_113_45' secret 'Xample\.Key\.Two'/);
});

it('a secret may be one key for all tunnels, and lack that of one', async () => {
  await ticket();
  server.answer(() => json({ ARN, SecretString: KEY }));
  expect((await inject(`aws-secretsmanager:${ARN}`)).status).toBe(0);
  expect(filled().split(KEY)).toHaveLength(3);
  server.answer(() => json({ ARN, SecretString: '{"203.0.113.17":"Xample.Key.One"}' }));
  const ended = await inject(`aws-secretsmanager:${ARN}`, '--force');
  expect([ended.status, codesIn(ended)]).toEqual([1, ['INJECT_KEY_MISSING']]);
  expect(ended.stderr).toContain('tunnel 203.0.113.45: there is no pre-shared key in AWS Secrets Manager');
  expect(ended.stderr).not.toContain('Xample');
});

it('without an ARN, EC2 is asked which secret each connection has', async () => {
  await ticket();
  server.answer((call) => {
    const item = withSecret(call);
    if (call.service !== 'ec2' || typeof item === 'string') return item;
    // A connection whose keys are in Secrets Manager has none in its configuration.
    const body = item.body.replace(/&lt;pre_shared_key&gt;.*?&lt;\/pre_shared_key&gt;/g, '');
    return { ...item, body };
  });
  const ended = await inject('aws-secretsmanager', '--region', 'eu-west-1');
  expect([ended.status, server.calls.map(({ service }) => service)]).toEqual([0, ['ec2', 'secretsmanager']]);
  expect(filled().split(KEY)).toHaveLength(3);
});

it('what the cloud refuses, and what is no ARN, is told; nothing is written', async () => {
  await ticket();
  server.answer(() => json({ __type: 'AccessDeniedException', Message: 'Refused.' }, 400));
  const denied = await inject(`aws-secretsmanager:${ARN}`);
  expect([denied.status, codesIn(denied)]).toEqual([4, ['CLOUD_DENIED']]);
  const wrong = await inject('aws-secretsmanager:Xample.Key');
  expect([wrong.status, codesIn(wrong)]).toEqual([1, ['SECRET_ARN_WRONG']]);
  expect(wrong.stderr).not.toContain('Xample');
  expect(treeOf(folder()).filled).toBeUndefined();
});
