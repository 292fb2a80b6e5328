import { code, type Section, type Text, type TicketDocument } from './document.js';
import type { TicketContent } from './request.js';
import { checks } from './sections/checks.js';
import { configuration } from './sections/configuration.js';
import { impact } from './sections/impact.js';
import { keys } from './sections/keys.js';
import { parameters } from './sections/parameters.js';
import { summary } from './sections/summary.js';
import { apply, backOut, verify } from './sections/work.js';
import { topologyOf } from './topology.js';

/** Everything that a change ticket says, in its order. */
export function ticketOf(content: TicketContent): TicketDocument {
  const makers = [summary, topology, parameters, checks, impact, keys, apply, verify, backOut, configuration];
  return { title: titleOf(content), sections: makers.map((one) => one(content)) };
}

function topology({ plan, connections, device }: TicketContent): Section {
  const drawn = topologyOf(plan, connections, device.manifest.name);
  return { id: 'topology', title: 'Topology', blocks: [{ kind: 'topology', topology: drawn }] };
}

function titleOf({ plan, device }: TicketContent): Text {
  const ids = plan.connections.flatMap((one, index) => [index === 0 ? '' : ', ', code(one.id)]);
  return ['VPN ', ...ids, ` on ${device.manifest.name}`];
}
