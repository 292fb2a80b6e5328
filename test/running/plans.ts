import type { Device } from '../../src/devices/manifest.js';
import { readDocuments } from '../../src/formats/index.js';
import { planDevice } from '../../src/plan/index.js';
import type { Plan } from '../../src/plan/plan.js';
import { render } from '../../src/render/render.js';
import { fillSecrets } from '../../src/render/secrets.js';
import { type Comparison, compareRunning } from '../../src/running/index.js';
import { goodSamples } from '../support/samples.js';

/** The plan of each sample that the device can be rendered for, by the sample's name. */
export function plansFor(device: Device): [string, Plan][] {
  return goodSamples().flatMap((sample): [string, Plan][] => {
    const read = readDocuments(sample.documents);
    if (!read.ok) return [];
    const plan = planDevice({ connections: read.value, device, answers: [sample.answers] });
    return plan.ok && render(plan.value, device).ok ? [[sample.name, plan.value]] : [];
  });
}

/** The text of the file that is applied, of a device that has one. */
export function applied(plan: Plan, device: Device): string {
  const files = render(plan, device);
  if (!files.ok) throw new Error('not rendered');
  return files.value.map(({ text }) => text).join('');
}

/** The comparison with a running text, which must succeed. */
export function compared(plan: Plan, device: Device, text: string): Comparison {
  const result = compareRunning(plan, device, [{ name: 'running', text }]);
  if (!result.ok)
    throw new Error(result.diagnostics.map(({ message, place }) => `${place?.line}: ${message}`).join('\n'));
  return result.value;
}

/** The mending commands with their secrets. */
export function mended(comparison: Comparison, plan: Plan): string {
  const lines = comparison.mend.flatMap((step) => step.lines).join('\n');
  const filled = fillSecrets(lines, ({ kind, connection, tunnel }) => {
    const found = plan.connections
      .find(({ id }) => id === connection)
      ?.tunnels.find(({ outside }) => outside.cloud === tunnel);
    return (kind === 'psk' ? found?.psk : found?.bgpKey)?.reveal();
  });
  if (filled.missing.length > 0 || filled.refused.length > 0) throw new Error('a secret is missing');
  return `${filled.text}\n`;
}
