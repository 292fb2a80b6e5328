import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { Report, type Result } from '../diagnostics/result.js';
import { type Device, manifestSchema } from './manifest.js';

const BUNDLED: string = fileURLToPath(new URL('../../templates', import.meta.url));

/** The ids of the devices in the bundled folder and in `extra`, sorted. */
export function deviceIds(extra?: string, report: Report = new Report()): string[] {
  return [...folders(extra, report).keys()].sort();
}

/** Reads one device folder: its manifest, checked, and its templates. `extra` is searched before the bundled ones. */
export function loadDevice(id: string, extra?: string): Result<Device> {
  const report = new Report();
  const known = folders(extra, report);
  const folder = known.get(id);
  if (folder === undefined) {
    report.add('DEVICE_UNKNOWN', { id: id.slice(0, 60), known: [...known.keys()].sort().join(', ') });
    return report.result<Device>(undefined);
  }
  const place = { file: `${folder}/device.json` };
  try {
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(place.file, 'utf8')));
    return report.result({ id, manifest, templates: readTemplates(folder) });
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    report.add('DEVICE_MANIFEST_WRONG', { reason: reason.replaceAll('\n', ' ') }, place);
    return report.result<Device>(undefined);
  }
}

/** Device folders by id; one of `extra` stands in the place of a bundled one. */
function folders(extra: string | undefined, report: Report): ReadonlyMap<string, string> {
  const roots = extra === undefined ? [BUNDLED] : [BUNDLED, extra];
  return new Map(roots.flatMap((root) => foldersIn(root, report)));
}

function foldersIn(root: string, report: Report): (readonly [string, string])[] {
  try {
    const entries = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return entries.map((entry) => [entry.name, `${root}/${entry.name}`] as const);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    report.add('DEVICE_DIR_UNREADABLE', { reason: code ?? message }, { file: root });
    return [];
  }
}

function readTemplates(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.hbs'),
  );
  return new Map(
    names.map((name) => [name.replaceAll('\\', '/'), readFileSync(`${folder}/${name}`, 'utf8')]),
  );
}
