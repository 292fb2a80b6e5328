import type { Finding } from './finding.js';

type Group = [Finding, ...Finding[]];

/** Findings that stand next to each other and differ only in what was found: one explanation is enough for them. */
export function alike(findings: readonly Finding[]): readonly Readonly<Group>[] {
  const groups: Group[] = [];
  for (const one of findings) {
    const last = groups.at(-1);
    if (last && explanation(last[0]) === explanation(one)) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function explanation({ code, severity, reason, wayOut, source }: Finding): string {
  return [code, severity, reason, wayOut, source].join('\n');
}
