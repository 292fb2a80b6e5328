import type { Selectors } from '../model/connection.js';
import { defaultPrefix, type IpVersion, type Prefix } from '../model/net.js';
import type { RoutingPlan } from '../plan/plan.js';
import { contentId } from './content-id.js';
import { Encoded } from './encoded.js';
import { type PrefixView, prefixView, type RuleView, ruleView } from './view-net.js';

/** How a connection is routed; what belongs to the other kind of routing is 0 or empty. */
export interface RoutingView {
  readonly isBgp: boolean;
  readonly isStatic: boolean;
  readonly customerAsn: number;
  readonly cloudAsn: number;
  readonly holdTime: number;
  readonly keepalive: number;
  readonly announces: boolean;
  readonly announced: readonly RuleView[];
  readonly inbound: readonly RuleView[];
  /** Stand for the content of the two lists: for the name of a list that is never edited. */
  readonly announcedId: Encoded;
  readonly inboundId: Encoded;
  readonly routes: readonly PrefixView[];
  /** Whether only packets between certain networks enter the tunnels (protected data flow). */
  readonly hasSelectors: boolean;
  /** Stands for them, as `announcedId` does for its list. */
  readonly selectorsId: Encoded;
  /** The networks of both sides; without selectors, everything of the inside IP version. */
  readonly selectors: {
    readonly customer: readonly SelectorView[];
    readonly cloud: readonly SelectorView[];
    /** As few pairs as name every one of them: where one side has no more, its last one again. */
    readonly pairs: readonly SelectorPairView[];
  };
}

/** `isFirst`: for what stands between two of them. */
export interface SelectorView extends PrefixView {
  readonly isFirst: boolean;
}

export interface SelectorPairView {
  readonly customer: PrefixView;
  readonly cloud: PrefixView;
  readonly isFirst: boolean;
}

export function routingView(plan: RoutingPlan, version: IpVersion): RoutingView {
  const isBgp = plan.kind === 'bgp';
  const selectors = isBgp ? undefined : plan.selectors;
  const announced = isBgp ? plan.announced : [];
  return {
    isBgp,
    isStatic: !isBgp,
    customerAsn: isBgp ? plan.customerAsn : 0,
    cloudAsn: isBgp ? plan.cloudAsn : 0,
    holdTime: isBgp ? plan.holdTime : 0,
    keepalive: isBgp ? plan.keepalive : 0,
    announces: announced.length > 0,
    announced: announced.map((prefix, index) =>
      ruleView({ sequence: 10 * (index + 1), action: 'permit', prefix, maxLength: undefined }),
    ),
    inbound: isBgp ? plan.inbound.map(ruleView) : [],
    announcedId: new Encoded(contentId(JSON.stringify(announced))),
    inboundId: new Encoded(contentId(JSON.stringify(isBgp ? plan.inbound : []))),
    routes: isBgp ? [] : plan.routes.map(prefixView),
    hasSelectors: selectors !== undefined,
    selectorsId: new Encoded(contentId(JSON.stringify(selectors ?? null))),
    selectors: selectorsView(selectors, version),
  };
}

function selectorsView(selectors: Selectors | undefined, version: IpVersion): RoutingView['selectors'] {
  const customer = selectorViews(selectors?.customer, version);
  const cloud = selectorViews(selectors?.cloud, version);
  const pair = (at: number): SelectorPairView[] => {
    const [one, other] = [customer[at] ?? customer.at(-1), cloud[at] ?? cloud.at(-1)];
    return one && other ? [{ customer: one, cloud: other, isFirst: at === 0 }] : [];
  };
  const longer = customer.length > cloud.length ? customer : cloud;
  return { customer, cloud, pairs: longer.flatMap((_, at) => pair(at)) };
}

function selectorViews(prefixes: readonly Prefix[] | undefined, version: IpVersion): SelectorView[] {
  const list = prefixes ?? [defaultPrefix(version)];
  return list.map((prefix, index) => ({ ...prefixView(prefix), isFirst: index === 0 }));
}
