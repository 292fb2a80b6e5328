import { countPlaceholders, type PrintSecret, placeholder } from '../render/secrets.js';

/** Prints placeholders, and knows how many. */
export interface Placeholders {
  readonly print: PrintSecret;
  /** Whether these texts hold no other ones: a name in a document can read like a placeholder. */
  areAll(files: readonly { readonly path: string; readonly text: string }[]): boolean;
}

export function placeholders(): Placeholders {
  let printed = 0;
  return {
    print: (...secret) => {
      printed += 1;
      return placeholder(...secret);
    },
    areAll: (files) =>
      files.reduce((sum, { path, text }) => sum + countPlaceholders(path) + countPlaceholders(text), 0) ===
      printed,
  };
}
