import type { Encryption, IkeVersion, Integrity, PfsGroup, Suite } from './crypto.js';
import { type InsidePair, type IpAddress, type IpVersion, ipVersion, type Prefix } from './net.js';
import type { Secret } from './secret.js';

/**
 * Where a value of the model was read; shown by `--explain` and `inspect`. `connection-config`: IkeConfig and
 * its siblings of Alibaba Cloud. `own-default`: the cloud has no such setting.
 */
export const ORIGINS = [
  'tunnel-options',
  'xml',
  'connection-config',
  'cloud-default',
  'own-default',
  'derived',
] as const;
export type Origin = (typeof ORIGINS)[number];

export interface Sourced<T> {
  readonly value: T;
  readonly from: Origin;
}

/** What the cloud accepts in one phase. */
export interface PhaseOptions {
  readonly encryption: Sourced<readonly Encryption[]>;
  readonly integrity: Sourced<readonly Integrity[]>;
  /** `none` in phase 2 alone. */
  readonly dhGroup: Sourced<readonly PfsGroup[]>;
  /** Seconds. */
  readonly lifetime: Sourced<number>;
}

export interface DeadPeerDetection {
  /** Seconds between two probes. */
  readonly interval: number;
  /** Probes without an answer until the peer counts as dead. */
  readonly retries: number;
}

/** An IKE identity (RFC 7296 section 3.5): ID_IPV4_ADDR or ID_IPV6_ADDR, ID_FQDN, ID_RFC822_ADDR. */
export type Identity =
  | { readonly kind: 'address'; readonly value: IpAddress }
  | { readonly kind: 'fqdn' | 'user-fqdn'; readonly value: string };

/** What the cloud itself does with a tunnel. */
export interface Upkeep {
  /** `start`: the cloud opens the tunnel when it is made or modified. `add`: it waits for the customer. */
  readonly startup?: 'add' | 'start';
  /** What it does with the SAs of a peer that counts as dead; `none` where it does not even look. */
  readonly dpdTimeout?: 'clear' | 'none' | 'restart';
  /** Whether it asks before it replaces the endpoint (AWS, "Tunnel endpoint lifecycle control"). */
  readonly lifecycleControl?: boolean;
  /** Whether it writes a log of the negotiations. */
  readonly logging?: boolean;
}

export interface Tunnel {
  /** Without a customer address where the document has none: it is then asked for. */
  readonly outside: { readonly customer?: IpAddress; readonly cloud: IpAddress };
  /** What each side calls itself in IKE; without one, its outside address. */
  readonly identity: { readonly customer?: Identity; readonly cloud?: Identity };
  /**
   * The pair that carries the traffic: IPv4, or IPv6 on a connection that carries IPv6. A cloud that needs no
   * addresses inside the tunnel (Alibaba Cloud without BGP) gives none.
   */
  readonly inside?: InsidePair;
  readonly psk: Secret;
  readonly ikeVersions: Sourced<readonly IkeVersion[]>;
  /** Of IKEv1 phase 1 (RFC 2409 section 5); IKEv2 has none. */
  readonly ikev1Mode: 'main' | 'aggressive';
  /** Whether the cloud takes ESP inside UDP (RFC 3947). */
  readonly natTraversal: boolean;
  /** Phase 1 (IKE SA) and phase 2 (ESP, child SA). */
  readonly ike: PhaseOptions;
  readonly esp: PhaseOptions;
  /** The one suite per phase that the document itself gives, when it gives one. */
  readonly given?: { readonly ike: Suite; readonly esp: Suite };
  readonly dpd: Sourced<DeadPeerDetection>;
  /** As far as the document tells; what it leaves out is the cloud's default. */
  readonly upkeep?: Upkeep;
  /** Packets. */
  readonly replayWindow: Sourced<number>;
  /** The key of the BGP session's TCP MD5 signature (RFC 2385). */
  readonly bgpKey?: Secret;
  /** `standby` where the cloud itself sends through this tunnel only when the other one is down. */
  readonly role?: 'active' | 'standby';
}

/** Traffic selectors (RFC 7296 section 2.9): only packets between these networks enter the tunnels. */
export interface Selectors {
  readonly customer: readonly [Prefix, ...Prefix[]];
  readonly cloud: readonly [Prefix, ...Prefix[]];
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
      /** All in one child SA. Without any, the tunnels take every packet that is routed into them. */
      readonly selectors?: Selectors;
    };

/** The end of the tunnels in the cloud: the first three are AWS's, then Alibaba Cloud's. */
export const GATEWAY_KINDS = [
  'virtual-private-gateway',
  'transit-gateway',
  'concentrator',
  'vpn-gateway',
  'transit-router',
  'unknown',
] as const;
export type CloudGatewayKind = (typeof GATEWAY_KINDS)[number];

/** One Site-to-Site VPN connection of a cloud, neutral to the document it was read from. */
export interface VpnConnection {
  readonly cloud: 'aws' | 'alibaba';
  readonly id: string;
  /** The cloud's name for it, or its address in a Terraform state. */
  readonly name?: string;
  readonly customerGatewayId?: string;
  readonly cloudGateway: { readonly kind: CloudGatewayKind; readonly id?: string };
  /**
   * `tunnel-options`: the cloud's own list of what it accepts was in the document.
   * `template`: only the vendor's minimum sample was, which may hide what the cloud really accepts.
   * `configured`: the cloud takes exactly the one suite of each phase that the document gives.
   */
  readonly authority: 'tunnel-options' | 'template' | 'configured';
  /** AWS Global Accelerator in front: NAT-T is required. */
  readonly accelerated: boolean;
  readonly routing: Routing;
  /**
   * The one network of each side that AWS's end takes into its traffic selectors, where they are not all
   * (LocalIpv4NetworkCidr is the customer's, RemoteIpv4NetworkCidr AWS's).
   */
  readonly networks?: { readonly customer: Prefix; readonly cloud: Prefix };
  /** One or two, ordered by the cloud's outside address. */
  readonly tunnels: readonly [Tunnel, ...Tunnel[]];
}

/** The IP version that the tunnels of a connection carry. */
export function carriedVersion({ routing, tunnels }: VpnConnection): IpVersion {
  const [{ inside }] = tunnels;
  const selector = routing.kind === 'static' ? routing.selectors?.cloud[0] : undefined;
  return inside ? ipVersion(inside.cloud) : selector ? ipVersion(selector) : 4;
}
