import type { Device } from '../devices/manifest.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { VpnConnection } from '../model/connection.js';
import type { Plan } from '../plan/plan.js';
import { adopt } from './adopt.js';
import type { Finding } from './finding.js';
import { Findings } from './findings.js';
import type { ProfileId } from './profiles.js';
import { checkAddresses } from './rules/addresses.js';
import { checkAlgorithms } from './rules/algorithms.js';
import { checkAsns } from './rules/asns.js';
import { checkKeys } from './rules/keys.js';
import { checkNegotiation } from './rules/negotiation.js';
import { checkRedundancy } from './rules/redundancy.js';
import { checkRouting } from './rules/routing.js';
import { checkUpkeep } from './rules/upkeep.js';

export interface CheckRequest {
  readonly connections: readonly VpnConnection[];
  /** What will be configured, with the device that it is for. */
  readonly plan?: Plan;
  readonly device?: Device;
  /** Without it `rfc8247`. */
  readonly profile?: ProfileId;
  /** What reading and planning reported: some of it is told as findings. */
  readonly diagnostics?: readonly Diagnostic[];
}

const RULES: readonly ((request: CheckRequest, findings: Findings) => void)[] = [
  checkAlgorithms,
  checkNegotiation,
  checkKeys,
  checkUpkeep,
  checkAddresses,
  checkAsns,
  checkRouting,
  checkRedundancy,
];

/** Every pain that shows, the worst first. The order is the same for the same request. */
export function runChecks(request: CheckRequest): readonly Finding[] {
  const findings = new Findings();
  for (const rule of RULES) rule(request, findings);
  return [...findings.list, ...adopt(request.diagnostics ?? [], request.connections)].toSorted(
    (a, b) =>
      ORDER[a.severity] - ORDER[b.severity] || compare(a.subject, b.subject) || compare(a.code, b.code),
  );
}

const ORDER = { error: 0, warning: 1, info: 2 } as const;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
