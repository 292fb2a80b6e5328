import { parseArgs } from 'node:util';
import { KERNEL_IDS, type KernelId } from './kernel/kernel.js';

export const USAGE = `npm run lab [-- SCENARIO… [OPTIONS]]
npm run lab -- --mutants [MUTANT… [OPTIONS]]

Brings up real tunnels from rendered files: strongSwan, FRR and systemd-networkd on the router, an independent cloud
opposite, on a kernel of its own. Runs every scenario of test/lab/scenarios, or those that are named.

  --mutants      plant the bugs of test/lab/mutants, or those that are named, in copies of the product: on each one a
                 scenario must fail
  --list         print the scenarios, or the bugs
  --kernel ID    native (this machine's own), uml (User Mode Linux, built once) or qemu (Debian's, fetched once);
                 default: the first that works
  --jobs N       scenarios side by side; default: per processor four (native), one (uml) or a half (qemu)
  --within N     start no further scenario after N minutes: which were not run is said on a line for each
  --keep         one scenario on this terminal, in real time; after a failure it stays up, with a shell to look inside
  --proof        write docs/proof.md (with every scenario and every bug)
  --help         print this
`;

export interface Options {
  readonly scenarios: readonly string[];
  readonly mutants: readonly string[];
  readonly list: boolean;
  readonly help: boolean;
  readonly keep: boolean;
  readonly proof: boolean;
  readonly kernel: KernelId | undefined;
  readonly jobs: number | undefined;
  /** Minutes. */
  readonly within: number | undefined;
}

/** The names that a command line may have. */
export type Known = Pick<Options, 'scenarios' | 'mutants'>;

/**
 * Reads the command line.
 *
 * @throws Error that says what is wrong with it
 */
export function readArguments(argv: readonly string[], known: Known): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      proof: { type: 'boolean', default: false },
      mutants: { type: 'boolean', default: false },
      kernel: { type: 'string' },
      jobs: { type: 'string' },
      within: { type: 'string' },
    },
  });
  const { list, help, keep, proof, mutants } = values;
  const names = [...new Set(positionals)];
  const [kind, all] = mutants ? (['bug', known.mutants] as const) : (['scenario', known.scenarios] as const);
  const strange = names.filter((name) => !all.includes(name));
  if (strange.length > 0) {
    throw new Error(`no such ${kind}: ${strange.join(', ')}; there are ${all.join(', ')}`);
  }
  if (keep && (mutants || positionals.length !== 1)) throw new Error('--keep needs the name of one scenario');
  if (proof && (mutants || positionals.length > 0)) {
    throw new Error('--proof is about every scenario and every bug: name none');
  }
  if (proof && values.within !== undefined) throw new Error('--proof takes the time that it needs');
  const chosen = names.length > 0 ? names : all;
  const ofKind = mutants
    ? { scenarios: [], mutants: chosen }
    : { scenarios: chosen, mutants: proof ? known.mutants : [] };
  const [jobs, within] = [countOf('jobs', values.jobs), countOf('within', values.within)];
  return { ...ofKind, list, help, keep, proof, kernel: kernelOf(values.kernel), jobs, within };
}

function kernelOf(text: string | undefined): KernelId | undefined {
  const id = KERNEL_IDS.find((one) => one === text);
  if (text !== undefined && id === undefined) throw new Error(`--kernel is one of ${KERNEL_IDS.join(', ')}`);
  return id;
}

function countOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--${option} is a number from 1`);
  return count;
}
