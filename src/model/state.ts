import type { VpnConnection } from './connection.js';
import type { Encryption, IkeVersion, Integrity, PfsGroup } from './crypto.js';
import type { IpAddress } from './net.js';

/** A word of a cloud's reply; `value` is what it means, undefined where that is not known. */
export interface Told<T> {
  readonly word: string;
  readonly value: T | undefined;
}

/** One phase as it was negotiated; what the reply does not have is absent. */
export interface NegotiatedPhase {
  readonly encryption?: Told<Encryption>;
  /** With an AEAD cipher: the PRF in phase 1; what phase 2 says means nothing. */
  readonly integrity?: Told<Integrity>;
  readonly dhGroup?: Told<PfsGroup>;
}

/** What the two sides have agreed on. */
export interface Negotiated {
  readonly ikeVersion?: Told<IkeVersion>;
  readonly ike: NegotiatedPhase;
  readonly esp: NegotiatedPhase;
}

export interface AllowedPhase {
  readonly encryption: readonly Encryption[];
  readonly integrity: readonly Integrity[];
  readonly dhGroup: readonly PfsGroup[];
}

/** What the cloud's settings of a tunnel let the two sides agree on, strongest first. */
export interface Allowed {
  readonly ikeVersions: readonly IkeVersion[];
  readonly ike: AllowedPhase;
  readonly esp: AllowedPhase;
}

/** Whether the cloud's end of a tunnel is set up. */
export interface Provisioning {
  readonly state: string;
  readonly reason?: string;
}

/** Replacement of the cloud's end of a tunnel. Times are ISO 8601 in UTC. */
export interface Maintenance {
  readonly isPending: boolean;
  /** The cloud's own word for it. */
  readonly word?: string;
  /** The cloud does it by itself after this. */
  readonly appliedAfter?: string;
  readonly lastApplied?: string;
}

/** What a cloud says of a tunnel that runs. Texts are the cloud's own, and may hold anything. */
export interface TunnelState {
  /** The cloud's outside address; some replies have only the id. */
  readonly address?: IpAddress;
  readonly id?: string;
  readonly role?: 'active' | 'standby';
  /** Whether packets can pass: `value` is undefined where the reply has no word, or one that is not known. */
  readonly up: Told<boolean>;
  /** When that last changed: ISO 8601 in UTC. */
  readonly since?: string;
  readonly message?: string;
  /** Routes that the cloud took from the customer. */
  readonly acceptedRoutes?: number;
  /** The ARN of the certificate of the cloud's end, where no pre-shared key is used. */
  readonly certificate?: string;
  /** Whether the BGP session is up, where the cloud tells it beside the tunnel. */
  readonly bgp?: Told<boolean>;
  readonly allowed?: Allowed;
  readonly negotiated?: Negotiated;
  readonly provisioning?: Provisioning;
  readonly maintenance?: Maintenance;
}

/** What a cloud says of a connection that runs. */
export interface ConnectionState {
  readonly cloud: VpnConnection['cloud'];
  readonly id: string;
  readonly name?: string;
  /** `value`: whether it is ready for use. */
  readonly ready: Told<boolean>;
  readonly routing: 'bgp' | 'static' | 'unknown';
  /** Whether the cloud's own probe through the connection is answered. */
  readonly health?: Told<boolean>;
  /** Ordered by the cloud's outside address. */
  readonly tunnels: readonly TunnelState[];
}
