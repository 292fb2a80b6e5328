import type { VpnConnection } from '../../model/connection.js';
import { prefixLength } from '../../model/net.js';
import type { ConnectionPlan } from '../../plan/plan.js';
import { ANNOUNCED_LIMITS } from '../../plan/routing.js';
import type { Findings } from '../findings.js';
import type { CheckRequest } from '../index.js';

/** Which way packets go, and what their size may be. */
export function checkRouting(request: CheckRequest, findings: Findings): void {
  for (const connection of request.connections) {
    const { id, routing } = connection;
    const plan = request.plan?.connections.find((one) => one.id === id);
    if (routing.kind === 'static') {
      findings.add('STATIC_ROUTING', id, {});
      for (const prefix of routing.customerPrefixes.filter((one) => prefixLength(one) === 0)) {
        findings.add('STATIC_DEFAULT_ROUTE', id, { prefix });
      }
    }
    checkBoth(connection, plan, findings);
    if (plan) checkPlan(connection, plan, findings);
  }
}

/** Whether both tunnels can carry what the cloud sends. */
function checkBoth(connection: VpnConnection, plan: ConnectionPlan | undefined, findings: Findings): void {
  if (connection.tunnels.length < 2) return;
  const why = whyOne(connection);
  const isBoth = plan?.tunnels.every(({ preference }) => preference === 'equal');
  if (why !== undefined && isBoth !== false) {
    const severity = isBoth ? 'warning' : 'info';
    findings.add('ECMP_IMPOSSIBLE', connection.id, { why }, { severity });
  }
  if (why === undefined && isBoth !== false) findings.add('ASYMMETRIC_RETURN', connection.id, {});
}

/** Undefined: the cloud can send through both, or it is not known. */
function whyOne({ cloudGateway: { kind }, routing, tunnels }: VpnConnection): string | undefined {
  if (tunnels.some(({ role }) => role === 'standby')) return 'the other one stands by';
  // Alibaba Cloud, "Transit router": both tunnels of a connection carry traffic (ECMP).
  if (kind === 'transit-router') return undefined;
  if (kind === 'virtual-private-gateway') return 'a virtual private gateway has no ECMP';
  return routing.kind === 'static' ? 'static routing has no ECMP' : undefined;
}

function checkPlan(
  { id, cloud, cloudGateway }: VpnConnection,
  { routing, tunnels }: ConnectionPlan,
  findings: Findings,
): void {
  const limit = ANNOUNCED_LIMITS[cloud][cloudGateway.kind];
  const count = routing.kind === 'bgp' ? routing.announced.length : 0;
  // Above the limit nothing is planned.
  if (limit !== undefined && count > limit * NEAR) findings.add('PREFIXES_NEAR_LIMIT', id, { count, limit });
  // Less than this with IPv6 inside is no plan.
  const mtu = Math.min(...tunnels.map((one) => one.mtu));
  if (mtu < LEAST_MTU) findings.add('MTU_SMALL', id, { mtu });
}

const NEAR = 0.8;
/** RFC 9000 section 14 and RFC 8200 section 5: what everything newer relies on. */
const LEAST_MTU = 1280;
