import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { KERNEL_FILES } from '../paths.js';
import { writeStart } from './kernel.js';
import { NAMESPACES } from './native.js';
import { runProcess } from './process.js';

/** What a command prints, and its exit code when that is not 0. */
async function printed(...command: [string, ...string[]]): Promise<string[]> {
  const lines: string[] = [];
  const { signal } = new AbortController();
  const output = (line: string): number => lines.push(line);
  const code = await runProcess({ command, timeoutSeconds: 60, signal, output, stopSignal: 'SIGKILL' });
  return code === 0 ? lines : [...lines, String(code)];
}

const trouble = (await printed('unshare', ...NAMESPACES, 'true').catch(String)).toString();
if (trouble) console.warn(`lab: no namespaces here, native-init.sh is not tested: ${trouble}`);

function folderIn(parent: string): string {
  const folder = mkdtempSync(join(parent, 'cgw-gen-lab-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** What a script prints on the native machine whose folder is `directory`, with a tmpfs of the host at `mounted`. */
function onMachine(directory: string, mounted: string, script: string): Promise<string[]> {
  writeStart({
    directory,
    command: ['sh', '-c', script],
    timeoutSeconds: 60,
    signal: new AbortController().signal,
    output: () => {},
  });
  // Mounts of its own here too, so that nothing of this test stays on the host.
  const host = `mount -t tmpfs -o nosuid tmpfs '${mounted}' && exec "$@"`;
  const init = ['unshare', ...NAMESPACES, 'sh', join(KERNEL_FILES, 'native-init.sh'), directory];
  return printed('unshare', '--mount', 'sh', '-c', host, 'sh', ...init);
}

describe.runIf(trouble === '')('the machine on this kernel', () => {
  test.each([tmpdir(), '/var/tmp', '/dev/shm'])('can write its own folder in %s', async (parent) => {
    const directory = folderIn(parent);
    expect(await onMachine(directory, folderIn('/tmp'), `echo found >${directory}/results`)).toEqual([]);
    expect(readFileSync(join(directory, 'results'), 'utf8')).toBe('found\n');
  });

  test('can write no file of the host, whatever mount it is on', async () => {
    const [directory, beside] = [folderIn(tmpdir()), folderIn(tmpdir())];
    const mounted = `${folderIn('/tmp')}/a mount`;
    mkdirSync(mounted);
    const tries = [beside, mounted].map((folder) => `touch '${folder}/file' 2>&1 | sed 's/.*: //'`);
    const refused = 'Read-only file system';
    expect(await onMachine(directory, mounted, tries.join('\n'))).toEqual([refused, refused]);
    expect(existsSync(join(beside, 'file'))).toBe(false);
  });

  test('has the settings of a network of its own', async () => {
    const script = 'echo 1 >/proc/sys/net/ipv4/ip_forward && cat /proc/sys/net/ipv4/ip_forward';
    expect(await onMachine(folderIn(tmpdir()), folderIn('/tmp'), script)).toEqual(['1']);
  });
});
