import { visible } from '../../../diagnostics/print.js';
import { Secret } from '../../../model/secret.js';
import type { Config, ConfigObject, RunningText, Setting } from '../../dialect.js';
import type { Fact } from './facts.js';
import { KINDS, type Kind } from './kinds.js';
import { idOf, type References, referencesOf } from './references.js';
import { ruleEntries } from './rules.js';
import { sharedObjects } from './shared.js';
import { allAt, type Element, textAt } from './xml.js';

/** The entries of all kinds, and what exists once; numbers that a firewall chose are replaced by what they stand for. */
export function readObjects(root: Element, { name: file }: RunningText): Config {
  const references = referencesOf(root);
  const objects = new Map<string, ConfigObject>();
  const add = (object: ConfigObject): void => {
    // Two entries with one description: the second has no match on the other side.
    const name = objects.has(object.name) ? `${object.name}, once more` : object.name;
    objects.set(name, { ...object, name });
  };
  for (const kind of KINDS) {
    for (const { entry, descr } of entriesOf(root, kind, references)) {
      const known = { descr, name: textAt(entry, 'name'), device: descr }[kind.by];
      const facts = kind.readers.flatMap((read) => read(entry, references));
      const name = `${kind.noun} "${visible(known)}"`;
      add({ name, ...settled(facts, file, entry), claims: claimsOf(descr), scope: 'own' });
    }
  }
  for (const { noun, facts, at } of sharedObjects(root))
    add({ name: noun, ...settled(facts, file, at), claims: [], scope: 'shared' });
  return objects;
}

interface Entry {
  readonly entry: Element;
  /** Says whose it is. */
  readonly descr: string;
}

function entriesOf(root: Element, kind: Kind, { devices, interfaces }: References): Entry[] {
  if (kind.by === 'device') {
    const all = allAt(root, kind.path).flatMap(({ children }) => children);
    return all.flatMap((entry) => {
      const descr = devices.get(textAt(entry, 'if'));
      return descr === undefined ? [] : [{ entry, descr }];
    });
  }
  if (kind.noun === 'rule') return ruleEntries(root, interfaces);
  return allAt(root, kind.path).map((entry) => {
    const descr = textAt(entry, 'descr');
    // The gateway that pfSense makes for an interface has a description of its own.
    const ofInterface = kind.noun === 'gateway' ? interfaces.get(textAt(entry, 'interface')) : undefined;
    return { entry, descr: idOf(descr) === undefined ? (ofInterface ?? descr) : descr };
  });
}

function claimsOf(descr: string): string[] {
  const id = idOf(descr);
  return id === undefined ? [] : [id];
}

function settled(
  facts: readonly Fact[],
  file: string,
  { line }: Element,
): Pick<ConfigObject, 'settings' | 'place'> {
  const settings = facts.map((fact): [string, Setting] => {
    const { key, label, value, isDefault = false } = fact;
    const said = value instanceof Secret ? String(value) : visible(value);
    const setting: Setting = {
      key,
      value,
      text: said === '' ? label : `${label}: ${said}`,
      modes: [],
      place: { file, line: fact.line },
      isDefault,
      ...(fact.allows ? { allows: fact.allows } : {}),
    };
    return [key, setting];
  });
  return { settings: new Map(settings), place: { file, line } };
}
