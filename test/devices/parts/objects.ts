import { CISCO_IOS } from './cisco-ios.js';
import type { DeviceParts } from './parts.js';
import { PFSENSE_PARTS } from './pfsense.js';
import { STRONGSWAN } from './strongswan.js';
import { VYOS } from './vyos.js';

/** One reader for each device, by its id. */
export const DEVICE_PARTS: Readonly<Record<string, DeviceParts>> = {
  'cisco-ios': CISCO_IOS,
  pfsense: PFSENSE_PARTS,
  strongswan: STRONGSWAN,
  vyos: VYOS,
};
