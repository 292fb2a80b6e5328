import { describe, expect, it } from 'vitest';
import { bundledDevices } from '../support/devices.js';

const versions = bundledDevices().flatMap(({ id, manifest }) =>
  (['ikev1', 'ikev2'] as const).flatMap((version) => {
    const words = manifest[version];
    return words ? [[`${id} ${version}`, words] as const] : [];
  }),
);

describe.each(versions)('%s', (_, { ike, esp, shown }) => {
  it('shows no word that the device does not have', () => {
    for (const key of ['encryption', 'integrity', 'prf', 'dhGroup'] as const) {
      const phases = key === 'prf' ? [ike.prf] : [ike[key], esp[key]];
      const words = phases.flatMap((one) => Object.values(one));
      expect(Object.keys(shown[key]).filter((word) => !words.includes(word))).toEqual([]);
    }
  });
});
