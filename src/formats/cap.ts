import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';

/** So many of each severity are told for one document: a document that is wrong throughout says no more. */
const LIMITS = { error: 50, warning: 500, info: 500 } as const;

/** The first diagnostics of each document and severity, and how many more there are. */
export function capped(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, { readonly sample: Diagnostic; count: number }>();
  const kept = diagnostics.filter((one) => {
    const key = `${one.severity} ${one.place?.file ?? ''}`;
    const entry = counts.get(key) ?? { sample: one, count: 0 };
    entry.count++;
    counts.set(key, entry);
    return entry.count <= LIMITS[one.severity];
  });
  const rest = [...counts.values()].filter(({ sample, count }) => count > LIMITS[sample.severity]);
  const notes = rest.map(({ sample, count }) => {
    const { file } = sample.place ?? {};
    const params = { count: count - LIMITS[sample.severity], severity: sample.severity };
    return diagnostic('MORE_PROBLEMS', params, file === undefined ? undefined : { file });
  });
  return [...kept, ...notes];
}
