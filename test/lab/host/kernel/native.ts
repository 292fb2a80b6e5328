import { release } from 'node:os';
import { join } from 'node:path';
import { KERNEL_FILES } from '../paths.js';
import { type Found, type KernelChoice, type Machine, writeStart } from './kernel.js';
import { runProcess } from './process.js';

const NAMESPACES = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

/**
 * Both must work in a namespace that is gone right after: `ip xfrm state` alone also answers on kernels without ESP.
 * The key has 16 octets and a salt of 4 (RFC 4106).
 */
const PROBE = [
  'ip link set lo up',
  'ip link add x1 type xfrm dev lo if_id 1',
  `ip xfrm state add src 127.0.0.1 dst 127.0.0.2 proto esp spi 0x1000 mode tunnel aead 'rfc4106(gcm(aes))' 0x${'00'.repeat(20)} 128`,
].join(' && ');

/** This machine's own kernel, in namespaces of their own. */
export async function findNative(choice: KernelChoice): Promise<Found> {
  if (process.platform !== 'linux') return { reason: 'it is not Linux' };
  if (process.getuid?.() !== 0) return { reason: 'needs root' };
  const lines: string[] = [];
  const code = await runProcess({
    command: ['unshare', ...NAMESPACES, 'sh', '-c', PROBE],
    timeoutSeconds: 60,
    signal: choice.signal,
    output: (line) => lines.push(line),
  });
  if (code !== 0)
    return { reason: `this kernel lacks ESP or XFRM interfaces (${lines.at(-1) ?? `exit code ${code}`})` };
  const describe = `this machine's own, ${release()}`;
  return { kernel: { id: 'native', describe, clock: 'real', run: (machine) => runNative(machine, choice) } };
}

/** Namespaces, processes and mounts end with the first process, and that ends with `unshare`. */
function runNative(machine: Machine, { interactive }: KernelChoice): Promise<number> {
  writeStart(machine);
  return runProcess({
    command: ['unshare', ...NAMESPACES, 'sh', join(KERNEL_FILES, 'native-init.sh'), machine.directory],
    timeoutSeconds: machine.timeoutSeconds,
    signal: machine.signal,
    interactive,
    output: machine.output,
  });
}
