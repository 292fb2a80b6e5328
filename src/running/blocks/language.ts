import type { ConfigObject } from '../dialect.js';

/**
 * What an object is. Patterns are of the path of a command: the modes it stands in and itself, with ` > ` between
 * them.
 */
export interface Kind {
  readonly path: RegExp;
  /** The modes that lead to it, and the command that `no` in front of takes it out; `$1` is a group of `path`. */
  readonly object: readonly string[];
  readonly scope?: ConfigObject['scope'];
  /** The group of `path` that is a name of its own, which claims it. */
  readonly named?: number;
  /** The keys of settings whose values claim it. */
  readonly claims?: RegExp;
  /** In what order extra ones are taken out: below 0 before anything is set, else after it. */
  readonly removal?: number;
}

/** The data of a configuration language of commands in modes. */
export interface Language {
  /** The one spelling of a command. */
  readonly normalize: (command: string) => string;
  /** Commands that say nothing by themselves: the end of a mode, a mode of many objects. */
  readonly silent: RegExp;
  /** The narrower before the wider; what is in none of these is never looked at. */
  readonly kinds: readonly Kind[];
  /**
   * Commands of which there is one: the words in front of its value. `*` is a word of the key, `%` the value where
   * words follow it.
   */
  readonly single: readonly string[];
  /** Paths of commands that hold without being shown. */
  readonly defaults: RegExp;
  /** Keys of what the device has one of, for everything on it. */
  readonly fixed: RegExp;
  /** Commands with a secret, as groups: `head`, `type` (of an encryption), `secret`. */
  readonly secrets: readonly RegExp[];
  /** Paths of commands in our objects that tie them to the rest of the device, and are the user's. */
  readonly theirs: RegExp;
  /** Keys whose old value must be taken out before the new one is taken. */
  readonly replaced: RegExp;
  /** Keys that exclude each other: an extra one goes before anything is set. */
  readonly exclusive: RegExp;
  /** Modes that are taken out whole when nothing in them is wanted. */
  readonly removableModes: RegExp;
  /** What ends a mode that another command of the mode around it follows. */
  readonly endOf: (mode: string) => string | undefined;
  /** The name in a value that claims; undefined: there is none in it. */
  readonly nameIn: (value: string) => string | undefined;
}
