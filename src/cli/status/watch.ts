import { setTimeout } from 'node:timers/promises';
import type { StatusAnswer } from './read.js';
import type { View } from './view.js';

export interface WatchOptions {
  /** Milliseconds from one answer to the next question. */
  readonly interval: number;
  /** End as soon as all is up and as planned. */
  readonly untilUp: boolean;
  /** Milliseconds until the watch ends in any case. */
  readonly timeout: number | undefined;
  /** Ends the watch: Ctrl-C. */
  readonly stop: AbortSignal;
}

/**
 * Asks again and again, and shows each answer, until it is stopped; gives the last answer. A question that fails is
 * shown and asked again, but for the very first one: what is wrong from the start is wrong for good.
 */
export async function watch(
  ask: () => Promise<StatusAnswer>,
  view: View,
  options: WatchOptions,
): Promise<StatusAnswer | undefined> {
  const { interval, untilUp, timeout } = options;
  const timer = timeout === undefined ? undefined : AbortSignal.timeout(timeout);
  const end = timer ? AbortSignal.any([options.stop, timer]) : options.stop;
  let last: StatusAnswer | undefined;
  try {
    while (!end.aborted) {
      const answer = await orEnd(ask(), end);
      if (!answer) break;
      const isFirst = last === undefined;
      last = answer;
      if (isFirst && !answer.status) break;
      view.show(answer);
      if (untilUp && answer.status?.ok && !answer.report.failed) break;
      await setTimeout(interval, undefined, { signal: end }).catch(() => {});
    }
  } finally {
    view.close();
  }
  return last;
}

/** What is promised, or undefined as soon as the signal is given; a watch of weeks leaves no listener behind. */
function orEnd<T>(promise: Promise<T>, end: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    end.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => end.removeEventListener('abort', stop));
  });
}
