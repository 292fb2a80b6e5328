import type { Manifest } from '../devices/manifest.js';
import type { Identity } from '../model/connection.js';
import { pingData } from '../model/mtu.js';
import { addressLabel, type IpAddress, type IpVersion, ipVersion } from '../model/net.js';
import type { Secret } from '../model/secret.js';
import { identityKey } from '../plan/identities.js';
import type { ConnectionPlan, TunnelPlan } from '../plan/plan.js';
import { Encoded, RawSecret, RawText, type SecretRef } from './encoded.js';
import { type PhaseView, phaseViews } from './view-crypto.js';
import { type PrefixView, prefixView } from './view-net.js';
import type { RoutingView } from './view-routing.js';

/** What a template sees of one tunnel. docs/devices.md describes every key. */
export interface TunnelView {
  readonly number: number;
  readonly order: number;
  readonly connectionId: RawText;
  readonly label: Encoded;
  readonly outside: {
    readonly cloud: Encoded;
    readonly customer: Encoded;
    readonly local: Encoded;
    readonly isV4: boolean;
    readonly isV6: boolean;
  };
  readonly behindNat: boolean;
  readonly identity: {
    readonly customer: IdentityView;
    readonly cloud: IdentityView;
    /** Whether another tunnel has this identity of the cloud too. */
    readonly isShared: boolean;
  };
  readonly hasInside: boolean;
  /** Without addresses: empty, but for the IP version that the tunnel carries. */
  readonly inside: InsideView;
  readonly psk: RawSecret;
  readonly hasBgpKey: boolean;
  readonly bgpKey: RawSecret;
  readonly isIkev1: boolean;
  /** Of IKEv1. */
  readonly isAggressive: boolean;
  readonly isIkev2: boolean;
  readonly ike: PhaseView;
  readonly esp: PhaseView;
  readonly dpd: DpdView;
  readonly hasReplayWindow: boolean;
  readonly replayWindow: number;
  readonly natTraversal: boolean;
  readonly mtu: number;
  /** Bytes of data of a ping that fills the MTU, without the headers of ICMP and IP. */
  readonly mtuPing: number;
  readonly mss: number;
  readonly mssMtu: number;
  readonly isEqual: boolean;
  readonly isPreferred: boolean;
  readonly isBackup: boolean;
  readonly isFirst: boolean;
  readonly numbers: Readonly<Record<string, number>>;
  readonly routing: RoutingView;
}

/** Dead peer detection. */
export interface DpdView {
  /** Seconds. */
  readonly interval: number;
  readonly retries: number;
  /** Without the first, but at least 1. */
  readonly furtherRetries: number;
  /** Seconds from the last packet of the peer. */
  readonly timeout: number;
}

/** An IKE identity: `address` is empty for the kinds that have a `text`, which only an encoder can print. */
export interface IdentityView {
  readonly isAddress: boolean;
  readonly isFqdn: boolean;
  readonly isUserFqdn: boolean;
  readonly address: Encoded;
  readonly text: RawText;
}

/** Without addresses, the texts are empty and there is no `prefix`. */
export interface InsideView {
  readonly customer: Encoded;
  readonly cloud: Encoded;
  readonly prefix: PrefixView | undefined;
  /** Whether the cloud answers at its address: with addresses of `inside_networks` it does not. */
  readonly answers: boolean;
  readonly isV4: boolean;
  readonly isV6: boolean;
}

/** What stands around a tunnel. */
export interface TunnelContext {
  readonly connection: ConnectionPlan;
  readonly routing: RoutingView;
  readonly manifest: Manifest;
  /** The keys of the cloud's identities that several tunnels have. */
  readonly shared: ReadonlySet<string>;
}

/** The view of one tunnel. */
export function tunnelView(
  plan: TunnelPlan,
  { connection, routing, manifest, shared }: TunnelContext,
): TunnelView {
  const { outside, inside, dpd } = plan;
  return {
    number: plan.number,
    order: plan.order,
    connectionId: new RawText(connection.id, 'the connection id'),
    label: new Encoded(addressLabel(outside.cloud)),
    outside: {
      cloud: new Encoded(outside.cloud),
      customer: new Encoded(outside.customer),
      local: new Encoded(outside.local),
      ...versions(outside.cloud),
    },
    behindNat: outside.local !== outside.customer,
    identity: {
      customer: identityView(plan.identity.customer, `the identity of your side of tunnel ${outside.cloud}`),
      cloud: identityView(plan.identity.cloud, `the identity of the cloud's side of tunnel ${outside.cloud}`),
      isShared: shared.has(identityKey(plan.identity.cloud)),
    },
    hasInside: inside !== undefined,
    inside: insideView(plan, connection.version),
    psk: secretView('psk', plan.psk, plan, connection),
    hasBgpKey: plan.bgpKey !== undefined,
    bgpKey: secretView('bgp-key', plan.bgpKey ?? '', plan, connection),
    isIkev1: plan.ikeVersion === 1,
    isAggressive: plan.ikeVersion === 1 && plan.ikev1Mode === 'aggressive',
    isIkev2: plan.ikeVersion === 2,
    ...phaseViews(plan, manifest),
    dpd: dpdView(dpd),
    hasReplayWindow: plan.replayWindow !== undefined,
    replayWindow: plan.replayWindow ?? 0,
    natTraversal: plan.natTraversal,
    mtu: plan.mtu,
    mtuPing: pingData(plan.mtu, connection.version),
    mss: plan.mss,
    mssMtu: plan.mssMtu,
    isEqual: plan.preference === 'equal',
    isPreferred: plan.preference === 'preferred',
    isBackup: plan.preference === 'backup',
    isFirst: plan.order === 1,
    numbers: plan.numbers,
    routing,
  };
}

/** The keys of a tunnel's view that are secrets. */
export const SECRET_KEYS: readonly (keyof TunnelView)[] = ['psk', 'bgpKey'];

const SECRETS = { psk: 'pre-shared key', 'bgp-key': 'BGP key' } as const;

function secretView(
  kind: SecretRef['kind'],
  value: string | Secret,
  { outside }: TunnelPlan,
  { id }: ConnectionPlan,
): RawSecret {
  const what = `the ${SECRETS[kind]} of tunnel ${outside.cloud}`;
  return new RawSecret(value, what, { kind, connection: id, tunnel: outside.cloud });
}

/**
 * charon of IKEv1 counts the timeout from the last packet, the interval before the first probe included
 * (src/libcharon/sa/ikev1/task_manager_v1.c, queue_dpd): one interval alone would leave no time for an answer.
 */
function dpdView({ interval, retries }: TunnelPlan['dpd']): DpdView {
  const furtherRetries = Math.max(1, retries - 1);
  return { interval, retries, furtherRetries, timeout: interval * (1 + furtherRetries) };
}

function identityView({ kind, value }: Identity, what: string): IdentityView {
  return {
    isAddress: kind === 'address',
    isFqdn: kind === 'fqdn',
    isUserFqdn: kind === 'user-fqdn',
    address: new Encoded(kind === 'address' ? value : ''),
    text: new RawText(value, what),
  };
}

function insideView({ inside, insideAnswers }: TunnelPlan, version: IpVersion): InsideView {
  return {
    customer: new Encoded(inside?.customer ?? ''),
    cloud: new Encoded(inside?.cloud ?? ''),
    prefix: inside && prefixView(inside.prefix),
    answers: insideAnswers,
    isV4: version === 4,
    isV6: version === 6,
  };
}

/** The IP version of an address, as booleans. */
export function versions(address: IpAddress): { isV4: boolean; isV6: boolean } {
  return { isV4: ipVersion(address) === 4, isV6: ipVersion(address) === 6 };
}
