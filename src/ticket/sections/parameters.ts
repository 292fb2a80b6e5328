import { type Block, code, codes, type Section } from '../document.js';
import type { TicketContent } from '../request.js';

/** Every decided value with its reason, tunnel by tunnel. */
export function parameters({ plan }: TicketContent): Section {
  const tunnels = [...new Set(plan.decisions.map((one) => one.tunnel))];
  return {
    id: 'parameters',
    title: 'Parameters',
    blocks: tunnels.flatMap((tunnel): Block[] => [
      { kind: 'heading', text: [tunnel] },
      {
        kind: 'table',
        head: ['parameter', 'value', 'why', 'also possible'],
        rows: plan.decisions
          .filter((one) => one.tunnel === tunnel)
          .map(({ what, value, reason, alternatives }) => [
            [what],
            value === '' ? ['none'] : [code(value)],
            [reason],
            alternatives.length === 0 ? ['–'] : codes(alternatives),
          ]),
      },
    ]),
  };
}
