import type { Report } from '../../diagnostics/result.js';
import { apiName } from '../../model/aws.js';
import type { Field } from '../spot.js';
import type { Ec2Tunnel } from './ec2-tunnel.js';
import type { TunnelPair } from './pair.js';
import type { Phase } from './xml-phase.js';

/**
 * Reports, one by one, the values of the XML that the tunnel options do not allow. The tunnel options
 * count: AWS does not update the XML when they change (aws/aws-cli issue 9421).
 */
export function reportDifferences({ label, xml, ec2 }: TunnelPair, report: Report): void {
  if (!ec2) return;
  const differ = (what: string, found: string, allowed: string, at: Field<unknown>['at']) =>
    report.add('OPTIONS_DIFFER', { tunnel: label, what, found, allowed }, at.place);
  for (const phase of ['ike', 'esp'] as const) comparePhase(phase, xml[phase], ec2[phase], differ);
  const dpd = xml.dpd?.value;
  const timeout = ec2.dpdTimeout?.value;
  if (xml.dpd && dpd && timeout !== undefined && dpd.interval * dpd.retries !== timeout) {
    differ('dead peer detection', `${dpd.retries} times ${dpd.interval} s`, `${timeout} s`, xml.dpd.at);
  }
}

type Differ = (what: string, found: string, allowed: string, at: Field<unknown>['at']) => void;

function comparePhase(
  phase: Phase,
  xml: TunnelPair['xml'][Phase],
  ec2: Ec2Tunnel[Phase],
  differ: Differ,
): void {
  const name = phase === 'ike' ? 'phase 1' : 'phase 2';
  const compare = (
    what: string,
    one: Field<string | number> | undefined,
    list: Field<readonly (string | number)[]> | undefined,
  ) => {
    if (one?.value === undefined || !list?.value || list.value.includes(one.value)) return;
    differ(`${name} ${what}`, apiName(one.value), list.value.map(apiName).join(', '), one.at);
  };
  compare('encryption', xml.encryption, ec2.encryption);
  compare('integrity', xml.integrity, ec2.integrity);
  compare('DH group', xml.dhGroup, ec2.dhGroup);
  const { value: lifetime, at } = ec2.lifetime ?? {};
  if (lifetime !== undefined && at) compare('lifetime', xml.lifetime, { value: [lifetime], at });
}
