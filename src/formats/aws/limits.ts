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
import { API_ENCRYPTIONS, API_GROUPS, API_INTEGRITIES } from './names.js';

/** A range with both ends in it. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** EC2 API: VpnTunnelOptionsSpecification (@aws-sdk/client-ec2 3.1169.0). Seconds, packets. */
export const LIFETIME: { readonly ike: Range; readonly esp: Range } = {
  ike: { low: 900, high: 28800 },
  esp: { low: 900, high: 3600 },
};
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
  // Phase 1: 2, 14 to 24; phase 2: 5 too (Phase1DHGroupNumbers, Phase2DHGroupNumbers).
  dhGroup: { ike: API_GROUPS.filter((group) => group !== 5), esp: API_GROUPS },
  lifetime: { ike: 28800, esp: 3600 },
  ikeVersions: IKE_VERSIONS,
  replayWindow: 1024,
  // DPDTimeoutSeconds 30, and the 10 seconds by 3 of every CustomerGatewayConfiguration seen.
  dpd: { interval: 10, retries: 3 },
  // Seconds; in every CustomerGatewayConfiguration seen.
  holdTime: 30,
};

export function inRange(value: number, range: Range): boolean {
  return value >= range.low && value <= range.high;
}
