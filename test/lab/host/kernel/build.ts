import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BUILD_TOOLS, missingPackages } from '../needs.js';
import { KERNEL_FILES } from '../paths.js';
import type { KernelChoice } from './kernel.js';
import { runProcess } from './process.js';

const run = promisify(execFile);
const LIMIT_SECONDS = 3600;
const SCRIPT = join(KERNEL_FILES, 'build-uml.sh');

export type Binary = { readonly binary: string } | { readonly reason: string };

/**
 * The kernel of User Mode Linux: what CGW_LAB_KERNEL names, else one from the cache, which is named by the version of
 * its source and by its settings, else one that is built now.
 */
export async function umlBinary(choice: KernelChoice): Promise<Binary> {
  const given = process.env.CGW_LAB_KERNEL;
  if (given)
    return isExecutable(given) ? { binary: given } : { reason: `CGW_LAB_KERNEL: no program ${given}` };
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cgw-gen-lab');
  const source = await sourcePackage();
  const binary = source ? join(cache, `uml-${source.version}-${settingsHash()}`) : newestBuilt(cache);
  if (binary && isExecutable(binary)) return { binary };
  if (!source || !binary) return { reason: 'apt knows no package linux-source; apt-get update' };
  const missing = missingPackages(BUILD_TOOLS);
  if (missing) return { reason: missing };
  return build(source, binary, cache, choice);
}

interface Source {
  readonly name: string;
  readonly version: string;
}

/** The kernel source that Debian's `linux-source` stands for. */
async function sourcePackage(): Promise<Source | undefined> {
  try {
    const depends = await run('apt-cache', ['depends', '--important', 'linux-source']);
    const name = /Depends: (linux-source-\S+)/.exec(depends.stdout)?.[1];
    if (name === undefined) return undefined;
    const shown = await run('apt-cache', ['show', '--no-all-versions', name]);
    const version = /^Version: (\S+)$/m.exec(shown.stdout)?.[1];
    return version === undefined ? undefined : { name, version };
  } catch {
    // No apt here, or one that has no lists yet.
    return undefined;
  }
}

/** Other settings, or another way to build, make another kernel. */
function settingsHash(): string {
  const hash = createHash('sha256');
  for (const file of [SCRIPT, join(KERNEL_FILES, 'uml.config')]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

/** Without apt's lists the version is open, the settings are not. */
function newestBuilt(cache: string): string | undefined {
  const names = existsSync(cache) ? readdirSync(cache) : [];
  const built = names.filter((name) => name.startsWith('uml-') && name.endsWith(settingsHash()));
  const last = built.sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1);
  return last && join(cache, last);
}

async function build(source: Source, binary: string, cache: string, choice: KernelChoice): Promise<Binary> {
  choice.say(
    `building User Mode Linux from ${source.name} ${source.version}, once, for some minutes: ${binary}`,
  );
  mkdirSync(cache, { recursive: true });
  const lines: string[] = [];
  const package_ = `${source.name}=${source.version}`;
  const code = await runProcess({
    // One build at a time, whoever started it: the second one finds what the first has made.
    command: ['flock', join(cache, 'lock'), 'sh', SCRIPT, package_, binary],
    timeoutSeconds: LIMIT_SECONDS,
    signal: choice.signal,
    output: (line) => lines.push(line),
  });
  if (code === 0) return { binary };
  return { reason: `the kernel could not be built: ${lines.slice(-5).join(' / ')}` };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
