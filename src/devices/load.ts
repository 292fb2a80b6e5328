import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { Report, type Result } from '../diagnostics/result.js';
import { type Device, manifestSchema } from './manifest.js';

const BUNDLED: string = fileURLToPath(new URL('../../templates', import.meta.url));

/** The ids of the devices in the bundled folder and in `extra`, sorted. */
export function deviceIds(extra?: string): string[] {
  return [...new Set(Object.keys(folders(extra)))].sort();
}

/** Reads one device folder: its manifest, checked, and its templates. `extra` is searched before the bundled ones. */
export function loadDevice(id: string, extra?: string): Result<Device> {
  const report = new Report();
  const known = folders(extra);
  const folder = known[id];
  if (folder === undefined) {
    report.add('DEVICE_UNKNOWN', { id, known: Object.keys(known).sort().join(', ') });
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

function folders(extra?: string): Readonly<Record<string, string>> {
  const found = [BUNDLED, ...(extra === undefined ? [] : [extra])].flatMap((root) =>
    readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => [entry.name, `${root}/${entry.name}`]),
  );
  return Object.fromEntries(found);
}

function readTemplates(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.hbs'),
  );
  return new Map(
    names.map((name) => [name.replaceAll('\\', '/'), readFileSync(`${folder}/${name}`, 'utf8')]),
  );
}
