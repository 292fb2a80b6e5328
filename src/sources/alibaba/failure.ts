import type { Place } from '../../diagnostics/diagnostic.js';
import type { Report } from '../../diagnostics/result.js';
import { networkReason } from '../network.js';
import { ATTEMPTS } from './api.js';

/** A call as it is told of, and what it is about. */
export interface Asked {
  readonly action: string;
  readonly region: string;
  /** Such as "connection vco-…". */
  readonly what: string;
  /** The source as the user named it. */
  readonly place: Place;
}

/** What is thrown: of the SDK, https://github.com/aliyun/darabonba-openapi, of its HTTP client or of Node. */
interface Thrown {
  readonly name?: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly requestId?: string;
}

export function callOf({ action, region }: Pick<Asked, 'action' | 'region'>): string {
  return `vpc:${action} in ${region}`;
}

/** Reports why a call gave nothing. The texts of the service are left out: some quote what was signed. */
export function reportFailure(thrown: unknown, asked: Asked, report: Report): void {
  const call = callOf(asked);
  const { place } = asked;
  const { name = '', code = '', statusCode } = thrown as Thrown;
  const isTimeout = name === 'RequestTimeoutError';
  const reason = networkReason(isTimeout ? { code: 'ETIMEDOUT' } : thrown);
  if (statusCode !== undefined) reportRefusal(thrown as Thrown, asked, report);
  else if (reason !== undefined) report.add('CLOUD_UNREACHABLE', { call, reason }, place);
  // The SDK takes every refusal for a JSON object; HPE_ is what Node has against an answer that is no HTTP.
  else if (/^(?:SyntaxError|TypeError)$/.test(name) || code.startsWith('HPE_')) {
    report.add('CLOUD_REPLY_BROKEN', { call }, place);
  } else throw thrown;
}

/**
 * Codes that every product uses, and those of the VPC API's calls (https://api.aliyun.com/troubleshoot);
 * "Forbbiden.SubUser" is spelt so.
 */
const EXPIRED = /^(?:InvalidSecurityToken\.Expired|SecurityTokenExpired|InvalidTimeStamp)/;
const UNTRUSTED = /AccessKey|Signature|SecurityToken/;
const THROTTLED = /Throttling/;
const DENIED = /^(?:Forbidden|Forbbiden|NoPermission)/;
const OTHER_REGION = /^InvalidRegionId/;
const ABSENT = /^Invalid\w+InstanceId\.NotFound$/;

const UNTRUSTED_WAY =
  'check the access key and its secret: aliyun configure sets them, --profile chooses them';
const EXPIRED_WAY = 'get a new token, such as with aliyun configure, and check the clock of this machine';

function reportRefusal(thrown: Thrown, asked: Asked, report: Report): void {
  const { code = '', statusCode = 0 } = thrown;
  const { action, what, place } = asked;
  const common = { call: callOf(asked), error: errorOf(thrown) };
  const is = (pattern: RegExp): boolean => pattern.test(code);
  if (is(EXPIRED)) report.add('CLOUD_CREDENTIALS_EXPIRED', { ...common, way: EXPIRED_WAY }, place);
  else if (is(UNTRUSTED)) report.add('CLOUD_CREDENTIALS_REFUSED', { ...common, way: UNTRUSTED_WAY }, place);
  else if (is(THROTTLED)) report.add('CLOUD_THROTTLED', { ...common, attempts: ATTEMPTS }, place);
  else if (is(DENIED) || statusCode === 403) {
    report.add('CLOUD_DENIED', { ...common, permission: `vpc:${action}` }, place);
  } else if (is(OTHER_REGION)) report.add('CLOUD_REGION_WRONG', common, place);
  else if (is(ABSENT)) report.add('CLOUD_NOT_FOUND', { ...common, what }, place);
  else report.add(statusCode >= 500 ? 'CLOUD_FAILED' : 'CLOUD_REFUSED', common, place);
}

/** The service's code and the id of the request, when they look like ones; else the status. */
function errorOf({ code = '', statusCode = 0, requestId = '' }: Thrown): string {
  const name = /^(?!undefined$)[\w.-]{1,100}$/.test(code) ? code : `HTTP ${statusCode}`;
  return /^(?!undefined$)[\w-]{1,64}$/.test(requestId) ? `${name}, request ${requestId}` : name;
}
