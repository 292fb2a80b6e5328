import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { RenderedFile } from '../../src/render/render.js';
import { filesBelow, ROOT } from '../support/golden.js';
import { ofPart } from './parts/samples.js';
import { readSwanctl } from './swanctl-reader.js';

const PROGRAMS = ['id', 'systemctl', 'swanctl', 'vtysh', 'networkctl', 'nft', 'ip', 'sysctl'];

export interface Ran {
  readonly status: number | null;
  readonly output: string;
  /** Programs that it called, but for those that only look. */
  readonly changes: readonly string[];
}

/**
 * A router in a folder: the rendered scripts run in a shell, with every path below the folder, and stand-ins for the
 * programs that they call.
 */
export class FakeRouter {
  readonly root: string = mkdtempSync(join(tmpdir(), 'cgw-strongswan-router-'));
  private readonly fake = join(this.root, 'fake');

  constructor() {
    const bin = join(this.root, 'bin');
    mkdirSync(bin);
    copyFileSync(join(ROOT, 'test/devices/strongswan-fake.sh'), join(bin, 'fake.sh'));
    chmodSync(join(bin, 'fake.sh'), 0o755);
    for (const name of PROGRAMS) symlinkSync('fake.sh', join(bin, name));
    this.knows('uid', '0\n');
    this.knows('running', 'frr version 8.4.4\n!\nend\n');
    for (const key of ['net.ipv4.ip_forward', 'net.ipv6.conf.all.forwarding'])
      this.knows(`sysctl/${key}`, '0\n');
    for (const unit of ['strongswan', 'frr'])
      for (const state of ['active', 'enabled']) this.knows(`${state}/${unit}`);
    this.has('etc/frr/daemons', 'bgpd=no\nvtysh_enable=yes\n');
  }

  /** A file of the router. */
  has(path: string, text: string): void {
    const whole = join(this.root, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text);
  }

  /** Something that the stand-ins answer. */
  knows(what: string, text = ''): void {
    this.has(join('fake', what), text);
  }

  forget(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  /** Every file but those of the stand-ins. */
  files(): string[] {
    return filesBelow(this.root)
      .map((path) => path.slice(this.root.length + 1))
      .filter((path) => !/^(bin|fake)\//.test(path));
  }

  /** What is there beside files. */
  state(): string[] {
    return filesBelow(this.fake)
      .map((path) => path.slice(this.fake.length + 1))
      .filter((path) => /^(active|enabled|links|tables|sas|conns)\//.test(path));
  }

  /** The steps of the README. */
  apply(files: readonly RenderedFile[]): Ran {
    for (const { path, text } of ofPart(files, 'apply')) this.has(join('root/tree', path), text);
    const ran = this.run(
      this.read('root/tree/etc/cgw-gen/before.sh'),
      join(this.root, 'root/tree/etc/cgw-gen/before.sh'),
    );
    for (const file of ofPart(files, 'apply')) this.take(file);
    this.forget('root/tree');
    this.knows('active/systemd-networkd');
    this.knows('enabled/systemd-networkd');
    this.knows('sysctl/net.ipv4.ip_forward', '1\n');
    if (files.some(({ path }) => path.endsWith('.frr.conf')))
      this.has('etc/frr/daemons', this.read('etc/frr/daemons').replace('bgpd=no', 'bgpd=yes'));
    return ran;
  }

  remove(files: readonly RenderedFile[], index = 0): Ran {
    return this.run(ofPart(files, 'remove')[index]?.text ?? '');
  }

  /** What the file makes of the machine. */
  private take({ path, text }: RenderedFile): void {
    this.has(path, text);
    const unit = basename(path, '.service');
    if (path.endsWith('.service')) for (const state of ['active', 'enabled']) this.knows(`${state}/${unit}`);
    const link = /^Name=(\S+)$/m.exec(text)?.[1];
    if (path.endsWith('.netdev') && link) this.knows(`links/${link}`);
    const table = /^table inet (\S+) \{/m.exec(text)?.[1];
    if (path.endsWith('.nft') && table) this.knows(`tables/${table}`);
    if (path.endsWith('.frr.conf')) this.knows('running', merged(this.read('fake/running'), text));
    if (!path.startsWith('etc/swanctl/')) return;
    const names = [...(readSwanctl([text]).sections.get('connections')?.sections.keys() ?? [])];
    for (const name of names) this.knows(`sas/${name}`);
    if (names.length > 0) this.knows('conns/ours', names.map((name) => `${name}: IKEv2\n`).join(''));
  }

  private run(text: string, name = join(this.root, 'script')): Ran {
    const before = this.log();
    writeFileSync(name, text.replace(/\/(?=(?:etc|usr\/local|run\/systemd)\/)/g, `${this.root}/`));
    const { status, stdout, stderr } = spawnSync('sh', [name], {
      encoding: 'utf8',
      env: { PATH: `${join(this.root, 'bin')}:${process.env.PATH ?? ''}`, FAKE: this.fake },
    });
    rmSync(name);
    const looks = /^(id|sysctl -n|\S+ (--list|show|list|is-)|vtysh -c show|ip link show)/;
    const changes = this.log()
      .slice(before.length)
      .filter((line) => !looks.test(line));
    return { status, output: (stdout + stderr).replaceAll(this.root, ''), changes };
  }

  private log(): string[] {
    try {
      return readFileSync(join(this.fake, 'log'), 'utf8').trim().split('\n');
    } catch {
      return [];
    }
  }
}

/** FRR's running configuration after `vtysh -f`: what stands in "router bgp" joins the one that is there. */
function merged(running: string, conf: string): string {
  const known = running.split('\n').filter((line) => line.startsWith('  network '));
  const lines = conf
    .split('\n')
    .filter((line) => line !== '' && !/^(!|no |ip forwarding|ipv6 forwarding)/.test(line))
    .filter((line) => !known.includes(line));
  const start = lines.findIndex((line) => line.startsWith('router bgp '));
  const outside = lines.slice(0, start);
  const block = lines.slice(start, -1);
  const [, there, rest = ''] = /^(.*?\nrouter bgp \d+\n)(.*)$/s.exec(running) ?? [];
  if (there !== undefined)
    return `${there}${block.slice(1).join('\n')}\n${rest.replace(/end\n$/, '')}${outside.join('\n')}\nend\n`;
  return running.replace(/end\n$/, `${block.join('\n')}\nexit\n!\n${outside.join('\n')}\nend\n`);
}
