import type { Report } from '../../diagnostics/result.js';
import { Secret } from '../../model/secret.js';
import { isMaskedFreely } from '../masked.js';
import type { Field } from '../spot.js';
import { type TreeNode, wrongType } from '../tree.js';

/** What a key may be: CreateVpnConnection (Psk) and CreateCustomerGateway (AuthKey) of the VPC API 2016-04-28. */
interface Rule {
  readonly code: 'ALIBABA_PSK_RULE' | 'ALIBABA_BGP_KEY_RULE';
  readonly longest: number;
  readonly refused: RegExp;
  readonly refusedInWords: string;
}

const PSK: Rule = {
  code: 'ALIBABA_PSK_RULE',
  longest: 100,
  refused: /[^!-~]/,
  refusedInWords: 'a space or a character that is not printable ASCII',
};
const BGP_KEY: Rule = {
  code: 'ALIBABA_BGP_KEY_RULE',
  longest: 64,
  refused: /[^!-~]|\?/,
  refusedInWords: 'a space, a question mark or a character that is not printable ASCII',
};

/** The pre-shared key; its text never reaches a message. */
export function pskField(node: TreeNode, name: string, report: Report): Field<Secret> | undefined {
  return keyField(node, name, PSK, report);
}

/** The key of the BGP session. */
export function bgpKeyField(node: TreeNode, name: string, report: Report): Field<Secret> | undefined {
  return keyField(node, name, BGP_KEY, report);
}

function keyField(node: TreeNode, name: string, rule: Rule, report: Report): Field<Secret> | undefined {
  const at = node.get(name);
  if (!at) return undefined;
  if (at.kind !== 'string' && at.kind !== 'leaf') return wrongType(at, name, 'a string', report);
  const text = String(at.scalar ?? '');
  const problem = problemOf(text, rule);
  if (isMaskedFreely(text)) report.add('VALUE_MASKED', { name }, at.place);
  else if (problem) report.add(rule.code, { problem }, at.place);
  else return { value: new Secret(text), at };
  return { value: undefined, at };
}

function problemOf(text: string, { longest, refused, refusedInWords }: Rule): string | undefined {
  if (refused.test(text)) return `holds ${refusedInWords}`;
  return text.length > longest ? `is longer than ${longest} characters` : undefined;
}
