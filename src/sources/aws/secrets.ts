import type { VpnConnection } from '@aws-sdk/client-ec2';
import type { Report } from '../../diagnostics/result.js';
import type { LiveDocument, LiveOptions } from '../live.js';
import { loadSdk } from '../sdk.js';
import { callOnce } from './call.js';
import { clientConfig, type Limits } from './client.js';
import { isLookedAt } from './connections.js';
import { secretDocument } from './documents.js';
import { reportBroken } from './failure.js';

/** A secret that holds the pre-shared keys of a connection. */
export interface SecretName {
  readonly arn: string;
  readonly region: string;
  /** With the six characters that Secrets Manager adds. */
  readonly name: string;
}

const ARN = /^arn:[a-z-]+:secretsmanager:(?<region>[a-z0-9-]+):\d*:secret:(?<name>[\w/+=.@!-]+)$/;

/**
 * The secrets that these connections name, each once. What is no ARN of a secret is left to the format, which
 * says where it stands.
 */
export function secretsOf(
  connections: readonly VpnConnection[],
  options: LiveOptions,
): readonly SecretName[] {
  const arns = connections.filter((one) => isLookedAt(one, options)).map((one) => one.PreSharedKeyArn ?? '');
  return [...new Set(arns)].flatMap((arn) => secretNameOf(arn) ?? []);
}

/** What an ARN says of its secret; undefined where it is none of a secret. */
export function secretNameOf(arn: string): SecretName | undefined {
  const { region, name } = ARN.exec(arn)?.groups ?? {};
  return region && name ? { arn, region, name } : undefined;
}

/** Reads each secret, in the region of its ARN. */
export async function readSecrets(
  secrets: readonly SecretName[],
  source: string,
  options: LiveOptions,
  limits: Limits,
  report: Report,
): Promise<readonly LiveDocument[]> {
  if (secrets.length === 0) return [];
  const load = () => import('@aws-sdk/client-secrets-manager');
  const sdk = await loadSdk('aws', '@aws-sdk/client-secrets-manager', load, report);
  if (!sdk) return [];
  const documents: LiveDocument[] = [];
  for (const { arn, region, name } of secrets) {
    const action = 'secretsmanager:GetSecretValue';
    const call = { action, region, what: `secret ${name}`, place: { file: source } };
    const client = new sdk.SecretsManagerClient(clientConfig(region, options, limits));
    const command = new sdk.GetSecretValueCommand({ SecretId: arn });
    const reply = await callOnce(client, call, (to) => client.send(command, to), options, limits, report);
    if (reply?.SecretString !== undefined || reply?.SecretBinary) {
      documents.push(secretDocument(name, region, reply));
    } else if (reply) reportBroken(call, report);
  }
  return documents;
}
