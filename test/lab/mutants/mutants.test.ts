import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledDevice, neededAnswers } from '../../support/devices.js';
import { filesBelow, ROOT } from '../../support/golden.js';
import { goodSamples } from '../../support/samples.js';
import { scenarioNames } from '../host/scenario.js';
import { MUTANTS, type Mutant } from './mutants.js';
import { withCopy, withPlanted } from './tree.js';

const RENDER = join(ROOT, 'test/lab/mutants/render-samples.mjs');
const samples = goodSamples();
const run = promisify(execFile);

interface Shown {
  /** The first sample whose golden a copy does not give. */
  readonly unlike?: string;
  readonly crashes: readonly string[];
}

/** What the goldens for a device say of a copy. */
async function show(copy: string, device = 'strongswan'): Promise<Shown> {
  const needed = neededAnswers(bundledDevice(device));
  const input = samples.map(({ name, documents, answers }) => {
    const golden = goldenFiles(join(ROOT, 'test/golden', name, device));
    return { name, documents, answers: [needed, answers], golden };
  });
  const running = run(process.execPath, [RENDER, copy, device]);
  running.child.stdin?.end(JSON.stringify(input));
  return JSON.parse((await running).stdout) as Shown;
}

function goldenFiles(folder: string): Record<string, string> {
  const files = filesBelow(folder);
  return Object.fromEntries(files.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

const clean: Shown[] = [];
const shown = new Map<Mutant, Shown | Error>();

beforeAll(async () => {
  await withCopy(async (copy) => {
    clean.push(await show(copy), await show(copy, 'cisco-ios'));
    const waiting = [...MUTANTS];
    const worker = async () => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        const { device } = mutant;
        const found = withPlanted(copy, mutant, (planted) => show(planted, device));
        shown.set(mutant, await found.catch((error: unknown) => error as Error));
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
  });
}, 300_000);

it('every golden is given by a copy of the product without a bug', () => {
  expect(clean).toEqual([{ crashes: [] }, { crashes: [] }]);
});

describe.each(MUTANTS.map((one) => [one.name, one] as const))('%s', (_, mutant) => {
  it('is seen by a golden', () => {
    const found = shown.get(mutant);
    if (found instanceof Error) throw found;
    expect(found?.unlike, `no golden sees it: ${mutant.what}`).toBeTypeOf('string');
  });
});

it('every bug has a name of its own, and a scenario that is there', () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  const wanted = MUTANTS.flatMap(({ lab }) => (lab ? [lab.scenario] : []));
  expect(scenarioNames()).toEqual(expect.arrayContaining(wanted));
});

describe('a bug that can not be planted is refused', () => {
  const mutant: Mutant = {
    name: 'own',
    what: '',
    file: 'src/model/mtu.ts',
    find: 'no such text',
    replace: '',
  };

  it.each([
    ['for a text that is not there', mutant, /own: the text is 0 times in src\/model\/mtu\.ts: no such text/],
    ['for a text that is there twice', { ...mutant, find: 'UDP_HEADER' }, /own: the text is 2 times in/],
    ['for what is no TypeScript', { ...mutant, find: 'const UDP_HEADER = 8;', replace: 'const = 8;' }, /tsc/],
  ])('%s', async (_, one, message) => {
    await expect(withCopy((copy) => withPlanted(copy, one, show))).rejects.toThrow(message);
  });
});
