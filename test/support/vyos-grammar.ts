import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './golden.js';

const CHECKER = join(ROOT, '../shared/tools/vyos/check.py');

/** Why no line can be checked against the grammar of VyOS here; undefined: lines can. */
export const noGrammar: string | undefined = !existsSync(CHECKER)
  ? `${CHECKER} is not there`
  : spawnSync('python3', ['--version']).error
    ? 'there is no python3'
    : undefined;
if (noGrammar) console.warn(`NOT CHECKED against the grammar of VyOS: ${noGrammar}`);

/** Checks files of `set` lines: its report, and 0 where the grammar takes every line. */
export function checkGrammar(
  version: string,
  files: readonly string[],
): { readonly status: number | null; readonly output: string } {
  const args = [CHECKER, '--version', version, ...files];
  const { status, stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}
