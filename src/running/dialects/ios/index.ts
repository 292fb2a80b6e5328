import { mendBlocks } from '../../blocks/mend.js';
import { readBlocks, withClaims } from '../../blocks/objects.js';
import type { Config, Dialect, Refusal, RunningText, UsedNumber } from '../../dialect.js';
import { linesOf, pagedLine } from '../../text.js';
import { withGlobals } from './globals.js';
import { ios as language } from './language.js';

/** Cisco IOS and IOS XE: `show running-config`. */
export const ios: Dialect = {
  source: '"show running-config" (after "terminal length 0")',
  comment: '!',
  refuse,
  read: (texts) => withRoutes(withGlobals(readBlocks(texts, language), texts)),
  mend: (mending) =>
    mendBlocks(mending, language, 'in configuration mode; then: end, copy running-config startup-config'),
  usedNumbers,
};

function refuse(text: RunningText): Refusal | undefined {
  const lines = linesOf(text);
  const paged = pagedLine(lines);
  if (paged !== undefined) return { code: 'RUNNING_PAGED', line: paged };
  const isIos = lines.some((line) => /^(?:version \d|hostname |interface |router |crypto )/.test(line));
  if (!isIos || !lines.some((line) => /^ +\S/.test(line))) return { code: 'RUNNING_FOREIGN' };
  return lines.some((line) => line.trim() === 'end')
    ? undefined
    : { code: 'RUNNING_CUT', line: lines.length };
}

/** A route is of the tunnel that it leads into. */
function withRoutes(config: Config): Config {
  return withClaims(config, ({ name }) => {
    const tunnel = /^ip(?:v6)? route .* (Tunnel\d+)$/.exec(name)?.[1];
    return config.get(`interface ${tunnel}`)?.claims ?? [];
  });
}

function usedNumbers(running: Config): UsedNumber[] {
  return [...running.values()].flatMap(({ name, claims }) => {
    const [, kind, number] = /^(interface Tunnel|crypto isakmp policy )(\d+)$/.exec(name) ?? [];
    if (number === undefined) return [];
    return kind === 'interface Tunnel'
      ? [{ id: 'tunnel', number: Number(number), claims }]
      : [{ id: 'policy', number: Number(number), claims, unnamed: name }];
  });
}
