import { Report } from '../diagnostics/result.js';
import type { VpnConnection } from '../model/connection.js';
import { reportBefore, type TicketRequest } from '../ticket/bundle.js';
import { type InputChoice, readConnections } from './input.js';
import { planFor, type Target } from './planning.js';

interface BeforeChoice extends InputChoice {
  readonly before?: readonly string[] | undefined;
}

/**
 * Reads what was there before, of the connections that are changed, and plans it for the same device with the same
 * answers. Undefined where none is named, or when reading failed, with the reasons reported.
 */
export async function readBefore(
  { before = [], region, profile }: BeforeChoice,
  target: Target,
  after: readonly VpnConnection[],
  report: Report,
): Promise<TicketRequest['before']> {
  if (before.length === 0) return undefined;
  const read = await readConnections(before, { region, profile }, report);
  if (!read) return undefined;
  const ids = new Set(after.map(({ id }) => id));
  const others = read.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
  if (others.length > 0) report.add('TICKET_BEFORE_OTHERS', { connections: others.join(', ') });
  const connections = read.filter(({ id }) => ids.has(id));
  const planning = new Report();
  const plan = connections.length > 0 ? planFor(target, connections, planning) : undefined;
  if (!plan && connections.length > 0) reportBefore(target.device, planning.diagnostics, report);
  return { connections, plan };
}
