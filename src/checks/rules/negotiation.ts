import { type Findings, subjectOf } from '../findings.js';
import type { CheckRequest } from '../index.js';
import { type Mismatch, negotiate, offerOfPlan } from '../negotiate.js';
import { plannedTunnel } from '../simulate.js';

/** Whether what is planned will be agreed on: a plan may be older than the document. */
export function checkNegotiation({ connections, plan }: CheckRequest, findings: Findings): void {
  for (const connection of connections) {
    for (const tunnel of connection.tunnels) {
      const subject = subjectOf(connection, tunnel);
      const planned = plannedTunnel(plan, connection, tunnel);
      const outcome = planned && negotiate(tunnel, offerOfPlan(planned));
      if (outcome?.kind === 'failed') {
        const mismatches = outcome.mismatches.map(mismatchInWords).join('; ');
        findings.add('NEGOTIATION_FAILS', subject, { mismatches });
      }
      const isExposed = tunnel.ikev1Mode === 'aggressive' && tunnel.ikeVersions.value.includes(1);
      if (isExposed && planned?.ikeVersion !== 2) findings.add('AGGRESSIVE_MODE', subject, {});
    }
  }
}

export function mismatchInWords({ what, allowed, offered }: Mismatch): string {
  const list = (values: readonly (string | number)[]) => values.join(', ') || 'nothing';
  return `${what}: the cloud allows ${list(allowed)}, the device offers ${list(offered)}`;
}
