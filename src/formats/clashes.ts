import type { Report } from '../diagnostics/result.js';
import type { Tunnel, VpnConnection } from '../model/connection.js';

/**
 * Inside networks that connections share: a cloud's gateway may allow it, but on one device two tunnel
 * interfaces can not have the same addresses. With different customer addresses they may end on different
 * devices. All inside networks of one IP version have the same length, so that overlapping ones are equal.
 */
export function reportClashes(connections: readonly VpnConnection[], report: Report): void {
  const seen = new Map<string, { readonly id: string; readonly outside: Tunnel['outside'] }>();
  for (const { id, tunnels } of connections) {
    for (const { inside, outside } of tunnels) {
      if (!inside) continue;
      const other = seen.get(inside.prefix);
      if (!other) seen.set(inside.prefix, { id, outside });
      if (!other || other.id === id) continue;
      const code = other.outside.customer === outside.customer ? 'INSIDE_SHARED' : 'INSIDE_SHARED_APART';
      report.add(code, { prefix: inside.prefix, one: other.id, other: id });
    }
  }
}
