import type { ConnectionState, TunnelState } from '../model/state.js';

/** What two sides agree on in a tunnel, in the order in which they do. */
export const PARAMETERS = [
  'ikeVersion',
  'ikeEncryption',
  'ikeIntegrity',
  'ikeDhGroup',
  'espEncryption',
  'espIntegrity',
  'espDhGroup',
] as const;
export type ParameterId = (typeof PARAMETERS)[number];

/** A value of the model: `aes256gcm16`, `sha384`, 20, `none`. */
export type Value = string | number;

/**
 * `as-planned`: it is the planned value, and allowed; `allowed`: there is no plan. `not-yet`: it is agreed on later.
 * `not-compared`: there is nothing to compare, or it was not asked for.
 */
export type Verdict =
  | 'as-planned'
  | 'allowed'
  | 'not-planned'
  | 'not-allowed'
  | 'not-known'
  | 'not-yet'
  | 'not-compared';

export interface Parameter {
  readonly id: ParameterId;
  readonly planned?: Value;
  /** `word` is the cloud's own, `value` the model's where it has one. */
  readonly negotiated?: { readonly word: string; readonly value?: Value };
  /** Strongest first. */
  readonly allowed?: readonly Value[];
  readonly verdict: Verdict;
}

/** What is to be seen at a connection or a tunnel: a difference counts for the exit code, a note does not. */
export interface Mark {
  readonly code: MarkCode;
  readonly severity: 'difference' | 'note';
  readonly text: string;
}

/** docs/status.md says when each is there. */
export const MARK_CODES = [
  'CONNECTION_NOT_READY',
  'NO_TUNNELS',
  'HEALTH_CHECK_FAILED',
  'TUNNEL_DOWN',
  'TUNNEL_NOT_KNOWN',
  'BGP_DOWN',
  'PROVISIONING',
  'NEGOTIATED_NOT_KNOWN',
  'NEGOTIATED_NOT_PLANNED',
  'NEGOTIATED_NOT_ALLOWED',
  'NO_ROUTES',
  'ROUTES_NOT_PLANNED',
  'WEAKER_THAN_ALLOWED',
  'NOT_NEGOTIATED_YET',
  'MAINTENANCE_PENDING',
] as const;
export type MarkCode = (typeof MARK_CODES)[number];

export interface TunnelStatus extends Omit<TunnelState, 'allowed' | 'negotiated'> {
  readonly ok: boolean;
  /** Routes that the plan lets the device announce; undefined without a plan or without BGP. */
  readonly plannedRoutes?: number;
  readonly parameters: readonly Parameter[];
  readonly marks: readonly Mark[];
}

export interface ConnectionStatus extends Omit<ConnectionState, 'tunnels'> {
  readonly ok: boolean;
  readonly tunnels: readonly TunnelStatus[];
  readonly marks: readonly Mark[];
}

/** All up and as planned, or where not. */
export interface Status {
  readonly ok: boolean;
  /** The device of the plan; undefined: what was negotiated is compared with what is allowed alone. */
  readonly device?: string;
  /** Whether what was negotiated is compared, where the cloud tells it. */
  readonly negotiated: boolean;
  readonly connections: readonly ConnectionStatus[];
}

/** Whether the cloud has a call that tells what was negotiated. */
export const TELLS_NEGOTIATED: { readonly [cloud in ConnectionState['cloud']]: boolean } = {
  aws: true,
  // Neither DescribeVpnConnection nor any other call of the VPC API 2016-04-28 does.
  alibaba: false,
};
