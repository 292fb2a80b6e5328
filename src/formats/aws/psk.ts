import type { Report } from '../../diagnostics/result.js';
import { Secret } from '../../model/secret.js';
import { isMaskedKey } from '../masked.js';
import type { Field, Spot } from '../spot.js';

/**
 * Checks a pre-shared key by AWS's rules: 8 to 64 of A-Z a-z 0-9 . _ and no 0 at the start
 * (EC2 API, VpnTunnelOptionsSpecification.PreSharedKey). Its text never reaches a message.
 */
export function pskField(text: string, name: string, at: Spot, report: Report): Field<Secret> | undefined {
  const key = text.trim();
  if (key === '') return undefined;
  if (isMaskedKey(key)) {
    report.add('VALUE_MASKED', { name }, at.place);
    return { value: undefined, at };
  }
  const problem = pskProblem(key);
  if (problem) report.add('PSK_RULE', { problem }, at.place);
  return { value: problem ? undefined : new Secret(key), at };
}

function pskProblem(key: string): string | undefined {
  if (!/^[A-Za-z0-9._]*$/.test(key)) return 'holds a character other than A-Z a-z 0-9 . _';
  if (key.length < 8) return `is shorter than 8 characters`;
  if (key.length > 64) return `is longer than 64 characters`;
  return key.startsWith('0') ? 'starts with 0' : undefined;
}
