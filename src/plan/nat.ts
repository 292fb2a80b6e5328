import type { VpnConnection } from '../model/connection.js';
import { type Answers, answerOf } from './answers.js';
import type { TunnelPlan } from './plan.js';
import type { Choosing } from './proposals.js';

/** Whether ESP travels inside UDP (RFC 3948) from the start; reports an answer that can not work. */
export function planNatTraversal(
  { name, tunnel, report, decisions }: Choosing,
  connection: VpnConnection,
  outside: TunnelPlan['outside'],
  answers: Answers,
): boolean {
  const asked = answerOf(answers, 'nat_traversal', 'choice');
  // AWS, "Accelerated Site-to-Site VPN connections": NAT-T is required.
  const needed =
    outside.local !== outside.customer
      ? 'local_address differs from the public address'
      : connection.accelerated
        ? 'the connection is accelerated'
        : undefined;
  if (asked === 'off' && needed) report.add('NAT_TRAVERSAL_NEEDED', { reason: needed });
  const isOn = asked === 'on' || needed !== undefined;
  const reason = asked === 'auto' ? (needed ?? 'no NAT is known') : 'nat_traversal';
  if (isOn && !tunnel.natTraversal) report.add('NAT_TRAVERSAL_OFF', { tunnel: name, reason });
  decisions.add('NAT traversal', isOn ? 'on' : 'off', reason, ['on', 'off']);
  return isOn;
}
