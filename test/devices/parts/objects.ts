import type { DeviceParts } from './parts.js';
import { PFSENSE_PARTS } from './pfsense.js';

/** One reader for each device, by its id; a device is missing here only as long as it has no `verify` and `remove`. */
export const DEVICE_PARTS: Readonly<Record<string, DeviceParts>> = {
  pfsense: PFSENSE_PARTS,
};
