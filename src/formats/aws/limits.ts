import { API_ENCRYPTIONS, API_GROUPS, API_INTEGRITIES, type Range } from '../../model/aws.js';
import {
  type DhGroup,
  ENCRYPTIONS,
  type Encryption,
  IKE_VERSIONS,
  type IkeVersion,
  INTEGRITIES,
  type Integrity,
  strongestFirst,
} from '../../model/crypto.js';

/** EC2 API: VpnTunnelOptionsSpecification (@aws-sdk/client-ec2 3.1169.0). Packets. */
export const REPLAY_WINDOW: Range = { low: 64, high: 2048 };
/** Seconds; the API has no upper end: one day is a typing error. */
export const DPD_TIMEOUT: Range = { low: 30, high: 86399 };

/** What AWS accepts where the tunnel options name nothing: everything that its API has a word for. */
export const AWS_DEFAULTS: {
  readonly encryption: readonly Encryption[];
  readonly integrity: readonly Integrity[];
  readonly dhGroup: { readonly ike: readonly DhGroup[]; readonly esp: readonly DhGroup[] };
  readonly lifetime: { readonly ike: number; readonly esp: number };
  readonly ikeVersions: readonly IkeVersion[];
  readonly replayWindow: number;
  readonly dpd: { readonly interval: number; readonly retries: number };
  readonly holdTime: number;
} = {
  encryption: strongestFirst(ENCRYPTIONS, [...API_ENCRYPTIONS.values()]),
  integrity: strongestFirst(INTEGRITIES, [...API_INTEGRITIES.values()]),
  dhGroup: API_GROUPS,
  lifetime: { ike: 28800, esp: 3600 },
  ikeVersions: IKE_VERSIONS,
  replayWindow: 1024,
  // DPDTimeoutSeconds 30, and the 10 seconds by 3 of every CustomerGatewayConfiguration seen.
  dpd: { interval: 10, retries: 3 },
  // Seconds; in every CustomerGatewayConfiguration seen.
  holdTime: 30,
};
