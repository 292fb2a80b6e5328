import { expect, it } from 'vitest';
import { readDocuments } from '../../src/formats/index.js';
import { planDevice } from '../../src/plan/index.js';
import type { Plan } from '../../src/plan/plan.js';
import { render } from '../../src/render/render.js';
import { compareRunning } from '../../src/running/index.js';
import { bundledDevice } from '../support/devices.js';
import { goodSamples } from '../support/samples.js';

const device = bundledDevice('vyos');

function plans(): [string, Plan][] {
  return goodSamples().flatMap((sample): [string, Plan][] => {
    const read = readDocuments(sample.documents);
    if (!read.ok) return [];
    const plan = planDevice({ connections: read.value, device, answers: [sample.answers] });
    return plan.ok ? [[sample.name, plan.value]] : [];
  });
}

it.each(plans())('%s: what was applied is equal', (_, plan) => {
  const files = render(plan, device);
  if (!files.ok) throw new Error('not rendered');
  const result = compareRunning(
    plan,
    device,
    files.value.map(({ text }) => ({ name: 'running', text })),
  );
  expect(result).toMatchObject({ ok: true, value: { differences: [], mend: [] }, diagnostics: [] });
});
