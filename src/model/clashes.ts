import type { Tunnel, VpnConnection } from './connection.js';
import type { Prefix } from './net.js';

/** An inside network that two connections have. */
export interface InsideClash {
  readonly prefix: Prefix;
  readonly one: string;
  readonly other: string;
  /** Whether both end at one customer address, and so surely on one device. */
  readonly isTogether: boolean;
}

/**
 * Inside networks that connections share: a cloud's gateway may allow it, but on one device two tunnel
 * interfaces can not have the same addresses. With different customer addresses they may end on different
 * devices. All inside networks of one IP version have the same length, so that overlapping ones are equal.
 */
export function insideClashes(connections: readonly VpnConnection[]): readonly InsideClash[] {
  const seen = new Map<Prefix, { readonly id: string; readonly outside: Tunnel['outside'] }>();
  const clashes: InsideClash[] = [];
  for (const { id, tunnels } of connections) {
    for (const { inside, outside } of tunnels) {
      if (!inside) continue;
      const { prefix } = inside;
      const other = seen.get(prefix);
      if (!other) seen.set(prefix, { id, outside });
      if (!other || other.id === id) continue;
      const isTogether = other.outside.customer === outside.customer;
      clashes.push({ prefix, one: other.id, other: id, isTogether });
    }
  }
  return clashes;
}
