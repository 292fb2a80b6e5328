import type { ConnectionStatus, Mark, Parameter, Status, TunnelStatus } from './status.js';

/** The key that tells the document from any other, and its version: raised by what a reader can't understand. */
const VERSION = { cgwGenStatus: 1 } as const;

/** The status as docs/status.md describes it; what is not known is null. */
export function statusJson({ ok, device, negotiated, connections }: Status): object {
  return {
    ...VERSION,
    ok,
    device: device ?? null,
    negotiatedCompared: negotiated,
    connections: connections.map(connectionJson),
  };
}

function connectionJson(one: ConnectionStatus): object {
  return {
    cloud: one.cloud,
    id: one.id,
    name: one.name ?? null,
    ok: one.ok,
    state: one.ready.word || null,
    routing: one.routing,
    healthCheck: one.health?.word ?? null,
    marks: one.marks.map(markJson),
    tunnels: one.tunnels.map(tunnelJson),
  };
}

function tunnelJson(one: TunnelStatus): object {
  return {
    address: one.address ?? null,
    id: one.id ?? null,
    role: one.role ?? null,
    ok: one.ok,
    up: one.up.value ?? null,
    status: one.up.word || null,
    since: one.since ?? null,
    message: one.message ?? null,
    bgp: one.bgp?.word || null,
    acceptedRoutes: one.acceptedRoutes ?? null,
    plannedRoutes: one.plannedRoutes ?? null,
    certificate: one.certificate ?? null,
    provisioning: one.provisioning
      ? { state: one.provisioning.state, reason: one.provisioning.reason ?? null }
      : null,
    maintenance: one.maintenance
      ? {
          pending: one.maintenance.isPending,
          status: one.maintenance.word ?? null,
          appliedAfter: one.maintenance.appliedAfter ?? null,
          lastApplied: one.maintenance.lastApplied ?? null,
        }
      : null,
    parameters: one.parameters.map(parameterJson),
    marks: one.marks.map(markJson),
  };
}

function parameterJson({ id, planned, negotiated, allowed, verdict }: Parameter): object {
  return {
    name: id,
    planned: planned ?? null,
    negotiated: negotiated?.value ?? null,
    negotiatedWord: negotiated?.word ?? null,
    allowed: allowed ?? null,
    verdict,
  };
}

function markJson({ code, severity, text }: Mark): object {
  return { code, severity, text };
}
