import { ENCRYPTION_NAMES, GROUP_NAMES, INTEGRITY_NAMES } from '../formats/alibaba/names.js';
import { apiName } from '../model/aws.js';
import type { ConnectionState } from '../model/state.js';
import type { ParameterId, Value } from './status.js';

export const PARAMETER_NAMES: { readonly [id in ParameterId]: string } = {
  ikeVersion: 'IKE version',
  ikeEncryption: 'phase 1 encryption',
  ikeIntegrity: 'phase 1 integrity',
  ikeDhGroup: 'phase 1 DH group',
  espEncryption: 'phase 2 encryption',
  espIntegrity: 'phase 2 integrity',
  espDhGroup: 'phase 2 DH group',
};

const ALIBABA: readonly (readonly [string, Value])[] = [
  ...ENCRYPTION_NAMES,
  ...INTEGRITY_NAMES,
  ...GROUP_NAMES.esp,
];

/** The cloud's own word for a value of the model. */
export function wordOf(cloud: ConnectionState['cloud'], id: ParameterId, value: Value): string {
  if (id === 'ikeVersion') return `ikev${value}`;
  if (cloud === 'aws') return apiName(value);
  return ALIBABA.find(([, known]) => known === value)?.[0] ?? String(value);
}
