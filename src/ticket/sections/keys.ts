import type { SecretRef } from '../../render/encoded.js';
import { type Block, code, paragraph, prose, type Section, type Text } from '../document.js';
import { groupsOf, type ManifestSecret } from '../manifest.js';
import type { TicketContent } from '../request.js';

export const KINDS: Readonly<Record<SecretRef['kind'], string>> = {
  psk: 'pre-shared key',
  'bgp-key': 'BGP key',
};

/** Which keys the files need, and what two people compare to know that they have the same ones. */
export function keys({ secrets }: TicketContent): Section {
  const isFingerprinted = secrets.some((one) => one.fingerprint !== undefined);
  return {
    id: 'keys',
    title: 'Keys',
    blocks: [
      paragraph('No key is in this ticket: its files have a placeholder in the place of each.'),
      {
        kind: 'table',
        head: ['key', 'tunnel', 'variable for --psk-from env', 'fingerprint'],
        rows: secrets.map(row),
      },
      ...(isFingerprinted ? AGREE : NOT_AGREED),
    ],
  };
}

function row({ folder, kind, connection, tunnel, variable, fingerprint }: ManifestSecret): Text[] {
  return [
    [folder === 'before' ? `${KINDS[kind]} until now` : KINDS[kind]],
    [code(connection), ' ', code(tunnel)],
    [code(variable)],
    fingerprint === undefined ? ['none'] : [code(groupsOf(fingerprint))],
  ];
}

const AGREE: readonly Block[] = [
  {
    kind: 'text',
    text: prose(
      'To see that you have the same keys, with the key of the fingerprints that the author of this ticket gave you:',
    ),
  },
  {
    kind: 'code',
    text: 'cgw-gen inject . --check --psk-from file:vpn.json --fingerprint-key file:fingerprint.key\n',
  },
];
const NOT_AGREED: readonly Block[] = [
  {
    kind: 'text',
    text: prose(
      'There are no fingerprints, because none was asked for: `--fingerprint-key` makes them with a key that two people share.',
    ),
  },
];
