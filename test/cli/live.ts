import { readFileSync } from 'node:fs';
import { type AwsCall, ec2Item, ec2Reply, json, useAwsServer } from '../sources/aws-server.js';
import type { Answer } from '../sources/http-server.js';
import { runLive } from '../sources/run-live.js';
import { type Ended, temporaryFolder, XML } from '../support/cli.js';

export const ID = 'vpn-0a1b2c3d4e5f60718';
export const CONFIGURATION: string = readFileSync(XML, 'utf8');
const SECRET = 's2svpn!vpn-0a1b2c3d4e5f60718-AbC1dE';
export const ARN: string = `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${SECRET}`;
export const KEY = 'Xample.Key.In.Secrets.Manager';
/** What fetch writes of a connection whose key is in Secrets Manager. */
export const FILES: readonly string[] = [
  'aws-eu-west-1-secret-s2svpn_vpn-0a1b2c3d4e5f60718-AbC1dE.json',
  `aws-eu-west-1-${ID}.json`,
];

/** A server of AWS and a folder for each test of a file, and the built command with both. */
export function useLive() {
  const folder = temporaryFolder();
  const server = useAwsServer();
  const run = (args: readonly string[], environment = server.environment()): Promise<Ended> =>
    runLive(args, environment, folder());
  return { folder, server, run };
}

/** Answers of a connection whose key is in Secrets Manager. */
export function withSecret({ service }: AwsCall): Answer {
  if (service === 'ec2') return ec2Reply(ec2Item({ id: ID, xml: CONFIGURATION, secret: ARN }));
  return json({ ARN, Name: 's2svpn!vpn', SecretString: KEY, VersionStages: ['AWSCURRENT'] });
}

/** An answer with the one connection. */
export const plain: Answer = ec2Reply(ec2Item({ id: ID, xml: CONFIGURATION }));
