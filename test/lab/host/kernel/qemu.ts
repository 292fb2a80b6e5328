import { availableParallelism } from 'node:os';
import { missingPackages, type Programs } from '../needs.js';
import { fromCache, type Recipe } from './cache.js';
import { type Found, type KernelChoice, type Machine, writeStart } from './kernel.js';
import { exitCode, probeBoot } from './probe.js';
import { runProcess, TIMED_OUT } from './process.js';
import { accelerators, PLATFORMS, type Qemu, qemuCommand } from './qemu-command.js';

/** What a boot takes at most: on two busy processors the emulated one takes 20 seconds, a virtual one few. */
const BOOT_SECONDS = { kvm: 60, tcg: 180 } as const;

/** Debian's own kernel on an emulated computer, or a virtual one where /dev/kvm can be used. */
export async function findQemu(choice: KernelChoice): Promise<Found> {
  const platform = process.platform === 'linux' ? PLATFORMS[process.arch] : undefined;
  if (platform === undefined) return { reason: 'only for Linux on x86-64 and arm64' };
  const tools: Programs = { [platform.package]: [platform.program] };
  const missing = missingPackages(tools);
  if (missing) return { reason: missing };
  const fetched = await fromCache(recipe(platform.image), choice);
  if ('reason' in fetched) return fetched;
  let failure = '';
  for (const accelerator of accelerators()) {
    const boot = (interactive: boolean) => (machine: Machine) =>
      bootQemu({ platform, folder: fetched.path, accelerator, interactive }, machine);
    const probe = await probeBoot(boot(false), BOOT_SECONDS[accelerator], choice.signal);
    if (probe.release !== undefined) {
      const describe = `Debian's ${probe.release} under qemu (${accelerator})`;
      // Each has two processors, and one that is short of them misses its real timers.
      const sideBySide = Math.max(1, Math.floor(availableParallelism() / 2));
      return { kernel: { id: 'qemu', describe, clock: 'real', sideBySide, run: boot(choice.interactive) } };
    }
    failure = probe.failure;
  }
  return { reason: `qemu does not boot: ${failure}` };
}

function recipe(meta: string): Recipe {
  return {
    kind: 'qemu',
    meta,
    script: 'qemu-fetch.sh',
    settings: ['qemu-initrd.sh', 'qemu.modules'],
    tools: { dpkg: ['dpkg-deb'] },
    doing: 'fetching a kernel for qemu',
  };
}

async function bootQemu(qemu: Qemu, machine: Machine): Promise<number> {
  writeStart(machine);
  const code = await runProcess({
    command: qemuCommand(qemu, machine.directory),
    timeoutSeconds: machine.timeoutSeconds,
    signal: machine.signal,
    interactive: qemu.interactive,
    output: (line) => machine.output(line),
  });
  return code === TIMED_OUT ? code : exitCode(machine);
}
