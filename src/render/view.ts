import type { Device, Manifest } from '../devices/manifest.js';
import { questionsOf } from '../devices/questions.js';
import { type IpAddress, ipVersion } from '../model/net.js';
import type { Answers, AnswerValue } from '../plan/answers.js';
import { sharedIdentities } from '../plan/identities.js';
import type { ConnectionPlan, Plan } from '../plan/plan.js';
import { Encoded, RawText } from './encoded.js';
import type { PhaseView } from './view-crypto.js';
import { distinctPrefixes, type PrefixView, prefixView } from './view-net.js';
import { type RoutingView, routingView } from './view-routing.js';
import { type TunnelView, tunnelView, versions } from './view-tunnel.js';

export interface ConnectionView {
  readonly id: RawText;
  readonly hasName: boolean;
  readonly name: RawText;
  readonly isV4: boolean;
  readonly isV6: boolean;
  readonly prefersOne: boolean;
  readonly isPair: boolean;
  /** Whether every tunnel has addresses inside. */
  readonly hasInside: boolean;
  /** Whether the cloud answers at every one of them. */
  readonly insideAnswers: boolean;
  /** Whether any tunnel has a key for its BGP session. */
  readonly hasBgpKey: boolean;
  readonly routing: RoutingView;
  /** The networks of both sides that are known: the answers of the inside IP version, else the selectors. */
  readonly customerNetworks: readonly PrefixView[];
  readonly hasCustomerNetworks: boolean;
  readonly cloudNetworks: readonly PrefixView[];
  readonly tunnels: readonly TunnelView[];
  /** The tunnels in the order of a change: one at a time, the standby first. */
  readonly standbyFirst: readonly TunnelView[];
}

/** What every template of a device sees; a file per connection or tunnel sees `connection` or `tunnel` beside it. */
export interface View {
  readonly site: Readonly<Record<string, unknown>>;
  readonly given: Readonly<Record<string, boolean>>;
  readonly connections: readonly ConnectionView[];
  readonly tunnels: readonly TunnelView[];
  readonly hasBgp: boolean;
  readonly hasStatic: boolean;
  readonly hasV4: boolean;
  readonly hasV6: boolean;
  readonly hasIkev1: boolean;
  readonly hasIkev2: boolean;
  /** Of the device's one BGP process; 0 without BGP. */
  readonly customerAsn: number;
  /** What the one BGP process announces: the networks of all connections, each once. */
  readonly announced: readonly PrefixView[];
  /** Whether a BGP connection of this inside IP version uses both of its tunnels alike. */
  readonly isMultipathV4: boolean;
  readonly isMultipathV6: boolean;
  /** The device's own outside addresses, each once, with the phase 1 proposals that its tunnels use. */
  readonly localAddresses: readonly LocalAddressView[];
  /** Phase 1 and phase 2 proposals by IKE version, each once. */
  readonly ikev1Proposals: readonly PhaseView[];
  readonly ikev2Proposals: readonly PhaseView[];
  readonly espProposals: readonly PhaseView[];
}

export interface LocalAddressView {
  readonly address: Encoded;
  readonly isV4: boolean;
  readonly isV6: boolean;
  /** Whether a tunnel from this address uses IKEv2. */
  readonly hasIkev2: boolean;
  readonly ikev2Proposals: readonly PhaseView[];
}

export function buildView(plan: Plan, device: Device): View {
  const shared = sharedIdentities(plan.connections.flatMap((one) => one.tunnels));
  const connections = plan.connections.map((one) =>
    connectionView(one, plan.answers, device.manifest, shared),
  );
  const tunnels = connections.flatMap((one) => one.tunnels);
  const bgp = connections.find((one) => one.routing.isBgp);
  const ofVersion = (version: 1 | 2) => tunnels.filter((one) => one.isIkev1 === (version === 1));
  return {
    ...siteView(plan.answers, device.manifest),
    connections,
    tunnels,
    hasBgp: bgp !== undefined,
    hasStatic: connections.some((one) => one.routing.isStatic),
    hasV4: connections.some((one) => one.isV4),
    hasV6: connections.some((one) => one.isV6),
    hasIkev1: ofVersion(1).length > 0,
    hasIkev2: ofVersion(2).length > 0,
    customerAsn: bgp?.routing.customerAsn ?? 0,
    announced: distinctPrefixes(connections.flatMap((one) => one.routing.announced)),
    isMultipathV4: connections.some((one) => one.isV4 && isMultipath(one)),
    isMultipathV6: connections.some((one) => one.isV6 && isMultipath(one)),
    localAddresses: localAddressViews(tunnels),
    ikev1Proposals: distinct(ofVersion(1).map((one) => one.ike)),
    ikev2Proposals: distinct(ofVersion(2).map((one) => one.ike)),
    espProposals: distinct(tunnels.map((one) => one.esp)),
  };
}

function connectionView(
  plan: ConnectionPlan,
  answers: Answers,
  manifest: Manifest,
  shared: ReadonlySet<string>,
): ConnectionView {
  const routing = routingView(plan.routing, plan.version);
  const tunnels = plan.tunnels.map((one) => tunnelView(one, { connection: plan, routing, manifest, shared }));
  const customerNetworks = networksOf('customer', plan, answers);
  return {
    id: new RawText(plan.id, `the connection id`),
    hasName: plan.name !== undefined,
    name: new RawText(plan.name ?? '', `the name of ${plan.id}`),
    isV4: plan.version === 4,
    isV6: plan.version === 6,
    prefersOne: plan.tunnels.some((one) => one.preference === 'preferred'),
    isPair: plan.tunnels.length > 1,
    hasInside: plan.tunnels.every((one) => one.inside),
    insideAnswers: plan.tunnels.every((one) => one.insideAnswers),
    hasBgpKey: plan.tunnels.some((one) => one.bgpKey),
    routing,
    customerNetworks,
    hasCustomerNetworks: customerNetworks.length > 0,
    cloudNetworks: networksOf('cloud', plan, answers),
    tunnels,
    standbyFirst: [...tunnels.filter((one) => one.isBackup), ...tunnels.filter((one) => !one.isBackup)],
  };
}

function networksOf(
  side: 'customer' | 'cloud',
  { routing, version }: ConnectionPlan,
  answers: Answers,
): PrefixView[] {
  const answer = answers.get(`${side}_prefixes`);
  const given = answer?.type === 'prefixes' ? answer.value : [];
  const known = given.filter((one) => ipVersion(one) === version);
  const selectors = routing.kind === 'static' ? (routing.selectors?.[side] ?? []) : [];
  return (known.length > 0 ? known : selectors).map(prefixView);
}

function localAddressViews(tunnels: readonly TunnelView[]): LocalAddressView[] {
  const addresses = [...new Set(tunnels.map((one) => one.outside.local.text))];
  return addresses.map((address) => {
    const ikev2 = tunnels.filter((one) => one.isIkev2 && one.outside.local.text === address);
    return {
      address: new Encoded(address),
      ...versions(address as IpAddress),
      hasIkev2: ikev2.length > 0,
      ikev2Proposals: distinct(ikev2.map((one) => one.ike)),
    };
  });
}

function distinct(phases: readonly PhaseView[]): PhaseView[] {
  return [...new Map(phases.map((one) => [one.name.text, one])).values()];
}

function isMultipath({ routing, prefersOne, tunnels }: ConnectionView): boolean {
  return routing.isBgp && !prefersOne && tunnels.length > 1;
}

/** `site.NAME` is the answer, where there is one; `given.NAME` tells whether there is. */
function siteView(answers: Answers, manifest: Manifest): Pick<View, 'site' | 'given'> {
  const questions = new Set([...questionsOf(manifest).map((one) => one.id), ...answers.keys()]);
  return {
    site: Object.fromEntries([...answers].map(([id, answer]) => [id, answerView(id, answer)])),
    given: Object.fromEntries([...questions].map((id) => [id, answers.has(id)])),
  };
}

function answerView(id: string, answer: AnswerValue): unknown {
  switch (answer.type) {
    case 'prefixes':
      return answer.value.map(prefixView);
    case 'address':
    case 'choice':
      return new Encoded(answer.value);
    case 'addresses':
      return answer.value.map((address) => new Encoded(address));
    case 'word':
      return new RawText(answer.value, `the answer to ${id}`);
    default:
      return answer.value;
  }
}
