import type { Device } from '../devices/manifest.js';
import type { IpAddress } from '../model/net.js';
import type { Plan } from '../plan/plan.js';
import { type CloudStep, cloudSteps } from './cloud.js';
import type { ConnectionChange } from './connections.js';
import { comparePlans, type Effect, type PlanChange } from './plans.js';

/** One cause of an interruption. */
export interface Cause {
  readonly side: 'device' | 'cloud';
  /** What changes, and what that does. */
  readonly what: string;
  /** RFC or page of the vendor. */
  readonly source: string;
}

export interface TunnelImpact {
  /** The tunnel's outside address in the cloud, as it is afterwards. */
  readonly tunnel: IpAddress;
  /** `session`: the tunnel stays up and its BGP session does not; `maybe`: it is not documented, or left to the device. */
  readonly goesDown: 'yes' | 'session' | 'maybe' | 'no';
  readonly causes: readonly Cause[];
}

export interface ConnectionImpact {
  readonly connection: string;
  /**
   * Which of its tunnels go down, or may: `none`, `one`, `each` (all, but one at a time is possible), `all` at once,
   * because one step at the cloud takes them all, or because there is only one.
   */
  readonly drops: 'none' | 'one' | 'each' | 'all';
  /** Whether that is certain; false where a cloud does not document it, or it is left to the device. */
  readonly isCertain: boolean;
  /** For how long its traffic stops at most. */
  readonly outage: Outage;
  /** What the cloud's side of the change takes. */
  readonly cloud: readonly CloudStep[];
  /** Every tunnel of the connection, by its outside address in the cloud. */
  readonly tunnels: readonly TunnelImpact[];
}

export interface Outage {
  /** Undefined where nobody gives an upper bound. */
  readonly seconds: number | undefined;
  readonly why: string;
  readonly source: string;
}

/** What the change of one plan into another does; `before` is undefined where nothing was on the device. */
export interface ImpactRequest {
  readonly changes: readonly ConnectionChange[];
  readonly before: Plan | undefined;
  readonly after: Plan;
  /** Without it, what the standards say of every device. */
  readonly device?: Device;
}

/**
 * Which tunnels go down when the change is made, on the device and at the cloud, for how long at most and why. One
 * row for each connection that changes in the documents or in the plan; the others stay as they are.
 */
export function impactOf({ changes, before, after, device }: ImpactRequest): readonly ConnectionImpact[] {
  const planned = before ? comparePlans(before, after, changes) : [];
  const downtime = device?.manifest.downtime;
  const isAll = downtime?.restarts === 'all' && before !== undefined && changes.length + planned.length > 0;
  const others = isAll ? after.connections.map(({ id }) => ({ connection: id })) : [];
  const ids = new Set([...changes, ...planned, ...others].map(({ connection }) => connection));
  return [...ids].sort().map((id) => {
    const change = changes.find((one) => one.connection === id);
    const own = planned.filter((one) => one.connection === id);
    const cloud = change ? cloudSteps(change) : [];
    const endpoints = change?.endpoints ?? endpointsIn(after, id);
    const whole = isAll && downtime ? [{ side: 'device' as const, ...ownCause(downtime) }] : [];
    const tunnels = endpoints.map((tunnel) => {
      const { goesDown, causes } = tunnelImpact(tunnel, own, cloud, downtime);
      return { tunnel, goesDown: isAll ? ('yes' as const) : goesDown, causes: [...whole, ...causes] };
    });
    const drops = isAll ? 'all' : dropsOf(tunnels, cloud);
    return {
      connection: id,
      drops,
      isCertain: tunnels.every((one) => one.goesDown !== 'maybe'),
      outage: outageOf(id, drops, tunnels, [before, after], downtime),
      cloud,
      tunnels,
    };
  });
}

/** The manifest gives its source at the end, in brackets. */
function ownCause({ why }: Downtime): Omit<Cause, 'side'> {
  const [, what = why, source = "the device's README"] = /^(.*) \(([^()]*)\)$/.exec(why) ?? [];
  return { what, source };
}

function endpointsIn(plan: Plan, id: string): readonly IpAddress[] {
  const connection = plan.connections.find((one) => one.id === id);
  return connection?.tunnels.map((one) => one.outside.cloud) ?? [];
}

type Downtime = NonNullable<Device['manifest']['downtime']>;

const EFFECTS: { readonly [effect in Exclude<Effect, 'none'>]: Omit<Cause, 'side'> } = {
  tunnel: {
    what: 'the device sets the tunnel up anew',
    source: 'RFC 7296 section 1.2: it is agreed on when the SA is set up',
  },
  bgp: {
    what: 'the BGP session starts again',
    source: 'RFC 4271 section 4.2, RFC 2385 section 4',
  },
  renewal: {
    what: 'it holds from the next SA on; a device may set the tunnel up anew to take it',
    source: "the device's README",
  },
};
const DOWN: { readonly [effect in Exclude<Effect, 'none'>]: TunnelImpact['goesDown'] } = {
  tunnel: 'yes',
  bgp: 'session',
  renewal: 'maybe',
};
const SEVERITY = ['no', 'session', 'maybe', 'yes'] as const;

function tunnelImpact(
  tunnel: IpAddress,
  planned: readonly PlanChange[],
  cloud: readonly CloudStep[],
  downtime: Downtime | undefined,
): TunnelImpact {
  const own = planned.filter((one) => one.tunnel === tunnel);
  const effects = (['tunnel', 'bgp', 'renewal'] as const).filter((effect) =>
    own.some((one) => one.effect === effect),
  );
  const device = effects.map((effect): Cause => {
    const changed = own.filter((one) => one.effect === effect).map(({ what }) => what);
    const isOwn = effect === 'renewal' && downtime?.restarts === 'changed';
    const { what, source } = isOwn && downtime ? ownCause(downtime) : EFFECTS[effect];
    return { side: 'device', what: `${changed.join(', ')}: ${what}`, source };
  });
  const steps = cloud.filter((step) => step.tunnels.includes(tunnel));
  const far = steps.map(({ api, changes, why, source }): Cause => {
    return { side: 'cloud', what: `${changes.join(', ')}: ${api}: ${why}`, source };
  });
  const levels = [
    ...effects.map((effect) =>
      effect === 'renewal' && downtime?.restarts === 'changed' ? ('yes' as const) : DOWN[effect],
    ),
    ...steps.map(({ drops }) => (drops === 'yes' ? 'yes' : 'maybe')),
  ];
  const goesDown = SEVERITY.findLast((level) => levels.includes(level)) ?? 'no';
  return { tunnel, goesDown, causes: [...device, ...far] };
}

function dropsOf(tunnels: readonly TunnelImpact[], cloud: readonly CloudStep[]): ConnectionImpact['drops'] {
  const down = tunnels.filter((one) => one.goesDown !== 'no').length;
  if (down === 0) return 'none';
  const isAtOnce = cloud.some((step) => step.scope === 'connection' && step.tunnels.length > 0);
  if (isAtOnce || tunnels.length === 1) return 'all';
  return down === tunnels.length ? 'each' : 'one';
}

function outageOf(
  id: string,
  drops: ConnectionImpact['drops'],
  tunnels: readonly TunnelImpact[],
  plans: readonly (Plan | undefined)[],
  downtime: Downtime | undefined,
): Outage {
  if (drops === 'none') return { seconds: 0, why: 'no tunnel goes down', source: 'the compared plans' };
  if (drops === 'all') {
    return {
      seconds: undefined,
      why: 'until both sides have the change and have set the tunnels up again: no cloud names a time',
      source: 'AWS Site-to-Site VPN User Guide, "Tunnel endpoint replacements"; nothing of Alibaba Cloud',
    };
  }
  const routings = plans.flatMap((plan) => plan?.connections.find((one) => one.id === id)?.routing ?? []);
  const times = routings.flatMap((one) => (one.kind === 'bgp' ? [one.holdTime] : []));
  const isBgp = times.length > 0 && times.length === routings.length;
  const dead = downtime ? ` (the device: ${downtime.staticFailover})` : '';
  const way = drops === 'each' ? 'each time, one tunnel after the other' : `while ${upOf(tunnels)} is up`;
  return isBgp
    ? {
        seconds: Math.max(...times),
        why: `${way}: until BGP takes the other tunnel, at the latest when the hold time is over`,
        source: 'RFC 4271 section 6.5',
      }
    : {
        seconds: undefined,
        why: `${way}: until the device and the cloud find the tunnel dead, and use the other one${dead}`,
        source: "the device's README, Limits",
      };
}

function upOf(tunnels: readonly TunnelImpact[]): string {
  const up = tunnels.filter((one) => one.goesDown === 'no').map(({ tunnel }) => `tunnel ${tunnel}`);
  return up.join(' and ');
}
