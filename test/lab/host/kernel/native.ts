import { availableParallelism, release } from 'node:os';
import { join } from 'node:path';
import { KERNEL_FILES } from '../paths.js';
import { type Found, type KernelChoice, type Machine, writeStart } from './kernel.js';
import { PROBE } from './probe.js';
import { runProcess } from './process.js';

export const NAMESPACES: readonly string[] = [
  '--net',
  '--mount',
  '--pid',
  '--fork',
  '--kill-child',
  '--mount-proc',
];

/** `unshare --fork` blocks SIGTERM, and the namespaces end with it in any case (sys-utils/unshare.c of util-linux 2.38). */
const STOP = { stopSignal: 'SIGKILL' } as const;

/** By a real clock a scenario mostly waits. */
const PER_PROCESSOR = 4;

/** This machine's own kernel, in namespaces of their own. */
export async function findNative(choice: KernelChoice): Promise<Found> {
  if (process.platform !== 'linux') return { reason: 'it is not Linux' };
  if (process.getuid?.() !== 0) return { reason: 'needs root' };
  const lines: string[] = [];
  const code = await runProcess({
    command: ['unshare', ...NAMESPACES, 'sh', '-c', PROBE],
    timeoutSeconds: 60,
    signal: choice.signal,
    ...STOP,
    output: (line) => lines.push(line),
  });
  if (code !== 0)
    return { reason: `this kernel lacks ESP or XFRM interfaces (${lines.at(-1) ?? `exit code ${code}`})` };
  const describe = `this machine's own, ${release()}`;
  const sideBySide = PER_PROCESSOR * availableParallelism();
  const run = (machine: Machine): Promise<number> => runNative(machine, choice);
  return { kernel: { id: 'native', describe, clock: 'real', sideBySide, run } };
}

/** Namespaces, processes and mounts end with the first process, and that ends with `unshare`. */
function runNative(machine: Machine, { interactive }: KernelChoice): Promise<number> {
  writeStart(machine);
  return runProcess({
    command: ['unshare', ...NAMESPACES, 'sh', join(KERNEL_FILES, 'native-init.sh'), machine.directory],
    timeoutSeconds: machine.timeoutSeconds,
    signal: machine.signal,
    ...STOP,
    interactive,
    output: machine.output,
  });
}
