import type { Device } from '../devices/manifest.js';
import type { Place } from '../diagnostics/diagnostic.js';
import type { Report } from '../diagnostics/result.js';
import { Secret } from '../model/secret.js';
import type { Plan } from '../plan/plan.js';
import { render } from '../render/render.js';
import { inline, placeholder } from '../render/secrets.js';
import type { Config, RunningText } from './dialect.js';

export interface WantedTexts {
  readonly texts: readonly RunningText[];
  /** The line at a place of these texts, with a placeholder for each secret. */
  readonly lineAt: (place: Place) => string;
  /** Whether the line at the place holds a secret. */
  readonly isSecret: (place: Place) => boolean;
}

/** Renders what is to be on the device: with its secrets to be compared, and with placeholders to be printed. */
export function wantedTexts(plan: Plan, device: Device, report: Report): WantedTexts | undefined {
  const options = device.manifest.running?.files ? { files: device.manifest.running.files } : {};
  const files = render(plan, device, { ...options, printSecret: inline });
  const shown = render(plan, device, { ...options, printSecret: placeholder });
  report.take(files.diagnostics);
  if (!files.ok || !shown.ok) return undefined;
  const lines = new Map(shown.value.map(({ path, text }) => [path, text.split('\n')]));
  const secret = new Map(files.value.map(({ path, text }) => [path, text.split('\n')]));
  const at = (from: ReadonlyMap<string, readonly string[]>, { file, line }: Place): string =>
    from.get(file ?? '')?.[(line ?? 0) - 1] ?? '';
  return {
    texts: files.value.map(({ path, text }) => ({ name: path, path, text })),
    lineAt: (place) => at(lines, place),
    isSecret: (place) => at(lines, place) !== at(secret, place),
  };
}

/** A dialect that takes a line with a secret for a plain value would print it: that is a bug, found here. */
export function assertSecrets(config: Config, isSecret: (place: Place) => boolean): void {
  for (const { name, settings } of config.values()) {
    for (const { key, value, place } of settings.values()) {
      if (isSecret(place) && !(value instanceof Secret)) throw new Error(`${name}: ${key} is no Secret`);
    }
  }
}
