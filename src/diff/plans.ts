import type { Identity } from '../model/connection.js';
import { suiteName } from '../model/crypto.js';
import { compareIp, type IpAddress, type Prefix } from '../model/net.js';
import { Secret } from '../model/secret.js';
import type { ConnectionPlan, Plan, RoutingPlan, TunnelPlan } from '../plan/plan.js';
import type { ConnectionChange } from './connections.js';

/**
 * What a changed value does to the tunnel on the device: `tunnel`: the tunnel is set up anew; `bgp`: its BGP session
 * is; `renewal`: the value holds from the next SA on, for which a device may set the tunnel up anew; `none`: it stays up.
 */
export type Effect = 'tunnel' | 'bgp' | 'renewal' | 'none';

/** One decided value that differs. A secret is only `[secret]` on both sides, or `none`. */
export interface PlanChange {
  readonly connection: string;
  /** The tunnel's outside address in the cloud, as it is afterwards. */
  readonly tunnel: IpAddress;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly effect: Effect;
}

type Value = string | number | Secret | undefined;
type Decided = readonly [what: string, effect: Effect, value: Value];

/** Compares what was decided for the tunnels that are in both plans; `changes` says which of them are the same. */
export function comparePlans(
  before: Plan,
  after: Plan,
  changes: readonly ConnectionChange[],
): readonly PlanChange[] {
  const moved = new Map(
    changes.flatMap((one) =>
      one.tunnels.map(({ tunnel, before }) => [`${one.connection} ${tunnel}`, before] as const),
    ),
  );
  return after.connections.flatMap((now) => {
    const old = before.connections.find((one) => one.id === now.id);
    const tunnels = [...now.tunnels].sort((a, b) => compareIp(a.outside.cloud, b.outside.cloud));
    return tunnels.flatMap((is) => {
      const address = moved.get(`${now.id} ${is.outside.cloud}`) ?? is.outside.cloud;
      const was = old?.tunnels.find((one) => one.outside.cloud === address);
      return old && was ? differences([old, was], [now, is]) : [];
    });
  });
}

type Planned = readonly [ConnectionPlan, TunnelPlan];

function differences(before: Planned, after: Planned): PlanChange[] {
  const [{ id }, { outside }] = after;
  const [old, now] = [before, after].map(([connection, tunnel]) => decidedOf(connection, tunnel));
  const said = new Map(old?.map(([what, , value]) => [what, value]));
  return (now ?? []).flatMap(([what, effect, is]): PlanChange[] => {
    const was = said.get(what);
    if (isSame(was, is)) return [];
    const change = { before: inWords(was), after: inWords(is), effect };
    return [{ connection: id, tunnel: outside.cloud, what, ...change }];
  });
}

function isSame(one: Value, other: Value): boolean {
  return one instanceof Secret && other instanceof Secret ? one.equals(other) : one === other;
}

function inWords(value: Value): string {
  return value === undefined || value === '' ? 'none' : String(value);
}

/** RFC 7296 sections 1.2, 2.7, 2.8 and 2.15: what is agreed on, or proven, when an SA is set up. */
function decidedOf({ routing }: ConnectionPlan, tunnel: TunnelPlan): Decided[] {
  const { outside, identity, inside, ike, esp, dpd } = tunnel;
  return [
    ['cloud outside address', 'tunnel', outside.cloud],
    ['customer outside address', 'tunnel', outside.customer],
    ['local outside address', 'tunnel', outside.local],
    ['customer IKE identity', 'tunnel', identityInWords(identity.customer)],
    ['cloud IKE identity', 'tunnel', identityInWords(identity.cloud)],
    ['pre-shared key', 'tunnel', tunnel.psk],
    ['IKE version', 'tunnel', tunnel.ikeVersion],
    ['IKEv1 mode', 'tunnel', tunnel.ikeVersion === 1 ? tunnel.ikev1Mode : undefined],
    ['phase 1 proposal', 'tunnel', suiteName(ike)],
    ['phase 2 proposal', 'tunnel', suiteName(esp)],
    ['phase 1 lifetime', 'renewal', `${ike.lifetime} s`],
    ['phase 2 lifetime', 'renewal', `${esp.lifetime} s`],
    ['NAT traversal', 'tunnel', tunnel.natTraversal ? 'on' : 'off'],
    ['dead peer detection', 'renewal', `${dpd.interval} s x ${dpd.retries}`],
    ['replay window', 'renewal', tunnel.replayWindow],
    ['inside network', 'tunnel', inside && `${inside.prefix}, the customer has ${inside.customer}`],
    ['MTU', 'none', `${tunnel.mtu} bytes`],
    ['TCP MSS', 'none', `${tunnel.mss} bytes`],
    ['preference', 'none', tunnel.preference],
    ...Object.entries(tunnel.numbers).map(([id, number]) => [`${id} number`, 'tunnel', number] as const),
    ...routingOf(routing, tunnel),
  ];
}

/** RFC 4271 section 4.2: ASN and hold time are said when a session opens; RFC 2385: the key signs every segment. */
function routingOf(routing: RoutingPlan, { bgpKey }: TunnelPlan): Decided[] {
  const list = (items: readonly Prefix[]) => items.join(', ');
  const kind: Decided = ['routing', 'bgp', routing.kind === 'bgp' ? 'BGP' : 'static'];
  if (routing.kind === 'static') {
    const { routes, selectors } = routing;
    const words = selectors && `${list(selectors.customer)} to ${list(selectors.cloud)}`;
    return [kind, ['routes', 'none', list(routes)], ['traffic selectors', 'tunnel', words]];
  }
  const rules = routing.inbound.map(
    ({ action, prefix, maxLength }) =>
      `${action} ${prefix}${maxLength === undefined ? '' : ` le ${maxLength}`}`,
  );
  return [
    kind,
    ['BGP key', 'bgp', bgpKey],
    ['customer ASN', 'bgp', routing.customerAsn],
    ['cloud ASN', 'bgp', routing.cloudAsn],
    ['BGP hold time', 'bgp', `${routing.holdTime} s`],
    ['BGP keepalive', 'bgp', `${routing.keepalive} s`],
    ['announced', 'none', list(routing.announced)],
    ['accepted', 'none', rules.join(', ')],
  ];
}

function identityInWords({ kind, value }: Identity): string {
  return kind === 'address' ? value : `${value} (${kind})`;
}
