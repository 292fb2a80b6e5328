import type { Device } from '../devices/manifest.js';
import type { Report } from '../diagnostics/result.js';
import { dhLevel, IKE_VERSIONS, integrityLevel, suiteName } from '../model/crypto.js';
import type { TunnelPlan } from './plan.js';
import { PHASES } from './proposals.js';

const PARTS = [
  { phase: 'ike', number: 1, rfc: 'RFC 8247' },
  { phase: 'esp', number: 2, rfc: 'RFC 8221' },
] as const;

/**
 * Warns of what RFC 8247, RFC 8221 and RFC 9395 advise against, with the tunnel option that would mend it;
 * once for all tunnels of a connection that have it.
 */
export function warnOfWeakness(plans: readonly TunnelPlan[], report: Report): void {
  const old = plans.filter((one) => one.ikeVersion === 1);
  if (old.length > 0) report.add('IKEV1_USED', { tunnels: names(old) });
  for (const { phase, number, rfc } of PARTS) {
    for (const [group, tunnels] of grouped(plans, (one) => one[phase].dhGroup)) {
      const level = dhLevel(group);
      const option = `Phase${number}DHGroupNumbers`;
      if (level.endsWith('NOT')) {
        report.add('WEAK_DH_GROUP', { tunnels, group, phase: PHASES[phase], level, option });
      }
    }
    for (const [integrity, tunnels] of grouped(plans, (one) => one[phase].integrity)) {
      const level = integrity === undefined ? '' : integrityLevel(integrity);
      const option = `Phase${number}IntegrityAlgorithms`;
      if (integrity !== undefined && level.endsWith('-')) {
        report.add('WEAK_INTEGRITY', { tunnels, integrity, phase: PHASES[phase], level, rfc, option });
      }
    }
  }
}

/** Warns where a device that offers all proposals to all peers of an address gets more than one. */
export function warnOfSharing(plans: readonly TunnelPlan[], { manifest }: Device, report: Report): void {
  if (!manifest.sharesProposals) return;
  for (const address of new Set(plans.map((one) => one.outside.local))) {
    for (const version of IKE_VERSIONS) {
      const peers = plans.filter((one) => one.outside.local === address && one.ikeVersion === version);
      const names = new Set(peers.map(({ ike }) => suiteName(ike)));
      const proposals = [...names].join(' and ');
      if (names.size > 1) report.add('PROPOSALS_SHARED', { device: manifest.name, address, proposals });
    }
  }
}

function grouped<T>(plans: readonly TunnelPlan[], value: (plan: TunnelPlan) => T): (readonly [T, string])[] {
  const values = [...new Set(plans.map(value))];
  return values.map((each) => [each, names(plans.filter((plan) => value(plan) === each))]);
}

function names(plans: readonly TunnelPlan[]): string {
  return `${plans.length > 1 ? 'tunnels' : 'tunnel'} ${plans.map((one) => one.outside.cloud).join(' and ')}`;
}
