import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  type Diagnostic,
  loadDevice,
  parseSiteFile,
  planDevice,
  printDiagnostic,
  Report,
  type Result,
  readDocuments,
} from 'cgw-gen';
import type { CloudSide } from '../cloud/cloud.js';
import { cloudSides } from '../cloud/index.js';
import type { Job, Scenario, TunnelPlanned } from '../job.js';
import { readFlags } from './flags.js';
import { ROOT } from './paths.js';
import { plannedTunnels } from './words.js';

const DEVICE = 'strongswan';
const run = promisify(execFile);

type Render = Scenario['renders'][number];

/**
 * Makes the folder of one scenario's run: the rendered trees, and `job.json` with all that the machine needs. The
 * command that renders may be that of a copy of the product; plan and expectations are not.
 *
 * @throws Error with what the command or the library reports
 */
export async function prepare(
  scenario: Scenario,
  directory: string,
  mode: Pick<Job, 'clock' | 'keep' | 'until'>,
  product: string = ROOT,
): Promise<Job> {
  mkdirSync(directory, { recursive: true });
  const trees: string[] = [];
  for (const [index, render] of scenario.renders.entries()) {
    const tree = join(directory, `tree-${index + 1}`);
    await renderTree(product, scenario, render, tree);
    trees.push(tree);
  }
  const job: Job = {
    scenario,
    trees,
    planned: scenario.renders.flatMap((render) => planned(scenario, render)),
    cloud: cloudOf(scenario),
    product,
    readme: join(ROOT, 'templates', DEVICE, 'README.md'),
    ...mode,
  };
  writeFileSync(join(directory, 'job.json'), `${JSON.stringify(job, null, 2)}\n`);
  return job;
}

/** As a user does it: by the command, which must not fail. */
async function renderTree(
  product: string,
  { folder }: Scenario,
  { documents, site, flags }: Render,
  tree: string,
): Promise<void> {
  const command = [join(product, 'bin/cgw-gen.js'), 'render', ...documents, '--device', DEVICE];
  const all = ['--part', 'all', '--out', tree];
  await run(process.execPath, [...command, '--site', site, ...flags, ...all], { cwd: folder });
}

/** The plan of the same render, from the library. */
function planned({ folder }: Scenario, { documents, site, flags }: Render): TunnelPlanned[] {
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const { connections, answers, choice } = readFlags(flags);
  const report = new Report();
  const siteAnswers = parseSiteFile(site, text(site), report);
  if (report.failed) throw new Error(reasons(report.diagnostics));
  const plan = planDevice({
    connections: must(
      readDocuments(
        documents.map((name) => ({ name, text: text(name) })),
        connections,
      ),
    ),
    device: must(loadDevice(DEVICE)),
    answers: [siteAnswers, answers],
    ...choice,
  });
  return plannedTunnels(must(plan));
}

/** The cloud's ends, from the same documents but without the library. */
function cloudOf(scenario: Scenario): CloudSide[] {
  const names = new Set(scenario.renders.flatMap(({ documents }) => documents));
  const documents = [...names].map((name) => ({
    name,
    text: readFileSync(join(scenario.folder, name), 'utf8'),
  }));
  const sites = scenario.connections.map(({ id, cloudNetworks, customerNetworks }) => {
    const { customerAddress } = scenario;
    const site = { cloudNetworks, customerNetworks, ...(customerAddress && { customerAddress }) };
    return [id, site] as const;
  });
  return cloudSides(documents, new Map(sites));
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(reasons(result.diagnostics));
}

function reasons(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(printDiagnostic).join('\n');
}
