import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export const KERNEL_IDS = ['native', 'uml', 'qemu'] as const;
export type KernelId = (typeof KERNEL_IDS)[number];

/** One run of a command as root on a machine, or in namespaces, of its own. */
export interface Machine {
  /** Writable in the machine at the same path; the rest of `/` is there, read-only. */
  readonly directory: string;
  readonly command: readonly string[];
  readonly timeoutSeconds: number;
  /** Ends the machine at once. */
  readonly signal: AbortSignal;
  /** Takes each line that the machine prints; nothing comes when the terminal is the machine's. */
  output(line: string): void;
}

/** Something that can do ESP and XFRM interfaces. */
export interface Kernel {
  readonly id: KernelId;
  readonly describe: string;
  /** With a virtual clock sleeping costs no time. */
  readonly clock: 'real' | 'virtual';
  /** How many machines this computer bears at once. */
  readonly sideBySide: number;
  /** The exit code of the command; 124 after the timeout, 125 when the machine gave none. */
  run(machine: Machine): Promise<number>;
}

/** A kernel that can be used here, or the reason why it can't. */
export type Found = { readonly kernel: Kernel } | { readonly reason: string };

export interface KernelChoice {
  /** Give the terminal to the machine, and let its clock be the real one. */
  readonly interactive: boolean;
  readonly signal: AbortSignal;
  say(line: string): void;
}

/** Where a kernel keeps its own files of one run. */
export function machineFolder(directory: string): string {
  return `${directory}/machine`;
}

/** Writes what the init script of a kernel runs at last, with the PATH that the command needs. */
export function writeStart({ directory, command }: Machine): void {
  mkdirSync(machineFolder(directory), { recursive: true });
  const path = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
  const lines = [
    '#!/bin/sh',
    `export PATH=${shellQuoted([dirname(process.execPath), ...path].join(':'))}`,
    'export HOME=/root LANG=C.UTF-8 NO_COLOR=1 TMPDIR=/var/tmp',
    'cd /',
    `exec ${command.map(shellQuoted).join(' ')}`,
  ];
  writeFileSync(`${machineFolder(directory)}/start`, `${lines.join('\n')}\n`);
}

export function shellQuoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
