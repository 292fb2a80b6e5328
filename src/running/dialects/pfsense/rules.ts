import { idOf } from './references.js';
import { allAt, type Element, textAt } from './xml.js';

interface RuleEntry {
  readonly entry: Element;
  readonly descr: string;
}

/**
 * The rules as they are on the IPsec tab. Where IPsec Filter Mode says the assigned interfaces, one rule of that tab
 * stands on the interface of each tunnel, with the tunnel in its description: it counts if every tunnel has it.
 */
export function ruleEntries(root: Element, interfaces: ReadonlyMap<string, string>): RuleEntry[] {
  const rules = allAt(root, 'filter/rule').map((entry) => ({ entry, descr: textAt(entry, 'descr') }));
  if (textAt(root, 'ipsec/filtermode') !== 'if_ipsec') return rules;
  const found = rules.map((rule) => onTab(rule, interfaces));
  const holders = new Map<string, Set<string>>();
  for (const { descr, tunnel } of found) {
    if (tunnel !== undefined) holders.set(descr, (holders.get(descr) ?? new Set()).add(tunnel));
  }
  const tunnels = [...interfaces.values()];
  const isWhole = (descr: string) =>
    tunnels.filter((one) => idOf(one) === idOf(descr)).every((one) => holders.get(descr)?.has(one));
  return found.filter(({ descr, tunnel }, at) => {
    if (tunnel === undefined || descr.endsWith(' BGP')) return true;
    return isWhole(descr) && found.findIndex((one) => one.descr === descr) === at;
  });
}

interface MovedRule extends RuleEntry {
  readonly tunnel?: string;
}

function onTab({ entry, descr }: RuleEntry, interfaces: ReadonlyMap<string, string>): MovedRule {
  const tunnel = interfaces.get(textAt(entry, 'interface'));
  if (tunnel === undefined || !descr.startsWith(`${tunnel} `)) return { entry, descr };
  const children = entry.children.map((one) => (one.name === 'interface' ? { ...one, text: 'enc0' } : one));
  const what = descr.slice(tunnel.length + 1);
  return {
    entry: { ...entry, children },
    descr: what === 'BGP' ? descr : `cgw-gen ${idOf(descr)} ${what}`,
    tunnel,
  };
}
