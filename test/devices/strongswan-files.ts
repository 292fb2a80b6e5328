import type { VpnConnection } from '../../src/model/connection.js';
import { type PlanRequest, planDevice } from '../../src/plan/index.js';
import { type RenderedFile, render } from '../../src/render/render.js';
import { bundledDevice } from '../support/devices.js';
import { readSwanctl, type Section } from './swanctl-reader.js';

const device = bundledDevice('strongswan');

/** Answers of the site, and choices of the command line. */

export type Answers = Readonly<Record<string, string | readonly string[]>>;
export type Asked = Pick<PlanRequest, 'ike' | 'proposal'>;

/** The plan's diagnostics in words where there are errors, else the files. */
export function attempt(
  connections: readonly VpnConnection[],
  answers: Answers = {},
  asked: Asked = {},
): RenderedFile[] | string {
  const given = Object.entries(answers).map(([name, value]) => ({ name, value }));
  const plan = planDevice({ connections, device, answers: [given], ...asked });
  const files = plan.ok ? render(plan.value, device) : plan;
  return files.ok
    ? [...files.value]
    : files.diagnostics.map((one) => `${one.code} ${one.message}`).join('\n');
}

export function rendered(
  connections: readonly VpnConnection[],
  answers: Answers = {},
  asked: Asked = {},
): RenderedFile[] {
  const files = attempt(connections, answers, asked);
  if (typeof files === 'string') throw new Error(files);
  return files;
}

export function textOf(files: readonly RenderedFile[], end: string): string {
  const found = files.find((file) => file.path.endsWith(end));
  if (!found) throw new Error(`there is no ${end}`);
  return found.text;
}

export function swanctlOf(files: readonly RenderedFile[]): Section {
  return readSwanctl(files.filter((file) => file.path.startsWith('etc/swanctl/')).map((file) => file.text));
}
