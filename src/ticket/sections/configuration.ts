import { type Block, code, paragraph, type Section } from '../document.js';
import type { HashedFile, TicketContent } from '../request.js';

/** The files for the device as they are in the bundle; of the state before those that differ. */
export function configuration({ files }: TicketContent): Section {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const isShown = ({ path, text }: HashedFile) =>
    !path.startsWith('verify/') &&
    (!path.startsWith('before/') || texts.get(path.replace(/^before/, 'apply')) !== text);
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
        .filter(isShown)
        .map((one): Block => ({ kind: 'code', title: [code(one.path)], text: one.text })),
    ],
  };
}
