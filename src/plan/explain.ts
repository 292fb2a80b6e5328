import type { Tunnel, VpnConnection } from '../model/connection.js';
import type { Answers } from './answers.js';
import { type Decisions, originInWords } from './decisions.js';
import type { ChosenNumber } from './numbers.js';
import type { RoutingPlan } from './plan.js';
import type { TunnelSlot } from './tunnel.js';

/** What was decided of a tunnel's place among the others: its preference and its numbers on the device. */
export function explainSlot(
  slot: TunnelSlot,
  role: Tunnel['role'],
  answers: Answers,
  numbers: Readonly<Record<string, ChosenNumber>>,
  decisions: Decisions,
): void {
  const reason = answers.has('prefer')
    ? 'prefer'
    : role
      ? `the cloud's ${role} tunnel`
      : 'the default of this routing';
  decisions.add('preference', slot.preference, reason);
  for (const [id, { number, reason }] of Object.entries(numbers))
    decisions.add(`${id} number`, number, reason);
}

/** What was decided of the routes, which all tunnels of a connection share. */
export function explainRouting(
  { routing }: VpnConnection,
  plan: RoutingPlan,
  answers: Answers,
  decisions: Decisions,
): void {
  const list = (items: readonly string[]) => (items.length > 0 ? items.join(', ') : 'nothing');
  if (plan.kind === 'static' || routing.kind === 'static') {
    const routes = plan.kind === 'static' ? plan : undefined;
    const isSelected = routes?.selectors && !answers.has('cloud_prefixes');
    decisions.add(
      'routes',
      list(routes?.routes ?? []),
      isSelected ? 'the traffic selectors' : 'cloud_prefixes',
    );
    return;
  }
  decisions.add('customer ASN', plan.customerAsn, 'the document');
  decisions.add('cloud ASN', plan.cloudAsn, 'the document');
  decisions.add('BGP hold time', `${plan.holdTime} s`, originInWords(routing.holdTime.from));
  decisions.add('BGP keepalive', `${plan.keepalive} s`, 'a third of the hold time');
  decisions.add('announced', list(plan.announced), 'customer_prefixes');
  const accepted = plan.inbound
    .filter((rule) => rule.action === 'permit')
    .map(({ prefix, maxLength }) => (maxLength === undefined ? prefix : `${prefix} le ${maxLength}`));
  const reason = answers.has('cloud_prefixes')
    ? 'cloud_prefixes'
    : 'no cloud_prefixes: all but a default route';
  decisions.add('accepted', list(accepted), reason);
}
