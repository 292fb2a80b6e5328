import { parseArgs } from 'node:util';
import { KERNEL_IDS, type KernelId } from './kernel/kernel.js';

export const USAGE = `npm run lab [-- SCENARIO… [OPTIONS]]

Brings up real tunnels from rendered files: strongSwan, FRR and systemd-networkd on the router, an independent cloud
opposite, on a kernel of its own. Runs every scenario of test/lab/scenarios, or those that are named.

  --list         print the scenarios
  --kernel ID    native (this machine's own) or uml (User Mode Linux, built once); default: the first that works
  --jobs N       scenarios side by side; default: one per processor, four with a real clock
  --keep         one scenario on this terminal, in real time; after a failure it stays up, with a shell to look inside
  --proof        write docs/proof.md (with every scenario)
  --help         print this
`;

export interface Options {
  readonly scenarios: readonly string[];
  readonly list: boolean;
  readonly help: boolean;
  readonly keep: boolean;
  readonly proof: boolean;
  readonly kernel: KernelId | undefined;
  readonly jobs: number | undefined;
}

/**
 * Reads the command line.
 *
 * @throws Error that says what is wrong with it
 */
export function readArguments(argv: readonly string[], known: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      proof: { type: 'boolean', default: false },
      kernel: { type: 'string' },
      jobs: { type: 'string' },
    },
  });
  const { list, help, keep, proof } = values;
  const strange = positionals.filter((name) => !known.includes(name));
  if (strange.length > 0) {
    throw new Error(`no such scenario: ${strange.join(', ')}; there are ${known.join(', ')}`);
  }
  if (keep && positionals.length !== 1) throw new Error('--keep needs the name of one scenario');
  if (proof && positionals.length > 0) throw new Error('--proof is about every scenario: name none');
  const scenarios = positionals.length > 0 ? [...new Set(positionals)] : known;
  return { scenarios, list, help, keep, proof, kernel: kernelOf(values.kernel), jobs: jobsOf(values.jobs) };
}

function kernelOf(text: string | undefined): KernelId | undefined {
  const id = KERNEL_IDS.find((one) => one === text);
  if (text !== undefined && id === undefined) throw new Error(`--kernel is one of ${KERNEL_IDS.join(', ')}`);
  return id;
}

function jobsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1) throw new Error('--jobs is a number from 1');
  return jobs;
}
