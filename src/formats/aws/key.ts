import type { Report } from '../../diagnostics/result.js';
import type { Secret } from '../../model/secret.js';
import type { Ec2Connection } from './ec2.js';
import type { TunnelPair } from './pair.js';

/**
 * The pre-shared key of a tunnel, from the tunnel options or the XML. Two that differ are refused: which
 * one is the newer can not be seen.
 */
export function keyOf(pair: TunnelPair, ec2: Ec2Connection | undefined, report: Report): Secret | undefined {
  const { psk } = pair.xml;
  const option = pair.ec2?.psk;
  if (psk?.value && option?.value && !psk.value.equals(option.value)) {
    report.add('PSK_DISAGREES', { tunnel: pair.label }, option.at.place);
    return undefined;
  }
  if (!psk && !option) reportMissing(pair, ec2, report);
  return option?.value ?? psk?.value;
}

function reportMissing(pair: TunnelPair, ec2: Ec2Connection | undefined, report: Report): void {
  const tunnel = pair.label;
  if (ec2?.pskArn) {
    const place = ec2.pskArn.at.place;
    report.add('PSK_IN_SECRETS_MANAGER', { tunnel, arn: arnOf(ec2.pskArn.value) }, place);
  } else if (ec2?.certificateArn) {
    report.add('CERTIFICATE_AUTHENTICATION', { tunnel }, ec2.certificateArn.at.place);
  } else {
    report.add('PSK_MISSING', { tunnel }, pair.xml.at.place);
  }
}

/** The name of a secret is none itself; it is shown whole, so that the command can be pasted. */
function arnOf(text: string | undefined): string {
  return text !== undefined && /^arn:[\w:!/.@+=-]{1,300}$/.test(text) ? text : 'PRE_SHARED_KEY_ARN';
}
