import type { Report } from '../diagnostics/result.js';

/** What one region answered. */
export interface RegionAnswer {
  readonly region: string;
  readonly hasConnections: boolean;
  readonly problems: Report;
}

/**
 * Reports what the regions failed at, or that none has a connection. A connection is in one region: that others do
 * not know it counts only when none does. `file` is the source as the user named it.
 */
export function reportAnswers(answers: readonly RegionAnswer[], file: string, report: Report): void {
  const isFound = answers.some(({ hasConnections }) => hasConnections);
  for (const answer of answers) {
    if (!(isFound && isAbsent(answer))) report.take(answer.problems.diagnostics);
  }
  if (answers.length > 0 && !isFound && !answers.some(({ problems }) => problems.failed)) {
    report.add(
      'SOURCE_HAS_NO_CONNECTION',
      { regions: answers.map(({ region }) => region).join(', ') },
      { file },
    );
  }
}

function isAbsent({ hasConnections, problems }: RegionAnswer): boolean {
  return !hasConnections && problems.diagnostics.every(({ code }) => code === 'CLOUD_NOT_FOUND');
}
