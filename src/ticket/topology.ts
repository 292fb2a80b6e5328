import type { VpnConnection } from '../model/connection.js';
import type { ConnectionPlan, Plan, RoutingPlan, TunnelPlan } from '../plan/plan.js';

/** What the drawing shows: the device, and each connection with its tunnels, in the order of the plan. */
export interface Topology {
  readonly device: {
    readonly name: string;
    readonly asn: number | undefined;
    /** The device's own outside addresses. */
    readonly addresses: readonly string[];
    /** What lies behind it, as far as the plan names it. */
    readonly networks: readonly string[];
  };
  readonly connections: readonly ConnectionDrawing[];
}

export interface ConnectionDrawing {
  readonly cloud: string;
  readonly id: string;
  readonly name: string | undefined;
  readonly gateway: { readonly kind: string; readonly id: string | undefined };
  readonly asn: number | undefined;
  readonly networks: readonly string[];
  readonly tunnels: readonly TunnelDrawing[];
}

export interface TunnelDrawing {
  readonly order: number;
  readonly preference: TunnelPlan['preference'];
  /** The device's numbers for it, such as `tunnel 100`. */
  readonly numbers: readonly string[];
  readonly behindNat: boolean;
  readonly outside: { readonly customer: string; readonly cloud: string };
  readonly inside: { readonly customer: string; readonly cloud: string } | undefined;
}

export const CLOUDS: Readonly<Record<VpnConnection['cloud'], string>> = {
  aws: 'AWS',
  alibaba: 'Alibaba Cloud',
};

/** What a tunnel is beside the other one of its connection. */
export const PREFERENCES: Readonly<Record<TunnelPlan['preference'], string>> = {
  preferred: 'preferred',
  backup: 'standby',
  equal: 'equal',
};

export function topologyOf(plan: Plan, connections: readonly VpnConnection[], device: string): Topology {
  const tunnels = plan.connections.flatMap((one) => one.tunnels);
  const asn = plan.connections.map((one) => one.routing).find((one) => one.kind === 'bgp')?.customerAsn;
  return {
    device: {
      name: device,
      asn,
      addresses: distinct(tunnels.map((one) => one.outside.local)),
      networks: distinct(plan.connections.flatMap((one) => customerNetworks(one.routing))),
    },
    connections: plan.connections.flatMap((one) => {
      const read = connections.find(({ id }) => id === one.id);
      return read ? [drawingOf(one, read)] : [];
    }),
  };
}

function drawingOf(plan: ConnectionPlan, { cloud, cloudGateway }: VpnConnection): ConnectionDrawing {
  const { routing } = plan;
  const kind = cloudGateway.kind === 'unknown' ? 'gateway' : cloudGateway.kind.replaceAll('-', ' ');
  return {
    cloud: CLOUDS[cloud],
    id: plan.id,
    name: plan.name,
    gateway: { kind, id: cloudGateway.id },
    asn: routing.kind === 'bgp' ? routing.cloudAsn : undefined,
    networks: cloudNetworks(routing),
    tunnels: plan.tunnels.map(tunnelDrawing),
  };
}

function tunnelDrawing({ order, preference, numbers, outside, inside }: TunnelPlan): TunnelDrawing {
  return {
    order,
    preference,
    numbers: Object.entries(numbers).map(([id, number]) => `${id} ${number}`),
    behindNat: outside.local !== outside.customer,
    outside: { customer: outside.customer, cloud: outside.cloud },
    inside: inside && { customer: inside.customer, cloud: inside.cloud },
  };
}

function customerNetworks(routing: RoutingPlan): readonly string[] {
  return routing.kind === 'bgp' ? routing.announced : (routing.selectors?.customer ?? []);
}

function cloudNetworks(routing: RoutingPlan): readonly string[] {
  if (routing.kind === 'static') return routing.selectors?.cloud ?? routing.routes;
  const permitted = routing.inbound.filter((rule) => rule.action === 'permit');
  // A rule for all networks says nothing of where they are.
  return permitted.filter((rule) => !rule.prefix.endsWith('/0')).map((rule) => rule.prefix);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
