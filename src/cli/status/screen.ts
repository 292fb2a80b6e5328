import { printDiagnostic } from '../../diagnostics/print.js';
import type { Status } from '../../status/status.js';
import { printStatus } from './print.js';
import type { StatusAnswer } from './read.js';
import { agoInWords, isoTime } from './time.js';
import type { View } from './view.js';

/** What is used of a terminal. */
export interface Terminal {
  readonly columns: number;
  readonly rows: number;
  write(text: string): unknown;
  on(event: 'resize', listener: () => void): unknown;
  off(event: 'resize', listener: () => void): unknown;
}

/** ECMA-48 and xterm: the alternate screen keeps what stood on the terminal before. */
const OPEN = '\x1b[?1049h\x1b[?25l';
const CLOSE = '\x1b[?25h\x1b[?1049l';
const HOME = '\x1b[H';
const END_OF_LINE = '\x1b[K';
const REST = '\x1b[J';

/**
 * A screen that shows the last answer, how old it is and what the last question failed at; drawn again each second
 * and when the terminal changes its size.
 */
export function screenView(terminal: Terminal, interval: number, now: () => number): View {
  let shown: { readonly status: Status; readonly at: number } | undefined;
  let problems: readonly string[] = [];
  const draw = (): void => {
    if (!shown) return;
    const lines = [
      `every ${interval} s; answer of ${isoTime(shown.at)} (${agoInWords(isoTime(shown.at), now())}); Ctrl-C ends`,
      ...problems,
      '',
      ...printStatus(shown.status, now()).trimEnd().split('\n'),
    ];
    terminal.write(`${HOME}${fitting(lines, terminal).join(`${END_OF_LINE}\r\n`)}${END_OF_LINE}${REST}`);
  };
  const timer = setInterval(draw, 1000);
  let isOpen = false;
  terminal.on('resize', draw);
  return {
    show({ status, report }: StatusAnswer) {
      if (!isOpen) terminal.write(OPEN);
      isOpen = true;
      if (status) shown = { status, at: now() };
      problems = report.diagnostics.flatMap((one) => printDiagnostic(one).split('\n'));
      draw();
    },
    close() {
      clearInterval(timer);
      terminal.off('resize', draw);
      if (isOpen) terminal.write(CLOSE);
    },
  };
}

/** As much as the terminal has room for: a line that wraps would push the others out. */
function fitting(lines: readonly string[], { columns, rows }: Terminal): readonly string[] {
  const room =
    lines.length <= rows ? lines : [...lines.slice(0, rows - 1), `… ${lines.length - rows + 1} more lines`];
  return room.map((line) => {
    const letters = [...line];
    return letters.length <= columns ? line : `${letters.slice(0, columns - 1).join('')}…`;
  });
}
