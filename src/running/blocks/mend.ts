import type { Config, Difference, Mending, MendStep, Setting } from '../dialect.js';
import type { Kind, Language } from './language.js';
import { filled } from './objects.js';

/** A command at its place. */
interface Typed {
  readonly modes: readonly string[];
  readonly text: string;
}

/**
 * The commands in a safe order: first what uses others and is extra (its addresses may be needed again), then what
 * is wanted, in the order of the file to apply, which defines before it uses; then what is extra inside of objects,
 * at last extra definitions.
 */
export function mendBlocks(mending: Mending, language: Language, title: string): MendStep[] {
  const extras = mending.differences.filter(({ kind }) => kind === 'extra');
  const whole = extras
    .filter(({ running }) => running === undefined)
    .map(({ object }) => removal(object, language));
  const inner = extras.flatMap(({ running }) => (running ? [running] : []));
  const isFirst = ({ key }: Setting): boolean => language.exclusive.test(key);
  const typed = [
    ...ordered(whole.filter(({ rank }) => rank < 0)),
    ...negations(inner.filter(isFirst), mending, language),
    ...settings(mending, language),
    ...negations(
      inner.filter((one) => !isFirst(one)),
      mending,
      language,
    ),
    ...ordered(whole.filter(({ rank }) => rank >= 0)),
  ];
  return typed.length === 0 ? [] : [{ title, lines: inModes(typed, language) }];
}

function ordered(removals: readonly (Typed & { readonly rank: number })[]): Typed[] {
  return removals.toSorted((one, other) => one.rank - other.rank);
}

function removal(object: string, language: Language): Typed & { readonly rank: number } {
  const { kind, parts } = kindOf(object, language);
  return { modes: parts.slice(0, -1), text: `no ${parts.at(-1) ?? ''}`, rank: kind.removal ?? 0 };
}

/** The kind that an object's name is of: the one whose parts, with its own groups, give the name again. */
function kindOf(object: string, { kinds }: Language): { kind: Kind; parts: readonly string[] } {
  for (const kind of kinds) {
    const pattern = kind.object.join(' ').replace(/\$\d/g, '(\\S+)');
    const match = new RegExp(`^${pattern}$`).exec(object);
    const numbers = [...kind.object.join(' ').matchAll(/\$(\d)/g)].map(([, number]) => Number(number));
    if (!match) continue;
    const groups: string[] = [];
    for (const [index, number] of numbers.entries()) groups[number] = match[index + 1] ?? '';
    return { kind, parts: kind.object.map((part) => filled(part, groups)) };
  }
  throw new Error(`no kind has the object ${object}`);
}

/** Takes settings out of their objects: a mode as a whole where nothing in it is wanted. */
function negations(extras: readonly Setting[], { wanted }: Mending, language: Language): Typed[] {
  const kept = new Set(
    [...wanted.values()].flatMap(({ settings }) => [...settings.values()].flatMap(pathsOf)),
  );
  return extras.flatMap(({ modes, text }) => {
    const path = [...modes, text];
    const at = path.findIndex(
      (mode, index) => language.removableModes.test(mode) && !kept.has(path.slice(0, index + 1).join(' > ')),
    );
    const from = at < 0 ? path.length - 1 : at;
    return [{ modes: path.slice(0, from), text: negative(path[from] ?? '') }];
  });
}

function pathsOf({ modes, text }: Setting): string[] {
  return [...modes, text].map((_, index, path) => path.slice(0, index + 1).join(' > '));
}

function negative(command: string): string {
  const shown = command.replace(/ \[secret\]$/, '');
  return shown.startsWith('no ') ? shown.slice(3) : `no ${shown}`;
}

function settings(mending: Mending, language: Language): Typed[] {
  const { differences, wanted, lineAt } = mending;
  const order = orderOf(wanted);
  return differences
    .flatMap((one) => toSet(one, wanted.get(one.object)?.settings))
    .toSorted(({ setting: a }, { setting: b }) => order(a) - order(b))
    .flatMap(({ setting, running }) => [
      ...(running && language.replaced.test(setting.key)
        ? [{ modes: setting.modes, text: negative(running.text) }]
        : []),
      { modes: setting.modes, text: lineAt(setting.place).trim() },
    ]);
}

/** Where a setting stands in the texts to apply: the files in their order, then the lines. */
function orderOf(wanted: Config): (setting: Setting) => number {
  const all = [...wanted.values()].flatMap(({ settings }) => [...settings.values()]);
  const files = [...new Set(all.map(({ place }) => place.file))];
  const length = Math.max(0, ...all.map(({ place }) => place.line ?? 0)) + 1;
  return ({ place }) => files.indexOf(place.file) * length + (place.line ?? 0);
}

function toSet(
  { kind, wanted, running }: Difference,
  all: ReadonlyMap<string, Setting> | undefined,
): { setting: Setting; running: Setting | undefined }[] {
  if (kind === 'extra') return [];
  if (wanted) return [{ setting: wanted, running }];
  return [...(all?.values() ?? [])].map((setting) => ({ setting, running: undefined }));
}

/** The commands with the lines that lead to their modes, each mode entered once in a row. */
function inModes(typed: readonly Typed[], { endOf }: Language): string[] {
  const lines: string[] = [];
  let at: readonly string[] = [];
  const close = (to: readonly string[]): void => {
    const shared = to.findIndex((mode, index) => mode !== at[index]);
    for (let depth = at.length - 1; depth >= (shared < 0 ? to.length : shared); depth--) {
      const end = endOf(at[depth] ?? '');
      if (end !== undefined) lines.push(`${' '.repeat(depth)}${end}`);
    }
  };
  for (const { modes, text } of typed) {
    close(modes);
    for (const [depth, mode] of modes.entries()) {
      const isOpen = modes.slice(0, depth + 1).every((one, index) => one === at[index]);
      if (!isOpen) lines.push(`${' '.repeat(depth)}${mode}`);
    }
    lines.push(`${' '.repeat(modes.length)}${text}`);
    at = modes;
  }
  close([]);
  return lines.filter((line, index) => line !== lines[index - 1]);
}
