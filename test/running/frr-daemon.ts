import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BGPD = '/usr/lib/frr/bgpd';
/** Why there is no FRR to ask; undefined: there is one. */
export const NO_FRR: string | undefined = !existsSync(BGPD)
  ? 'bgpd is not installed'
  : process.getuid?.() === 0
    ? undefined
    : 'bgpd starts as root only';

/** A bgpd of its own, without a network: it takes commands, and shows what it has. */
export class Frr {
  readonly #folder: string = mkdtempSync(join(tmpdir(), 'cgw-frr-'));

  constructor() {
    mkdirSync(join(this.#folder, 'run'));
    for (const path of [this.#folder, join(this.#folder, 'run')]) chmodSync(path, 0o777);
    writeFileSync(join(this.#folder, 'empty.conf'), '\n');
    const args = ['-S', '-d', '-Z', '-p', '0', '-P', '0', '-f', join(this.#folder, 'empty.conf')];
    const places = ['--vty_socket', join(this.#folder, 'run'), '-i', join(this.#folder, 'run/bgpd.pid')];
    const { status, stderr } = spawnSync(BGPD, [...args, ...places], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`bgpd does not start: ${stderr}`);
  }

  /** Commands of configuration mode; what FRR refuses throws. */
  type(text: string): void {
    const path = join(this.#folder, 'commands');
    writeFileSync(path, text);
    const { stdout, stderr } = this.#vtysh('-f', path);
    // The forwarding of packets is zebra's, and the end of a file is told to every daemon.
    const refused = `${stdout}${stderr}`.split('\n').filter((line) => /%|fail/i.test(line));
    const real = refused.filter((line) => !/forwarding|XFRR_end_configuration/.test(line));
    if (real.length > 0) throw new Error(real.join('\n'));
  }

  show(): string {
    return this.#vtysh('-c', 'show running-config').stdout;
  }

  stop(): void {
    process.kill(Number(readFileSync(join(this.#folder, 'run/bgpd.pid'), 'utf8')));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #vtysh(...args: string[]): { stdout: string; stderr: string } {
    const folder = join(this.#folder, 'run');
    const { stdout, stderr } = spawnSync('vtysh', ['--vty_socket', folder, ...args], { encoding: 'utf8' });
    return { stdout, stderr };
  }
}
