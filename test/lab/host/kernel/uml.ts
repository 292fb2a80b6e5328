import { existsSync, statfsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { KERNEL_FILES } from '../paths.js';
import { umlBinary } from './build.js';
import { type Found, type KernelChoice, type Machine, machineFolder, writeStart } from './kernel.js';
import { exitCode, probeBoot } from './probe.js';
import { runProcess, TIMED_OUT } from './process.js';

const MEGABYTES = 768;

/** User Mode Linux: a kernel that is a program, needs no privilege, and whose clock can jump over waiting. */
export async function findUml(choice: KernelChoice): Promise<Found> {
  if (`${process.platform} ${process.arch}` !== 'linux x64')
    return { reason: 'User Mode Linux is for x86 alone' };
  const found = await umlBinary(choice);
  if ('reason' in found) return found;
  const binary = found.path;
  const clock = choice.interactive ? 'real' : 'virtual';
  const failures: string[] = [];
  for (const memory of memoryFolders()) {
    const boot = (interactive: boolean) => (machine: Machine) =>
      bootUml({ binary, memory, interactive, machine });
    const probe = await probeBoot(boot(false), 60, choice.signal);
    if (probe.release !== undefined) {
      const describe = `User Mode Linux ${probe.release} (${clock} clock)`;
      // It never waits.
      const sideBySide = availableParallelism();
      return { kernel: { id: 'uml', describe, clock, sideBySide, run: boot(choice.interactive) } };
    }
    failures.push(probe.failure);
  }
  return { reason: `User Mode Linux does not start: ${failures[0] ?? 'there is no room for its memory'}` };
}

/**
 * Folders that can hold a machine's memory, which UML maps from an unlinked file. /dev/shm is the fastest, but small,
 * or mounted noexec, in many containers.
 */
function memoryFolders(): string[] {
  return ['/dev/shm', tmpdir()].filter((folder) => {
    if (!existsSync(folder)) return false;
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > 2 * MEGABYTES * 2 ** 20;
  });
}

interface Boot {
  readonly binary: string;
  readonly memory: string;
  readonly interactive: boolean;
  readonly machine: Machine;
}

async function bootUml({ binary, memory, interactive, machine }: Boot): Promise<number> {
  writeStart(machine);
  const folder = machineFolder(machine.directory);
  const code = await runProcess({
    command: [
      binary,
      `mem=${MEGABYTES}M`,
      // Not `inf-cpu`: a program that spins until it is time (ping of iputils does) would spin for ever.
      ...(interactive ? [] : ['time-travel']),
      // Without this it wants a writable home.
      `uml_dir=${folder}/`,
      ...['root=none', 'rootfstype=hostfs', 'rootflags=/', 'ro', 'quiet'],
      'init=/bin/sh',
      // Words that the kernel does not know become the environment of its first process.
      `CGW_LAB_FILES=${KERNEL_FILES}`,
      `CGW_LAB_DIRECTORY=${machine.directory}`,
      ...(interactive ? ['CGW_LAB_TERMINAL=/dev/tty0', 'con0=fd:0,fd:1'] : ['con0=null,fd:1']),
      ...['con=null', 'ssl=null', '--', `${KERNEL_FILES}/uml-init.sh`],
    ],
    environment: { TMPDIR: memory },
    timeoutSeconds: machine.timeoutSeconds,
    signal: machine.signal,
    interactive,
    output: (line) => machine.output(line),
  });
  return code === TIMED_OUT ? code : exitCode(machine);
}
