import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Ended } from '../support/cli.js';
import { ROOT } from '../support/golden.js';

/**
 * Runs cgw-gen as it is built in dist, in `folder`, beside the servers of this process. Of the environment it has
 * only the path and `environment`: no credentials of whoever runs the tests.
 */
export function runLive(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  folder: string,
  root: string = ROOT,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bin/cgw-gen.js'), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({
        status,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      }),
    );
  });
}
