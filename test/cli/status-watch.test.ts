import { describe, expect, it } from 'vitest';
import type { StatusAnswer } from '../../src/cli/status/read.js';
import { screenView, type Terminal } from '../../src/cli/status/screen.js';
import { jsonView, lineView, type View } from '../../src/cli/status/view.js';
import { type WatchOptions, watch } from '../../src/cli/status/watch.js';
import { Report } from '../../src/diagnostics/result.js';
import { statusOf } from '../../src/status/index.js';
import { ip } from '../support/connection.js';

const START = Date.parse('2026-02-11T08:00:00Z');

function answer(word: 'UP' | 'DOWN', message?: string): StatusAnswer {
  const up = { word, value: word === 'UP' };
  const tunnel = {
    address: ip('203.0.113.10'),
    up,
    since: '2026-02-11T07:59:00Z',
    ...(message ? { message } : {}),
  };
  const ready = { word: 'available', value: true };
  const states = [{ cloud: 'aws', id: 'vpn-1', ready, routing: 'static', tunnels: [tunnel] }] as const;
  return { status: statusOf({ states, negotiated: false }), report: new Report() };
}

function failure(withStatus?: StatusAnswer): StatusAnswer {
  const report = new Report();
  report.add('CLOUD_UNREACHABLE', { call: 'ec2:X', reason: 'the time is over' });
  return { status: withStatus?.status, report };
}

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

const [UP, DOWN] = [answer('UP'), answer('DOWN')] as const;

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

describe('lines', () => {
  const lines = (make: typeof lineView, answers: readonly StatusAnswer[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    let now = START;
    const view = make({ out: (text) => out.push(text), err: (text) => err.push(text), now: () => now });
    for (const one of answers) {
      view.show(one);
      now += 10_000;
    }
    return { out: out.join(''), err: err.join('') };
  };

  it('are printed once, and again when something has changed', () => {
    const { out, err } = lines(lineView, [DOWN, DOWN, failure(), failure(), UP]);
    expect(out).toBe(
      '2026-02-11T08:00:00Z vpn-1: available\n' +
        '2026-02-11T08:00:00Z vpn-1 tunnel 203.0.113.10: DOWN since 2026-02-11T07:59:00Z; ! the tunnel is down (DOWN)\n' +
        '2026-02-11T08:00:40Z vpn-1 tunnel 203.0.113.10: UP since 2026-02-11T07:59:00Z; no differences\n',
    );
    expect(err.match(/CLOUD_UNREACHABLE/g)).toHaveLength(1);
    expect(err).toContain('2026-02-11T08:00:40Z the cloud answers again\n');
  });

  it('of JSON have the time and the whole status', () => {
    const { out, err } = lines(jsonView, [DOWN, DOWN, failure(), UP]);
    const [first, second, ...others] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(others).toEqual([]);
    expect(first).toMatchObject({ at: '2026-02-11T08:00:00Z', cgwGenStatus: 1, ok: false });
    expect(second).toMatchObject({ at: '2026-02-11T08:00:30Z', ok: true });
    expect(
      err
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).diagnostics.length),
    ).toEqual([1, 0]);
  });

  it('hold no control character of the cloud', () => {
    const hostile = answer('UP', 'a\u001b[2Jb\nc\u202e');
    for (const make of [lineView, jsonView]) {
      expect(lines(make, [hostile]).out).not.toMatch(/\p{Bidi_Control}|b\nc/u);
      expect(lines(make, [hostile]).out).not.toContain('\u001b');
    }
  });
});

describe('the screen', () => {
  const terminal = (columns: number, rows: number) => {
    const written: string[] = [];
    let listener = (): void => {};
    const one: Terminal & { columns: number; rows: number } = {
      columns,
      rows,
      write: (text) => written.push(text),
      on: (_, given) => {
        listener = given;
      },
      off: () => {
        listener = () => {};
      },
    };
    return { one, written, resize: () => listener() };
  };

  it('keeps what stood on the terminal, hides the cursor, and gives both back', () => {
    const { one, written } = terminal(100, 40);
    const view = screenView(one, 10, () => START);
    view.show(DOWN);
    view.close();
    expect(written[0]).toBe('\u001b[?1049h\u001b[?25l');
    expect(written.at(-1)).toBe('\u001b[?25h\u001b[?1049l');
    expect(written[1]).toContain('every 10 s; answer of 2026-02-11T08:00:00Z (0 s ago); Ctrl-C ends');
    expect(written[1]).toContain('tunnel 203.0.113.10: DOWN since 2026-02-11T07:59:00Z (60 s ago)');
  });

  it('shows what failed beside the last answer', () => {
    const { one, written } = terminal(200, 40);
    let now = START;
    const view = screenView(one, 10, () => now);
    view.show(DOWN);
    now += 130_000;
    view.show(failure());
    view.close();
    expect(written[2]).toMatch(
      /answer of 2026-02-11T08:00:00Z \(2 min ago\)[\s\S]*CLOUD_UNREACHABLE[\s\S]*DOWN since/,
    );
  });

  it('is never larger than the terminal, whose size may change', () => {
    const { one, written, resize } = terminal(30, 5);
    const view = screenView(one, 10, () => START);
    view.show(DOWN);
    one.columns = 20;
    one.rows = 3;
    resize();
    view.close();
    const sizes = written.slice(1, -1).map((text) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the screen is drawn with
      const lines = text.replace(/\u001b\[[HKJ]/g, '').split('\r\n');
      return [lines.length, Math.max(...lines.map((line) => line.length))];
    });
    expect(sizes).toEqual([
      [5, 30],
      [3, 20],
    ]);
    expect(written[2]).toMatch(/… \d+ more lines/);
  });

  it('is not opened when nothing was ever shown', () => {
    const { one, written } = terminal(80, 24);
    screenView(one, 10, () => START).close();
    expect(written).toEqual([]);
  });

  it('does not obey what the cloud says', () => {
    const { one, written } = terminal(200, 40);
    const view = screenView(one, 10, () => START);
    view.show(answer('UP', '\u001b[31mred\u009b2J'));
    view.close();
    expect(written[1]).toContain('\\u001b[31mred\\u009b2J');
  });
});
