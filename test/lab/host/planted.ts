import { join } from 'node:path';
import type { Assertion } from '../job.js';
import type { LabMutant } from '../mutants/mutants.js';
import { withPlanted } from '../mutants/tree.js';
import { attempt, lost, type Outcome, type Runner, settled } from './run.js';

/** Runs the scenario that must fail on a bug planted in `copy`: the outcome has one assertion, that it does. */
export async function runPlanted(mutant: LabMutant, copy: string, runner: Runner): Promise<Outcome> {
  const { name, lab } = mutant;
  const directory = join(runner.folder, name);
  try {
    const { results, trouble } = await withPlanted(copy, mutant, (product) =>
      attempt(lab.scenario, directory, runner, { product, until: lab.check }),
    );
    const assertions = results ? [seen(mutant, results.assertions)] : [];
    return settled({ name, directory, results: results && { ...results, assertions }, trouble });
  } catch (error) {
    return lost(name, error);
  }
}

/** A bug is seen by the first assertion that fails: one in another column fails for another reason. */
function seen({ lab }: LabMutant, assertions: readonly Assertion[]): Assertion {
  const first = assertions.find((one) => !one.passed);
  const passed = first?.check === lab.check;
  const detail = first ? `${first.check}: ${first.what}\n${first.detail}` : 'every assertion holds';
  return { check: lab.check, what: passed ? first.what : `${lab.scenario} fails`, passed, detail };
}
