import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  decodeText,
  isLive,
  loadDevice,
  modelJsonSchema,
  parseSiteFile,
  planDevice,
  printDiagnostic,
  printModel,
  Report,
  type Result,
  readDocuments,
  readLive,
  render,
} from '../src/index.js';
import { ROOT } from './support/golden.js';

const SAMPLE = join(ROOT, 'samples/ec2-json/bgp-default-options');
const GOLDEN = join(ROOT, 'test/golden/ec2-json/bgp-default-options/cisco-ios/cisco-ios.cfg');

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.diagnostics.map(printDiagnostic).join('\n'));
  return result.value;
}

it('renders a document, by way of the model JSON, as the command does', () => {
  const report = new Report();
  const text = decodeText(readFileSync(join(SAMPLE, 'input.json')), 'vpn.json', report) ?? '';
  const site = readFileSync(join(SAMPLE, 'site.yaml'), 'utf8');
  const answers = [parseSiteFile('site.yaml', site, report)];
  const model = printModel(must(readDocuments([{ name: 'vpn.json', text }])), 'inline');
  const connections = must(readDocuments([{ name: 'model.json', text: model }]));
  const device = must(loadDevice('cisco-ios'));
  const files = must(render(must(planDevice({ connections, device, answers })), device));
  expect(report.diagnostics).toEqual([]);
  expect(files.map((file) => file.text)).toEqual([readFileSync(GOLDEN, 'utf8')]);
});

it('asks live sources, and gives the schema that the package has', async () => {
  const report = new Report();
  const options = { regions: [], filters: [], connections: [] };
  expect(['aws:x', 'vpn.json'].map(isLive)).toEqual([true, false]);
  expect(await readLive(['aws:x'], options, report)).toEqual([]);
  expect(report.diagnostics.map(({ code }) => code)).toEqual(['SOURCE_WRONG']);
  expect(modelJsonSchema()).toEqual(JSON.parse(readFileSync(join(ROOT, 'schema/model.schema.json'), 'utf8')));
});
