import type { Encryption, IkeVersion, Integrity, PfsGroup } from '../../model/crypto.js';

/** VPC API 2016-04-28: CreateVpnConnection, IkeEncAlg and its siblings; sm4 and sm3 on gateways of type ShangMi. */
export const ENCRYPTION_NAMES: ReadonlyMap<string, Encryption> = new Map([
  ['aes', 'aes128'],
  ['aes192', 'aes192'],
  ['aes256', 'aes256'],
  ['des', 'des'],
  ['3des', '3des'],
  ['sm4', 'sm4'],
]);
export const INTEGRITY_NAMES: ReadonlyMap<string, Integrity> = new Map([
  ['md5', 'md5'],
  ['sha1', 'sha1'],
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
  ['sm3', 'sm3'],
]);
const GROUPS: readonly (readonly [string, PfsGroup])[] = [
  ['group1', 1],
  ['group2', 2],
  ['group5', 5],
  ['group14', 14],
];
/** IkePfs must name a group; IpsecPfs may be `disabled`. */
export const GROUP_NAMES: { readonly [phase in 'ike' | 'esp']: ReadonlyMap<string, PfsGroup> } = {
  ike: new Map(GROUPS),
  esp: new Map([...GROUPS, ['disabled', 'none']]),
};
export const IKE_VERSION_NAMES: ReadonlyMap<string, IkeVersion> = new Map([
  ['ikev1', 1],
  ['ikev2', 2],
]);
export const MODE_NAMES: ReadonlyMap<string, 'main' | 'aggressive'> = new Map([
  ['main', 'main'],
  ['aggressive', 'aggressive'],
]);
export const ROLE_NAMES: ReadonlyMap<string, 'active' | 'standby'> = new Map([
  ['master', 'active'],
  ['slave', 'standby'],
]);
