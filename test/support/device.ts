import type { Device, Manifest } from '../../src/devices/manifest.js';
import { DH_GROUPS, ENCRYPTIONS, INTEGRITIES } from '../../src/model/crypto.js';

function same<K extends string | number>(keys: readonly K[]): { [key in `${K}`]: string } {
  return Object.fromEntries(keys.map((key) => [String(key), String(key)])) as { [key in `${K}`]: string };
}

const esp = { encryption: same(ENCRYPTIONS), integrity: same(INTEGRITIES), dhGroup: same(DH_GROUPS) };

const version: NonNullable<Manifest['ikev1']> = {
  ike: { ...esp, prf: same(INTEGRITIES) },
  esp,
  foreignIdentity: true,
  identities: ['fqdn', 'user-fqdn'],
  aggressive: true,
  withoutPfs: true,
  shown: { encryption: {}, integrity: {}, prf: {}, dhGroup: {} },
};

/** A device that can do everything, in the model's own words. */
export const MANIFEST: Manifest = {
  name: 'Test Router',
  versions: '1',
  ikev1: version,
  ikev2: version,
  addressing: ['4-in-4', '6-in-4', '4-in-6', '6-in-6'],
  addressingWay: 'there is no other way',
  addressingNeeds: [],
  minimumMtu: 576,
  staticDefaultRoute: true,
  sharesProposals: false,
  dpdInterval: { minimum: 1, maximum: 3600 },
  lifetimes: { ike: { minimum: 1, maximum: 86400 }, esp: { minimum: 1, maximum: 86400 } },
  bgpKey: true,
  pskByIdentity: 'none',
  peerByIdentity: false,
  unnumbered: 'always',
  protectedDataFlow: { subnets: 'several', tunnels: 2, way: 'there is no other way' },
  replayWindow: { minimum: 32, maximum: 4096 },
  questions: [],
  numbers: [],
  partials: {},
  files: [
    {
      part: 'apply',
      template: 'apply.hbs',
      path: 'router.conf',
      scope: 'device',
      secret: true,
      executable: false,
      comment: '#',
    },
  ],
};

export function device(manifest: Partial<Manifest> = {}, template = ''): Device {
  return {
    id: 'test',
    manifest: { ...MANIFEST, ...manifest },
    templates: new Map([['apply.hbs', template]]),
  };
}
