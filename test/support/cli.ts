import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { ROOT } from './golden.js';

const BIN = join(ROOT, 'bin/cgw-gen.js');
export const XML: string = join(ROOT, 'samples/aws-xml/bgp/input.xml');
export const SET: readonly string[] = ['--set', 'customer_prefixes=10.1.0.0/16'];
/** A folder of its own for each test of the file. */
export function temporaryFolder(): () => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cgw-gen-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Cli {
  /** Where it is run: a folder of its own for each test. */
  readonly folder: string;
  /** Runs cgw-gen as it is built in dist. */
  readonly run: (args: readonly string[], input?: string) => Ended;
  /** Runs a line of POSIX shell, in which "$@" is cgw-gen with these arguments. */
  readonly shell: (script: string, args: readonly string[]) => Ended;
}

export function useCli(): Cli {
  const folder = temporaryFolder();
  const command = [process.execPath, BIN];
  return {
    get folder() {
      return folder();
    },
    run: (args, input = '') => ended(process.execPath, [BIN, ...args], folder(), input),
    shell: (script, args) => ended('sh', ['-c', script, 'sh', ...command, ...args], folder(), ''),
  };
}

function ended(command: string, args: readonly string[], cwd: string, input: string): Ended {
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8', cwd });
  return { status, stdout, stderr };
}

/** The codes of the diagnostics that a run printed, in order. */
export function codesIn({ stderr }: Ended): string[] {
  return [...stderr.matchAll(/\b(?:info|warning|error) ([A-Z][A-Z0-9_]+):/g)].map((match) => match[1] ?? '');
}

/** Copies the bundled Cisco device to `folder`/own, with a file of it changed; gives the flags that choose it. */
export function ownDevice(folder: string, file: string, change: (text: string) => string): string[] {
  cpSync(join(ROOT, 'templates/cisco-ios'), join(folder, 'devices/own'), { recursive: true });
  const path = join(folder, 'devices/own', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return ['--device-dir', join(folder, 'devices'), '-d', 'own'];
}
