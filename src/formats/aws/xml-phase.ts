import type { Report } from '../../diagnostics/result.js';
import { AWS_LIFETIMES, inRange } from '../../model/aws.js';
import type { DhGroup, Encryption, Integrity, Suite } from '../../model/crypto.js';
import type { XmlElement } from '../carrier/xml.js';
import { convert, numberIn } from '../convert.js';
import type { Field } from '../spot.js';
import { xmlDhGroup, xmlEncryption, xmlIntegrity } from './names.js';
import { textOf } from './xml-fields.js';

/** `ike` is the ike element, `esp` the ipsec element. */
export type Phase = 'ike' | 'esp';

/** What the ike or the ipsec element says; every part may be absent. */
export interface XmlPhase {
  readonly encryption: Field<Encryption> | undefined;
  readonly integrity: Field<Integrity> | undefined;
  readonly dhGroup: Field<DhGroup> | undefined;
  /** Seconds. */
  readonly lifetime: Field<number> | undefined;
}

/** Shorter is no lifetime, longer than a day is a typing error. */
const LIFETIME_LOW = 60;
const LIFETIME_HIGH = 86400;

/** Reads the algorithms and the lifetime of one phase. */
export function readXmlPhase(block: XmlElement | undefined, phase: Phase, report: Report): XmlPhase {
  const read = <T>(name: string, expected: string, parse: (text: string) => T | undefined) =>
    convert(textOf(block, name, report), name, expected, parse, report);
  const seconds = `a number of seconds from ${LIFETIME_LOW} to ${LIFETIME_HIGH}`;
  const lifetime = read('lifetime', seconds, numberIn(LIFETIME_LOW, LIFETIME_HIGH));
  warnOfLifetime(lifetime, phase, report);
  return {
    encryption: read('encryption_protocol', 'one such as aes-128-cbc or aes-256-cbc', xmlEncryption),
    integrity: read('authentication_protocol', 'one such as sha1 or sha2-256', xmlIntegrity),
    dhGroup: read('perfect_forward_secrecy', 'group2, group5 or group14 to group24', xmlDhGroup),
    lifetime,
  };
}

/** The one suite that the block gives, when it is complete. */
export function suiteOf(phase: XmlPhase): Suite | undefined {
  const { encryption, integrity, dhGroup } = phase;
  if (!encryption?.value || !integrity?.value || !dhGroup?.value) return undefined;
  return { encryption: encryption.value, integrity: integrity.value, dhGroup: dhGroup.value };
}

// Outscale documents 28880 for phase 1: not AWS's, but usable.
function warnOfLifetime(lifetime: Field<number> | undefined, phase: Phase, report: Report): void {
  const { low, high } = AWS_LIFETIMES[phase];
  if (lifetime?.value === undefined || inRange(lifetime.value, { low, high })) return;
  report.add('LIFETIME_UNUSUAL', { found: lifetime.value, low, high }, lifetime.at.place);
}
