import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Device, PARTS, type Part } from '../../src/devices/manifest.js';
import { printDiagnostic } from '../../src/diagnostics/print.js';
import { Report } from '../../src/diagnostics/result.js';
import { readDocuments } from '../../src/formats/index.js';
import { planDevice } from '../../src/plan/index.js';
import { type RenderedFile, render } from '../../src/render/render.js';
import { bundledDevices, neededAnswers } from '../support/devices.js';
import { expectGolden, expectNoOrphans, ROOT } from '../support/golden.js';
import { goodSamples, type Sample } from '../support/samples.js';

const GOLDEN = join(ROOT, 'test/golden');

interface Outcome {
  readonly files: readonly RenderedFile[];
  /** What is printed on standard error. */
  readonly notes: string;
}

function run(sample: Sample, device: Device): Outcome {
  const report = new Report();
  const documents = readDocuments(sample.documents);
  report.take(documents.diagnostics);
  const plan = documents.ok
    ? planDevice({ connections: documents.value, device, answers: [neededAnswers(device), sample.answers] })
    : undefined;
  report.take(plan?.diagnostics ?? []);
  const files = plan?.ok ? render(plan.value, device, { parts: partsOf(device) }) : undefined;
  report.take(files?.diagnostics ?? []);
  const notes = report.diagnostics.map((one) => `${printDiagnostic(one)}\n`).join('');
  return { files: files?.ok ? files.value : [], notes };
}

function partsOf({ manifest }: Device): Part[] {
  return PARTS.filter((part) => manifest.files.some((file) => file.part === part));
}

const devices = bundledDevices();
const samples = goodSamples();
const expected: string[] = [];

it('walks at least 12 samples and 4 devices', () => {
  expect(samples.length).toBeGreaterThanOrEqual(12);
  expect(devices.length).toBeGreaterThanOrEqual(4);
});

describe.each(samples.map((one) => [one.name, one] as const))('%s', (name, sample) => {
  it.each(devices.map((one) => [one.id, one] as const))('%s', (id, device) => {
    const { files, notes } = run(sample, device);
    const folder = join(GOLDEN, name, id);
    for (const { part, path, text } of files) {
      const golden = part === 'apply' ? join(folder, path) : join(folder, part, path);
      expect(text, 'ends with one line feed').toMatch(/[^\n]\n$/);
      expect(text, 'no trailing space').not.toMatch(/[ \t]\n/);
      expected.push(golden);
      expectGolden(golden, text);
    }
    if (notes !== '') {
      expected.push(join(folder, 'stderr.txt'));
      expectGolden(join(folder, 'stderr.txt'), notes);
    }
    expect(files.length + notes.length).toBeGreaterThan(0);
    const secrets = samples.flatMap((one) => secretsOf(one));
    for (const secret of secrets) expect(notes).not.toContain(secret);
    for (const file of files.filter((one) => !one.secret)) {
      for (const secret of secrets) expect(file.text).not.toContain(secret);
    }
  });
});

function secretsOf(sample: Sample): string[] {
  const result = readDocuments(sample.documents);
  return result.ok ? result.value.flatMap((one) => one.tunnels.map((tunnel) => tunnel.psk.reveal())) : [];
}

it('there is no golden without its sample and device', () => {
  expectNoOrphans(GOLDEN, [...expected, join(GOLDEN, 'golden.test.ts')]);
});
