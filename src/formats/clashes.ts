import type { Report } from '../diagnostics/result.js';
import type { Tunnel, VpnConnection } from '../model/connection.js';
import { type IpAddress, ipVersion } from '../model/net.js';
import type { Spot } from './spot.js';

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

/** What two tunnels of one connection can not share. */
export function reportRepeated(tunnels: readonly Tunnel[], at: Spot, report: Report): void {
  const repeat = (values: readonly string[], what: string) => {
    const value = values.find((one, index) => values.indexOf(one) < index);
    if (value !== undefined) report.add('TUNNELS_SHARE', { what, value }, at.place);
  };
  repeat(
    tunnels.map((tunnel) => tunnel.outside.cloud),
    'cloud outside address',
  );
  repeat(
    tunnels.flatMap((tunnel) => tunnel.inside?.prefix ?? []),
    'inside network',
  );
}

/** Whether a tunnel can run between the two addresses; reported when it can't. */
export function isOutsidePair(customer: IpAddress, cloud: IpAddress, at: Spot, report: Report): boolean {
  if (customer !== cloud && ipVersion(customer) === ipVersion(cloud)) return true;
  report.add('OUTSIDE_PAIR_WRONG', { customer, cloud }, at.place);
  return false;
}
