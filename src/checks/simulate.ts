import type { Device } from '../devices/manifest.js';
import type { Tunnel, VpnConnection } from '../model/connection.js';
import type { IpAddress } from '../model/net.js';
import type { Plan, TunnelPlan } from '../plan/plan.js';
import { ANY_OFFER, negotiate, type Outcome, offerOfDevice, offerOfPlan } from './negotiate.js';

/** What one tunnel will negotiate. */
export interface Negotiation {
  readonly connection: string;
  /** The cloud's outside address. */
  readonly tunnel: IpAddress;
  /** Whether the cloud's lists are its defaults because the document does not show the connection's own. */
  readonly isAssumed: boolean;
  /** With the one proposal per phase that the plan offers; undefined without a plan. */
  readonly planned: Outcome | undefined;
  /** With a device that would offer lists of all it has, instead of one proposal. */
  readonly listed: { readonly by: string; readonly outcome: Outcome };
}

export interface SimulationRequest {
  readonly connections: readonly VpnConnection[];
  readonly plan?: Plan;
  readonly device?: Device;
}

/** One row per tunnel, in the order of the connections. */
export function simulate({ connections, plan, device }: SimulationRequest): readonly Negotiation[] {
  const list = device ? offerOfDevice(device) : ANY_OFFER;
  const by = device?.manifest.name ?? 'a device that can do everything';
  return connections.flatMap((connection) =>
    connection.tunnels.map((tunnel) => {
      const planned = plannedTunnel(plan, connection, tunnel);
      return {
        connection: connection.id,
        tunnel: tunnel.outside.cloud,
        isAssumed: connection.authority === 'template',
        planned: planned && negotiate(tunnel, offerOfPlan(planned)),
        listed: { by, outcome: negotiate(tunnel, list) },
      };
    }),
  );
}

/** The plan of a tunnel, by its connection and its outside address in the cloud. */
export function plannedTunnel(
  plan: Plan | undefined,
  { id }: VpnConnection,
  { outside }: Tunnel,
): TunnelPlan | undefined {
  const planned = plan?.connections.find((one) => one.id === id);
  return planned?.tunnels.find((one) => one.outside.cloud === outside.cloud);
}
