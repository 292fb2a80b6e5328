import type { Fact, Reader } from './facts.js';
import { named, text } from './facts.js';
import { referencesOf } from './references.js';
import { allAt, type Element, textAt } from './xml.js';

/** What a firewall has once for all. */
interface SharedObject {
  readonly noun: string;
  readonly facts: readonly Fact[];
  readonly at: Element;
}

const PACKAGES = 'installedpackages';

const FRR: readonly Reader[] = [text('enable', 'Enable')];
const BGP: readonly Reader[] = [
  text('enable', 'Enable'),
  text('asnum', 'Local AS'),
  named('row', 'Networks to Distribute:', (one) => ({
    name: textAt(one, 'distributeroutevalue'),
    value: '',
  })),
];

export function sharedObjects(root: Element): SharedObject[] {
  return [
    ...settingsOf(root, `${PACKAGES}/frr/config`, 'FRR', FRR),
    ...settingsOf(root, `${PACKAGES}/frrbgp/config`, 'BGP', BGP),
    ...maximumMss(root),
  ];
}

/** Of several connections each says its own, all the same but for the networks. */
function settingsOf(root: Element, path: string, noun: string, readers: readonly Reader[]): SharedObject[] {
  const entries = allAt(root, path);
  const references = referencesOf(root);
  const facts = entries.flatMap((entry) => readers.flatMap((read) => read(entry, references)));
  return entries.slice(0, 1).map((at) => ({ noun, facts, at }));
}

/** The smallest that is asked for; a smaller one does as well. */
function maximumMss(root: Element): SharedObject[] {
  const [on] = allAt(root, 'system/maxmss_enable');
  if (!on) return [];
  const sizes = allAt(root, 'system/maxmss').flatMap((one) => (one.text === '' ? [] : [Number(one.text)]));
  // Without a number pfSense takes 1400 (filter.inc).
  const size = sizes.length > 0 ? Math.min(...sizes) : 1400;
  const fact: Fact = {
    key: 'maxmss',
    label: 'Enable Maximum MSS',
    value: String(size),
    line: on.line,
    allows: (value) => Number(value) <= size,
  };
  return [{ noun: 'Maximum MSS', facts: [fact], at: on }];
}
