import { isPassed, type Outcome } from './run.js';

/** Assertions of a run; a machine that came to no good end counts as a failed one. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export function count(outcomes: readonly Outcome[]): Count {
  const assertions = outcomes.flatMap(({ results }) => results?.assertions ?? []);
  const passed = assertions.filter((one) => one.passed).length;
  const troubled = outcomes.filter(({ trouble }) => trouble !== undefined).length;
  return { passed, failed: assertions.length - passed + troubled };
}

/** The last line of a run. */
export function summary(outcomes: readonly Outcome[]): string {
  const { passed, failed } = count(outcomes);
  return `${passed} passed, ${failed} failed`;
}

/** One line for what passed; failures in detail, with the folder of what was kept. */
export function outcomeText(outcome: Outcome): string {
  const { name, results, trouble, directory } = outcome;
  const assertions = results?.assertions ?? [];
  const clock = results ? `, ${Math.round(results.seconds)} s by its own clock` : '';
  const notes = (results?.notes ?? []).map((note) => indented(`note: ${note}`));
  if (isPassed(outcome)) return [`PASS ${name}: ${assertions.length} checks${clock}`, ...notes].join('\n');
  const failed = assertions.filter((one) => !one.passed);
  return [
    `FAIL ${name}: ${failed.length} of ${assertions.length} checks${clock}`,
    ...failed.map(({ check, what, detail }) => indented(`${check}: ${what}\n${detail}`)),
    ...(trouble === undefined ? [] : [indented(trouble)]),
    ...notes,
    ...(directory === undefined ? [] : [`  logs: ${directory} (with the keys of the scenario's documents)`]),
  ].join('\n');
}

/** The first line by two spaces, what follows by six. */
function indented(text: string): string {
  return `  ${text.trimEnd().replaceAll('\n', '\n      ')}`;
}
