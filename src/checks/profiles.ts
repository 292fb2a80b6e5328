import type { Severity } from '../diagnostics/catalog.js';
import { API_ENCRYPTIONS, API_GROUPS, API_INTEGRITIES } from '../model/aws.js';
import {
  DH_GROUPS,
  type DhGroup,
  dhLevel,
  ENCRYPTIONS,
  type Encryption,
  encryptionLevel,
  IKE_VERSIONS,
  type IkeVersion,
  INTEGRITIES,
  type Integrity,
  integrityLevel,
  type Level,
  type PfsGroup,
} from '../model/crypto.js';
import type { Capabilities, PhaseId } from '../plan/proposals.js';

/** What the algorithms are measured by. */
export const PROFILE_IDS = ['aws-default', 'rfc8247', 'cnsa'] as const;
export type ProfileId = (typeof PROFILE_IDS)[number];
export const DEFAULT_PROFILE: ProfileId = 'rfc8247';

export interface Profile {
  /** As messages call it. */
  readonly title: string;
  readonly source: string;
  /** What it permits. */
  readonly ikeVersions: readonly IkeVersion[];
  readonly ike: Capabilities;
  readonly esp: Capabilities;
  /** How much what it does not permit weighs where it is used: all the same, or by the words of the RFC. */
  readonly outside: Severity | 'by-level';
  /** Phase 2, where it has an exchange of its own, has the group of phase 1. */
  readonly oneGroup: boolean;
}

const AWS_ALGORITHMS = {
  encryption: ENCRYPTIONS.filter((one) => [...API_ENCRYPTIONS.values()].includes(one)),
  integrity: INTEGRITIES.filter((one) => [...API_INTEGRITIES.values()].includes(one)),
};

/** RFC 8247 for phase 1 and RFC 8221 for phase 2: what they do not advise against. */
function byLevels(phase: PhaseId): Capabilities {
  return {
    encryption: ENCRYPTIONS.filter((one) => isAdvised(encryptionLevel(phase, one))),
    integrity: INTEGRITIES.filter((one) => isAdvised(integrityLevel(one))),
    dhGroup: DH_GROUPS.filter((one) => isAdvised(dhLevel(one))),
  };
}

/** RFC 8247 section 1.1: `MUST-` is what is expected to be demoted. */
function isAdvised(level: Level): boolean {
  return !/NOT$|-$/.test(level);
}

/**
 * RFC 9206: the cipher of section 5, the two PRFs that section 8 leaves, P-384, and the groups of RFC 3526 from
 * 3072 bits up (sections 4 and 9). As everywhere the strongest stands first.
 */
const CNSA: Capabilities = {
  encryption: ['aes256gcm16'],
  integrity: ['sha512', 'sha384'],
  dhGroup: [20, 18, 17, 16, 15],
};

export const PROFILES: { readonly [id in ProfileId]: Profile } = {
  'aws-default': {
    title: 'what AWS accepts by default',
    source: 'EC2 API, VpnTunnelOptionsSpecification',
    ikeVersions: IKE_VERSIONS,
    ike: { ...AWS_ALGORITHMS, dhGroup: API_GROUPS.ike },
    esp: { ...AWS_ALGORITHMS, dhGroup: API_GROUPS.esp },
    outside: 'error',
    oneGroup: false,
  },
  rfc8247: {
    title: 'RFC 8247 and RFC 8221',
    source: 'RFC 8247 section 2 (phase 1), RFC 8221 sections 5 and 6 (phase 2), RFC 9395 (IKEv1)',
    ikeVersions: [2],
    ike: byLevels('ike'),
    esp: byLevels('esp'),
    outside: 'by-level',
    oneGroup: false,
  },
  cnsa: {
    title: 'the CNSA suite',
    source: 'RFC 9206 sections 4, 5, 8, 9 and 11',
    ikeVersions: [2],
    ike: CNSA,
    esp: CNSA,
    outside: 'error',
    oneGroup: true,
  },
};

export type Algorithm = Encryption | Integrity | PfsGroup;

/** What a profile says of an algorithm that it does not permit. */
export interface Verdict {
  readonly severity: Severity;
  /** `22 (MUST NOT)`. */
  readonly words: string;
}

/** Undefined: the profile permits it. */
export function verdictOf(
  profile: Profile,
  phase: PhaseId,
  part: keyof Capabilities,
  value: Algorithm,
): Verdict | undefined {
  if ((profile[phase][part] as readonly Algorithm[]).includes(value)) return undefined;
  // Advice of ours: RFC 8221 has no word on phase 2 without an exchange of its own, RFC 9206 section 11 allows it.
  if (value === 'none') return { severity: 'warning', words: value };
  if (profile.outside !== 'by-level') return { severity: profile.outside, words: String(value) };
  const level = levelOf(phase, part, value);
  return { severity: level === 'MUST NOT' ? 'error' : 'warning', words: `${value} (${level})` };
}

function levelOf(phase: PhaseId, part: keyof Capabilities, value: Exclude<Algorithm, 'none'>): Level {
  if (part === 'encryption') return encryptionLevel(phase, value as Encryption);
  if (part === 'integrity') return integrityLevel(value as Integrity);
  return dhLevel(value as DhGroup);
}

/** How much it weighs that something is allowed which is not used. */
export function lessThan(severity: Severity): Severity {
  return severity === 'error' ? 'warning' : 'info';
}
