import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { missingPackages, type Programs } from '../needs.js';
import { KERNEL_FILES } from '../paths.js';
import type { KernelChoice } from './kernel.js';
import { runProcess } from './process.js';

const run = promisify(execFile);
const LIMIT_SECONDS = 3600;

/** How something of the cache is made from a Debian package. */
export interface Recipe {
  /** What its name begins with. */
  readonly kind: string;
  /** The package that depends on the newest one of its kind: `linux-source`. */
  readonly meta: string;
  /** In this folder; it gets `PACKAGE=VERSION` and the path that it makes, whole or not at all. */
  readonly script: string;
  /** In this folder: the other files on which the outcome depends. */
  readonly settings: readonly string[];
  readonly tools: Programs;
  /** What is said before, as it can take minutes. */
  readonly doing: string;
}

export type Cached = { readonly path: string } | { readonly reason: string };

/** What the recipe makes: from the cache, by the version of its package and by its settings, else made now. */
export async function fromCache(recipe: Recipe, choice: KernelChoice): Promise<Cached> {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cgw-gen-lab');
  const source = await packageBehind(recipe.meta);
  const path = source
    ? join(cache, `${recipe.kind}-${source.version}-${settingsHash(recipe)}`)
    : newestMade(recipe, cache);
  if (path && isExecutable(path)) return { path };
  if (!source || !path) return { reason: `apt knows no package ${recipe.meta}; apt-get update` };
  const missing = missingPackages(recipe.tools);
  if (missing) return { reason: missing };
  return make(recipe, source, path, choice);
}

interface Package {
  readonly name: string;
  readonly version: string;
}

/** The package that another one stands for, such as `linux-source-6.1` for `linux-source`. */
async function packageBehind(meta: string): Promise<Package | undefined> {
  try {
    const depends = await run('apt-cache', ['depends', '--important', meta]);
    const name = /Depends: (linux-\S+)/.exec(depends.stdout)?.[1];
    if (name === undefined) return undefined;
    const shown = await run('apt-cache', ['show', '--no-all-versions', name]);
    const version = /^Version: (\S+)$/m.exec(shown.stdout)?.[1];
    return version === undefined ? undefined : { name, version };
  } catch {
    // No apt here, or one that has no lists yet.
    return undefined;
  }
}

/** Other settings, or another way to make it, make another one. */
function settingsHash({ script, settings }: Recipe): string {
  const hash = createHash('sha256');
  for (const file of [script, ...settings]) hash.update(readFileSync(join(KERNEL_FILES, file)));
  return hash.digest('hex').slice(0, 12);
}

/** Without apt's lists the version is open, the settings are not. */
function newestMade(recipe: Recipe, cache: string): string | undefined {
  const names = existsSync(cache) ? readdirSync(cache) : [];
  const hash = settingsHash(recipe);
  const made = names.filter((name) => name.startsWith(`${recipe.kind}-`) && name.endsWith(hash));
  const last = made.sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1);
  return last && join(cache, last);
}

async function make(recipe: Recipe, source: Package, path: string, choice: KernelChoice): Promise<Cached> {
  choice.say(`${recipe.doing} from ${source.name} ${source.version}, once, which can take minutes: ${path}`);
  const cache = join(path, '..');
  mkdirSync(cache, { recursive: true });
  const lines: string[] = [];
  const script = join(KERNEL_FILES, recipe.script);
  const wanted = `${source.name}=${source.version}`;
  const code = await runProcess({
    // One at a time, whoever started it: the second one finds what the first has made. The lock is the script's own, not
    // a parent's, whose end by a signal would leave the script no time to clean up.
    command: ['flock', '--no-fork', join(cache, 'lock'), 'sh', script, wanted, path],
    timeoutSeconds: LIMIT_SECONDS,
    signal: choice.signal,
    output: (line) => lines.push(line),
  });
  if (code === 0) return { path };
  return { reason: `${recipe.doing} failed: ${lines.slice(-5).join(' / ')}` };
}

/** A program that can be run, or a folder that can be entered. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
