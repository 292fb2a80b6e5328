import { describe, expect, it } from 'vitest';
import type { StatusAnswer } from '../../src/cli/status/read.js';
import { screenView, type Terminal } from '../../src/cli/status/screen.js';
import { jsonView, lineView } from '../../src/cli/status/view.js';
import { answer, DOWN, failure, START, UP } from './status-answers.js';

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
