import type { Findings } from '../findings.js';
import type { CheckRequest } from '../index.js';

export function checkRedundancy({ connections }: CheckRequest, findings: Findings): void {
  for (const { id, tunnels } of connections) if (tunnels.length < 2) findings.add('TUNNEL_ALONE', id, {});
}
