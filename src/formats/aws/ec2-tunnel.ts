import type { Report } from '../../diagnostics/result.js';
import {
  API_ENCRYPTIONS,
  API_IKE_VERSIONS,
  API_INTEGRITIES,
  AWS_LIFETIMES,
  inRange,
  type Range,
} from '../../model/aws.js';
import type { Upkeep } from '../../model/connection.js';
import {
  type DhGroup,
  ENCRYPTIONS,
  type Encryption,
  IKE_VERSIONS,
  type IkeVersion,
  INTEGRITIES,
  type Integrity,
  strongestFirst,
} from '../../model/crypto.js';
import { type IpAddress, ipVersion, type Prefix, parseCidr, prefixLength } from '../../model/net.js';
import type { Secret } from '../../model/secret.js';
import { convert, endpoint } from '../convert.js';
import { quoted } from '../quote.js';
import type { Field, Spot } from '../spot.js';
import { numberField, type TreeNode, textField, wrongType } from '../tree.js';
import { groupsList, namesList } from './ec2-lists.js';
import { AWS_DEFAULTS, DPD_TIMEOUT, REPLAY_WINDOW } from './limits.js';
import { pskField } from './psk.js';
import { readUpkeep } from './upkeep.js';

/** What the tunnel options list for one phase; an absent list means AWS's defaults. */
export interface Ec2Phase {
  readonly encryption: Field<readonly Encryption[]> | undefined;
  readonly integrity: Field<readonly Integrity[]> | undefined;
  readonly dhGroup: Field<readonly DhGroup[]> | undefined;
  /** Seconds. */
  readonly lifetime: Field<number> | undefined;
}

/** One item of Options.TunnelOptions. */
export interface Ec2Tunnel {
  readonly at: Spot;
  readonly outside: Field<IpAddress> | undefined;
  readonly inside: Field<Prefix> | undefined;
  readonly inside6: Field<Prefix> | undefined;
  readonly psk: Field<Secret> | undefined;
  readonly ike: Ec2Phase;
  readonly esp: Ec2Phase;
  readonly ikeVersions: Field<readonly IkeVersion[]> | undefined;
  /** Packets. */
  readonly replayWindow: Field<number> | undefined;
  /** Seconds. */
  readonly dpdTimeout: Field<number> | undefined;
  readonly upkeep: Upkeep | undefined;
}

/** Reads one item of TunnelOptions (EC2 API, TunnelOption). */
export function readEc2Tunnel(node: TreeNode, report: Report): Ec2Tunnel {
  const psk = textOfKey(node, report);
  const outside = textField(node, 'OutsideIpAddress', report);
  return {
    at: node,
    outside: convert(outside, 'OutsideIpAddress', 'a unicast address', endpoint, report),
    inside: insideCidr(node, 'TunnelInsideCidr', 4, report),
    inside6: insideCidr(node, 'TunnelInsideIpv6Cidr', 6, report),
    psk,
    ike: readPhase(node, 'ike', report),
    esp: readPhase(node, 'esp', report),
    ikeVersions: sorted(namesList(node, 'IkeVersions', API_IKE_VERSIONS, report), IKE_VERSIONS),
    replayWindow: ranged(node, 'ReplayWindowSize', REPLAY_WINDOW, report),
    dpdTimeout: ranged(node, 'DpdTimeoutSeconds', DPD_TIMEOUT, report),
    upkeep: readUpkeep(node, report),
  };
}

function readPhase(node: TreeNode, phase: 'ike' | 'esp', report: Report): Ec2Phase {
  const prefix = phase === 'ike' ? 'Phase1' : 'Phase2';
  const groups = AWS_DEFAULTS.dhGroup[phase];
  return {
    encryption: sorted(
      namesList(node, `${prefix}EncryptionAlgorithms`, API_ENCRYPTIONS, report),
      ENCRYPTIONS,
    ),
    integrity: sorted(namesList(node, `${prefix}IntegrityAlgorithms`, API_INTEGRITIES, report), INTEGRITIES),
    dhGroup: sorted(groupsList(node, `${prefix}DHGroupNumbers`, groups, report), groups),
    lifetime: ranged(node, `${prefix}LifetimeSeconds`, AWS_LIFETIMES[phase], report),
  };
}

/** The order of a list means nothing to AWS: the model has it by strength. */
function sorted<T>(field: Field<readonly T[]> | undefined, order: readonly T[]): typeof field {
  return field && { value: field.value && strongestFirst(order, field.value), at: field.at };
}

/** A pre-shared key is no text of textField(): a mask is looked for in another way. */
function textOfKey(node: TreeNode, report: Report): Field<Secret> | undefined {
  const at = node.get('PreSharedKey');
  if (!at) return undefined;
  if (at.kind === 'string' || at.kind === 'leaf') {
    return pskField(String(at.scalar ?? ''), 'PreSharedKey', at, report);
  }
  return wrongType(at, 'PreSharedKey', 'a string', report);
}

/** A /30 or /126; a document that gives one of its hosts instead of the network is taken with a warning. */
function insideCidr(node: TreeNode, name: string, version: 4 | 6, report: Report): Field<Prefix> | undefined {
  const length = version === 4 ? 30 : 126;
  const text = textField(node, name, report);
  const cidr = convert(text, name, `an IPv${version} network of /${length}`, parseInside(length), report);
  if (!cidr?.value) return cidr && { value: undefined, at: cidr.at };
  const { prefix, address } = cidr.value;
  if (!prefix.startsWith(`${address}/`)) {
    report.add('INSIDE_HOST_BITS', { name, found: quoted(text?.value ?? ''), prefix }, cidr.at.place);
  }
  return { value: prefix, at: cidr.at };
}

function parseInside(length: 30 | 126): (text: string) => ReturnType<typeof parseCidr> {
  return (text) => {
    const cidr = parseCidr(text);
    const fits = cidr && prefixLength(cidr.prefix) === length;
    return fits && ipVersion(cidr.prefix) === (length === 30 ? 4 : 6) ? cidr : undefined;
  };
}

function ranged(node: TreeNode, name: string, range: Range, report: Report): Field<number> | undefined {
  const field = numberField(node, name, report);
  // Terraform and some SDKs write 0 for a number that was never set.
  if (!field || field.value === 0) return undefined;
  if (field.value === undefined || inRange(field.value, range)) return field;
  const { low, high } = range;
  // A key of digits may have been pasted here: no number of an option is that long.
  const found = field.value > 0xffffffff ? quoted(field.value) : field.value;
  report.add('OPTION_OUT_OF_RANGE', { name, low, high, found }, field.at.place);
  return { value: undefined, at: field.at };
}
