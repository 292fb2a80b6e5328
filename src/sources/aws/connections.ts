import type { VpnConnection } from '@aws-sdk/client-ec2';
import { Report } from '../../diagnostics/result.js';
import type { LiveOptions } from '../live.js';
import type { RegionAnswer } from '../regions.js';
import { callOnce } from './call.js';
import { clientConfig, type Limits } from './client.js';
import { type Call, reportBroken, reportRegion } from './failure.js';
import type { Filter } from './filters.js';

/** What is asked of every region. */
export interface Question {
  /** A connection's id, or `*`. */
  readonly wanted: string;
  readonly filters: readonly Filter[];
  readonly options: LiveOptions;
  readonly limits: Limits;
}

/** What one region answered: its connections, or why there is no answer. */
export interface Answer extends RegionAnswer {
  readonly connections: readonly VpnConnection[];
}

/**
 * Asks one region, or the configured one. There is one reply: DescribeVpnConnections has neither NextToken nor
 * MaxResults (Amazon EC2 API Reference).
 */
export async function askRegion(
  ec2: typeof import('@aws-sdk/client-ec2'),
  region: string | undefined,
  { wanted, filters, options, limits }: Question,
): Promise<Answer> {
  const problems = new Report();
  const client = new ec2.EC2Client(clientConfig(region, options, limits));
  const call = await located(client, describeCall(wanted, region), problems);
  if (!call) return answer(region ?? '', [], problems);
  const command = new ec2.DescribeVpnConnectionsCommand({
    ...(wanted === '*' ? {} : { VpnConnectionIds: [wanted] }),
    ...(filters.length === 0 ? {} : { Filters: filters.map((one) => ({ ...one, Values: [...one.Values] })) }),
  });
  const reply = await callOnce(client, call, (to) => client.send(command, to), options, limits, problems);
  // An empty list is `<vpnConnectionSet/>`: without it, something else has answered.
  if (reply && !reply.VpnConnections) reportBroken(call, problems);
  return answer(call.region, reply?.VpnConnections ?? [], problems);
}

function answer(region: string, connections: readonly VpnConnection[], problems: Report): Answer {
  return { region, connections, hasConnections: connections.length > 0, problems };
}

function describeCall(wanted: string, region = ''): Call {
  const action = 'ec2:DescribeVpnConnections';
  return { action, region, what: `connection ${wanted}`, place: { file: `aws:${wanted}` } };
}

/** The call with the region that it goes to. */
async function located(
  client: { readonly config: { readonly region: () => Promise<string> } },
  call: Call,
  report: Report,
): Promise<Call | undefined> {
  try {
    return { ...call, region: await client.config.region() };
  } catch (error) {
    reportRegion(error, call, report);
    return undefined;
  }
}

/** Whether a connection is worth calls of its own: it is there, and not left out by the ids or names that were picked. */
export function isLookedAt(connection: VpnConnection, { connections: picked }: LiveOptions): boolean {
  const { State, VpnConnectionId = '', Tags = [] } = connection;
  const name = Tags.find(({ Key }) => Key === 'Name')?.Value?.trim() ?? '';
  const isPicked = picked.length === 0 || picked.includes(VpnConnectionId) || picked.includes(name);
  return isPicked && State !== 'deleting' && State !== 'deleted';
}
