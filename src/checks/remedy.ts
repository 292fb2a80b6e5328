import type { Device } from '../devices/manifest.js';
import { API_ENCRYPTIONS, API_INTEGRITIES, apiName } from '../model/aws.js';
import type { Tunnel, VpnConnection } from '../model/connection.js';
import { isAead } from '../model/crypto.js';
import { type Capabilities, capabilitiesOf, type PhaseId } from '../plan/proposals.js';
import { SETTINGS } from '../plan/settings.js';
import { CLOUD_LISTS } from './lists.js';
import type { Algorithm, Profile } from './profiles.js';

export const PHASE_IDS = ['ike', 'esp'] as const;
export const PARTS = ['encryption', 'integrity', 'dhGroup'] as const;

/** What the options of one tunnel are measured by, and changed to. */
export interface Measure {
  readonly connection: VpnConnection;
  readonly tunnel: Tunnel;
  readonly profile: Profile;
  readonly device: Device | undefined;
}

/**
 * What is left of a list when what the profile does not permit goes; where nothing is left, the strongest that
 * the profile permits, the cloud has and the device can do. Empty: there is none.
 */
export function keptOf(measure: Measure, phase: PhaseId, part: keyof Capabilities): readonly Algorithm[] {
  const { connection, tunnel, profile, device } = measure;
  const isBound = profile.oneGroup && phase === 'esp' && part === 'dhGroup';
  const permitted = isBound ? keptOf(measure, 'ike', part) : (profile[phase][part] as readonly Algorithm[]);
  const kept = (tunnel[phase][part].value as readonly Algorithm[]).filter((one) => permitted.includes(one));
  if (kept.length > 0) return kept;
  const ofCloud = CLOUD_LISTS[connection.cloud][phase][part] as readonly Algorithm[];
  const [version = 2] = profile.ikeVersions;
  const can = device && (capabilitiesOf(device, phase, version)?.[part] as readonly Algorithm[] | undefined);
  return permitted.filter((one) => ofCloud.includes(one) && (!can || can.includes(one))).slice(0, 1);
}

/** A hash of phase 2 that no cipher of the kept ones needs is not looked at (RFC 4106: GCM is its own). */
export function isIdle(measure: Measure, phase: PhaseId, part: keyof Capabilities): boolean {
  if (phase === 'ike' || part !== 'integrity') return false;
  const ciphers = keptOf(measure, 'esp', 'encryption') as Capabilities['encryption'];
  return ciphers.length > 0 && ciphers.every(isAead);
}

/**
 * The AWS CLI's command that leaves in the options of a tunnel only what the profile permits, and touches no other
 * option; undefined where there is nothing to change, or nothing to change it to.
 */
export function commandOf(measure: Measure): string | undefined {
  const { connection, tunnel, profile } = measure;
  if (connection.cloud !== 'aws' || connection.authority !== 'tunnel-options') return undefined;
  const changes: Record<string, readonly { readonly Value: string | number }[]> = {};
  const versions = tunnel.ikeVersions.value.filter((one) => profile.ikeVersions.includes(one));
  if (versions.length < tunnel.ikeVersions.value.length) {
    const [newest = 2] = profile.ikeVersions;
    const kept = versions.length > 0 ? versions : [newest];
    changes[SETTINGS.aws.ikeVersion] = kept.map((one) => ({ Value: `ikev${one}` }));
  }
  for (const phase of PHASE_IDS) {
    for (const part of PARTS) {
      if (isIdle(measure, phase, part)) continue;
      const kept = keptOf(measure, phase, part);
      if (kept.length === 0) return undefined;
      const before = tunnel[phase][part].value as readonly Algorithm[];
      if (before.some((one) => !kept.includes(one))) changes[SETTINGS.aws[phase][part]] = wordsOf(kept);
    }
  }
  if (Object.keys(changes).length === 0) return undefined;
  // Ids, addresses and the words of the API: nothing here can hold a quote.
  return [
    'aws ec2 modify-vpn-tunnel-options',
    `--vpn-connection-id ${connection.id}`,
    `--vpn-tunnel-outside-ip-address ${tunnel.outside.cloud}`,
    `--tunnel-options '${JSON.stringify(changes)}'`,
  ].join(' ');
}

const API_ORDER: readonly Algorithm[] = [...API_ENCRYPTIONS.values(), ...API_INTEGRITIES.values()];

function wordsOf(kept: readonly Algorithm[]): readonly { readonly Value: string | number }[] {
  const order = (one: Algorithm) => (typeof one === 'number' ? one : API_ORDER.indexOf(one));
  return kept
    .toSorted((a, b) => order(a) - order(b))
    .map((one) => ({ Value: typeof one === 'number' ? one : apiName(one) }));
}
