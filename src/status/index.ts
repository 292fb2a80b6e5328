import type { ConnectionState, TunnelState } from '../model/state.js';
import type { ConnectionPlan, Plan } from '../plan/plan.js';
import { marksOfConnection, marksOfTunnel } from './marks.js';
import { parametersOf } from './parameters.js';
import {
  type ConnectionStatus,
  type Mark,
  type Status,
  TELLS_NEGOTIATED,
  type TunnelStatus,
} from './status.js';

export interface StatusRequest {
  readonly states: readonly ConnectionState[];
  /** The plan for these connections and the device's id; without it, what is allowed alone is compared. */
  readonly plan?: Plan;
  readonly device?: string;
  /** Compare what was negotiated, where the cloud tells it. */
  readonly negotiated: boolean;
}

/** Compares what the cloud says of the tunnels as they run with what is planned and what is allowed. */
export function statusOf({ states, plan, device, negotiated }: StatusRequest): Status {
  const connections = states.map((state) =>
    connectionStatus(
      state,
      plan?.connections.find(({ id }) => id === state.id),
      negotiated,
    ),
  );
  return {
    ok: connections.every(({ ok }) => ok),
    ...(device === undefined ? {} : { device }),
    negotiated,
    connections,
  };
}

function connectionStatus(
  state: ConnectionState,
  plan: ConnectionPlan | undefined,
  negotiated: boolean,
): ConnectionStatus {
  const marks = marksOfConnection(state);
  const isCompared = negotiated && TELLS_NEGOTIATED[state.cloud];
  const tunnels = state.tunnels.map((tunnel) => tunnelStatus(tunnel, state, plan, isCompared));
  return { ...state, ok: hasNone(marks) && tunnels.every(({ ok }) => ok), tunnels, marks };
}

function tunnelStatus(
  tunnel: TunnelState,
  state: ConnectionState,
  plan: ConnectionPlan | undefined,
  isCompared: boolean,
): TunnelStatus {
  const { allowed: _allowed, negotiated: _negotiated, ...rest } = tunnel;
  const own = plan?.tunnels.find(({ outside }) => outside.cloud === tunnel.address);
  const parameters = parametersOf(tunnel, own, isCompared);
  const plannedRoutes = plan?.routing.kind === 'bgp' ? plan.routing.announced.length : undefined;
  const marks = marksOfTunnel({ state, tunnel, parameters, plannedRoutes, isCompared });
  return {
    ...rest,
    ok: hasNone(marks),
    ...(plannedRoutes === undefined ? {} : { plannedRoutes }),
    parameters,
    marks,
  };
}

function hasNone(marks: readonly Mark[]): boolean {
  return marks.every(({ severity }) => severity === 'note');
}
