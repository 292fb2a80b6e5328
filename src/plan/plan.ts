import type { Identity, Selectors, Tunnel } from '../model/connection.js';
import type { Encryption, IkeVersion, Integrity, PfsGroup } from '../model/crypto.js';
import type { InsidePair, IpAddress, IpVersion, Prefix } from '../model/net.js';
import type { Secret } from '../model/secret.js';
import type { Answers } from './answers.js';

/** One phase, every value decided. */
export interface PhasePlan {
  readonly encryption: Encryption;
  /** With an AEAD cipher: the PRF in phase 1, undefined in phase 2. */
  readonly integrity: Integrity | undefined;
  /** `none` in phase 2 alone: no Diffie-Hellman exchange. */
  readonly dhGroup: PfsGroup;
  /** Seconds. */
  readonly lifetime: number;
}

export interface TunnelPlan {
  /** From 1, over all connections of the render. */
  readonly number: number;
  /** From 1, within the connection, by cloud outside address. */
  readonly order: number;
  readonly outside: {
    readonly cloud: IpAddress;
    /** The address that the cloud sees. */
    readonly customer: IpAddress;
    /** The address on the device's own interface; differs from `customer` behind a NAT. */
    readonly local: IpAddress;
    readonly version: IpVersion;
  };
  /** What each side calls itself in IKE. */
  readonly identity: { readonly customer: Identity; readonly cloud: Identity };
  /** Undefined: the tunnel interface has no addresses. */
  readonly inside: InsidePair | undefined;
  /** Whether the cloud has its inside address too, and answers there: not one of `inside_networks`. */
  readonly insideAnswers: boolean;
  readonly psk: Secret;
  /** Of the BGP session (RFC 2385); undefined without one. */
  readonly bgpKey: Secret | undefined;
  readonly ikeVersion: IkeVersion;
  /** Main mode, and with IKEv2 too, unless the document has aggressive mode. */
  readonly ikev1Mode: Tunnel['ikev1Mode'];
  readonly ike: PhasePlan;
  readonly esp: PhasePlan;
  /** Seconds between probes, and probes without an answer. */
  readonly dpd: { readonly interval: number; readonly retries: number };
  /** Packets; undefined where the device has no such setting. */
  readonly replayWindow: number | undefined;
  readonly natTraversal: boolean;
  /** Bytes. */
  readonly mtu: number;
  /** The TCP MSS of all tunnels of the connection, and the packet that such a segment fills: the smallest MTU. */
  readonly mss: number;
  readonly mssMtu: number;
  readonly preference: 'equal' | 'preferred' | 'backup';
  /** The manifest's numbers, by id. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** One line of a prefix list. */
export interface PrefixRule {
  /** 10, 20, 30… */
  readonly sequence: number;
  readonly action: 'permit' | 'deny';
  readonly prefix: Prefix;
  /** The longest prefix length that also matches; undefined: this prefix alone. */
  readonly maxLength: number | undefined;
}

export type RoutingPlan =
  | {
      readonly kind: 'bgp';
      readonly customerAsn: number;
      readonly cloudAsn: number;
      /** Seconds. */
      readonly holdTime: number;
      readonly keepalive: number;
      /** What is announced: customer prefixes of the inside IP version. Empty: nothing is. */
      readonly announced: readonly Prefix[];
      /** What is accepted; whatever no rule matches is denied. */
      readonly inbound: readonly PrefixRule[];
    }
  | {
      readonly kind: 'static';
      /** Cloud prefixes of the inside IP version, to be routed into the tunnels. */
      readonly routes: readonly Prefix[];
      /** What the child SA takes; undefined: everything. */
      readonly selectors: Selectors | undefined;
    };

export interface ConnectionPlan {
  readonly id: string;
  readonly name: string | undefined;
  /** The inside IP version: a connection carries one. */
  readonly version: IpVersion;
  readonly routing: RoutingPlan;
  readonly tunnels: readonly TunnelPlan[];
}

/** One decided value, for `--explain`. */
export interface Decision {
  readonly tunnel: string;
  readonly what: string;
  readonly value: string;
  readonly reason: string;
  /** What else was possible; empty when nothing was. */
  readonly alternatives: readonly string[];
}

/** Every value that a device's templates print. */
export interface Plan {
  readonly connections: readonly ConnectionPlan[];
  readonly answers: Answers;
  readonly decisions: readonly Decision[];
}
