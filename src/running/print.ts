import { terminalJson, visible } from '../diagnostics/print.js';
import type { Difference, Setting } from './dialect.js';
import type { Comparison } from './index.js';

/** The differences by object, and the commands that mend them. */
export function printComparison({ differences, mend, comment, objects }: Comparison): string {
  if (differences.length === 0) return `equal: ${objects} objects are on the device as they are wanted\n`;
  const names = [...new Set(differences.map(({ object }) => object))];
  const found = names.map((name) => {
    const lines = differences.filter(({ object }) => object === name).flatMap(inWords);
    return [name, ...lines.map((line) => `  ${line}`), ''];
  });
  const commands = mend.flatMap(({ title, lines }) => [
    ...title.split('\n').map((line) => `${comment} ${line}`),
    ...lines,
    '',
  ]);
  const hasPlaceholder = commands.some((line) => line.includes('@@{'));
  const note = hasPlaceholder ? [`${comment} @@{...}@@ stands for a key, which "cgw-gen render" prints`] : [];
  const text = [...found.flat(), ...note, ...commands].map(visible);
  return `${text.join('\n').trimEnd()}\n`;
}

function inWords({ kind, wanted, running }: Difference): string[] {
  if (kind === 'taken' && !wanted) return ['taken: it belongs to something else'];
  if (wanted && running) {
    const isHidden = wanted.text === running.text;
    return isHidden
      ? [`different: ${shown(wanted)}`]
      : [`wanted: ${shown(wanted)}`, `running: ${shown(running)}`];
  }
  const setting = wanted ?? running;
  return [`${kind}: ${setting ? shown(setting) : 'all of it'}`];
}

function shown({ text, within }: Setting): string {
  return within === undefined ? text : `${within} > ${text}`;
}

/** The same as one JSON object. */
export function comparisonJson({ differences, mend, objects }: Comparison): string {
  const found = differences.map(({ kind, object, wanted, running }) => ({
    kind,
    object,
    ...(wanted ? { wanted: shown(wanted) } : {}),
    ...(running ? { running: shown(running), line: running.place.line } : {}),
  }));
  return `${terminalJson({ equal: differences.length === 0, objects, differences: found, mend })}\n`;
}
