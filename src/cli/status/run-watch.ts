import { Errors, Flags } from '@oclif/core';
import { Report } from '../../diagnostics/result.js';
import { isLive } from '../../sources/live.js';
import { finishSearch, writeOut } from '../console.js';
import { EXIT } from '../exit-codes.js';
import { printStatus } from './print.js';
import { readStatus, type StatusQuestion } from './read.js';
import { screenView } from './screen.js';
import { jsonView, lineView, type View } from './view.js';
import { watch } from './watch.js';

export const watchFlags = {
  watch: Flags.boolean({
    description:
      'ask again and again until Ctrl-C: a live view on a terminal, else a line for each change; needs a live source',
    helpGroup: 'WATCH',
  }),
  interval: Flags.integer({
    description: 'seconds between an answer and the next question (default: 10)',
    min: 2,
    max: 86_400,
    helpValue: 'SECONDS',
    helpGroup: 'WATCH',
  }),
  'until-up': Flags.boolean({
    description: 'watch until all is up and as planned, and end then with exit code 0',
    helpGroup: 'WATCH',
  }),
  timeout: Flags.integer({
    description: 'with --until-up: end after this time in any case, with exit code 3 where not all is up',
    min: 1,
    max: 604_800,
    helpValue: 'SECONDS',
    helpGroup: 'WATCH',
    dependsOn: ['until-up'],
  }),
};

interface WatchChoice {
  readonly watch: boolean;
  readonly interval?: number | undefined;
  readonly 'until-up': boolean;
  readonly timeout?: number | undefined;
  readonly json: boolean;
}

/** The seconds that are well below what the APIs of the clouds take, for a hundred tunnels too. */
const INTERVAL = 10;

/** Whether the flags ask for a watch; what is said of one that is not asked for is wrong usage. */
export function isWatch({ watch, interval, ...choice }: WatchChoice): boolean {
  const isOn = watch || choice['until-up'];
  if (interval !== undefined && !isOn) {
    throw new Errors.CLIError('--interval needs --watch or --until-up', { exit: EXIT.usage });
  }
  return isOn;
}

/** Watches until it is stopped by Ctrl-C or what the flags say; the exit code is that of the last answer. */
export async function runWatch(question: StatusQuestion, choice: WatchChoice): Promise<void> {
  if (!question.names.some(isLive)) {
    const message = '--watch and --until-up need a live source, such as aws:vpn-0123456789abcdef0';
    throw new Errors.CLIError(message, { exit: EXIT.usage });
  }
  const { json, timeout, interval = INTERVAL } = choice;
  const isScreen = process.stdout.isTTY && !json;
  const stop = new AbortController();
  const end = (): void => stop.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const one of signals) process.on(one, end);
  const last = await watch(() => readStatus(question), viewOf(isScreen, json, interval), {
    interval: interval * 1000,
    untilUp: choice['until-up'],
    timeout: timeout === undefined ? undefined : timeout * 1000,
    stop: stop.signal,
  });
  for (const one of signals) process.off(one, end);
  if (isScreen && last?.status) writeOut(printStatus(last.status));
  finishSearch(last?.report ?? new Report(), json, last?.status?.ok !== true);
  // A question that is still under way would keep the process for minutes.
  process.stdout.write('', () => process.exit());
}

function viewOf(isScreen: boolean, json: boolean, interval: number): View {
  if (isScreen) return screenView(process.stdout, interval, Date.now);
  const streams = {
    out: writeOut,
    err: (text: string) => void process.stderr.write(text),
    now: Date.now,
  };
  return json ? jsonView(streams) : lineView(streams);
}
