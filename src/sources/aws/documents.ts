import type { VpnConnection } from '@aws-sdk/client-ec2';
import type { GetSecretValueCommandOutput } from '@aws-sdk/client-secrets-manager';
import type { LiveDocument } from '../live.js';

/** What `aws ec2 describe-vpn-connections` would print in that region. */
export function connectionsDocument(
  wanted: string,
  region: string,
  connections: readonly VpnConnection[],
): LiveDocument {
  const isAll = wanted === '*';
  return {
    name: isAll ? `aws:* (${region})` : `aws:${wanted}`,
    fileName: fileName(region, isAll ? 'vpn-connections' : wanted),
    text: textOf({ VpnConnections: connections }),
  };
}

/** What `aws secretsmanager get-secret-value` would print. `name` is the last part of the ARN. */
export function secretDocument(
  name: string,
  region: string,
  { $metadata, ...secret }: GetSecretValueCommandOutput,
): LiveDocument {
  return {
    name: `aws: secret ${name} (${region})`,
    fileName: fileName(region, `secret-${name}`),
    text: textOf(secret),
  };
}

/**
 * What `aws ec2 get-active-vpn-tunnel-status` or `get-vpn-tunnel-replacement-status` would print of a tunnel. The
 * first does not say which tunnel it is about: so the members in which the second says it are in both.
 */
export function tunnelDocument(
  what: 'active-vpn-tunnel-status' | 'vpn-tunnel-replacement-status',
  { id, address, region }: { readonly id: string; readonly address: string; readonly region: string },
  reply: object,
): LiveDocument {
  const whose = { VpnConnectionId: id, VpnTunnelOutsideIpAddress: address };
  return {
    name: `aws:${id} tunnel ${address} (${what})`,
    fileName: fileName(region, `${id}-${address}-${what}`),
    text: textOf({ ...whose, ...reply, $metadata: undefined }),
  };
}

/** A name may have 512 characters, a file name 255; the end of a secret's ARN is random, and so tells it from others. */
function fileName(region: string, what: string): string {
  const name = what.replace(/[^\w.-]/g, '_');
  return `aws-${region}-${name.length > 150 ? name.slice(-150) : name}.json`;
}

/** The AWS CLI writes JSON with four spaces. */
function textOf(reply: object): string {
  return `${JSON.stringify(asCli(reply), undefined, 4)}\n`;
}

/** The values that JSON has no type for, as the AWS CLI writes them: ISO 8601 times in UTC and base64. */
function asCli(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace(/(?:\.000)?Z$/, '+00:00');
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(asCli);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asCli(one)]));
}
