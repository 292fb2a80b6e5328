import type { Device } from '../devices/manifest.js';
import { Report, type Result } from '../diagnostics/result.js';
import type { Plan } from '../plan/plan.js';
import { render } from '../render/render.js';
import { placeholder } from '../render/secrets.js';
import { type Block, prose, type Step } from './document.js';
import type { DeviceSteps } from './request.js';

/** What the device's folder says to do for this plan: for a new connection, or for one that is in use. */
export function renderSteps(plan: Plan, device: Device, isChange: boolean): Result<DeviceSteps | undefined> {
  const { steps } = device.manifest;
  if (!steps) return { ok: true, value: undefined, diagnostics: [] };
  const templates = isChange ? [steps.change, steps.restore] : [steps.apply, steps.remove];
  const report = new Report();
  const [apply = [], backOut = []] = templates.map((template) => {
    const result = render(plan, onlyWith(device, template), { printSecret: placeholder });
    report.take(result.diagnostics);
    return result.ok ? parseSteps(result.value[0]?.text ?? '') : [];
  });
  return report.result({ apply, backOut });
}

/** The device with one file: steps are made as its files are. */
function onlyWith(device: Device, template: string): Device {
  const file = { template, path: 'steps', scope: 'device', secret: false, executable: false } as const;
  return {
    ...device,
    manifest: { ...device.manifest, files: [{ ...file, part: 'apply', comment: '#' }] },
  };
}

/**
 * Steps of a device: `## ` starts one, with its title; four spaces in front make a line to type; all else is text, in
 * paragraphs between empty lines, with values in backticks.
 */
export function parseSteps(text: string): Step[] {
  return text
    .split(/^(?=## )/m)
    .filter((part) => part.startsWith('## '))
    .map((part) => {
      const [title = '', ...rest] = part.split('\n');
      return { title: prose(title.slice(3)), blocks: blocksOf(rest.join('\n')) };
    });
}

function blocksOf(text: string): Block[] {
  const runs: string[][] = [];
  for (const line of text.split('\n')) {
    const last = runs.at(-1);
    if (line.trim() === '') runs.push([]);
    else if (last?.[0] !== undefined && isTyped(last[0]) === isTyped(line)) last.push(line);
    else runs.push([line]);
  }
  return runs.filter((run) => run.length > 0).map(blockOf);
}

function blockOf(run: readonly string[]): Block {
  return isTyped(run[0] ?? '')
    ? { kind: 'code', text: run.map((line) => `${line.slice(4)}\n`).join('') }
    : { kind: 'text', text: prose(run.join(' ')) };
}

function isTyped(line: string): boolean {
  return line.startsWith('    ');
}
