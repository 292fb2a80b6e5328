import type { Identity, Tunnel } from '../../model/connection.js';
import type { Encryption, IkeVersion, Integrity, PfsGroup } from '../../model/crypto.js';
import type { IpAddress, Prefix } from '../../model/net.js';
import type { Secret } from '../../model/secret.js';
import type { Field, Spot } from '../spot.js';

type Maybe<T> = Field<T> | undefined;

/** A value of each side: what Alibaba Cloud calls local and remote changes side between its documents. */
export interface Sides<T> {
  readonly customer: Maybe<T>;
  readonly cloud: Maybe<T>;
}

/** One phase: exactly one algorithm of each kind. */
export interface AlibabaPhase {
  readonly encryption: Maybe<Encryption>;
  readonly integrity: Maybe<Integrity>;
  readonly dhGroup: Maybe<PfsGroup>;
  /** Seconds. */
  readonly lifetime: Maybe<number>;
}

export interface AlibabaBgp {
  readonly at: Spot;
  /** False where it is not documented which side is called local: `asn` and `inside` may be the other way round. */
  readonly isSided: boolean;
  readonly asn: Sides<number>;
  /** The two hosts of `prefix`, in either order. */
  readonly inside: Sides<IpAddress>;
  readonly prefix: Maybe<Prefix>;
  /** Only in the configuration of a connection with one tunnel; else the customer gateway has it. */
  readonly key: Maybe<Secret>;
}

export interface AlibabaTunnel {
  readonly at: Spot;
  readonly id: Maybe<string>;
  readonly role: Maybe<NonNullable<Tunnel['role']>>;
  readonly state: Maybe<string>;
  readonly customerGatewayId: Maybe<string>;
  readonly outside: Sides<IpAddress>;
  readonly identity: Sides<Identity>;
  /** False where it can't be told whose identity is whose. */
  readonly areIdentitiesSided: boolean;
  readonly psk: Maybe<Secret>;
  /** What shows that certificates are in the place of a key; its value is its name. */
  readonly certificate: Maybe<string>;
  readonly ikeVersion: Maybe<IkeVersion>;
  readonly ikeMode: Maybe<Tunnel['ikev1Mode']>;
  readonly ike: AlibabaPhase;
  readonly esp: AlibabaPhase;
  readonly hasDpd: Maybe<boolean>;
  readonly natTraversal: Maybe<boolean>;
  readonly bgp: AlibabaBgp | undefined;
}

/** What one document of Alibaba Cloud says of one connection, in the customer's and the cloud's terms. */
export interface AlibabaConnection {
  readonly at: Spot;
  /**
   * `describe` is the whole configuration; `download` that of DownloadVpnConnectionConfig, which lacks ids, roles
   * and switches; `attachment` says at most which transit router the connection hangs on.
   */
  readonly document: 'describe' | 'download' | 'attachment';
  readonly id: Maybe<string>;
  readonly name: Maybe<string>;
  readonly state: Maybe<string>;
  readonly customerGatewayId: Maybe<string>;
  readonly vpnGatewayId: Maybe<string>;
  readonly transitRouterId: Maybe<string>;
  readonly attachType: Maybe<string>;
  /** `public`, or `private` for tunnels between private addresses. */
  readonly networkType: Maybe<string>;
  /** Whether BGP is switched on: EnableTunnelsBgp, or VpnBgpConfig.EnableBgp of a single tunnel. */
  readonly hasBgp: Maybe<boolean>;
  /** Traffic selectors; both 0.0.0.0/0: the tunnels take whatever is routed into them. */
  readonly subnets: Sides<readonly Prefix[]>;
  readonly tunnels: readonly AlibabaTunnel[];
}
