import { type Block, code, paragraph, type Section } from '../document.js';
import type { TicketContent } from '../request.js';

/** Every file for the device as it is in the bundle. */
export function configuration({ files }: TicketContent): Section {
  return {
    id: 'configuration',
    title: 'Configuration',
    blocks: [
      paragraph(
        'Each key is a placeholder, which tells which key it stands for and how it is written there.',
      ),
      {
        kind: 'table',
        head: ['file', 'SHA-256'],
        rows: files.map(({ path, sha256 }) => [[code(path)], [code(sha256)]]),
      },
      ...files
        .filter(({ path }) => !path.startsWith('verify/'))
        .map((one): Block => ({ kind: 'code', title: [code(one.path)], text: one.text })),
    ],
  };
}
