import { type Findings, subjectOf } from '../findings.js';
import type { CheckRequest } from '../index.js';

/** Keys that more than one tunnel has, over all connections given. */
export function checkKeyReuse({ connections }: CheckRequest, findings: Findings): void {
  const tunnels = connections.flatMap((connection) =>
    connection.tunnels.map((tunnel) => ({ psk: tunnel.psk, name: subjectOf(connection, tunnel) })),
  );
  for (const psk of new Set(tunnels.map((one) => one.psk.reveal()))) {
    const names = tunnels.filter((one) => one.psk.reveal() === psk).map(({ name }) => name);
    if (names.length > 1) findings.add('PSK_REUSED', names[0] ?? '', { tunnels: names.join(' and ') });
  }
}
