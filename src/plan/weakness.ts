import type { Device } from '../devices/manifest.js';
import type { Report } from '../diagnostics/result.js';
import type { VpnConnection } from '../model/connection.js';
import { dhLevel, encryptionLevel, IKE_VERSIONS, integrityLevel, suiteName } from '../model/crypto.js';
import type { TunnelPlan } from './plan.js';
import { PHASES } from './proposals.js';
import { SETTINGS } from './settings.js';

const PARTS = [
  { phase: 'ike', rfc: 'RFC 8247' },
  { phase: 'esp', rfc: 'RFC 8221' },
] as const;

/**
 * Warns of what RFC 8247, RFC 8221 and RFC 9395 advise against, with the setting of the cloud that would mend
 * it; once for all tunnels of a connection that have it.
 */
export function warnOfWeakness(
  plans: readonly TunnelPlan[],
  cloud: VpnConnection['cloud'],
  report: Report,
): void {
  const settings = SETTINGS[cloud];
  const old = plans.filter((one) => one.ikeVersion === 1);
  if (old.length > 0) report.add('IKEV1_USED', { tunnels: names(old), option: settings.ikeVersion });
  for (const { phase, rfc } of PARTS) {
    const options = settings[phase];
    for (const [encryption, tunnels] of grouped(plans, (one) => one[phase].encryption)) {
      const level = encryptionLevel(phase, encryption);
      const params = { tunnels, encryption, phase: PHASES[phase], level, rfc, option: options.encryption };
      if (level.endsWith('NOT')) report.add('WEAK_ENCRYPTION', params);
    }
    for (const [group, tunnels] of grouped(plans, (one) => one[phase].dhGroup)) {
      const params = { tunnels, group, phase: PHASES[phase], option: options.dhGroup };
      if (group === 'none') report.add('NO_PFS', params);
      else if (dhLevel(group).endsWith('NOT'))
        report.add('WEAK_DH_GROUP', { ...params, level: dhLevel(group) });
    }
    for (const [integrity, tunnels] of grouped(plans, (one) => one[phase].integrity)) {
      const level = integrity === undefined ? '' : integrityLevel(integrity);
      const params = { tunnels, phase: PHASES[phase], level, rfc, option: options.integrity };
      if (integrity !== undefined && /NOT$|-$/.test(level))
        report.add('WEAK_INTEGRITY', { ...params, integrity });
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
