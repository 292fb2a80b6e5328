import type { Report } from '../diagnostics/result.js';
import { insideClashes } from '../model/clashes.js';
import type { Tunnel, VpnConnection } from '../model/connection.js';
import { type IpAddress, ipVersion } from '../model/net.js';
import type { Spot } from './spot.js';

/** Inside networks that connections share. */
export function reportClashes(connections: readonly VpnConnection[], report: Report): void {
  for (const { prefix, one, other, isTogether } of insideClashes(connections)) {
    report.add(isTogether ? 'INSIDE_SHARED' : 'INSIDE_SHARED_APART', { prefix, one, other });
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
