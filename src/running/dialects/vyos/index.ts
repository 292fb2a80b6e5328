import type { Config, Dialect, Refusal, RunningText, UsedNumber } from '../../dialect.js';
import { linesOf, pagedLine } from '../../text.js';
import { mendVyos } from './mend.js';
import { readObjects } from './objects.js';
import { isBoot, isSetLines, readStatements } from './statements.js';

/** VyOS 1.4 and later: `set` lines, or config.boot. */
export const vyos: Dialect = {
  source: '"show configuration commands | no-more", or /config/config.boot',
  comment: '#',
  refuse,
  read: (texts, { report }) => readObjects(texts.flatMap((text) => readStatements(text, report))),
  mend: mendVyos,
  usedNumbers,
};

function refuse(text: RunningText): Refusal | undefined {
  const lines = linesOf(text);
  const paged = pagedLine(lines);
  if (paged !== undefined) return { code: 'RUNNING_PAGED', line: paged };
  if (!isBoot(lines) && !isSetLines(lines)) return { code: 'RUNNING_FOREIGN' };
  // "| strip-private" (vyos-1x, src/helpers/strip-private.py).
  const masked = lines.findIndex((line) => /\bxxx\.xxx\.|\bxxxx:xxxx:| '?xxxxxx'?$/.test(line));
  return masked < 0 ? undefined : { code: 'RUNNING_MASKED', line: masked + 1 };
}

function usedNumbers(running: Config): UsedNumber[] {
  const found = new Map<number, string[]>();
  const add = (vti: string, claims: readonly string[]): void => {
    const [, number] = /^vti(\d+)$/.exec(vti) ?? [];
    if (number !== undefined) found.set(Number(number), [...(found.get(Number(number)) ?? []), ...claims]);
  };
  for (const { name, settings, claims } of running.values()) {
    if (name.startsWith('interfaces vti ')) add(name.split(' ').at(-1) ?? '', claims);
    const bound = settings.get('vti bind')?.value;
    if (typeof bound === 'string') add(bound, claims);
  }
  return [...found].map(([number, claims]) => ({ id: 'vti', number, claims }));
}
