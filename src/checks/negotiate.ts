import type { Device } from '../devices/manifest.js';
import { API_ENCRYPTIONS, API_INTEGRITIES } from '../model/aws.js';
import type { Tunnel } from '../model/connection.js';
import {
  DH_GROUPS,
  ENCRYPTIONS,
  IKE_VERSIONS,
  type IkeVersion,
  INTEGRITIES,
  isAead,
  PFS_GROUPS,
} from '../model/crypto.js';
import type { NamedSuite } from '../plan/choices.js';
import type { PhasePlan, TunnelPlan } from '../plan/plan.js';
import { type Capabilities, capabilitiesOf, PHASES, type PhaseId } from '../plan/proposals.js';

/** What a device offers, by IKE version: one proposal per phase, or lists. */
export type Offer = {
  readonly [version in IkeVersion]?: { readonly ike: Capabilities; readonly esp: Capabilities };
};

/** What the two sides have nothing in common of. */
export interface Mismatch {
  /** `phase 1 encryption`, `IKE version`. */
  readonly what: string;
  readonly allowed: readonly (string | number)[];
  readonly offered: readonly (string | number)[];
}

export type Outcome =
  | {
      readonly kind: 'agreed';
      readonly ikeVersion: IkeVersion;
      readonly ike: NamedSuite;
      readonly esp: NamedSuite;
    }
  | { readonly kind: 'failed'; readonly mismatches: readonly Mismatch[] };

/**
 * The order in which AWS evaluates what a peer offers: the lowest of its own values first, whatever the order of
 * the peer (AWS Site-to-Site VPN User Guide, "Tunnel options"). Ciphers and hashes that AWS has not stand behind:
 * a cloud that has them takes one alone.
 */
const LOWEST_FIRST = {
  encryption: [...new Set([...API_ENCRYPTIONS.values(), ...ENCRYPTIONS])],
  integrity: [...new Set([...API_INTEGRITIES.values(), ...INTEGRITIES])],
  dhGroup: [...[...DH_GROUPS].sort((a, b) => a - b), 'none' as const],
};

/**
 * What a tunnel of the cloud and a device that offers this will agree on, or all that stands in the way. A cloud that
 * takes exactly one suite has one value in each of its lists.
 */
export function negotiate(tunnel: Tunnel, offer: Offer): Outcome {
  const offered = IKE_VERSIONS.filter((version) => offer[version]);
  const { value: allowed } = tunnel.ikeVersions;
  // RFC 7296 section 2.5: the highest version that both know.
  const version = offered.find((one) => allowed.includes(one));
  const proposals = version && offer[version];
  if (!proposals) return { kind: 'failed', mismatches: [{ what: 'IKE version', allowed, offered }] };
  const ike = agree(tunnel, proposals.ike, 'ike', version);
  const esp = agree(tunnel, proposals.esp, 'esp', version);
  return 'mismatches' in ike || 'mismatches' in esp
    ? { kind: 'failed', mismatches: [ike, esp].flatMap((one) => ('mismatches' in one ? one.mismatches : [])) }
    : { kind: 'agreed', ikeVersion: version, ike, esp };
}

function agree(
  tunnel: Tunnel,
  offer: Capabilities,
  phase: PhaseId,
  version: IkeVersion,
): NamedSuite | { readonly mismatches: readonly Mismatch[] } {
  const cloud = tunnel[phase];
  const common = <T>(order: readonly T[], allowed: readonly T[], offered: readonly T[]) =>
    order.filter((one) => allowed.includes(one) && offered.includes(one));
  // AEAD in phase 1 is defined for IKEv2 alone (RFC 5282).
  const ciphers = common(LOWEST_FIRST.encryption, cloud.encryption.value, offer.encryption).filter(
    (one) => !(isAead(one) && phase === 'ike' && version === 1),
  );
  const [integrity] = common(LOWEST_FIRST.integrity, cloud.integrity.value, offer.integrity);
  const [dhGroup] = common(LOWEST_FIRST.dhGroup, cloud.dhGroup.value, offer.dhGroup);
  const needsNoHash = (one: NamedSuite['encryption']) => phase === 'esp' && isAead(one);
  const encryption = ciphers.find((one) => integrity !== undefined || needsNoHash(one));
  if (encryption && dhGroup !== undefined) {
    return { encryption, integrity: needsNoHash(encryption) ? undefined : integrity, dhGroup };
  }
  const mismatch = (part: keyof Capabilities, what: string): Mismatch => ({
    what: `${PHASES[phase]} ${what}`,
    allowed: cloud[part].value,
    offered: offer[part],
  });
  return {
    mismatches: [
      ...(ciphers.length === 0 ? [mismatch('encryption', 'encryption')] : []),
      ...(ciphers.length > 0 && !encryption ? [mismatch('integrity', 'integrity or PRF')] : []),
      ...(dhGroup === undefined
        ? [mismatch('dhGroup', phase === 'esp' ? 'group (PFS)' : 'Diffie-Hellman group')]
        : []),
    ],
  };
}

/** The one proposal per phase of a plan. */
export function offerOfPlan({ ikeVersion, ike, esp }: TunnelPlan): Offer {
  return { [ikeVersion]: { ike: only(ike), esp: only(esp) } };
}

function only({ encryption, integrity, dhGroup }: PhasePlan): Capabilities {
  return {
    encryption: [encryption],
    integrity: integrity === undefined ? [] : [integrity],
    dhGroup: [dhGroup],
  };
}

/** Everything that a device can do, as one that is left at a list of its own would offer it. */
export function offerOfDevice(device: Device): Offer {
  return Object.fromEntries(
    IKE_VERSIONS.flatMap((version) => {
      const ike = capabilitiesOf(device, 'ike', version);
      const esp = capabilitiesOf(device, 'esp', version);
      return ike && esp ? [[version, { ike, esp }]] : [];
    }),
  );
}

const EVERYTHING: Capabilities = { encryption: ENCRYPTIONS, integrity: INTEGRITIES, dhGroup: PFS_GROUPS };
/** What a device that can do everything would offer. */
export const ANY_OFFER: Offer = {
  1: { ike: EVERYTHING, esp: EVERYTHING },
  2: { ike: EVERYTHING, esp: EVERYTHING },
};
