import type { Code } from './catalog.js';
import { type Diagnostic, diagnostic, type Params, type Place } from './diagnostic.js';

/** What a stage gives: a value, or the reasons why there is none. Warnings come with either. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Collects a stage's diagnostics, so that it stops only at its end. */
export class Report {
  readonly #diagnostics: Diagnostic[] = [];

  add<C extends Code>(code: C, params: Params<C>, place?: Place): void {
    this.keep(diagnostic(code, params, place));
  }

  /** Takes over the diagnostics of a stage before this one. */
  take(diagnostics: readonly Diagnostic[]): void {
    // Not push(...diagnostics): the arguments of one call are limited by the stack.
    for (const one of diagnostics) this.keep(one);
  }

  protected keep(one: Diagnostic): void {
    this.#diagnostics.push(one);
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  get failed(): boolean {
    return this.#diagnostics.some((one) => one.severity === 'error');
  }

  /** The stage's result: the value, unless an error was reported. */
  result<T>(value: T | undefined): Result<T> {
    const diagnostics = [...this.#diagnostics];
    if (this.failed) return { ok: false, diagnostics };
    if (value === undefined) throw new Error('a stage without a value must report an error');
    return { ok: true, value, diagnostics };
  }
}
