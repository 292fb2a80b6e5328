import type { Report } from '../../diagnostics/result.js';
import type { IpAddress } from '../../model/net.js';
import type { Secret } from '../../model/secret.js';
import type { Field } from '../spot.js';
import type { Ec2Connection } from './ec2.js';
import type { TunnelPair } from './pair.js';
import type { AwsSecret } from './secret.js';

/** What a tunnel's key may come from, beside the tunnel itself. */
export interface KeySources {
  readonly ec2: Ec2Connection | undefined;
  /** The secret that the connection names, where it was given. */
  readonly secret: AwsSecret | undefined;
}

/**
 * The pre-shared key of a tunnel, from the tunnel options, the XML or the secret that PreSharedKeyArn names.
 * Two that differ are refused: which one is the newer can not be seen.
 */
export function keyOf(pair: TunnelPair, sources: KeySources, report: Report): Secret | undefined {
  const { psk } = pair.xml;
  const option = pair.ec2?.psk;
  const kept = sources.secret && keptIn(sources.secret, pair);
  const tunnel = pair.label;
  if (psk?.value && option?.value && !psk.value.equals(option.value)) {
    report.add('PSK_DISAGREES', { tunnel }, option.at.place);
    return undefined;
  }
  const own = option?.value ?? psk?.value;
  if (own && kept?.value && !own.equals(kept.value)) {
    report.add('SECRET_DISAGREES', { tunnel }, kept.at.place);
    return undefined;
  }
  if (!psk && !option && !kept) reportMissing(pair, sources, report);
  return own ?? kept?.value;
}

/** AWS keys its secrets by the outside addresses of the tunnels; a plain text is the key of all. */
function keptIn({ keys, common }: AwsSecret, { xml }: TunnelPair): Field<Secret> | undefined {
  const outside = xml.cloud.outside?.value;
  return common ?? (outside && keys.get(outside));
}

function reportMissing(pair: TunnelPair, { ec2, secret }: KeySources, report: Report): void {
  const tunnel = pair.label;
  if (secret) {
    reportNotKept(secret, tunnel, report);
  } else if (ec2?.pskArn) {
    const place = ec2.pskArn.at.place;
    report.add('PSK_IN_SECRETS_MANAGER', { tunnel, arn: arnOf(ec2.pskArn.value) }, place);
  } else if (ec2?.certificateArn) {
    report.add('CERTIFICATE_AUTHENTICATION', { tunnel }, ec2.certificateArn.at.place);
  } else {
    report.add('PSK_MISSING', { tunnel }, pair.xml.at.place);
  }
}

/** A secret without any key that can be read was reported as such. */
function reportNotKept({ keys, at, problems }: AwsSecret, tunnel: string, report: Report): void {
  const addresses: readonly IpAddress[] = [...keys.keys()];
  if (addresses.length === 0 && problems.failed) return;
  const found = addresses.length === 0 ? 'none' : addresses.slice(0, 4).join(', ');
  report.add('SECRET_WITHOUT_TUNNEL', { tunnel, found }, at.place);
}

/** The name of a secret is none itself; it is shown whole, so that the command can be pasted. */
function arnOf(text: string | undefined): string {
  return text !== undefined && /^arn:[\w:!/.@+=-]{1,300}$/.test(text) ? text : 'PRE_SHARED_KEY_ARN';
}
