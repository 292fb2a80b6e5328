import { alike } from '../../checks/alike.js';
import type { Finding } from '../../checks/finding.js';
import { visible } from '../../diagnostics/print.js';
import { type Block, code, paragraph, type Section, type Text } from '../document.js';
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
    blocks: findings.length === 0 ? [nothing] : [...alike(findings).map(note), ...mending(findings)],
  };
}

function note([one, ...more]: readonly [Finding, ...Finding[]]): Block {
  const { severity, code: name, subject, message, reason, wayOut, source } = one;
  const items = [one, ...more].map((each): Text => [code(each.subject), ` ${each.message}`]);
  return {
    kind: 'note',
    level: severity,
    title: more.length === 0 ? [message] : [`${items.length} times: `, code(name)],
    blocks: [
      more.length === 0 ? paragraph(code(name), ' ', code(subject)) : { kind: 'list', items },
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
