import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Machine, machineFolder } from './kernel.js';

/**
 * Both must work in a place that is gone right after: `ip xfrm state` alone also answers on kernels without ESP. The
 * key has 16 octets and a salt of 4 (RFC 4106).
 */
export const PROBE: string = [
  'ip link set lo up',
  'ip link add x1 type xfrm dev lo if_id 1',
  `ip xfrm state add src 127.0.0.1 dst 127.0.0.2 proto esp spi 0x1000 mode tunnel aead 'rfc4106(gcm(aes))' 0x${'00'.repeat(20)} 128`,
].join(' && ');

/** What a kernel says of its version, or why it does not boot. */
export type Probed =
  | { readonly release: string; readonly failure?: never }
  | { readonly release?: never; readonly failure: string };

/** Whether a kernel boots here at all, and has what tunnels need. */
export async function probeBoot(
  boot: (machine: Machine) => Promise<number>,
  timeoutSeconds: number,
  signal: AbortSignal,
): Promise<Probed> {
  const directory = mkdtempSync(join(tmpdir(), 'cgw-gen-lab-probe-'));
  const lines: string[] = [];
  try {
    const code = await boot({
      directory,
      command: ['sh', '-c', `${PROBE} && uname -r >${machineFolder(directory)}/release`],
      timeoutSeconds,
      signal,
      output: (line) => lines.push(line),
    });
    if (code === 0) return { release: readFileSync(`${machineFolder(directory)}/release`, 'utf8').trim() };
    const panic =
      lines.find((line) => line.includes('panic')) ?? lines.findLast((line) => line.trim() !== '');
    return { failure: panic ?? `exit code ${code}` };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A machine ends with 0 or its own trouble: the command's code stands in a file. */
export function exitCode({ directory }: Machine): number {
  const file = `${machineFolder(directory)}/exit`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 125;
}
