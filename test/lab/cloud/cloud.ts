/**
 * The cloud's end of a VPN connection, made from the document alone. Nothing here may import from src/ or read
 * templates/: a mistake of the product must not agree with itself.
 */
export interface CloudSide {
  readonly cloud: 'aws' | 'alibaba';
  readonly id: string;
  readonly routing: 'bgp' | 'static';
  /** One per tunnel, in the document's order. */
  readonly endpoints: readonly CloudEndpoint[];
}

/** One endpoint: a host of its own with strongSwan and, with BGP, FRR. */
export interface CloudEndpoint {
  /** Its outside address, and the only address that it expects the customer to come from. */
  readonly outside: string;
  readonly customer: string;
  /** Its inside address with the length of the network, the customer's without; absent without inside addresses. */
  readonly inside?: { readonly address: string; readonly peer: string };
  /** A whole swanctl.conf: one connection `tunnel` with one child `tunnel`, if_id 1, waiting as responder. */
  readonly swanctl: string;
  /** Settings for the section `charon-systemd` of strongswan.conf: how long it waits for a silent peer. */
  readonly charon: string;
  /** A whole bgpd.conf (FRR), with BGP. */
  readonly bgpd?: string;
}

/** What no document says: the networks on both sides, and Alibaba Cloud's customer gateway address. */
export interface CloudSite {
  readonly cloudNetworks: readonly string[];
  readonly customerNetworks: readonly string[];
  readonly customerAddress?: string;
}
