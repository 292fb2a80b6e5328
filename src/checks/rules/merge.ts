import type { Severity } from '../../diagnostics/catalog.js';
import type { Tunnel, VpnConnection } from '../../model/connection.js';
import type { CheckCode } from '../catalog.js';
import { type AnyParams, type Findings, subjectOf } from '../findings.js';

/** What was found of one tunnel. */
export interface Seen {
  readonly code: CheckCode;
  readonly severity?: Severity;
  readonly params: AnyParams;
  readonly tunnel: Tunnel;
  readonly commands?: readonly string[];
}

/** What all tunnels of a connection have is told once, of the connection. */
export function addMerged(connection: VpnConnection, seen: readonly Seen[], findings: Findings): void {
  const keyOf = ({ code, severity, params }: Seen) => JSON.stringify([code, severity, params]);
  const keys = new Set(seen.map(keyOf));
  for (const key of keys) {
    const group = seen.filter((one) => keyOf(one) === key);
    const [first] = group;
    if (!first) continue;
    const isAll = group.length === connection.tunnels.length;
    for (const one of isAll ? [first] : group) {
      const commands = (isAll ? group : [one]).flatMap((each) => each.commands ?? []);
      const subject = isAll ? connection.id : subjectOf(connection, one.tunnel);
      const more = one.severity === undefined ? { commands } : { severity: one.severity, commands };
      findings.addFilled(one.code, subject, one.params, more);
    }
  }
}
