import { printDiagnostic } from '../../src/diagnostics/print.js';
import type { VpnConnection } from '../../src/model/connection.js';
import { type PlanRequest, planDevice } from '../../src/plan/index.js';
import type { Plan, TunnelPlan } from '../../src/plan/plan.js';
import { connection, type TunnelShape, tunnel } from './connection.js';
import { device } from './device.js';

/** A request of the planner, with answers by name; null leaves out a customer prefix. */
interface Shape extends Partial<Omit<PlanRequest, 'answers'>> {
  readonly answers?: Readonly<Record<string, unknown>>;
}

function request({ answers = {}, ...shape }: Shape): PlanRequest {
  const given = Object.entries({ customer_prefixes: '10.1.0.0/16', ...answers });
  return {
    connections: [connection()],
    device: device(),
    answers: [given.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))],
    ...shape,
  };
}

/** The plan, which must succeed. */
export function planned(shape: Shape = {}): Plan {
  const result = planDevice(request(shape));
  if (!result.ok) throw new Error(result.diagnostics.map((one) => `${one.code} ${one.message}`).join('\n'));
  return result.value;
}

/** The codes of what planning reports. */
export function codes(shape: Shape = {}): string[] {
  return planDevice(request(shape)).diagnostics.map((one) => one.code);
}

/** What planning reports, as a user reads it. */
export function texts(shape: Shape = {}): string {
  return planDevice(request(shape)).diagnostics.map(printDiagnostic).join('\n');
}

/** A connection of one tunnel. */
export function one(shape: TunnelShape): VpnConnection {
  return connection({ tunnels: [tunnel(shape)] });
}

/** The first tunnel of a plan. */
export function first(plan: Plan): TunnelPlan {
  const found = plan.connections[0]?.tunnels[0];
  if (!found) throw new Error('no tunnel');
  return found;
}
