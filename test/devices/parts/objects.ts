import { CISCO_IOS } from './cisco-ios.js';
import type { DeviceParts } from './parts.js';
import { PFSENSE_PARTS } from './pfsense.js';
import { VYOS } from './vyos.js';

/** One reader for each device, by its id; a device is missing here only as long as it has no `verify` and `remove`. */
export const DEVICE_PARTS: Readonly<Record<string, DeviceParts>> = {
  'cisco-ios': CISCO_IOS,
  pfsense: PFSENSE_PARTS,
  vyos: VYOS,
};
