import { PARTS, type Part } from '../../../src/devices/manifest.js';
import type { VpnConnection } from '../../../src/model/connection.js';
import { planDevice } from '../../../src/plan/index.js';
import { render } from '../../../src/render/render.js';
import { bundledDevice } from '../../support/devices.js';
import type { Answers } from './samples.js';

/** The file of each part, of a device that has one file a part. */
export function partsOf(
  id: string,
  connections: readonly VpnConnection[],
  answers: Answers = {},
): Readonly<Record<Part, string>> {
  const device = bundledDevice(id);
  const given = Object.entries(answers).map(([name, value]) => ({ name, value }));
  const plan = planDevice({ connections, device, answers: [given] });
  const files = plan.ok ? render(plan.value, device, { parts: PARTS }) : plan;
  if (!files.ok) throw new Error(files.diagnostics.map((one) => one.message).join('\n'));
  const textOf = (part: Part): string => {
    const [file, ...others] = files.value.filter((one) => one.part === part);
    if (!file || others.length > 0) throw new Error(`${id} has no single file of ${part}`);
    return file.text;
  };
  return { apply: textOf('apply'), verify: textOf('verify'), remove: textOf('remove') };
}
