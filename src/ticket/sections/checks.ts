import type { Finding } from '../../checks/finding.js';
import { visible } from '../../diagnostics/print.js';
import { type Block, code, paragraph, type Section } from '../document.js';
import type { TicketContent } from '../request.js';

/** What the checks found, the worst first. */
export function checks({ findings }: TicketContent): Section {
  const nothing: Block = {
    kind: 'note',
    level: 'good',
    title: ['The checks of cgw-gen found nothing.'],
    blocks: [],
  };
  return { id: 'checks', title: 'Checks', blocks: findings.length === 0 ? [nothing] : findings.map(note) };
}

function note({ severity, code: name, subject, message, reason, wayOut, source, commands }: Finding): Block {
  return {
    kind: 'note',
    level: severity,
    title: [message],
    blocks: [
      paragraph(code(name), ' ', code(subject)),
      paragraph(`Why: ${reason}`),
      ...(wayOut === '' ? [] : [paragraph(`Way out: ${wayOut}`)]),
      ...(commands && commands.length > 0
        ? [{ kind: 'code', text: `${commands.map(visible).join('\n')}\n` } as const]
        : []),
      paragraph(`Source: ${source}`),
    ],
  };
}
