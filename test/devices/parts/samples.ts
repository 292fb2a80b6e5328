import { type Device, PARTS, type Part } from '../../../src/devices/manifest.js';
import { readDocuments } from '../../../src/formats/index.js';
import { planDevice } from '../../../src/plan/index.js';
import type { Plan } from '../../../src/plan/plan.js';
import { type RenderedFile, render } from '../../../src/render/render.js';
import { neededAnswers } from '../../support/devices.js';
import { goodSamples } from '../../support/samples.js';

export type Answers = Readonly<Record<string, string>>;

/** A sample as one device gets it: its plan and the files of all parts. */
export interface PlannedSample {
  readonly name: string;
  readonly plan: Plan;
  readonly files: readonly RenderedFile[];
}

/** Every sample that the device can render, with further answers. */
export function plannedSamples(device: Device, further: Answers = {}): PlannedSample[] {
  const last = Object.entries(further).map(([name, value]) => ({ name, value }));
  return goodSamples().flatMap(({ name, documents, answers }) => {
    const read = readDocuments(documents);
    if (!read.ok) throw new Error(`${name} is not read`);
    const plan = planDevice({
      connections: read.value,
      device,
      answers: [neededAnswers(device), answers, last],
    });
    if (!plan.ok) return [];
    const files = render(plan.value, device, { parts: PARTS });
    if (!files.ok) {
      const others = files.diagnostics.filter((one) => one.code !== 'UNENCODABLE_VALUE');
      if (others.length > 0) throw new Error(others.map((one) => one.message).join('\n'));
      return [];
    }
    return [{ name, plan: plan.value, files: files.value }];
  });
}

/** The files of one part. */
export function ofPart(files: readonly RenderedFile[], part: Part): RenderedFile[] {
  return files.filter((one) => one.part === part);
}
