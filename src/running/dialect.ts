import type { Place } from '../diagnostics/diagnostic.js';
import type { Report } from '../diagnostics/result.js';
import type { Secret } from '../model/secret.js';
import type { Owner } from './owners.js';

/** A text, with the name by which it is told of: a file of the user, or the path of a rendered file. */
export interface RunningText {
  readonly name: string;
  readonly text: string;
  /** Where it stands on the device, of a text that has a place there: `etc/swanctl/conf.d/vpn-0a1b.conf`. */
  readonly path?: string;
}

/** One thing that an object has: a command inside of it, a leaf, an element. */
export interface Setting {
  /** What is set, unique in its object. Of a thing that an object has several of, with the value in it. */
  readonly key: string;
  /** In one spelling, so that texts that mean the same are the same; empty where the key says it all. */
  readonly value: string | Secret;
  /** As the device words it, with `[secret]` in place of a secret: this is printed. */
  readonly text: string;
  /** The mode or section inside of the object, printed in front. */
  readonly within?: string;
  /** Of what is wanted: whether another value that is running does as well. */
  readonly allows?: (running: string) => boolean;
  /** The device has this value when it shows none. */
  readonly isDefault?: boolean;
  /** The device has one for everything on it, such as its AS: another one is never changed. */
  readonly isFixed?: boolean;
  /** Why the value can't be compared, such as "encrypted (type 6)". */
  readonly unreadable?: string;
  /** The modes or sections that lead to it inside of its object. */
  readonly modes: readonly string[];
  readonly place: Place;
}

/** The unit that somebody owns: an interface, a peer, a neighbor, a list. */
export interface ConfigObject {
  /** In the device's words, and unique: `interface Tunnel100`. */
  readonly name: string;
  readonly settings: ReadonlyMap<string, Setting>;
  /**
   * Names in it that say whose it is: its own name, its description, the profile that it uses. Numbers and
   * addresses claim nothing.
   */
  readonly claims: readonly string[];
  /**
   * `own`: of one connection, and compared whole; without being wanted it is extra.
   * `common`: of every connection that needs it: compared whole where it is wanted, and never extra.
   * `shared`: others add to it: what we want in it is looked at, and nothing else.
   */
  readonly scope: 'own' | 'common' | 'shared';
  readonly place: Place;
}

/** A configuration: objects by their names, in the order of the text. */
export type Config = ReadonlyMap<string, ConfigObject>;

/** What differs between the wanted and the running configuration. */
export interface Difference {
  /** `taken`: what is wanted at this name or number is there, but belongs to something else, or to all. */
  readonly kind: 'missing' | 'extra' | 'different' | 'taken';
  readonly object: string;
  /** Without a setting on either side: the whole object. */
  readonly wanted?: Setting;
  readonly running?: Setting;
}

/** What is to be typed at one place, such as the configuration mode. */
export interface MendStep {
  /** Where, and what for. */
  readonly title: string;
  /** Without secrets: a placeholder (src/render/secrets.ts) stands for each. */
  readonly lines: readonly string[];
}

/** A number of the manifest's `numbers` that is in use on the device. */
export interface UsedNumber {
  readonly id: string;
  readonly number: number;
  /** Names that say whose it is; none where nothing does. */
  readonly claims: readonly string[];
  /** The object that the number alone names, so that nothing can say whose it is: an isakmp policy. */
  readonly unnamed?: string;
}

export interface Mending {
  readonly differences: readonly Difference[];
  readonly wanted: Config;
  readonly running: Config;
  /** The line of a wanted text with placeholders for its secrets. */
  readonly lineAt: (place: Place) => string;
}

export interface ReadOptions {
  /** Whose names count as ours. */
  readonly owners: readonly Owner[];
  readonly report: Report;
}

/** The language of a device's running configuration. */
export interface Dialect {
  /** The command, or the file, that gives the text. */
  readonly source: string;
  /** What starts a comment among the mending commands. */
  readonly comment: string;
  /**
   * Whether the text is what `source` gives, and whole: undefined, or the code that says what is wrong
   * with it. Of the running side alone.
   */
  refuse(text: RunningText): Refusal | undefined;
  /** Whether the device is a tree of files, whose root can be named in place of a text. */
  readonly isTree?: boolean;
  /** The wanted texts that these running ones can be compared with; without it, all of them. */
  select?(wanted: readonly RunningText[], running: readonly RunningText[]): readonly RunningText[];
  /** Reads the texts of one side. What can't be understood is reported with its place, never with its text. */
  read(texts: readonly RunningText[], options: ReadOptions): Config;
  /** The commands that make the running configuration as it is wanted, in a safe order. */
  mend(mending: Mending): readonly MendStep[];
  /** The numbers in use, whoever uses them. */
  usedNumbers(running: Config): readonly UsedNumber[];
}

export interface Refusal {
  readonly code: 'RUNNING_FOREIGN' | 'RUNNING_PAGED' | 'RUNNING_CUT' | 'RUNNING_MASKED';
  readonly line?: number;
}
