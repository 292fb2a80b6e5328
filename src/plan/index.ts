import type { Device } from '../devices/manifest.js';
import type { Question } from '../devices/questions.js';
import { Report, type Result } from '../diagnostics/result.js';
import { carriedVersion, type VpnConnection } from '../model/connection.js';
import type { IkeVersion } from '../model/crypto.js';
import { addressLabel, type IpAddress } from '../model/net.js';
import { type Answers, answerOf } from './answers.js';
import { type ProposalChoice, parseProposal } from './choices.js';
import { Decisions } from './decisions.js';
import { explainRouting, explainSlot } from './explain.js';
import { checkKeys, checkPeers } from './identities.js';
import { type InsideAnswers, planInside } from './inside.js';
import { type DecidedTunnel, shareMss } from './mss.js';
import { type ChosenNumber, type ChosenNumbers, chooseNumbers, type NumberChoices } from './numbers.js';
import { warnOfLocalAddress } from './outside.js';
import type { ConnectionPlan, Decision, Plan } from './plan.js';
import { checkPreference, preferenceOf } from './preference.js';
import { type GivenAnswer, resolveAnswers } from './resolve-answers.js';
import { checkPrefixes, planRouting } from './routing.js';
import { checkPlanned, checkSelectors, selectorsOf } from './selectors.js';
import { planTunnel } from './tunnel.js';
import { warnOfSharing, warnOfWeakness } from './weakness.js';

/** What a plan is made from. */
export interface PlanRequest {
  readonly connections: readonly VpnConnection[];
  readonly device: Device;
  /** Answers by source; a later source replaces an earlier one. */
  readonly answers: readonly (readonly GivenAnswer[])[];
  /** `strongest`, `given` or a name; without it `strongest` where the document has tunnel options, else `given`. */
  readonly proposal?: string;
  /** Without it IKEv2 when both sides can. */
  readonly ike?: IkeVersion;
  /** Without it, the numbers are counted up from the answers alone. */
  readonly numbers?: NumberChoices;
}

/** Decides every value that the device's templates print, or reports every reason why it can't. */
export function planDevice(request: PlanRequest): Result<Plan> {
  const report = new Report();
  const { connections, device } = request;
  const answers = resolveAnswers(request.answers, device, needsOf(connections), report);
  const proposal = request.proposal === undefined ? undefined : parseProposal(request.proposal, report);
  checkPrefixes(connections, answers, report);
  checkPreference(connections, answers, report);
  checkAsns(connections, device, report);
  checkStatic(connections, device, answers, report);
  for (const connection of connections) checkSelectors(connection, device, answers, report);
  checkLabels(connections, report);
  const numbers = chooseNumbers(connections, device, answers, request.numbers ?? {}, report);
  const inside = planInside(connections, device, answers, report);
  const decisions: Decision[] = [];
  let before = 0;
  const plans = connections.map((connection) => {
    const plan = planConnection(connection, {
      ...request,
      answers,
      proposal,
      inside,
      numbers,
      before,
      report,
      decisions,
    });
    before += connection.tunnels.length;
    return plan;
  });
  const tunnels = plans.flatMap((one) => one.tunnels);
  warnOfLocalAddress(tunnels, answers, report);
  warnOfSharing(tunnels, device, report);
  checkKeys(tunnels, device, report);
  checkPeers(tunnels, device, report);
  return report.result<Plan>(report.failed ? undefined : { connections: plans, answers, decisions });
}

interface Planning {
  readonly device: Device;
  readonly answers: Answers;
  readonly proposal: ProposalChoice | undefined;
  readonly ike?: IkeVersion;
  readonly inside: InsideAnswers;
  readonly numbers: ChosenNumbers;
  /** Tunnels of the connections before this one. */
  readonly before: number;
  readonly report: Report;
  readonly decisions: Decision[];
}

function planConnection(connection: VpnConnection, planning: Planning): ConnectionPlan {
  const { answers, before, report } = planning;
  const version = carriedVersion(connection);
  const choice = planning.proposal ?? { kind: connection.authority === 'template' ? 'given' : 'strongest' };
  const routing = planRouting(connection, version, answers, report);
  const tunnels = connection.tunnels.map((tunnel, index): DecidedTunnel | undefined => {
    const name = `tunnel ${tunnel.outside.cloud}`;
    const decisions = new Decisions(`${connection.id} ${name}`);
    const chosen = planning.numbers.get(tunnel) ?? {};
    const slot = {
      number: before + index + 1,
      order: index + 1,
      preference: preferenceOf(connection, tunnel, answers),
      numbers: numbersIn(chosen),
      inside: tunnel.inside ?? planning.inside.get(tunnel),
      insideAnswers: tunnel.inside !== undefined,
    };
    const choosing = {
      name,
      cloud: connection.cloud,
      tunnel,
      device: planning.device,
      choice,
      report,
      decisions,
    };
    const plan = planTunnel(choosing, connection, answers, planning.ike, slot);
    explainSlot(slot, tunnel.role, answers, chosen, decisions);
    explainRouting(connection, routing, answers, decisions);
    return plan && { tunnel: plan, decisions };
  });
  const decided = tunnels.filter((tunnel) => tunnel !== undefined);
  const planned = shareMss(decided, version);
  planning.decisions.push(...decided.flatMap(({ decisions }) => decisions.list));
  checkPlanned(connection, planned, planning.device, report);
  warnOfWeakness(planned, connection.cloud, report);
  return { id: connection.id, name: connection.name, version, routing, tunnels: planned };
}

/** The conditional questions that these connections make needed. */
function needsOf(connections: readonly VpnConnection[]): readonly Question['needed'][] {
  const hasStatic = connections.some((one) => one.routing.kind === 'static' && !selectorsOf(one));
  const lacksCustomer = connections.some((one) => one.tunnels.some(({ outside }) => !outside.customer));
  return [
    ...(hasStatic ? (['static'] as const) : []),
    ...(lacksCustomer ? (['customer-address'] as const) : []),
  ];
}

function numbersIn(chosen: Readonly<Record<string, ChosenNumber>>): Record<string, number> {
  return Object.fromEntries(Object.entries(chosen).map(([id, { number }]) => [id, number]));
}

/** The files configure the one BGP process of the device. */
function checkAsns(connections: readonly VpnConnection[], device: Device, report: Report): void {
  const asns = new Set(
    connections.flatMap((one) => (one.routing.kind === 'bgp' ? [one.routing.customerAsn] : [])),
  );
  if (asns.size > 1) {
    report.add('CUSTOMER_ASN_CONFLICT', { asns: [...asns].join(', '), device: device.manifest.name });
  }
}

/** Routes are no part of the documents: one answer can't tell two static connections apart. */
function checkStatic(
  connections: readonly VpnConnection[],
  device: Device,
  answers: Answers,
  report: Report,
): void {
  const fixed = connections.filter((one) => one.routing.kind === 'static' && !selectorsOf(one));
  for (const version of [4, 6] as const) {
    const same = fixed.filter((one) => carriedVersion(one) === version);
    const names = same.map((one) => one.id).join(' and ');
    if (same.length > 1) report.add('STATIC_ROUTES_SHARED', { connections: names });
  }
  if (device.manifest.staticDefaultRoute || !answerOf(answers, 'accept_default_route', 'boolean')) return;
  for (const { id } of fixed) {
    report.add('DEFAULT_ROUTE_NOT_SUPPORTED', { connection: id, device: device.manifest.name });
  }
}

/** Names of tunnels are made from the cloud's outside address, of which IPv6 leaves too little room for all. */
function checkLabels(connections: readonly VpnConnection[], report: Report): void {
  const seen = new Map<string, IpAddress>();
  for (const other of connections.flatMap((one) => one.tunnels.map((tunnel) => tunnel.outside.cloud))) {
    const label = addressLabel(other);
    const one = seen.get(label);
    if (one !== undefined && one !== other) report.add('ENDPOINTS_ALIKE', { one, other });
    seen.set(label, other);
  }
}
