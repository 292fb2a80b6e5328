import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Report } from '../../src/diagnostics/result.js';
import type { InputDocument } from '../../src/formats/format.js';
import type { GivenAnswer } from '../../src/plan/resolve-answers.js';
import { parseSiteFile } from '../../src/plan/site-file.js';
import { ROOT } from './golden.js';

export interface Sample {
  /** `aws-xml/bgp`. */
  readonly name: string;
  readonly folder: string;
  readonly documents: readonly InputDocument[];
  readonly answers: readonly GivenAnswer[];
}

const SAMPLES = join(ROOT, 'samples');

/** Every `samples/<format>/<case>` that can be rendered. */
export function goodSamples(): Sample[] {
  return readdirSync(SAMPLES)
    .filter((format) => format !== 'bad' && format !== 'status')
    .flatMap((format) => readdirSync(join(SAMPLES, format)).map((name) => sample(`${format}/${name}`)));
}

function sample(name: string): Sample {
  const folder = join(SAMPLES, name);
  const inputs = readdirSync(folder).filter((file) => file.startsWith('input'));
  const documents = inputs
    .sort()
    .map((file) => ({ name: file, text: readFileSync(join(folder, file), 'utf8') }));
  const site = join(folder, 'site.yaml');
  const report = new Report();
  const answers = existsSync(site) ? parseSiteFile(site, readFileSync(site, 'utf8'), report) : [];
  if (report.failed) throw new Error(`${site} is wrong`);
  return { name, folder, documents, answers };
}
