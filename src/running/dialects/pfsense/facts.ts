import { Secret } from '../../../model/secret.js';
import type { References } from './references.js';
import { allAt, type Element, textAt } from './xml.js';

/** One thing that an entry of config.xml says. */
export interface Fact {
  readonly key: string;
  /** The name of the field in the web interface. */
  readonly label: string;
  /** Empty where the label says it all. */
  readonly value: string | Secret;
  readonly line: number;
  readonly isDefault?: boolean;
  readonly allows?: (value: string) => boolean;
}

/** Reads some of an entry. What no reader of its kind asks for is not compared. */
export type Reader = (entry: Element, references: References) => readonly Fact[];

type Change = (value: string, references: References, entry: Element) => string;

/** A field; an empty one is as if it was not there. */
export function text(path: string, label: string, change: Change = (value) => value): Reader {
  return (entry, references) =>
    allAt(entry, path)
      .slice(0, 1)
      .filter((one) => one.text !== '')
      .map((one) => ({ key: path, label, value: change(one.text, references, entry), line: one.line }));
}

/** A field that is set by being there. */
export function flag(path: string, label: string): Reader {
  return (entry) =>
    allAt(entry, path)
      .slice(0, 1)
      .map(({ line }) => ({ key: path, label, value: '', line }));
}

export function secret(path: string, label: string): Reader {
  return (entry) =>
    allAt(entry, path)
      .slice(0, 1)
      .filter((one) => one.text !== '')
      .map((one) => ({ key: path, label, value: new Secret(one.text), line: one.line }));
}

/** A field that says nothing where `isIdle`. */
export function unless(isIdle: (entry: Element) => boolean, reader: Reader): Reader {
  return (entry, references) =>
    reader(entry, references).map((fact) => (isIdle(entry) ? { ...fact, isDefault: true } : fact));
}

/** A choice of which one is `none`, which is as if it was not there. */
export function choice(path: string, label: string): Reader {
  return unless((entry) => textAt(entry, path) === 'none', text(path, label));
}

/** Things in any order: each has the number that it has when they are sorted. */
export function several(path: string, label: string, say: (one: Element) => string): Reader {
  return (entry) =>
    allAt(entry, path)
      .map((one) => ({ value: say(one), line: one.line }))
      .sort((a, b) => (a.value < b.value ? -1 : 1))
      .map(({ value, line }, at) => ({
        key: `${path} ${at + 1}`,
        label: at === 0 ? label : `${label} ${at + 1}`,
        value,
        line,
      }));
}

/** Things that have a name each. */
export function named(
  path: string,
  label: string,
  read: (one: Element) => { readonly name: string; readonly value: string },
): Reader {
  return (entry) =>
    allAt(entry, path).map((one) => {
      const { name, value } = read(one);
      return { key: `${path} ${name}`, label: `${label} ${name}`, value, line: one.line };
    });
}

/** The words of an element's children with these names, with spaces between. */
export function words(one: Element, ...paths: readonly string[]): string {
  return paths
    .map((path) => textAt(one, path))
    .filter((word) => word !== '')
    .join(' ');
}
