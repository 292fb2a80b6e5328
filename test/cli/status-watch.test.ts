import { describe, expect, it } from 'vitest';
import type { StatusAnswer } from '../../src/cli/status/read.js';
import type { View } from '../../src/cli/status/view.js';
import { type WatchOptions, watch } from '../../src/cli/status/watch.js';
import { DOWN, failure, UP } from './status-answers.js';

interface Shown extends View {
  readonly shown: StatusAnswer[];
  closed: number;
}

function recorder(): Shown {
  const shown: StatusAnswer[] = [];
  return {
    shown,
    closed: 0,
    show: (one) => void shown.push(one),
    close() {
      this.closed += 1;
    },
  };
}

/** Watches a cloud that gives these answers one after the other, the last one for ever. */
async function watched(
  answers: readonly (StatusAnswer | 'silence' | Error)[],
  options: Partial<WatchOptions> = {},
) {
  const view = recorder();
  let asked = 0;
  const ask = (): Promise<StatusAnswer> => {
    const next = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (next === 'silence' || next === undefined) return new Promise(() => {});
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  const stop = new AbortController();
  const settings = { interval: 1, untilUp: false, timeout: undefined, stop: stop.signal, ...options };
  return { view, ended: watch(ask, view, settings), stop, asked: () => asked };
}

describe('watch', () => {
  it('asks until all is up', async () => {
    const { view, ended, asked } = await watched([DOWN, DOWN, UP, DOWN], { untilUp: true });
    expect([await ended, asked(), view.shown, view.closed]).toEqual([UP, 3, [DOWN, DOWN, UP], 1]);
  });

  it('does not take for up what was only told in part', async () => {
    const { ended, asked } = await watched([failure(UP), UP], { untilUp: true });
    expect([await ended, asked()]).toEqual([UP, 2]);
  });

  it('asks again when a question fails, and shows it', async () => {
    const down = failure();
    const { view, ended } = await watched([DOWN, down, UP], { untilUp: true });
    expect([await ended, view.shown]).toEqual([UP, [DOWN, down, UP]]);
  });

  it('ends at once when the very first question fails', async () => {
    const failed = failure();
    const { view, ended, asked } = await watched([failed, UP], { untilUp: true });
    expect([await ended, asked(), view.shown, view.closed]).toEqual([failed, 1, [], 1]);
  });

  it('goes on when all is up, unless it was asked to end', async () => {
    const { view, ended, stop } = await watched([UP]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    stop.abort();
    expect([await ended, view.shown.length > 2, view.closed]).toEqual([UP, true, 1]);
  });

  it('ends by its time, with the last answer', async () => {
    const { ended } = await watched([DOWN], { untilUp: true, timeout: 60 });
    expect(await ended).toBe(DOWN);
  });

  it('ends at once by Ctrl-C, in a pause as in a question without an answer', async () => {
    const started = Date.now();
    const pause = await watched([DOWN], { interval: 60_000 });
    setTimeout(() => pause.stop.abort(), 20);
    expect(await pause.ended).toBe(DOWN);
    const question = await watched([DOWN, 'silence'], { interval: 1 });
    setTimeout(() => question.stop.abort(), 20);
    expect(await question.ended).toBe(DOWN);
    const first = await watched(['silence']);
    setTimeout(() => first.stop.abort(), 20);
    expect(await first.ended).toBeUndefined();
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('leaves no listeners behind, however long it takes', async () => {
    const warnings: Error[] = [];
    const warn = (one: Error) => void warnings.push(one);
    process.on('warning', warn);
    const { ended } = await watched([...Array(40).fill(DOWN), UP], { untilUp: true });
    expect(await ended).toBe(UP);
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('warning', warn);
    expect(warnings).toEqual([]);
  });

  it('leaves the terminal as it was when there is a bug', async () => {
    const { view, ended } = await watched([DOWN, new Error('a bug')]);
    await expect(ended).rejects.toThrow('a bug');
    expect(view.closed).toBe(1);
  });
});
