/**
 * A value that must not reach a log, an error, a diff or a JSON model.
 *
 * String conversion, JSON and `util.inspect` all give `[secret]`; only `reveal()` gives the text.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The number of UTF-16 code units, for rules on length. */
  get length(): number {
    return this.#text.length;
  }

  /** The text itself: call it only where the secret is meant to be written. */
  reveal(): string {
    return this.#text;
  }

  equals(other: Secret): boolean {
    return this.#text === other.#text;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}
