import { accessSync, constants } from 'node:fs';
import { availableParallelism } from 'node:os';
import { KERNEL_FILES } from '../paths.js';

const MEGABYTES = 1024;

/** What differs between the computers that qemu can be. */
export interface Platform {
  readonly program: string;
  /** Debian's package that has the program. */
  readonly package: string;
  /** Debian's package that stands for the newest kernel. */
  readonly image: string;
  readonly machine: string;
  /** The kernel's name for the serial line. */
  readonly terminal: string;
}

export const PLATFORMS: Readonly<Partial<Record<NodeJS.Architecture, Platform>>> = {
  x64: {
    program: 'qemu-system-x86_64',
    package: 'qemu-system-x86',
    image: 'linux-image-amd64',
    machine: 'pc',
    terminal: 'ttyS0',
  },
  arm64: {
    program: 'qemu-system-aarch64',
    package: 'qemu-system-arm',
    image: 'linux-image-arm64',
    machine: 'virt,gic-version=max',
    terminal: 'ttyAMA0',
  },
};

export type Accelerator = 'kvm' | 'tcg';

/** The fastest first; whether KVM really works only a boot shows. */
export function accelerators(device = '/dev/kvm'): readonly Accelerator[] {
  try {
    accessSync(device, constants.R_OK | constants.W_OK);
    return ['kvm', 'tcg'];
  } catch {
    return ['tcg'];
  }
}

export interface Qemu {
  readonly platform: Platform;
  /** Has the kernel, `linux`, and its `initrd`. */
  readonly folder: string;
  readonly accelerator: Accelerator;
  readonly interactive: boolean;
}

/** A computer with this machine's files to read, one folder of them to write, a serial line, and nothing else. */
export function qemuCommand(qemu: Qemu, directory: string): [string, ...string[]] {
  const { platform, folder, accelerator, interactive } = qemu;
  return [
    platform.program,
    ...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
    ...['-machine', platform.machine, '-cpu', 'max', '-accel', accelerator],
    ...['-smp', String(Math.min(2, availableParallelism())), '-m', String(MEGABYTES)],
    ...['-virtfs', `${shared('root', '/')},readonly=on,multidevs=remap`],
    ...['-virtfs', shared('directory', directory)],
    // Ctrl-C is for the shell inside when the terminal is the machine's.
    ...['-chardev', `stdio,id=terminal,signal=${interactive ? 'off' : 'on'}`, '-serial', 'chardev:terminal'],
    ...['-kernel', `${folder}/linux`, '-initrd', `${folder}/initrd`],
    ...['-append', kernelWords(platform, directory, interactive).join(' ')],
  ];
}

/** A comma in a path is two, as it separates options. */
function shared(tag: string, path: string): string {
  return `local,mount_tag=${tag},security_model=none,path=${path.replaceAll(',', ',,')}`;
}

function kernelWords({ terminal }: Platform, directory: string, interactive: boolean): string[] {
  return [
    `console=${terminal}`,
    // A panic ends qemu (-no-reboot).
    ...['panic=-1', 'quiet', 'mitigations=off', 'cryptomgr.notests=1'],
    // Words that the kernel does not know become the environment of its first process.
    `CGW_LAB_FILES=${KERNEL_FILES}`,
    `CGW_LAB_DIRECTORY=${directory}`,
    'CGW_LAB_9P=trans=virtio,version=9p2000.L,msize=512000',
    ...(interactive ? [`CGW_LAB_TERMINAL=/dev/${terminal}`] : []),
  ];
}
