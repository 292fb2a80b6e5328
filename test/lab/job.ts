import type { CloudSide } from './cloud/cloud.js';

/** The suite of one phase in strongSwan's proposal words, such as `aes256gcm16-prfsha384-ecp384`. */
export type SuiteName = string;

/** What one tunnel must come to: written by hand in `scenario.yaml`, without a look at the renderer. */
export interface TunnelExpectation {
  /** The cloud's outside address. */
  readonly cloud: string;
  readonly version: 1 | 2;
  /** Phase 1 with its PRF, as `aes128-sha1-modp1024` or `aes256gcm16-prfsha384-ecp384`. */
  readonly ike: SuiteName;
  /** Phase 2 with its PFS group, when it has one: `aes256gcm16-ecp384`. */
  readonly esp: SuiteName;
  /** Octets of the largest packet that enters the tunnel, and of the TCP segment in it (IPv4, or IPv6 where it is carried). */
  readonly mtu: number;
  readonly mss: number;
  /** Whether ESP travels in UDP 4500. */
  readonly encapsulated: boolean;
}

/** One VPN connection of a scenario. */
export interface ConnectionExpectation {
  readonly id: string;
  readonly routing: 'bgp' | 'static';
  /** Behind the customer's router: what the cloud must learn, and nothing else. */
  readonly customerNetworks: readonly string[];
  /** Behind the cloud: what the router must learn. */
  readonly cloudNetworks: readonly string[];
  /** Tunnels in their order of preference; `equal` when none is preferred. */
  readonly tunnels: readonly TunnelExpectation[];
  readonly equal: boolean;
  /** Seconds until the traffic must go on when an endpoint is silent: BGP's hold time where nothing else is said. */
  readonly failover: number;
}

/** `scenario.yaml`. */
export interface Scenario {
  readonly name: string;
  /** One line for the tables. */
  readonly title: string;
  /** The folder with everything the scenario is made of. */
  readonly folder: string;
  /** The router's commands `cgw-gen render`, in their order; the files are names in `folder`. */
  readonly renders: readonly {
    readonly documents: readonly string[];
    readonly site: string;
    readonly flags: readonly string[];
  }[];
  /** The router's own address on its uplink and the address that the NAT in front of it has, where there is one. */
  readonly nat?: { readonly inside: string; readonly outside: string };
  /** Alibaba Cloud's customer gateway address, which the documents of a connection may lack. */
  readonly customerAddress?: string;
  readonly connections: readonly ConnectionExpectation[];
  /** Seconds in which every SA of both phases has been renewed by itself, where the documents have short lifetimes. */
  readonly renewal?: number;
  /** The page, below the product's folder, whose commands are followed in place of the steps and checks of the others. */
  readonly walk?: string;
}

/** What `planDevice` decided for one tunnel, in the words of an expectation. */
export type TunnelPlanned = Pick<TunnelExpectation, 'cloud' | 'version' | 'ike' | 'esp' | 'mtu' | 'mss'>;

/** All that the machine with the tunnels gets: `job.json` beside the rendered trees. */
export interface Job {
  readonly scenario: Scenario;
  /** Output folders of `cgw-gen render --part all --out`, one per render: `apply/`, `verify/` and `remove/` in each. */
  readonly trees: readonly string[];
  readonly planned: readonly TunnelPlanned[];
  readonly cloud: readonly CloudSide[];
  /** The folder of the product. */
  readonly product: string;
  /** The file of the device's README, whose steps are followed. */
  readonly readme: string;
  /** With a virtual clock waiting costs nothing. */
  readonly clock: 'real' | 'virtual';
  /** Open a shell when an assertion failed. */
  readonly keep: boolean;
  /** The column with which the checks end: as soon as one of its assertions has failed, and after its last one. */
  readonly until?: Check;
}

/** A column of the table in docs/proof.md; `run` is there for a machine that broke off alone. */
export type Check =
  | 'tunnels'
  | 'suites'
  | 'routes'
  | 'ping'
  | 'size'
  | 'rekey'
  | 'failover'
  | 'return'
  | 'reopen'
  | 'reboot'
  | 'verify'
  | 'remove'
  | 'walk'
  | 'wire'
  | 'run';

/** One row of `results.json`. */
export interface Assertion {
  readonly check: Check;
  readonly what: string;
  readonly passed: boolean;
  readonly detail: string;
}

export interface Results {
  readonly scenario: string;
  readonly assertions: readonly Assertion[];
  /** Of the daemons and the kernel, as they say themselves. */
  readonly versions: Readonly<Record<string, string>>;
  /** Seconds by the machine's clock. */
  readonly seconds: number;
  /** What was left out, and why. */
  readonly notes: readonly string[];
}
