import type { Allowed, ConnectionState, Negotiated, TunnelState } from '../../src/model/state.js';
import { statusOf } from '../../src/status/index.js';
import type { ParameterId, Verdict } from '../../src/status/status.js';
import { ip } from '../support/connection.js';
import { one, planned } from '../support/plan.js';

export const ADDRESS = ip('203.0.113.10');
export const ALLOWED: Allowed = {
  ikeVersions: [2, 1],
  ike: { encryption: ['aes256gcm16', 'aes256'], integrity: ['sha384', 'sha256'], dhGroup: [20, 14] },
  esp: { encryption: ['aes256gcm16', 'aes256'], integrity: ['sha384', 'sha256'], dhGroup: [20, 14] },
};
export const told = <const T>(value: T, word = String(value)): { word: string; value: T } => ({
  word,
  value,
});
/** What the plan below has. */
export const AS_PLANNED: Negotiated = {
  ikeVersion: told(2),
  ike: { encryption: told('aes256gcm16'), integrity: told('sha384'), dhGroup: told(20) },
  esp: { encryption: told('aes256gcm16'), dhGroup: told(20) },
};
export const UP: TunnelState = {
  address: ADDRESS,
  up: told(true, 'UP'),
  acceptedRoutes: 1,
  allowed: ALLOWED,
  negotiated: AS_PLANNED,
};
export const PLAN = planned({ connections: [one({ ike: ALLOWED.ike, esp: ALLOWED.esp })] });

export function state(tunnel: Partial<TunnelState>, shape: Partial<ConnectionState> = {}): ConnectionState {
  return {
    cloud: 'aws',
    id: 'vpn-0123456789abcdef0',
    ready: told(true, 'available'),
    routing: 'bgp',
    tunnels: [{ ...UP, ...tunnel }],
    ...shape,
  };
}

interface Case {
  readonly withPlan?: boolean;
  readonly negotiated?: boolean;
  readonly shape?: Partial<ConnectionState>;
}

export function compare(
  tunnel: Partial<TunnelState>,
  { withPlan = true, negotiated = true, shape = {} }: Case = {},
) {
  const request = { states: [state(tunnel, shape)], negotiated };
  const status = statusOf(withPlan ? { ...request, plan: PLAN, device: 'x' } : request);
  const [connection] = status.connections;
  const [first] = connection?.tunnels ?? [];
  const marks = [...(connection?.marks ?? []), ...(first?.marks ?? [])];
  return {
    ok: status.ok,
    differences: marks.filter(({ severity }) => severity === 'difference').map(({ code }) => code),
    notes: marks.filter(({ severity }) => severity === 'note').map(({ code }) => code),
    texts: marks.map(({ text }) => text),
    verdicts: Object.fromEntries(first?.parameters.map(({ id, verdict }) => [id, verdict]) ?? []) as Record<
      ParameterId,
      Verdict
    >,
  };
}

/** The negotiated suite with a part of it changed; `null` takes it out. */
export function changed(phase: 'ike' | 'esp', part: string, value: object | null): Partial<TunnelState> {
  const { [part as 'encryption']: _gone, ...rest } = AS_PLANNED[phase];
  return { negotiated: { ...AS_PLANNED, [phase]: value === null ? rest : { ...rest, [part]: value } } };
}
