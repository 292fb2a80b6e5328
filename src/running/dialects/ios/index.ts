import { mendBlocks } from '../../blocks/mend.js';
import { readBlocks, withClaims } from '../../blocks/objects.js';
import type { Config, Dialect, Mending, MendStep, Refusal, RunningText, UsedNumber } from '../../dialect.js';
import { linesOf, pagedLine } from '../../text.js';
import { withGlobals } from './globals.js';
import { ios as language } from './language.js';

/** Cisco IOS and IOS XE: `show running-config`. */
export const ios: Dialect = {
  source: '"show running-config" (after "terminal length 0")',
  comment: '!',
  refuse,
  read: (texts) => withRoutes(withGlobals(readBlocks(texts, language), texts)),
  mend: (mending) => [
    ...mendBlocks(mending, language, 'in configuration mode; then: end, copy running-config startup-config'),
    ...clearing(mending),
  ],
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

const CRYPTO =
  /^crypto (?:keyring|isakmp profile|ikev2 (?:keyring|profile)|ipsec (?:profile|transform-set)) \S+-(\d+)_(\d+)_(\d+)_(\d+)$/;

/** SAs that are up keep what they agreed on (Cisco IOS Security Command Reference, "clear crypto session"). */
function clearing({ differences, running }: Mending): MendStep[] {
  const changed = differences.filter(({ object }) => running.has(object));
  const peers = changed.flatMap(({ object }) => CRYPTO.exec(object)?.slice(1).join('.') ?? []);
  const lines = [...new Set(peers)].map((peer) => `clear crypto session remote ${peer}`);
  const title =
    'after that, one after the other: a tunnel keeps the SAs that it has until they are cleared, and then opens anew';
  return lines.length === 0 ? [] : [{ title, lines: ['end', ...lines] }];
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
