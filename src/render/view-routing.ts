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
}

export function routingView(plan: RoutingPlan): RoutingView {
  const isBgp = plan.kind === 'bgp';
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
  };
}
