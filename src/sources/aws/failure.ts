import type { Place } from '../../diagnostics/diagnostic.js';
import type { Report } from '../../diagnostics/result.js';
import { networkReason } from '../network.js';

/** A call of the AWS API, for the messages about it. */
export interface Call {
  /** The IAM action, such as `ec2:DescribeVpnConnections`, which is the permission that it needs. */
  readonly action: string;
  readonly region: string;
  /** What it asks for: `connection vpn-0abc`, `secret NAME`. */
  readonly what: string;
  readonly place: Place;
}

/** What the SDK throws. */
interface SdkError {
  readonly name?: string;
  /** Of Node's errors. */
  readonly code?: string;
  readonly message?: string;
  readonly $fault?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number };
}

/** The names that the services use; EC2's are in "Error codes for the Amazon EC2 API", others' in "Common errors". */
const EXPIRED = /^(?:ExpiredToken|RequestExpired$|RequestInTheFuture$|RequestTimeTooSkewed$)/;
const DENIED = /^(?:UnauthorizedOperation|AccessDenied)/;
const UNTRUSTED =
  /^(?:AuthFailure|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|InvalidAccessKeyId|Blocked$|PendingVerification)/;
const OTHER_REGION = /^OptInRequired$/;
const THROTTLED =
  /^(?:RequestLimitExceeded|EC2Throttled|Throttl|TooManyRequests|SlowDown|RequestThrottled|BandwidthLimitExceeded)/;
const ABSENT = /^(?:InvalidVpnConnectionID\b|ResourceNotFound)/;

/** What the SDK calls a failure that it finds no code in. */
const NO_CODE = /^(?:Unknown|UnknownError|Error)?$/;

const LOG_IN =
  'log in again (aws sso login), or give new keys: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, for temporary ones, AWS_SESSION_TOKEN';

/**
 * Reports what a call failed with. The service's message is not printed where it may name an account or goes on
 * for lines, and nothing that repeats the credentials.
 */
export function reportFailure(
  thrown: unknown,
  call: Call,
  credentials: readonly unknown[],
  report: Report,
): void {
  const error = (thrown ?? {}) as SdkError;
  const { name = '', $fault } = error;
  const status = error.$metadata?.httpStatusCode ?? 0;
  const common = { call: textOf(call), error: codeOf(error, credentials) };
  const { place } = call;
  const reason = $fault === undefined ? networkReason(error) : undefined;
  if (reason !== undefined) report.add('CLOUD_UNREACHABLE', { call: common.call, reason }, place);
  else if (EXPIRED.test(name)) report.add('CLOUD_CREDENTIALS_EXPIRED', { ...common, way: LOG_IN }, place);
  else if (DENIED.test(name)) report.add('CLOUD_DENIED', { ...common, permission: call.action }, place);
  else if (OTHER_REGION.test(name)) report.add('CLOUD_REGION_WRONG', common, place);
  else if (UNTRUSTED.test(name)) {
    const way = 'check the keys, and that the region is switched on for the account';
    report.add('CLOUD_CREDENTIALS_REFUSED', { ...common, way }, place);
  } else if (THROTTLED.test(name) || status === 429) {
    report.add('CLOUD_THROTTLED', { ...common, attempts: error.$metadata?.attempts ?? 1 }, place);
  } else if (ABSENT.test(name)) report.add('CLOUD_NOT_FOUND', { ...common, what: call.what }, place);
  else if (status >= 500) report.add('CLOUD_FAILED', common, place);
  else if ($fault !== undefined && !isStatusAlone(error)) {
    report.add(
      'CLOUD_REFUSED',
      { ...common, error: `${common.error}${shortMessage(error, credentials)}` },
      place,
    );
  } else if ($fault !== undefined || isNoReply(error)) reportBroken(call, report);
  else throw thrown;
}

/** A refusal of AWS has a code: without one it is a page of something in between, such as a proxy. */
function isStatusAlone({ name = '' }: SdkError): boolean {
  return NO_CODE.test(name);
}

/** The SDK adds the response to what it can't read; HPE_ is what Node has against an answer that is no HTTP. */
function isNoReply(error: SdkError): boolean {
  return '$response' in error || error.code?.startsWith('HPE_') === true;
}

/** Reports credentials that no request can carry. */
export function reportUnsendable(call: Call, report: Report): void {
  const error = 'a character that no key has';
  const way = 'set the keys again, without the line end or the quotes around them';
  report.add('CLOUD_CREDENTIALS_REFUSED', { call: textOf(call), error, way }, call.place);
}

/** Reports why there are no credentials. */
export function reportCredentials(
  thrown: unknown,
  call: Call,
  profile: string | undefined,
  report: Report,
): void {
  const error = (thrown ?? {}) as SdkError;
  const common = { call: `credentials for ${textOf(call)}`, error: codeOf(error) };
  const reason = networkReason(error);
  const { place } = call;
  if (reason !== undefined) report.add('CLOUD_UNREACHABLE', { call: common.call, reason }, place);
  else if (EXPIRED.test(error.name ?? '') || /expired/i.test(error.message ?? '')) {
    report.add('CLOUD_CREDENTIALS_EXPIRED', { ...common, way: LOG_IN }, place);
  } else if (error.$fault !== undefined) {
    const way = 'check the profile: its role, and whether its keys may assume it';
    report.add('CLOUD_CREDENTIALS_REFUSED', { ...common, way }, place);
  } else {
    const way = wayToCredentials(error, profile);
    report.add('CLOUD_CREDENTIALS_MISSING', { call: textOf(call), way }, place);
  }
}

/** Reports that it is not known where the call should go; its region is what was asked for, if anything was. */
export function reportRegion(thrown: unknown, { action, region, place }: Call, report: Report): void {
  const { message = '' } = thrown as SdkError;
  if (/^Region is missing/.test(message) || region === '') {
    const way = 'give --region, or set AWS_REGION or the region of the profile (aws configure set region)';
    report.add('CLOUD_REGION_MISSING', { call: action, way }, place);
  } else if (/^Region not accepted/.test(message)) {
    // The SDK refuses what can not be a part of a host name.
    const error = `"${region.slice(0, 40)}" can be no region`;
    report.add('CLOUD_REGION_WRONG', { call: action, error }, place);
  } else throw thrown;
}

/** Reports that what came is no reply of the call. */
export function reportBroken(call: Call, report: Report): void {
  report.add('CLOUD_REPLY_BROKEN', { call: textOf(call) }, call.place);
}

function textOf({ action, region }: Call): string {
  return `${action} in ${region}`;
}

function wayToCredentials({ message = '' }: SdkError, profile: string | undefined): string {
  if (/multi-factor/.test(message)) {
    return 'the code of a second factor is not asked for here: eval "$(aws configure export-credentials --format env)"';
  }
  if (profile !== undefined) return 'check --profile (aws configure list-profiles), or log in: aws sso login';
  return 'aws configure or aws sso login sets them up; or set AWS_ACCESS_KEY_ID, or give --profile';
}

/** The service's own word for the failure; where it gives none, the status of HTTP. */
function codeOf({ name = '', $fault, $metadata }: SdkError, credentials: readonly unknown[] = []): string {
  const status = $metadata?.httpStatusCode;
  const isCode = /^[A-Za-z][\w.]{1,79}$/.test(name) && !NO_CODE.test(name);
  if ($fault !== undefined && isCode && !repeats(name, credentials)) return name;
  return status === undefined ? 'unknown' : `HTTP ${status}`;
}

/** The service's message where it is one short line without an account, an ARN or a key. */
function shortMessage({ message = '' }: SdkError, credentials: readonly unknown[]): string {
  const isFit = /^[\x20-\x7e]{1,160}$/.test(message) && !/arn:|\d{12}|A[KS]IA/.test(message);
  const says = message !== 'Unknown' && message !== 'UnknownError';
  return isFit && says && !repeats(message, credentials) ? `: ${message}` : '';
}

/** An endpoint that is not AWS may send back what it was sent. */
function repeats(text: string, credentials: readonly unknown[]): boolean {
  return credentials.some((one) => typeof one === 'string' && one !== '' && text.includes(one));
}
