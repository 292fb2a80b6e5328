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
  return {
    id: 'checks',
    title: 'Checks',
    blocks: findings.length === 0 ? [nothing] : [...findings.map(note), ...mending(findings)],
  };
}

function note({ severity, code: name, subject, message, reason, wayOut, source }: Finding): Block {
  return {
    kind: 'note',
    level: severity,
    title: [message],
    blocks: [
      paragraph(code(name), ' ', code(subject)),
      paragraph(`Why: ${reason}`),
      ...(wayOut === '' ? [] : [paragraph(`Way out: ${wayOut}`)]),
      paragraph(`Source: ${source}`),
    ],
  };
}

/** Several findings can be mended by the same command. */
function mending(findings: readonly Finding[]): Block[] {
  const commands = [...new Set(findings.flatMap((one) => one.commands ?? []))];
  if (commands.length === 0) return [];
  return [
    { kind: 'heading', text: ['Commands that change only what the findings name'] },
    { kind: 'code', text: `${commands.map(visible).join('\n')}\n` },
  ];
}
