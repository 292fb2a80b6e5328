import type { Report } from '../diagnostics/result.js';
import type { Tunnel, VpnConnection } from '../model/connection.js';
import type { IpAddress } from '../model/net.js';
import { type Answers, answerOf } from './answers.js';
import type { TunnelPlan } from './plan.js';

/** How a tunnel stands to the other one of its connection. */
export function preferenceOf(
  connection: VpnConnection,
  tunnel: Tunnel,
  answers: Answers,
): TunnelPlan['preference'] {
  const preferred = preferredTunnel(connection, answers);
  if (preferred === undefined) return 'equal';
  return preferred === tunnel.outside.cloud ? 'preferred' : 'backup';
}

/**
 * The preferred tunnel of a connection by its cloud outside address; undefined: both alike. Without an
 * answer it is the one that the cloud prefers; where the cloud prefers none, BGP uses both, and static routing the
 * lowest address, because the cloud sends static return traffic through one tunnel (AWS, "Site-to-Site VPN
 * routing options": ECMP needs BGP on a transit gateway).
 */
function preferredTunnel(connection: VpnConnection, answers: Answers): IpAddress | undefined {
  const endpoints = connection.tunnels.map((tunnel) => tunnel.outside.cloud);
  const [first, second] = endpoints;
  if (!second) return undefined;
  const answered = answerOf(answers, 'prefer', 'addresses');
  const named = endpoints.find((one) => answered?.includes(one));
  if (named) return named;
  const isBoth = answered?.length === 0;
  const active = connection.tunnels.find((one) => one.role === 'active');
  if (active && !isBoth) return active.outside.cloud;
  // Alibaba Cloud, "Transit router": both tunnels of a connection carry traffic (ECMP).
  if (connection.cloudGateway.kind === 'transit-router') return undefined;
  return connection.routing.kind === 'static' && !isBoth ? first : undefined;
}

/** Reports answers to `prefer` that name no tunnel, or both tunnels of one connection. */
export function checkPreference(
  connections: readonly VpnConnection[],
  answers: Answers,
  report: Report,
): void {
  const named = answerOf(answers, 'prefer', 'addresses') ?? [];
  const known = connections.flatMap((one) => one.tunnels.map((tunnel) => tunnel.outside.cloud));
  for (const found of named.filter((one) => !known.includes(one))) {
    report.add('PREFER_NOT_A_TUNNEL', { found, known: known.join(', ') });
  }
  for (const connection of connections) {
    const count = connection.tunnels.filter((tunnel) => named.includes(tunnel.outside.cloud)).length;
    if (count > 1) report.add('PREFER_TWO_TUNNELS', { connection: connection.id });
    else warnOfReturn(connection, answers, report);
  }
}

/** An answer can't move what the cloud sends: one of its tunnels only stands by. */
function warnOfReturn(connection: VpnConnection, answers: Answers, report: Report): void {
  const answered = answerOf(answers, 'prefer', 'addresses');
  const active = connection.tunnels.find((one) => one.role === 'active')?.outside.cloud;
  const others = connection.tunnels.filter((one) => one.outside.cloud !== active);
  const other = others.find((one) => answered?.includes(one.outside.cloud))?.outside.cloud;
  const found = answered?.length === 0 ? 'both' : other;
  if (active && found) report.add('PREFER_AGAINST_CLOUD', { connection: connection.id, active, found });
}
