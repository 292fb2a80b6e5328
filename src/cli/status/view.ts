import { printDiagnostic, terminalJson, visible } from '../../diagnostics/print.js';
import { printJson } from '../../formats/model/print.js';
import { statusJson } from '../../status/json.js';
import type { ConnectionStatus, TunnelStatus } from '../../status/status.js';
import type { StatusAnswer } from './read.js';
import { isoTime } from './time.js';

/** Where a watch shows its answers. */
export interface View {
  show(answer: StatusAnswer): void;
  /** Leaves the terminal as it was. */
  close(): void;
}

/** Where lines go, and what time it is. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly now: () => number;
}

/** One line for each tunnel, and again when something has changed; problems likewise, on standard error. */
export function lineView({ out, err, now }: Streams): View {
  const before = new Map<string, string>();
  let problems = '';
  return {
    show({ status, report }) {
      const time = isoTime(now());
      const found = report.diagnostics.map((one) => `${printDiagnostic(one)}\n`).join('');
      if (found !== problems) err(found === '' ? `${time} the cloud answers again\n` : found);
      problems = found;
      for (const connection of status?.connections ?? []) {
        for (const { key, text } of linesOf(connection)) {
          if (before.get(key) === text) continue;
          before.set(key, text);
          out(`${time} ${key}: ${text}\n`);
        }
      }
    },
    close() {},
  };
}

/** The whole status as one line of JSON, and again when something has changed. */
export function jsonView({ out, err, now }: Streams): View {
  let before = '';
  let problems = '';
  return {
    show({ status, report }) {
      const found = `${terminalJson({ diagnostics: report.diagnostics }, 0)}\n`;
      if (found !== problems && (report.diagnostics.length > 0 || problems !== '')) err(found);
      problems = found;
      const text = status === undefined ? before : terminalJson(statusJson(status), 0);
      if (text !== before) out(`{"at":"${isoTime(now())}",${text.slice(1)}\n`);
      before = text;
    },
    close() {},
  };
}

/** The status as indented JSON. */
export function jsonText(status: Parameters<typeof statusJson>[0]): string {
  return printJson(statusJson(status));
}

interface Line {
  readonly key: string;
  readonly text: string;
}

function linesOf(connection: ConnectionStatus): readonly Line[] {
  const marks = differencesOf(connection.marks);
  const own = { key: visible(connection.id), text: visible(marks === '' ? connection.ready.word : marks) };
  return [
    ...(own.text === '' ? [] : [own]),
    ...connection.tunnels.map((tunnel) => ({
      key: visible(`${connection.id} tunnel ${tunnel.address ?? tunnel.id ?? ''}`.trim()),
      text: visible(tunnelInWords(tunnel)),
    })),
  ];
}

function tunnelInWords({ up, since, message, acceptedRoutes, ok, marks }: TunnelStatus): string {
  return [
    `${up.word || 'not told'}${since === undefined ? '' : ` since ${since}`}`,
    ...(message === undefined ? [] : [message]),
    ...(acceptedRoutes === undefined ? [] : [`${acceptedRoutes} routes accepted`]),
    ok ? 'no differences' : differencesOf(marks),
  ].join('; ');
}

function differencesOf(marks: TunnelStatus['marks']): string {
  const differences = marks.filter(({ severity }) => severity === 'difference');
  return differences.map(({ text }) => `! ${text}`).join('; ');
}
