import type { Report } from '../diagnostics/result.js';
import type { Tunnel, VpnConnection } from '../model/connection.js';
import type { IkeVersion } from '../model/crypto.js';
import { tcpMss, tunnelMtu } from '../model/mtu.js';
import { ipVersion, isPrivate } from '../model/net.js';
import { type Answers, answerOf } from './answers.js';
import { type Decisions, originInWords } from './decisions.js';
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
}

/** Decides every value of one tunnel; undefined, with the reasons reported, when one can't be. */
export function planTunnel(
  choosing: Choosing,
  connection: VpnConnection,
  answers: Answers,
  asked: IkeVersion | undefined,
  slot: TunnelSlot,
): TunnelPlan | undefined {
  const { tunnel, device, report, decisions } = choosing;
  const outside = planOutside(choosing, answers);
  const version = ipVersion(tunnel.inside.cloud);
  const natTraversal = planNatTraversal(connection, outside, answers, report, decisions);
  const ikeVersion = chooseIkeVersion(choosing, asked);
  if (ikeVersion) checkIdentity(choosing, outside, ikeVersion);
  const isCarried = checkAddressing(choosing, outside.version, version, answers, ikeVersion);
  const ike = ikeVersion && choosePhase(choosing, 'ike', ikeVersion);
  const esp = ikeVersion && choosePhase(choosing, 'esp', ikeVersion);
  if (!ikeVersion || !ike || !esp || !isCarried) return undefined;
  const sizes = planSizes(esp, natTraversal, outside, version, answers, choosing);
  return {
    ...slot,
    outside,
    inside: { ...tunnel.inside, version },
    psk: tunnel.psk,
    ikeVersion,
    ike,
    esp,
    dpd: planDpd(choosing),
    replayWindow: planReplayWindow(tunnel, device.manifest.replayWindow, decisions),
    natTraversal,
    ...sizes,
  };
}

function planOutside({ name, tunnel, report, decisions }: Choosing, answers: Answers): TunnelPlan['outside'] {
  const { cloud, customer } = tunnel.outside;
  const version = ipVersion(cloud);
  const answered = answerOf(answers, 'local_address', 'address');
  if (answered === cloud) report.add('LOCAL_ADDRESS_OF_CLOUD', { address: cloud });
  if (answered && ipVersion(answered) !== version) {
    report.add('LOCAL_ADDRESS_VERSION', { address: answered, version, tunnel: name });
  }
  if (!answered && isPrivate(customer))
    report.add('PRIVATE_CUSTOMER_ADDRESS', { tunnel: name, address: customer });
  const local = answered ?? customer;
  const { prefix, customer: insideAddress } = tunnel.inside;
  decisions.add('inside address', insideAddress, `the customer's host of ${prefix}`);
  decisions.add('local address', local, answered ? 'local_address' : 'the customer gateway address');
  decisions.add('IKE identity', customer, 'the customer gateway address, which the cloud expects');
  return { cloud, customer, local, version };
}

function checkIdentity(
  { name, device, report }: Choosing,
  outside: TunnelPlan['outside'],
  version: IkeVersion,
): void {
  const { customer, local } = outside;
  if (local === customer || device.manifest[`ikev${version}`]?.foreignIdentity) return;
  const params = { tunnel: name, device: device.manifest.name, address: customer, version };
  report.add('IDENTITY_NOT_SUPPORTED', params);
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

function planNatTraversal(
  connection: VpnConnection,
  outside: TunnelPlan['outside'],
  answers: Answers,
  report: Report,
  decisions: Decisions,
): boolean {
  const asked = answerOf(answers, 'nat_traversal', 'choice');
  // AWS, "Accelerated Site-to-Site VPN connections": NAT-T is required.
  const needed =
    outside.local !== outside.customer
      ? 'local_address differs from the public address'
      : connection.accelerated
        ? 'the connection is accelerated'
        : undefined;
  if (asked === 'off' && needed) report.add('NAT_TRAVERSAL_NEEDED', { reason: needed });
  const isOn = asked === 'on' || needed !== undefined;
  const reason = asked === 'auto' ? (needed ?? 'no NAT is known') : 'nat_traversal';
  decisions.add('NAT traversal', isOn ? 'on' : 'off', reason, ['on', 'off']);
  return isOn;
}

function planSizes(
  esp: PhasePlan,
  natTraversal: boolean,
  outside: TunnelPlan['outside'],
  version: 4 | 6,
  answers: Answers,
  { name, device, report, decisions }: Choosing,
): { mtu: number; mss: number } {
  const underlay = answerOf(answers, 'underlay_mtu', 'integer') ?? 1500;
  const { encryption, integrity } = esp;
  const mtu = tunnelMtu({
    encryption,
    integrity,
    natTraversal,
    underlayMtu: underlay,
    outerVersion: outside.version,
  });
  const mss = tcpMss(mtu, version);
  const minimum = Math.max(MINIMUM_MTU[version], device.manifest.minimumMtu);
  if (mtu < minimum) {
    report.add('MTU_TOO_SMALL', { tunnel: name, underlay, mtu, version, minimum });
  }
  decisions.add(
    'MTU',
    `${mtu} bytes`,
    `an underlay of ${underlay} less the headers of ${encryption} in IPv${outside.version}`,
  );
  decisions.add('TCP MSS', `${mss} bytes`, `the MTU less the headers of IPv${version} and TCP`);
  return { mtu, mss };
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
