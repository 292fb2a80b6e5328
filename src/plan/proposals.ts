import type { Device, Manifest } from '../devices/manifest.js';
import type { Report } from '../diagnostics/result.js';
import type { PhaseOptions, Sourced, Tunnel, VpnConnection } from '../model/connection.js';
import {
  ENCRYPTIONS,
  type Encryption,
  IKE_VERSIONS,
  type IkeVersion,
  INTEGRITIES,
  type Integrity,
  isAead,
  PFS_GROUPS,
  type PfsGroup,
  strongestFirst,
} from '../model/crypto.js';
import type { NamedSuite, ProposalChoice } from './choices.js';
import { type Decisions, originInWords } from './decisions.js';
import type { PhasePlan } from './plan.js';
import { SETTINGS } from './settings.js';

/** Everything that choosing for one tunnel needs. */
export interface Choosing {
  /** How messages call the tunnel. */
  readonly name: string;
  readonly cloud: VpnConnection['cloud'];
  readonly tunnel: Tunnel;
  readonly device: Device;
  readonly choice: ProposalChoice;
  readonly report: Report;
  readonly decisions: Decisions;
}

export type PhaseId = 'ike' | 'esp';
export type Part = 'encryption' | 'integrity' | 'dhGroup';
type Words = NonNullable<Manifest['ikev2']>;

export const PHASES: Readonly<Record<PhaseId, string>> = { ike: 'phase 1', esp: 'phase 2' };
const PARTS: Readonly<Record<Part, string>> = {
  encryption: 'encryption',
  integrity: 'integrity or PRF',
  dhGroup: 'Diffie-Hellman group',
};
const LISTS: { readonly [part in Part]: readonly (string | number)[] } = {
  encryption: ENCRYPTIONS,
  integrity: INTEGRITIES,
  dhGroup: PFS_GROUPS,
};

/** IKEv2 when both sides can, or the version asked for. */
export function chooseIkeVersion(
  { name, cloud, tunnel, device, report, decisions }: Choosing,
  asked: IkeVersion | undefined,
): IkeVersion | undefined {
  const { value: allowed, from } = tunnel.ikeVersions;
  const supported = IKE_VERSIONS.filter((version) => device.manifest[`ikev${version}`] !== undefined);
  const common = supported.filter((version) => allowed.includes(version));
  const version = asked ?? common[0] ?? allowed[0];
  if (version === undefined) throw new Error('a tunnel allows at least one IKE version');
  const params = { tunnel: name, device: device.manifest.name, version, option: SETTINGS[cloud].ikeVersion };
  if (!allowed.includes(version)) {
    report.add('IKE_VERSION_NOT_ALLOWED', params);
    return undefined;
  }
  if (!supported.includes(version)) {
    report.add('IKE_VERSION_NOT_SUPPORTED', params);
    return undefined;
  }
  const reason = asked ? '--ike' : `the newest that both sides can; ${originInWords(from)}`;
  decisions.add(
    'IKE version',
    `IKEv${version}`,
    reason,
    common.map((one) => `IKEv${one}`),
  );
  return version;
}

/** Of what one algorithm is chosen. */
interface PhaseChoice {
  readonly phase: PhaseId;
  readonly version: IkeVersion;
  /** The proposal that was asked for by name or is in the document; undefined: the strongest. */
  readonly wanted: NamedSuite | undefined;
}

/** The one proposal of a phase; undefined, with the reason reported, when there is none. */
export function choosePhase(choosing: Choosing, phase: PhaseId, version: IkeVersion): PhasePlan | undefined {
  const { tunnel, device, choice, decisions } = choosing;
  const words = device.manifest[`ikev${version}`];
  if (!words) throw new Error(`${device.id} has no IKEv${version}`);
  const wanted = wantedSuite(choosing, phase);
  if (choice.kind !== 'strongest' && !wanted) return undefined;
  const of = { phase, version, wanted };
  const encryption = pick(choosing, of, 'encryption', (one) => hasEncryption(words, phase, version, one));
  const hasNoHash = encryption !== undefined && phase === 'esp' && isAead(encryption);
  const integrity =
    hasNoHash || !encryption
      ? undefined
      : pick(choosing, of, 'integrity', (one) => hasHash(words, phase, isAead(encryption), one));
  const dhGroup = pick(choosing, of, 'dhGroup', (one) => hasGroup(words, phase, one));
  if (!encryption || !dhGroup || (!integrity && !hasNoHash)) return undefined;
  const lifetime = tunnel[phase].lifetime;
  checkLifetime(choosing, phase, lifetime.value);
  decisions.add(`${PHASES[phase]} lifetime`, `${lifetime.value} s`, originInWords(lifetime.from));
  return { encryption, integrity, dhGroup, lifetime: lifetime.value };
}

function checkLifetime({ name, device, report }: Choosing, phase: PhaseId, lifetime: number): void {
  const { name: deviceName, lifetimes } = device.manifest;
  const { minimum, maximum } = lifetimes[phase];
  if (lifetime >= minimum && lifetime <= maximum) return;
  const params = { tunnel: name, device: deviceName, phase: PHASES[phase], lifetime, minimum, maximum };
  report.add('LIFETIME_NOT_SUPPORTED', params);
}

/** What a device can offer in one phase, the strongest first; of `integrity`, with or without an AEAD cipher. */
export interface Capabilities {
  readonly encryption: readonly Encryption[];
  readonly integrity: readonly Integrity[];
  readonly dhGroup: readonly PfsGroup[];
}

/** Undefined: the device has not this IKE version. */
export function capabilitiesOf(
  device: Device,
  phase: PhaseId,
  version: IkeVersion,
): Capabilities | undefined {
  const words = device.manifest[`ikev${version}`];
  if (!words) return undefined;
  const encryption = ENCRYPTIONS.filter((one) => hasEncryption(words, phase, version, one));
  const isEither = (one: Integrity) => [true, false].some((aead) => hasHash(words, phase, aead, one));
  return {
    encryption,
    integrity: INTEGRITIES.filter(isEither),
    dhGroup: PFS_GROUPS.filter((one) => hasGroup(words, phase, one)),
  };
}

/** AEAD in phase 1 is defined for IKEv2 alone (RFC 5282). */
function hasEncryption(
  words: Words,
  phase: PhaseId,
  version: IkeVersion,
  one: NamedSuite['encryption'],
): boolean {
  const isDefined = !(phase === 'ike' && version === 1 && isAead(one));
  return isDefined && words[phase].encryption[one] !== null;
}

function hasHash(words: Words, phase: PhaseId, aead: boolean, one: (typeof INTEGRITIES)[number]): boolean {
  return (phase === 'ike' && aead ? words.ike.prf : words[phase].integrity)[one] !== null;
}

function hasGroup(words: Words, phase: PhaseId, one: PfsGroup): boolean {
  if (one === 'none') return phase === 'esp' && words.withoutPfs;
  return words[phase].dhGroup[`${one}`] !== null;
}

function wantedSuite({ name, tunnel, choice, report }: Choosing, phase: PhaseId): NamedSuite | undefined {
  if (choice.kind === 'strongest') return undefined;
  if (choice.kind === 'named') return choice[phase];
  const given = tunnel.given?.[phase] ?? onlySuite(tunnel[phase]);
  if (!given) {
    report.add('PROPOSAL_NOT_GIVEN', { tunnel: name, phase: PHASES[phase] });
  }
  return given;
}

/** The suite of a phase whose every list has one member. */
function onlySuite({ encryption, integrity, dhGroup }: PhaseOptions): NamedSuite | undefined {
  const [cipher, secondCipher] = encryption.value;
  const [hash, secondHash] = integrity.value;
  const [group, secondGroup] = dhGroup.value;
  const isOnly = [secondCipher, secondHash, secondGroup].every((one) => one === undefined);
  return isOnly && cipher && hash && group
    ? { encryption: cipher, integrity: hash, dhGroup: group }
    : undefined;
}

/** One algorithm: the wanted one, checked against both sides, or the strongest that both have. */
function pick<P extends Part>(
  { name, cloud, tunnel, device, choice, report, decisions }: Choosing,
  { phase, version, wanted }: PhaseChoice,
  part: P,
  isSupported: (one: never) => boolean,
): NonNullable<NamedSuite[P]> | undefined {
  type Item = NonNullable<NamedSuite[P]>;
  const list = LISTS[part] as readonly Item[];
  const { value: allowed, from } = tunnel[phase][part] as unknown as Sourced<readonly Item[]>;
  const supported = list.filter((one) => isSupported(one as never));
  const common = strongestFirst(supported, allowed);
  const texts = {
    tunnel: name,
    phase: `${PHASES[phase]} of IKEv${version}`,
    device: device.manifest.name,
    allowed: joined(allowed),
    supported: joined(supported),
    option: SETTINGS[cloud][phase][part],
  };
  const one = wanted ? (wanted[part] as Item | undefined) : common[0];
  const what = `${PARTS[part]} ${one}`;
  if (one === undefined) report.add('PROPOSAL_NOTHING_COMMON', { ...texts, what: PARTS[part] });
  else if (!allowed.includes(one)) report.add('PROPOSAL_NOT_ALLOWED', { ...texts, what });
  else if (!supported.includes(one)) report.add('PROPOSAL_NOT_SUPPORTED', { ...texts, what });
  else {
    const reason = REASONS[choice.kind] + (choice.kind === 'named' ? '' : `; ${originInWords(from)}`);
    decisions.add(`${PHASES[phase]} ${PARTS[part]}`, one, reason, common);
    return one;
  }
  return undefined;
}

const REASONS: { readonly [kind in ProposalChoice['kind']]: string } = {
  strongest: 'the strongest that the cloud allows and the device has',
  given: 'what the document gives',
  named: '--proposal',
};

function joined(list: readonly (string | number)[]): string {
  return list.length > 0 ? list.join(', ') : 'none';
}
