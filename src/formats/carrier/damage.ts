import type { Place } from '../../diagnostics/diagnostic.js';
import type { Report } from '../../diagnostics/result.js';
import { isMasked } from '../masked.js';
import type { Locate } from '../spot.js';
import { vendorOfSample } from './vendor-sample.js';

/** Box-drawing characters, as terminal programs frame tables with. */
export const FRAME: RegExp = /[\u2500-\u257f]/;

/** What a text is that no format reads, or that broke on its way; the first that fits is reported. */
interface Kind {
  /** Its first place, or a function that gives the offset of it, -1 without one. */
  readonly sign: RegExp | ((text: string) => number);
  readonly report: (report: Report, place: Place, text: string) => void;
}

/** A key of a document we know, with plain quotes: the escapes of such a document stand inside its strings. */
const JSON_KEY =
  /"(?:VpnConnection|CustomerGateway|vpn_connection|customer_gateway|terraform_version)\w{0,40}"[ \t]*:/;
const ESCAPED =
  /\\u003c|<\\\/|=\\"|\\"[\w?]+\\" ?:|>\\n|u003e\\?u003c|^[ \t]*"?&lt;(?:\?xml|vpn_connection)/im;

const KINDS: readonly Kind[] = [
  {
    // What the AWS CLI prints when --query finds nothing.
    sign: /^\s*(?:null|None)\s*$/,
    report: (to, place) => to.add('NO_CONNECTIONS', {}, place),
  },
  {
    sign: /^\s*(?:<!doctype html|<html|<head)\b/i,
    report: (to, place) => to.add('INPUT_HTML', {}, place),
  },
  {
    sign: /An error occurred \(\w+\)|^(?:Unable to locate credentials|usage: aws )/m,
    report: (to, place, text) => to.add('INPUT_AWS_ERROR', { error: cliError(text) }, place),
  },
  {
    // What the aliyun CLI prints of a refusal.
    sign: /^ERROR: SDK\.(?:Server|Client)Error\b/m,
    report: (to, place, text) => to.add('INPUT_ALIBABA_ERROR', { error: aliyunError(text) }, place),
  },
  {
    sign: (text) => (JSON_KEY.test(text) ? -1 : text.search(ESCAPED)),
    report: (to, place) => to.add('INPUT_DOUBLE_ESCAPED', {}, place),
  },
  {
    sign: /^[-+| \t]*\|[ \t]*(?:Describe|Create|Modify)Vpn\w+[ \t]*\|/m,
    report: (to, place) => to.add('INPUT_CLI_OUTPUT', { output: 'table' }, place),
  },
  {
    sign: new RegExp(`${FRAME.source}|^[ \\t]*(?:\\+-{3,}|\\|.*\\|[ \\t]*$)`, 'm'),
    report: (to, place) => to.add('INPUT_FRAMED', {}, place),
  },
  {
    sign: /^\s*\(sensitive value\)\s*$/,
    report: (to, place) => to.add('VALUE_MASKED', { name: 'this text' }, place),
  },
  {
    sign: /\(sensitive value\)|^[ \t]*#? ?(?:resource "|aws_vpn_connection\.|data\.aws_vpn_connection)/m,
    report: (to, place) =>
      to.add('INPUT_NOT_SUPPORTED', { what: 'the text that Terraform prints', way: TERRAFORM_WAY }, place),
  },
  {
    sign: /^(?:ok|changed): \[[^\]\n]*\] => \{/m,
    report: (to, place) =>
      to.add('INPUT_NOT_SUPPORTED', { what: 'the text that Ansible prints', way: ANSIBLE_WAY }, place),
  },
  {
    sign: /^[ \t]*AWSTemplateFormatVersion|Type:[ \t]*["']?AWS::/m,
    report: (to, place) =>
      to.add('INPUT_NOT_SUPPORTED', { what: 'a CloudFormation template', way: TEMPLATE_WAY }, place),
  },
  {
    sign: (text) => (/<vpn_connection\b|"VpnConnection/.test(text) ? text.search(/^[ \t]*(?:#|\/\/)/m) : -1),
    report: (to, place, text) =>
      to.add('INPUT_COMMENTS', { what: JSON_KEY.test(text) ? 'JSON' : 'XML' }, place),
  },
  {
    sign: (text) => (vendorOfSample(text) === undefined ? -1 : 0),
    report: (to, place, text) => to.add('INPUT_VENDOR_SAMPLE', { vendor: vendorOfSample(text) ?? '' }, place),
  },
  {
    sign: /^(?:- )?(?:VpnConnections?|CustomerGatewayConfiguration|Category|VpnConnectionId):/m,
    report: (to, place) => to.add('INPUT_CLI_OUTPUT', { output: 'yaml' }, place),
  },
  {
    sign: /^VPNCONNECTIONS?\t/m,
    report: (to, place) => to.add('INPUT_CLI_OUTPUT', { output: 'text' }, place),
  },
  {
    sign: /<(?:redacted|masked|hidden|secret|sensitive|removed|omitted)>/i,
    report: (to, place) => to.add('VALUE_MASKED', { name: 'a value' }, place),
  },
  {
    sign: (text) => (text.length < 200 && isMasked(text.trim()) ? 0 : -1),
    report: (to, place) => to.add('VALUE_MASKED', { name: 'this text' }, place),
  },
];

const TERRAFORM_WAY = 'feed what terraform show -json prints, which has the values too';
const ANSIBLE_WAY = 'register the result, and write it with copy: content={{ result | to_nice_json }}';
export const TEMPLATE_WAY = 'a template holds no addresses and keys: deploy it, then describe the connection';

/** Reports what a text is, if it is one of the known kinds, at the place of its first sign; says whether. */
export function nameDamage(text: string, locate: Locate, report: Report): boolean {
  for (const kind of KINDS) {
    const offset = typeof kind.sign === 'function' ? kind.sign(text) : text.search(kind.sign);
    if (offset < 0) continue;
    kind.report(report, locate(offset + leadingSpace(text.slice(offset, offset + 100))), text);
    return true;
  }
  return false;
}

/** A reply of the EC2 API as the text of a string. */
export function isJsonReply(text: string): boolean {
  return /^\s*[{[]/.test(text) && JSON_KEY.test(text);
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

/** The error code of the AWS CLI, such as UnauthorizedOperation. */
function cliError(text: string): string {
  return /An error occurred \((\w{1,60})\)/.exec(text)?.[1] ?? 'the command did not run';
}

function aliyunError(text: string): string {
  return /^ErrorCode: ([\w.]{1,60})\s*$/m.exec(text)?.[1] ?? 'the command did not run';
}
