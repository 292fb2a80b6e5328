import type { EC2Client, VpnConnection } from '@aws-sdk/client-ec2';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { Report } from '../../diagnostics/result.js';
import type { LiveDocument } from '../live.js';
import { inTurns } from '../turns.js';
import { callBy, type Send } from './call.js';
import { clientConfig } from './client.js';
import { type Answer, isLookedAt, type Question } from './connections.js';
import { tunnelDocument } from './documents.js';
import { type Call, reportBroken } from './failure.js';

type Sdk = typeof import('@aws-sdk/client-ec2');

interface Tunnel {
  readonly id: string;
  readonly address: string;
  readonly region: string;
  readonly isUp: boolean;
}

/** What one call needs beside its tunnel. */
interface Asking {
  readonly sdk: Sdk;
  readonly client: EC2Client;
  readonly question: Question;
  readonly report: Report;
}

/**
 * Asks of each tunnel what it has negotiated and whether its maintenance is pending. A tunnel that gives no answer
 * is reported, and the others are asked all the same.
 */
export async function readTunnels(
  sdk: Sdk,
  answers: readonly Answer[],
  question: Question,
  report: Report,
): Promise<readonly LiveDocument[]> {
  const documents: LiveDocument[] = [];
  for (const { region, connections } of answers) {
    const client = new sdk.EC2Client(clientConfig(region, question.options, question.limits));
    const asking = { sdk, client, question, report };
    const tunnels = connections.flatMap((one) => tunnelsOf(one, region, question));
    const found = await inTurns(tunnels, async (tunnel) => [
      await askNegotiated(tunnel, asking),
      await askMaintenance(tunnel, asking),
    ]);
    client.destroy();
    documents.push(...found.flat().filter((one) => one !== undefined));
  }
  return documents;
}

function tunnelsOf(connection: VpnConnection, region: string, { options }: Question): readonly Tunnel[] {
  const { VpnConnectionId: id, Options, VgwTelemetry = [] } = connection;
  if (id === undefined || !isLookedAt(connection, options)) return [];
  const named = [...(Options?.TunnelOptions ?? []), ...VgwTelemetry].map((one) => one.OutsideIpAddress ?? '');
  const up = VgwTelemetry.filter(({ Status }) => Status === 'UP').map((one) => one.OutsideIpAddress);
  return [...new Set(named)]
    .filter((address) => address !== '')
    .map((address) => ({ id, address, region, isUp: up.includes(address) }));
}

async function askNegotiated(tunnel: Tunnel, asking: Asking): Promise<LiveDocument | undefined> {
  const { sdk, question, report } = asking;
  const own = new Report();
  const call = callOf('ec2:GetActiveVpnTunnelStatus', tunnel, question);
  const command = new sdk.GetActiveVpnTunnelStatusCommand(parametersOf(tunnel));
  const reply = await askBy(asking, call, (to) => asking.client.send(command, to), own);
  if (reply && !reply.ActiveVpnTunnelStatus) reportBroken(call, own);
  for (const one of own.diagnostics) takeProblem(one, tunnel, report);
  return reply?.ActiveVpnTunnelStatus && tunnelDocument('active-vpn-tunnel-status', tunnel, reply);
}

/** What is not documented: how AWS answers for a tunnel in which nothing is negotiated. */
function takeProblem(problem: Diagnostic, { isUp }: Tunnel, report: Report): void {
  const isExpected = /^CLOUD_(?:REFUSED|NOT_FOUND|REPLY_BROKEN)$/.test(problem.code) && !isUp;
  if (isExpected) report.add('TUNNEL_NOT_TOLD', { problem: problem.message }, problem.place);
  else report.take([problem]);
}

/** Pending maintenance is worth knowing, and no difference: that it is not known is a warning. */
async function askMaintenance(tunnel: Tunnel, asking: Asking): Promise<LiveDocument | undefined> {
  const { sdk, question, report } = asking;
  const own = new Report();
  const call = callOf('ec2:GetVpnTunnelReplacementStatus', tunnel, question);
  const command = new sdk.GetVpnTunnelReplacementStatusCommand(parametersOf(tunnel));
  const reply = await askBy(asking, call, (to) => asking.client.send(command, to), own);
  if (reply && !reply.MaintenanceDetails) reportBroken(call, own);
  for (const { message, place } of own.diagnostics) {
    report.add('MAINTENANCE_NOT_TOLD', { problem: message }, place);
  }
  return reply?.MaintenanceDetails && tunnelDocument('vpn-tunnel-replacement-status', tunnel, reply);
}

/** Reports to `own`: what is no answer weighs otherwise for each question. */
function askBy<T>(
  { client, question }: Asking,
  call: Call,
  send: Send<T>,
  own: Report,
): Promise<T | undefined> {
  return callBy(client, call, send, question.options, question.limits, own);
}

function parametersOf({ id, address }: Tunnel): {
  readonly VpnConnectionId: string;
  readonly VpnTunnelOutsideIpAddress: string;
} {
  return { VpnConnectionId: id, VpnTunnelOutsideIpAddress: address };
}

function callOf(action: string, { id, address, region }: Tunnel, { wanted }: Question): Call {
  const what = `tunnel ${address} of ${id}`;
  return { action, region, what, place: { file: `aws:${wanted}`, path: `${id} tunnel ${address}` } };
}
