import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './frr.js';
import { attempt, daemon, run, until } from './machine.js';
import { type IkeSa, listSas } from './sas.js';
import type { Endpoint } from './topology.js';

/** swanctl looks for a folder per kind of credential. */
const FOLDERS =
  'x509 x509ca x509ocsp x509aa x509ac x509crl pubkey private rsa ecdsa bliss pkcs8 pkcs12'.split(' ');

/** The daemons of one endpoint of the cloud: strongSwan, and with BGP zebra and bgpd. */
export class CloudDaemons {
  readonly endpoint: Endpoint;
  private readonly folder: string;

  constructor(endpoint: Endpoint, folder: string) {
    this.endpoint = endpoint;
    this.folder = folder;
  }

  get bgpd(): string {
    return join(this.folder, 'frr', 'bgpd.vty');
  }

  async start(): Promise<void> {
    await this.charon();
    if (this.endpoint.cloud.bgpd !== undefined) await this.frr(this.endpoint.cloud.bgpd);
  }

  sas(): Promise<IkeSa[]> {
    return listSas(this.vici);
  }

  /** Runs swanctl of this endpoint; the status is part of the answer. */
  swanctl(...args: readonly string[]): Promise<{ status: number; output: string }> {
    return attempt(['env', ...this.environment], ['swanctl', ...args]);
  }

  private get vici(): string {
    return join(this.folder, 'vici');
  }

  private get environment(): string[] {
    return [`STRONGSWAN_CONF=${this.folder}/strongswan.conf`, `SWANCTL_DIR=${this.folder}/swanctl`];
  }

  private async charon(): Promise<void> {
    for (const name of FOLDERS) mkdirSync(join(this.folder, 'swanctl', name), { recursive: true });
    writeFileSync(join(this.folder, 'swanctl', 'swanctl.conf'), this.endpoint.cloud.swanctl, { mode: 0o600 });
    writeFileSync(join(this.folder, 'strongswan.conf'), this.settings());
    const place = ['env', ...this.environment, ...this.endpoint.host];
    daemon(place, ['/usr/sbin/charon-systemd'], join(this.folder, 'out'));
    const loaded = await until(
      60,
      async () => existsSync(this.vici) && (await this.swanctl('--load-all')).status === 0,
    );
    if (!loaded) throw new Error(`${this.endpoint.name}: ${(await this.swanctl('--load-all')).output}`);
  }

  private settings(): string {
    return `charon-systemd {
  install_routes = no
  ${this.endpoint.cloud.charon}
  plugins {
    include /etc/strongswan.d/charon/*.conf
    vici {
      socket = unix://${this.vici}
    }
  }
  filelog {
    file {
      path = ${this.folder}/charon.log
      time_format = %H:%M:%S
      flush_line = yes
      ike = 2
      cfg = 2
    }
  }
}
swanctl {
  socket = unix://${this.vici}
}
`;
  }

  /** FRR gives up root for the user frr, which must reach its folder. */
  private async frr(config: string): Promise<void> {
    const folder = join(this.folder, 'frr');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'bgpd.conf'), config);
    writeFileSync(join(folder, 'zebra.conf'), '');
    await run([], 'chown', '-R', 'frr:frr', folder);
    for (const name of ['zebra', 'bgpd']) {
      const files = ['-f', `${folder}/${name}.conf`, '-i', `${folder}/${name}.pid`, '-z', `${folder}/zserv`];
      const sockets = ['--vty_socket', folder, '-P', '0', '--log', `file:${folder}/${name}.log`];
      const command = [`/usr/lib/frr/${name}`, ...files, ...sockets];
      daemon(this.endpoint.host, command, join(folder, `${name}.out`));
      const answers = await until(60, () => ask(join(folder, `${name}.vty`), 'show version'));
      if (!answers) throw new Error(`${this.endpoint.name}: ${name} does not answer`);
    }
  }
}
