import type { Device } from '../devices/manifest.js';
import type { Report } from '../diagnostics/result.js';
import type { Identity } from '../model/connection.js';
import type { TunnelPlan } from './plan.js';

/** The same text for what an IKE daemon takes as the same identity: names compare without regard to case. */
export function identityKey({ kind, value }: Identity): string {
  return `${kind} ${value.toLowerCase()}`;
}

/** The keys of those identities of the cloud that more than one tunnel has. */
export function sharedIdentities(tunnels: readonly TunnelPlan[]): ReadonlySet<string> {
  const keys = tunnels.map(({ identity }) => identityKey(identity.cloud));
  return new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
}

/** Reports tunnels that a device which knows the cloud's identity alone can't tell apart. */
export function checkPeers(tunnels: readonly TunnelPlan[], { manifest }: Device, report: Report): void {
  if (!manifest.peerByIdentity) return;
  for (const shared of sharedIdentities(tunnels)) {
    const group = tunnels.filter(({ identity }) => identityKey(identity.cloud) === shared);
    report.add('CLOUD_IDENTITY_SHARED', {
      tunnels: group.map(({ outside }) => outside.cloud).join(' and '),
      identity: group[0]?.identity.cloud.value ?? '',
      device: manifest.name,
    });
  }
}

/** Reports tunnels with different keys of which a device that knows the identities alone would mix up the keys. */
export function checkKeys(tunnels: readonly TunnelPlan[], { manifest }: Device, report: Report): void {
  const { pskByIdentity } = manifest;
  if (pskByIdentity === 'none') return;
  const pairs = tunnels.map(({ identity: { customer, cloud } }) =>
    (pskByIdentity === 'pair' ? [customer, cloud] : [cloud]).map(identityKey).sort().join(' and '),
  );
  for (const pair of new Set(pairs)) {
    const group = tunnels.filter((_, index) => pairs[index] === pair);
    const isOneKey = new Set(group.map(({ psk }) => psk.reveal())).size === 1;
    const names = group.map(({ outside }) => outside.cloud).join(' and ');
    if (!isOneKey) report.add('PSK_AMBIGUOUS', { tunnels: names, device: manifest.name });
  }
}
