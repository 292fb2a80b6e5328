import { carriedVersion, type Tunnel, type VpnConnection } from '../model/connection.js';
import type { IkeVersion } from '../model/crypto.js';
import { tunnelMtu } from '../model/mtu.js';
import { type InsidePair, ipVersion } from '../model/net.js';
import { type Answers, answerOf } from './answers.js';
import { type Decisions, originInWords } from './decisions.js';
import { planNatTraversal } from './nat.js';
import { checkIdentity, planIdentity, planOutside } from './outside.js';
import type { PhasePlan, TunnelPlan } from './plan.js';
import { type Choosing, chooseIkeVersion, choosePhase } from './proposals.js';

/** RFC 791 section 3.1 (what every host takes) and RFC 8200 section 5. */
const MINIMUM_MTU = { 4: 576, 6: 1280 } as const;

/** What is known of a tunnel before its own values are decided. */
export interface TunnelSlot {
  readonly number: number;
  readonly order: number;
  readonly preference: TunnelPlan['preference'];
  readonly numbers: Readonly<Record<string, number>>;
  readonly inside: InsidePair | undefined;
  readonly insideAnswers: boolean;
}

/** A tunnel by itself: the MSS is that of all tunnels of its connection. */
export type LoneTunnel = Omit<TunnelPlan, 'mss' | 'mssMtu'>;

/** Decides every value of one tunnel; undefined, with the reasons reported, when one can't be. */
export function planTunnel(
  choosing: Choosing,
  connection: VpnConnection,
  answers: Answers,
  asked: IkeVersion | undefined,
  slot: TunnelSlot,
): LoneTunnel | undefined {
  const { tunnel, device, decisions } = choosing;
  const outside = planOutside(choosing, answers);
  const version = carriedVersion(connection);
  const ikeVersion = chooseIkeVersion(choosing, asked);
  const isCarried = checkAddressing(choosing, ipVersion(tunnel.outside.cloud), version, answers, ikeVersion);
  const ike = ikeVersion && choosePhase(choosing, 'ike', ikeVersion);
  const esp = ikeVersion && choosePhase(choosing, 'esp', ikeVersion);
  if (!outside || !ikeVersion || !isCarried) return undefined;
  const identity = planIdentity(choosing, outside);
  checkIdentity(choosing, outside.local, identity, ikeVersion);
  const natTraversal = planNatTraversal(choosing, connection, outside, answers);
  if (!ike || !esp) return undefined;
  explainInside(slot.inside, tunnel, decisions);
  return {
    ...slot,
    outside,
    identity,
    psk: tunnel.psk,
    bgpKey: tunnel.bgpKey,
    ikeVersion,
    ikev1Mode: tunnel.ikev1Mode,
    ike,
    esp,
    dpd: planDpd(choosing),
    replayWindow: planReplayWindow(tunnel, device.manifest.replayWindow, decisions),
    natTraversal,
    mtu: planMtu(esp, natTraversal, outside, version, answers, choosing),
  };
}

function explainInside(inside: InsidePair | undefined, tunnel: Tunnel, decisions: Decisions): void {
  const reason = tunnel.inside ? `the customer's host of ${inside?.prefix}` : 'inside_networks';
  if (inside) decisions.add('inside address', inside.customer, reason);
  else decisions.add('inside address', 'none', 'the document gives none, and the tunnel needs none');
}

function checkAddressing(
  { name, device, report }: Choosing,
  outer: 4 | 6,
  inner: 4 | 6,
  answers: Answers,
  ikeVersion: IkeVersion | undefined,
): boolean {
  const { addressing, addressingWay, addressingNeeds } = device.manifest;
  const pair = `${inner}-in-${outer}` as const;
  const unmet = addressingNeeds.find(
    ({ addressing: pairs, answer, ikeVersion: version }) =>
      pairs.includes(pair) &&
      ((answer && answerOf(answers, answer.question, 'choice') !== answer.value) ||
        (version && ikeVersion && ikeVersion !== version)),
  );
  if (addressing.includes(pair) && !unmet) return true;
  report.add('ADDRESSING_NOT_SUPPORTED', {
    tunnel: name,
    device: device.manifest.name,
    inner,
    outer,
    way: unmet?.way ?? addressingWay,
  });
  return false;
}

function planMtu(
  esp: PhasePlan,
  natTraversal: boolean,
  outside: TunnelPlan['outside'],
  version: 4 | 6,
  answers: Answers,
  { name, device, report, decisions }: Choosing,
): number {
  const underlay = answerOf(answers, 'underlay_mtu', 'integer') ?? 1500;
  const { encryption, integrity } = esp;
  const mtu = tunnelMtu({
    encryption,
    integrity,
    natTraversal,
    underlayMtu: underlay,
    outerVersion: outside.version,
  });
  const minimum = Math.max(MINIMUM_MTU[version], device.manifest.minimumMtu);
  if (mtu < minimum) {
    report.add('MTU_TOO_SMALL', { tunnel: name, underlay, mtu, version, minimum });
  }
  decisions.add(
    'MTU',
    `${mtu} bytes`,
    `an underlay of ${underlay} less the headers of ${encryption} in IPv${outside.version}`,
  );
  return mtu;
}

/** As the document gives it, or with the nearest interval that the device takes. */
function planDpd({ name, tunnel, device, report, decisions }: Choosing): TunnelPlan['dpd'] {
  const { interval: found, retries } = tunnel.dpd.value;
  const { minimum, maximum } = device.manifest.dpdInterval;
  const interval = Math.min(Math.max(found, minimum), maximum);
  if (interval !== found) {
    report.add('DPD_INTERVAL_CHANGED', { tunnel: name, device: device.manifest.name, found, interval });
  }
  const reason =
    interval === found ? originInWords(tunnel.dpd.from) : `the nearest that the device takes to ${found} s`;
  decisions.add('DPD', `${interval} s x ${retries}`, reason);
  return { interval, retries };
}

/** The largest size that the device takes and that is not above the cloud's; else its smallest. */
function planReplayWindow(
  tunnel: Tunnel,
  sizes: readonly number[] | { readonly minimum: number; readonly maximum: number } | null,
  decisions: Decisions,
): number | undefined {
  if (sizes === null) return undefined;
  const { value: cloud, from } = tunnel.replayWindow;
  const window =
    'minimum' in sizes
      ? Math.min(Math.max(cloud, sizes.minimum), sizes.maximum)
      : Math.max(Math.min(...sizes), ...sizes.filter((size) => size <= cloud));
  const reason = window === cloud ? originInWords(from) : `the nearest that the device takes to ${cloud}`;
  decisions.add('replay window', `${window} packets`, reason);
  return window;
}
