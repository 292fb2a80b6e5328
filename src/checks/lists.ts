import { API_ENCRYPTIONS, API_GROUPS, API_INTEGRITIES } from '../model/aws.js';
import type { VpnConnection } from '../model/connection.js';
import type { Capabilities, PhaseId } from '../plan/proposals.js';

const aws = {
  encryption: [...API_ENCRYPTIONS.values()],
  integrity: [...API_INTEGRITIES.values()],
};
/** CreateVpnConnection of Alibaba Cloud; without the ciphers of ShangMi gateways, which take nothing else. */
const alibaba: Capabilities = {
  encryption: ['aes256', 'aes192', 'aes128', '3des', 'des'],
  integrity: ['sha512', 'sha384', 'sha256', 'sha1', 'md5'],
  dhGroup: [14, 5, 2, 1],
};

/** What a connection of each cloud can be set to. */
export const CLOUD_LISTS: {
  readonly [cloud in VpnConnection['cloud']]: { readonly [phase in PhaseId]: Capabilities };
} = {
  aws: { ike: { ...aws, dhGroup: API_GROUPS.ike }, esp: { ...aws, dhGroup: API_GROUPS.esp } },
  alibaba: { ike: alibaba, esp: alibaba },
};
