import type { Device, Part } from '../../../src/devices/manifest.js';
import { readDocuments } from '../../../src/formats/index.js';
import { planDevice } from '../../../src/plan/index.js';
import type { Plan } from '../../../src/plan/plan.js';
import { type RenderedFile, render } from '../../../src/render/render.js';
import { neededAnswers } from '../../support/devices.js';
import { goodSamples } from '../../support/samples.js';

/** A sample as one device gets it: its plan and the files of all parts. */
export interface PlannedSample {
  readonly name: string;
  readonly plan: Plan;
  readonly files: readonly RenderedFile[];
}

/** The parts that the device has beside `apply`. */
export function furtherParts({ manifest }: Device): Part[] {
  return (['verify', 'remove'] as const).filter((part) => manifest.files.some((one) => one.part === part));
}

/** Every sample that the device can render. */
export function plannedSamples(device: Device): PlannedSample[] {
  const parts: Part[] = ['apply', ...furtherParts(device)];
  return goodSamples().flatMap(({ name, documents, answers }) => {
    const read = readDocuments(documents);
    if (!read.ok) throw new Error(`${name} is not read`);
    const plan = planDevice({ connections: read.value, device, answers: [neededAnswers(device), answers] });
    if (!plan.ok) return [];
    const files = render(plan.value, device, { parts });
    if (!files.ok) throw new Error(files.diagnostics.map((one) => one.message).join('\n'));
    return [{ name, plan: plan.value, files: files.value }];
  });
}

/** The files of one part. */
export function ofPart(files: readonly RenderedFile[], part: Part): RenderedFile[] {
  return files.filter((one) => one.part === part);
}
