import { Secret } from '../../model/secret.js';
import type { Config, ConfigObject, RunningText, Setting } from '../dialect.js';
import { linesOf } from '../text.js';
import type { Kind, Language } from './language.js';
import { type Command, commandsOf, readTree } from './tree.js';

/** Reads the objects of a text in this language. */
export function readBlocks(texts: readonly RunningText[], language: Language): Map<string, ConfigObject> {
  const parts = texts.flatMap((text) =>
    commandsOf(readTree(linesOf(text))).map((command) => ({
      file: text.name,
      ...normalized(command, language),
    })),
  );
  const objects = new Map<string, Building>();
  for (const command of parts) {
    const path = pathOf(command);
    if (language.silent.test(command.text)) continue;
    const kind = language.kinds.find((one) => one.path.test(path));
    if (!kind || language.theirs.test(path)) continue;
    const { name, parts: named, own } = nameOf(kind, path);
    const object = objects.get(name) ?? {
      kind,
      own,
      settings: new Map(),
      file: command.file,
      line: command.line,
    };
    objects.set(name, object);
    const setting = settingOf(command, path, named, language);
    object.settings.set(setting.key, setting);
  }
  return new Map([...objects].map(([name, object]) => [name, built(name, object, language)]));
}

interface Building {
  readonly kind: Kind;
  readonly own: string | undefined;
  readonly settings: Map<string, Setting>;
  readonly file: string;
  readonly line: number;
}

type Placed = Command & { readonly file: string };

function normalized(command: Command, { normalize }: Language): Command {
  return { ...command, modes: command.modes.map(normalize), text: normalize(command.text) };
}

function pathOf({ modes, text }: Command): string {
  return [...modes, text].join(' > ');
}

function nameOf({ path, object, named }: Kind, text: string): Named {
  const groups = path.exec(text) ?? [];
  const parts = object.map((part) => filled(part, groups));
  return { name: parts.join(' '), parts, own: named === undefined ? undefined : groups[named] };
}

interface Named {
  readonly name: string;
  /** The modes that lead to the object, and the object itself. */
  readonly parts: readonly string[];
  readonly own: string | undefined;
}

/** A text with the groups of a match in the place of `$1`. */
export function filled(text: string, groups: readonly (string | undefined)[]): string {
  return text.replace(/\$(\d)/g, (_, index: string) => groups[Number(index)] ?? '');
}

function built(
  name: string,
  { kind, own, settings, file, line }: Building,
  language: Language,
): ConfigObject {
  const claiming = [...settings.values()].filter(({ key }) => kind.claims?.test(key));
  const claims = [
    ...(own === undefined ? [] : [own]),
    ...claiming.flatMap(({ value }) => (typeof value === 'string' ? (language.nameIn(value) ?? []) : [])),
  ];
  return { name, settings, claims, scope: kind.scope ?? 'own', place: { file, line } };
}

function settingOf(command: Placed, path: string, parts: readonly string[], language: Language): Setting {
  const { text, modes, file, line } = command;
  const isOff = text.startsWith('no ');
  const positive = isOff ? text.slice(3) : text;
  const secret = isOff ? undefined : secretIn(positive, language);
  const [words, value] = secret ? [secret.head, secret.secret] : keyed(positive, language);
  const inner = modes
    .filter((mode) => !parts.includes(mode))
    .map((mode) => keyed(mode, language)[0])
    .filter((mode) => !parts.includes(mode));
  return {
    key: [...inner, words].join(' > '),
    value: secret ? new Secret(secret.secret) : isOff ? 'no' : value,
    text: secret ? `${secret.head} [secret]` : hidden(text, words !== positive),
    modes,
    ...(inner.length === 0 ? {} : { within: inner.join(' > ') }),
    ...(language.defaults.test(path) ? { isDefault: true } : {}),
    ...(language.fixed.test(words) ? { isFixed: true } : {}),
    ...(secret?.type === '6' || secret?.type === '7'
      ? { unreadable: `encrypted (type ${secret.type})` }
      : {}),
    place: { file, line },
  };
}

function secretIn(
  text: string,
  { secrets }: Language,
): { head: string; type: string | undefined; secret: string } | undefined {
  const groups = secrets.map((pattern) => pattern.exec(text)?.groups).find((found) => found !== undefined);
  return groups && { head: groups.head ?? '', type: groups.type, secret: groups.secret ?? '' };
}

/** The key and the value of a command: without a value of its own, it is its own key. */
function keyed(text: string, { single }: Language): [key: string, value: string] {
  for (const { pattern, matches } of matchersOf(single)) {
    const match = matches.exec(text);
    if (!match) continue;
    const words = match.slice(1, -1);
    return [pattern.replace(/\*/g, () => words.shift() ?? ''), match.groups?.value ?? ''];
  }
  return [text, ''];
}

type Matcher = { readonly pattern: string; readonly matches: RegExp };
const known = new WeakMap<readonly string[], readonly Matcher[]>();

/** The patterns as expressions, the longest first: made once for a language. */
function matchersOf(patterns: readonly string[]): readonly Matcher[] {
  const made =
    known.get(patterns) ?? patterns.toSorted((one, other) => other.length - one.length).map(matcher);
  known.set(patterns, made);
  return made;
}

function matcher(pattern: string): Matcher {
  const words = pattern
    .split(' ')
    .map((word) => (word === '*' ? '(\\S+)' : word === '%' ? '(?<value>\\S+)' : word));
  const end = pattern.includes('%') ? '()' : '(?: (?<value>.*))?';
  return { pattern, matches: new RegExp(`^${words.join(' ')}${end}$`) };
}

/** What follows such a word in a command that we never write may be a secret. */
const HIDING = /^(.*?\b(?:password|secret|key|[\w-]+-key|key-\w+|md5|authentication|hex|community)) .+$/;

function hidden(text: string, isKnown: boolean): string {
  return isKnown ? text : text.replace(HIDING, '$1 [secret]');
}

/** Objects by their names, with further claims. */
export function withClaims(config: Config, claimsOf: (object: ConfigObject) => readonly string[]): Config {
  return new Map(
    [...config].map(([name, object]) => [
      name,
      { ...object, claims: [...object.claims, ...claimsOf(object)] },
    ]),
  );
}
