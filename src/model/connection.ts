import type { DhGroup, Encryption, IkeVersion, Integrity, Suite } from './crypto.js';
import type { InsidePair, IpAddress, Prefix } from './net.js';
import type { Secret } from './secret.js';

/** Where a value of the model was read; shown by `--explain` and `inspect`. */
export type Origin = 'tunnel-options' | 'xml' | 'cloud-default' | 'derived';

export interface Sourced<T> {
  readonly value: T;
  readonly from: Origin;
}

/** What the cloud accepts in one phase. */
export interface PhaseOptions {
  readonly encryption: Sourced<readonly Encryption[]>;
  readonly integrity: Sourced<readonly Integrity[]>;
  readonly dhGroup: Sourced<readonly DhGroup[]>;
  /** Seconds. */
  readonly lifetime: Sourced<number>;
}

export interface DeadPeerDetection {
  /** Seconds between two probes. */
  readonly interval: number;
  /** Probes without an answer until the peer counts as dead. */
  readonly retries: number;
}

export interface Tunnel {
  readonly outside: { readonly customer: IpAddress; readonly cloud: IpAddress };
  /** The pair that carries the traffic: IPv4, or IPv6 on a connection that carries IPv6. */
  readonly inside: InsidePair;
  readonly psk: Secret;
  readonly ikeVersions: Sourced<readonly IkeVersion[]>;
  /** Phase 1 (IKE SA) and phase 2 (ESP, child SA). */
  readonly ike: PhaseOptions;
  readonly esp: PhaseOptions;
  /** The one suite per phase that the document itself gives, when it gives one. */
  readonly given?: { readonly ike: Suite; readonly esp: Suite };
  readonly dpd: Sourced<DeadPeerDetection>;
  /** Packets. */
  readonly replayWindow: Sourced<number>;
}

export type Routing =
  | {
      readonly kind: 'bgp';
      readonly customerAsn: number;
      readonly cloudAsn: number;
      /** Seconds (RFC 4271 section 4.2). */
      readonly holdTime: Sourced<number>;
    }
  | {
      readonly kind: 'static';
      /** Networks on the customer's side that the cloud routes into the tunnels, as far as the document tells. */
      readonly customerPrefixes: readonly Prefix[];
    };

export type CloudGatewayKind = 'virtual-private-gateway' | 'transit-gateway' | 'concentrator' | 'unknown';

/** One Site-to-Site VPN connection of a cloud, neutral to the document it was read from. */
export interface VpnConnection {
  readonly cloud: 'aws';
  readonly id: string;
  readonly name?: string;
  readonly customerGatewayId?: string;
  readonly cloudGateway: { readonly kind: CloudGatewayKind; readonly id?: string };
  /**
   * `tunnel-options`: the cloud's own list of what it accepts was in the document.
   * `template`: only the vendor's minimum sample was, which may hide what the cloud really accepts.
   */
  readonly authority: 'tunnel-options' | 'template';
  /** AWS Global Accelerator in front: NAT-T is required. */
  readonly accelerated: boolean;
  readonly routing: Routing;
  /** One or two, ordered by the cloud's outside address. */
  readonly tunnels: readonly [Tunnel, ...Tunnel[]];
}
