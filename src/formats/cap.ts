import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { Report } from '../diagnostics/result.js';

/** So many of each severity are told for one document: a document that is wrong throughout says no more. */
const LIMITS = { error: 50, warning: 500, info: 500 } as const;

/** Keeps the first diagnostics of each document and severity, and counts the others. */
export class CappedReport extends Report {
  readonly #counts = new Map<string, { readonly sample: Diagnostic; count: number }>();

  protected override keep(one: Diagnostic): void {
    if (this.#count(one, 1) <= LIMITS[one.severity]) super.keep(one);
  }

  /** Takes over another report, with the count of what it has not kept. */
  absorb(other: CappedReport): void {
    this.take(other.diagnostics);
    for (const { sample, count } of other.#counts.values()) {
      const surplus = count - LIMITS[sample.severity];
      if (surplus > 0) this.#count(sample, surplus);
    }
  }

  /** How many more there were of each document and severity. */
  get surplus(): readonly Diagnostic[] {
    const over = [...this.#counts.values()].filter(({ sample, count }) => count > LIMITS[sample.severity]);
    return over.map(({ sample: { severity, place }, count }) => {
      const params = { count: count - LIMITS[severity], severity };
      return diagnostic(
        'MORE_PROBLEMS',
        params,
        place?.file === undefined ? undefined : { file: place.file },
      );
    });
  }

  #count(one: Diagnostic, more: number): number {
    const key = `${one.severity} ${one.place?.file ?? ''}`;
    const entry = this.#counts.get(key) ?? { sample: one, count: 0 };
    entry.count += more;
    this.#counts.set(key, entry);
    return entry.count;
  }
}
