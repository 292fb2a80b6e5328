import type { Device, Part } from '../devices/manifest.js';
import { PARTS } from '../devices/manifest.js';
import type { Result } from '../diagnostics/result.js';
import { Report } from '../diagnostics/result.js';
import type { Plan } from '../plan/plan.js';
import { lineShapes } from '../render/line-shapes.js';
import { inPartFolders, type RenderedFile, render } from '../render/render.js';
import { inline, type PrintSecret, placeholder } from '../render/secrets.js';
import type { ShownFile } from './files.js';
import { LineJudge } from './judge.js';
import { REDACTED } from './redact.js';
import { redactSaved, type Twin } from './redact-saved.js';

/** A file of a render that somebody kept; the name is its path below the folder, and empty of a file by itself. */
export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

/** Below this share of lines that the device could print, a text is no render of it. */
const ENOUGH = 0.5;

/** Whether the text looks like what the templates of the device print. */
export function looksRendered({ text }: SavedFile, device: Device): boolean {
  const judge = new LineJudge(lineShapes(device));
  const telling = splitLines(text).filter((line) => (line.match(/[A-Za-z]/g) ?? []).length >= 4);
  const known = telling.filter((line) => judge.judge(line).kind !== 'unknown');
  return known.length > 0 && known.length >= telling.length * ENOUGH;
}

/** Both sides of a diff, without secrets. */
export interface SavedComparison {
  readonly before: readonly ShownFile[];
  readonly after: readonly ShownFile[];
}

/**
 * Puts a saved render beside what the plan renders now: the files of a folder, or one text, which can have several files
 * below headings. Of the saved side nothing is shown that could be a secret.
 */
export function besideSaved(
  saved: readonly SavedFile[],
  plan: Plan,
  device: Device,
): Result<SavedComparison> {
  const report = new Report();
  const files = saved.flatMap((one) => (one.name === '' ? splitFiles(one) : [one]));
  const parts = PARTS.filter((part) => device.manifest.files.some((file) => file.part === part));
  const own = render(plan, device, { parts, printSecret: inline });
  report.take(own.diagnostics);
  if (!own.ok) return report.result<SavedComparison>(undefined);
  const pathOf = wantedPaths(files, own.value, parts);
  const wanted = own.value.filter((file) => pathOf(file) !== undefined);
  const shown = [placeholder, only(REDACTED.same), only(REDACTED.after)].map((printSecret) => {
    const rendered = render(plan, device, {
      parts: [...new Set(wanted.map(({ part }) => part))],
      printSecret,
    });
    return rendered.ok ? rendered.value : [];
  });
  const twins = wanted.map((file): Twin => {
    const [kept, same, changed] = shown.map(
      (all) => all.find(({ part, path }) => part === file.part && path === file.path)?.text ?? '',
    );
    return {
      path: pathOf(file) ?? file.path,
      inline: file.text,
      placeholder: kept ?? '',
      same: same ?? '',
      changed: changed ?? '',
    };
  });
  const named = files.map(({ name, text }) => ({
    path: name === '' ? (twins[0]?.path ?? '') : name,
    lines: splitLines(text),
  }));
  return report.result(redactSaved(named, twins, new LineJudge(lineShapes(device))));
}

function only(text: string): PrintSecret {
  return () => text;
}

/**
 * Which of the rendered files the saved ones are to be compared with, and by what path: those of the part that shares
 * the most paths, or of all parts in their folders; a text without a name with the file that it shares the most lines with.
 */
function wantedPaths(
  files: readonly SavedFile[],
  rendered: readonly RenderedFile[],
  parts: readonly Part[],
): (file: RenderedFile) => string | undefined {
  const [text] = files;
  if (files.length === 1 && text?.name === '') {
    const nearest = mostOf(rendered, (file) => sharedLines(text.text, file.text));
    return (file) => (file === nearest ? file.path : undefined);
  }
  const names = new Set(files.map(({ name }) => name));
  const count = (paths: readonly string[]) => paths.filter((path) => names.has(path)).length;
  const inFolders = inPartFolders(rendered);
  const best = mostOf(parts, (part) =>
    count(rendered.filter((one) => one.part === part).map(({ path }) => path)),
  );
  const ofBest = rendered.filter((one) => one.part === best).map(({ path }) => path);
  if (count(inFolders.map(({ path }) => path)) > count(ofBest)) {
    const kept = new Set(parts.filter((part) => files.some(({ name }) => name.startsWith(`${part}/`))));
    return (file) => (kept.has(file.part) ? `${file.part}/${file.path}` : undefined);
  }
  return (file) => (file.part === best ? file.path : undefined);
}

/** The first item with the highest number. */
function mostOf<T>(items: readonly T[], numberOf: (item: T) => number): T | undefined {
  return items.toSorted((a, b) => numberOf(b) - numberOf(a))[0];
}

function sharedLines(one: string, other: string): number {
  const lines = new Set(splitLines(other).map((line) => line.trim()));
  return splitLines(one).filter((line) => line.trim() !== '' && lines.has(line.trim())).length;
}

const HEADING = /^(?:#|!|\/\/|<!--) file: (\S+)(?: -->)?$/;

/** The files of one text, as standard output has them: each below a heading. Without one, a text without a name. */
function splitFiles({ text }: SavedFile): SavedFile[] {
  const lines = splitLines(text);
  const starts = lines.flatMap((line, index) => (HEADING.test(line) ? [index] : []));
  const [first] = starts;
  if (first === undefined) return [{ name: '', text }];
  const files = starts.map((start, index) => {
    const end = starts[index + 1];
    const own = lines.slice(start + 1, end);
    return {
      name: HEADING.exec(lines[start] ?? '')?.[1] ?? '',
      text: own.join('\n') + (end === undefined ? '' : '\n'),
    };
  });
  const front = lines.slice(0, first).filter((line) => line.trim() !== '');
  return front.length > 0 ? [{ name: FRONT, text: `${front.join('\n')}\n` }, ...files] : files;
}

/** What stands in front of the first heading is of no file. */
const FRONT = '(in front of the first file)';

/** The lines with any line end; the last is empty where the text ends with one. */
export function splitLines(text: string): string[] {
  return text.split(/\r*\n/);
}
