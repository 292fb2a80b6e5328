import type { Report } from '../../diagnostics/result.js';
import type { Origin, PhaseOptions, Sourced, Tunnel } from '../../model/connection.js';
import type { Suite } from '../../model/crypto.js';
import type { Field, Spot } from '../spot.js';
import type { Ec2Phase } from './ec2-tunnel.js';
import { AWS_DEFAULTS } from './limits.js';
import type { TunnelPair } from './pair.js';
import { type Phase, suiteOf } from './xml-phase.js';

/** The parts of a tunnel that the tunnel options decide; the XML, then AWS's defaults, fill what they lack. */
export type TunnelSettings = Pick<
  Tunnel,
  'ikeVersions' | 'ike' | 'esp' | 'given' | 'dpd' | 'upkeep' | 'replayWindow'
>;

export function settingsOf(pair: TunnelPair, report: Report): TunnelSettings {
  const { ec2, xml } = pair;
  const given = givenOf(pair);
  const ike = phaseOf(pair, 'ike');
  const esp = phaseOf(pair, 'esp');
  warnOfLifetimes(ike, esp, ec2?.at ?? xml.at, report);
  return {
    ikeVersions: first([[ec2?.ikeVersions, 'tunnel-options']], AWS_DEFAULTS.ikeVersions),
    ike,
    esp,
    ...(given ? { given } : {}),
    dpd: dpdOf(ec2?.dpdTimeout?.value, xml.dpd?.value),
    ...(ec2?.upkeep ? { upkeep: ec2.upkeep } : {}),
    replayWindow: first([[ec2?.replayWindow, 'tunnel-options']], AWS_DEFAULTS.replayWindow),
  };
}

/** A lifetime comes from the XML where the tunnel options have none. */
function phaseOf({ ec2, xml }: TunnelPair, phase: Phase): PhaseOptions {
  const options = ec2?.[phase];
  const lifetime: readonly Candidate<number>[] = [
    [options?.lifetime, 'tunnel-options'],
    [xml[phase].lifetime, 'xml'],
  ];
  return { ...listsOf(options, phase), lifetime: first(lifetime, AWS_DEFAULTS.lifetime[phase]) };
}

/**
 * What a phase may be made of. The lists never come from the XML: it shows one minimum proposal whatever the
 * connection allows (aws/aws-cli issue 9421).
 */
export function listsOf(options: Ec2Phase | undefined, phase: Phase): Omit<PhaseOptions, 'lifetime'> {
  return {
    encryption: first([[options?.encryption, 'tunnel-options']], AWS_DEFAULTS.encryption),
    integrity: first([[options?.integrity, 'tunnel-options']], AWS_DEFAULTS.integrity),
    dhGroup: first([[options?.dhGroup, 'tunnel-options']], AWS_DEFAULTS.dhGroup[phase]),
  };
}

/** EC2 API: Phase2LifetimeSeconds "must be less than the value for Phase1LifetimeSeconds". */
function warnOfLifetimes(ike: PhaseOptions, esp: PhaseOptions, at: Spot, report: Report): void {
  const seconds = { ike: ike.lifetime.value, esp: esp.lifetime.value };
  if (seconds.esp >= seconds.ike) report.add('LIFETIMES_CROSSED', seconds, at.place);
}

type Candidate<T> = readonly [Field<T> | undefined, Origin];

function first<T>(candidates: readonly Candidate<T>[], fallback: T): Sourced<T> {
  for (const [field, from] of candidates) if (field?.value !== undefined) return { value: field.value, from };
  return { value: fallback, from: 'cloud-default' };
}

function givenOf({ xml }: TunnelPair): { readonly ike: Suite; readonly esp: Suite } | undefined {
  const ike = suiteOf(xml.ike);
  const esp = suiteOf(xml.esp);
  return ike && esp ? { ike, esp } : undefined;
}

/**
 * DPDTimeoutSeconds is how long AWS waits; the XML has the device's own interval and retries. Where the
 * XML's do not last as long as AWS's timeout, the device probes three times within it.
 */
function dpdOf(timeout: number | undefined, probes: Tunnel['dpd']['value'] | undefined): Tunnel['dpd'] {
  if (probes && (timeout === undefined || timeout === probes.interval * probes.retries)) {
    return { value: probes, from: 'xml' };
  }
  if (timeout === undefined) return { value: AWS_DEFAULTS.dpd, from: 'cloud-default' };
  return { value: { interval: Math.floor(timeout / 3), retries: 3 }, from: 'tunnel-options' };
}
