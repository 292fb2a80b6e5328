import type { RenderedFile } from '../../../src/render/render.js';

/**
 * What one device's parts do, read back from their rendered text. An object is a line that names it:
 * `file /etc/x.conf`, `route-map NAME`. Both lists are of everything: what several connections share is in them too.
 */
export interface DeviceParts {
  /** The objects that the files of `apply`, and the README's steps with them, put on the device. */
  readonly created: (files: readonly RenderedFile[]) => readonly string[];
  /** Those that the files of `remove` take out. Throws on a line that it does not understand. */
  readonly removed: (files: readonly RenderedFile[]) => readonly string[];
  /** The answers by which `remove` takes out what connections share as well, where it needs any. */
  readonly alone?: Readonly<Record<string, string>>;
  /** Every command of `verify` is wholly matched by one of these, none of which can change anything. */
  readonly readOnly: readonly RegExp[];
}
