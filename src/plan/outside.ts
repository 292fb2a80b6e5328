import type { Report } from '../diagnostics/result.js';
import type { Identity } from '../model/connection.js';
import type { IkeVersion } from '../model/crypto.js';
import { type IpAddress, ipVersion, isPrivate } from '../model/net.js';
import { type Answers, answerOf } from './answers.js';
import type { TunnelPlan } from './plan.js';
import type { Choosing } from './proposals.js';
import { SETTINGS } from './settings.js';

/** The endpoints of a tunnel; undefined, with the reason reported, where the customer's is not known. */
export function planOutside(
  { name, tunnel, report, decisions }: Choosing,
  answers: Answers,
): TunnelPlan['outside'] | undefined {
  const { cloud, customer: told } = tunnel.outside;
  const answered = answerOf(answers, 'customer_address', 'address');
  const customer = told ?? answered;
  const local = answerOf(answers, 'local_address', 'address') ?? customer;
  if (told && answered && told !== answered) {
    report.add('CUSTOMER_ADDRESS_DIFFERS', { tunnel: name, answered, told });
  }
  // The question's own absence was reported once for all tunnels.
  if (!customer || !local) return undefined;
  const version = ipVersion(cloud);
  for (const question of ['customer_address', 'local_address']) {
    const address = answerOf(answers, question, 'address');
    if (address === cloud) report.add('ADDRESS_OF_CLOUD', { question, address });
    if (address && ipVersion(address) !== version) {
      report.add('ADDRESS_VERSION', { question, address, version, tunnel: name });
    }
  }
  const hasLocal = answers.has('local_address');
  if (!hasLocal && isPrivate(customer))
    report.add('PRIVATE_CUSTOMER_ADDRESS', { tunnel: name, address: customer });
  const whence = told ? 'the customer gateway address' : 'customer_address';
  decisions.add('local address', local, hasLocal ? 'local_address' : whence);
  return { cloud, customer, local, version };
}

/** Warns of one answer that stands for several public addresses: two uplinks have two addresses of the device. */
export function warnOfLocalAddress(tunnels: readonly TunnelPlan[], answers: Answers, report: Report): void {
  const local = answerOf(answers, 'local_address', 'address');
  const addresses = [...new Set(tunnels.map(({ outside }) => outside.customer))];
  if (!local || addresses.length < 2) return;
  report.add('LOCAL_ADDRESS_SHARED', { address: local, addresses: addresses.join(' and ') });
}

/** The identities that both sides send: those of the document, else the outside addresses. */
export function planIdentity(
  { tunnel, decisions }: Choosing,
  { cloud, customer }: TunnelPlan['outside'],
): TunnelPlan['identity'] {
  const { identity } = tunnel;
  const reason = identity.customer ? 'the document' : 'the customer gateway address, which the cloud expects';
  const own = identity.customer ?? address(customer);
  const peer = identity.cloud ?? address(cloud);
  decisions.add('IKE identity', own.value, reason);
  if (peer.value !== cloud) decisions.add('IKE identity of the cloud', peer.value, 'the document');
  return { customer: own, cloud: peer };
}

function address(value: IpAddress): Identity {
  return { kind: 'address', value };
}

/** Reports identities, and the mode of phase 1, that the device has no way to configure. */
export function checkIdentity(
  { name, cloud: ofCloud, tunnel, device, report }: Choosing,
  local: IpAddress,
  identity: TunnelPlan['identity'],
  version: IkeVersion,
): void {
  const words = device.manifest[`ikev${version}`];
  const params = { tunnel: name, device: device.manifest.name, version };
  const { customer, cloud } = identity;
  if (customer.kind === 'address' && customer.value !== local && !words?.foreignIdentity) {
    const option = SETTINGS[ofCloud].ikeVersion;
    report.add('IDENTITY_NOT_SUPPORTED', { ...params, address: customer.value, option });
  }
  for (const [side, { kind }] of [['your', customer] as const, ["the cloud's", cloud] as const]) {
    if (kind === 'address' || words?.identities.includes(kind)) continue;
    report.add('IDENTITY_KIND_NOT_SUPPORTED', { ...params, side, kind: IDENTITY_KINDS[kind] });
  }
  if (version === 1 && tunnel.ikev1Mode === 'aggressive' && !words?.aggressive) {
    report.add('AGGRESSIVE_NOT_SUPPORTED', params);
  }
}

const IDENTITY_KINDS = { fqdn: 'a name (ID_FQDN)', 'user-fqdn': 'an e-mail address (ID_RFC822_ADDR)' };
