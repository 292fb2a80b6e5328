import { ipVersion, netmask, network, type Prefix, prefixLength, wildcard } from '../model/net.js';
import type { PrefixRule } from '../plan/plan.js';
import { Encoded } from './encoded.js';

/** A network in the spellings that devices want; `mask` and `wildcard` are empty for IPv6. */
export interface PrefixView {
  readonly cidr: Encoded;
  readonly network: Encoded;
  readonly length: number;
  readonly mask: Encoded;
  readonly wildcard: Encoded;
  /** Whether it is everything. */
  readonly isDefault: boolean;
  readonly isV4: boolean;
  readonly isV6: boolean;
}

/** One line of a prefix list. */
export interface RuleView extends PrefixView {
  readonly sequence: number;
  readonly isPermit: boolean;
  readonly hasMaxLength: boolean;
  readonly maxLength: number;
}

export function prefixView(prefix: Prefix): PrefixView {
  const isV4 = ipVersion(prefix) === 4;
  return {
    cidr: new Encoded(prefix),
    network: new Encoded(network(prefix)),
    length: prefixLength(prefix),
    mask: new Encoded(isV4 ? netmask(prefix) : ''),
    wildcard: new Encoded(isV4 ? wildcard(prefix) : ''),
    isDefault: prefixLength(prefix) === 0,
    isV4,
    isV6: !isV4,
  };
}

export function ruleView(rule: PrefixRule): RuleView {
  return {
    ...prefixView(rule.prefix),
    sequence: rule.sequence,
    isPermit: rule.action === 'permit',
    hasMaxLength: rule.maxLength !== undefined,
    maxLength: rule.maxLength ?? 0,
  };
}

/** Each network once, in the order of its first appearance. */
export function distinctPrefixes(prefixes: readonly PrefixView[]): PrefixView[] {
  return [...new Map(prefixes.map((one) => [one.cidr.text, one])).values()];
}
