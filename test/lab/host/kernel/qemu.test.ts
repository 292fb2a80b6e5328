import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { findQemu } from './qemu.js';
import { accelerators, PLATFORMS, type Platform, qemuCommand } from './qemu-command.js';

const platform = PLATFORMS.x64 as Platform;
const qemu = { platform, folder: '/cache/qemu-6.1', accelerator: 'tcg', interactive: false } as const;

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The value after an option, or of each, as it may be there more than once. */
function values(command: readonly string[], option: string): string[] {
  return command.flatMap((word, index) => (command[index - 1] === option ? [word] : []));
}

describe('the command of qemu', () => {
  const command = qemuCommand(qemu, '/tmp/lab/nat');

  test('shares this machine read-only, and one folder to write', () => {
    expect(values(command, '-virtfs')).toEqual([
      'local,mount_tag=root,security_model=none,path=/,readonly=on,multidevs=remap',
      'local,mount_tag=directory,security_model=none,path=/tmp/lab/nat',
    ]);
  });

  test('has no network, nor any other device of its own accord', () => {
    expect(command).toContain('-nodefaults');
    expect(command.join(' ')).not.toMatch(/-net|-nic|-device|-drive/);
  });

  test('does not take a comma in a path for the end of it', () => {
    const [, directory] = values(qemuCommand(qemu, '/tmp/a,readonly=on'), '-virtfs');
    expect(directory).toBe('local,mount_tag=directory,security_model=none,path=/tmp/a,,readonly=on');
  });

  test('leaves Ctrl-C to the machine only when the terminal is its own', () => {
    const kept = qemuCommand({ ...qemu, interactive: true }, '/tmp/lab/nat');
    expect(values(command, '-chardev')).toEqual(['stdio,id=terminal,signal=on']);
    expect(values(kept, '-chardev')).toEqual(['stdio,id=terminal,signal=off']);
    expect(values(command, '-append')[0]).not.toContain('CGW_LAB_TERMINAL');
    expect(values(kept, '-append')[0]).toMatch(/^console=ttyS0 .* CGW_LAB_TERMINAL=\/dev\/ttyS0$/);
  });
});

test('KVM is tried first where its device can be opened, and never without', () => {
  expect(accelerators('/dev/null')).toEqual(['kvm', 'tcg']);
  expect(accelerators('/nonexistent')).toEqual(['tcg']);
});

const here = process.platform === 'linux' ? PLATFORMS[process.arch] : undefined;
if (here === undefined) console.warn('lab: qemu is not for this machine, its reasons are not tested');

describe.runIf(here)('without what it needs, the reason names the package:', () => {
  const { program, package: qemuPackage, image } = here ?? platform;
  const choice = { interactive: false, signal: new AbortController().signal, say: () => {} };

  test('qemu', async () => {
    vi.stubEnv('PATH', '');
    const reason = `not installed; apt-get install --no-install-recommends ${qemuPackage}`;
    expect(await findQemu(choice)).toEqual({ reason });
  });

  test('the kernel, where no apt knows it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cgw-gen-lab-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, program), '');
    vi.stubEnv('PATH', folder);
    vi.stubEnv('XDG_CACHE_HOME', folder);
    const reason = `apt knows no package ${image}; apt-get update`;
    expect(await findQemu(choice)).toEqual({ reason });
  });
});
