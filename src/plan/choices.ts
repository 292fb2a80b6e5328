import type { Report } from '../diagnostics/result.js';
import {
  ENCRYPTIONS,
  type Encryption,
  groupName,
  INTEGRITIES,
  type Integrity,
  isAead,
  PFS_GROUPS,
  type PfsGroup,
} from '../model/crypto.js';

/** A phase's proposal by name; phase 2 with an AEAD cipher has no hash. */
export interface NamedSuite {
  readonly encryption: Encryption;
  readonly integrity: Integrity | undefined;
  readonly dhGroup: PfsGroup;
}

/** `--proposal`: the strongest that both sides can, what the document gives, or one by name. */
export type ProposalChoice =
  | { readonly kind: 'strongest' }
  | { readonly kind: 'given' }
  | { readonly kind: 'named'; readonly ike: NamedSuite; readonly esp: NamedSuite };

/**
 * Parses `strongest`, `given`, `aes256gcm16-sha384-dh20`, or phase 1 and phase 2 apart as `A/B`, where phase 2
 * may end in `nopfs`.
 */
export function parseProposal(text: string, report: Report): ProposalChoice | undefined {
  if (text === 'strongest' || text === 'given') return { kind: text };
  const [first = '', second = first, ...more] = text.split('/');
  const ike = parseSuite(first);
  const esp = parseSuite(second);
  const hasHashes =
    ike?.integrity !== undefined && (esp?.integrity !== undefined || (esp && isAead(esp.encryption)));
  if (!ike || !esp || !hasHashes || ike.dhGroup === 'none' || more.length > 0) {
    report.add('PROPOSAL_SYNTAX', { found: text.slice(0, 60) }, { file: '--proposal' });
    return undefined;
  }
  return { kind: 'named', ike, esp };
}

function parseSuite(text: string): NamedSuite | undefined {
  const [, first = '', hash, group = ''] = /^([a-z0-9]+)(?:-([a-z0-9]+))?-(dh\d+|nopfs)$/.exec(text) ?? [];
  const encryption = ENCRYPTIONS.find((one) => one === first);
  const integrity = INTEGRITIES.find((one) => one === hash);
  const dhGroup = PFS_GROUPS.find((one) => groupName(one) === group);
  if (!encryption || !dhGroup || (hash !== undefined && !integrity)) return undefined;
  return { encryption, integrity, dhGroup };
}
