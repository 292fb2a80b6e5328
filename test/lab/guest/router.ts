import { appendFileSync, copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Job } from '../job.js';
import { readVerify, type VerifyCheck } from '../verify-file.js';
import { sessions } from './frr.js';
import { attempt, daemon, type Host, namespace, type Outcome, run, script, until } from './machine.js';
import { type IkeSa, listSas } from './sas.js';
import { removalOf, scriptFor, stepsOf } from './steps.js';

/** The router's own programs come first, as on any machine: systemctl is the lab's there. */
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The device under test: strongSwan, networkd, nftables and FRR with the rendered files, and nothing else. */
export class Router {
  readonly host: Host;
  private readonly holder: number;

  private constructor(host: Host, holder: number) {
    this.host = host;
    this.holder = holder;
  }

  /** A freshly installed router on the namespace `router`; `files` is the folder test/lab/router. */
  static async install(files: string): Promise<Router> {
    const place = namespace('router');
    // Strict, as many distributions have it: the rendered settings must be enough.
    await script(place, [
      'echo 1 > /proc/sys/net/ipv4/conf/all/rp_filter',
      'echo 1 > /proc/sys/net/ipv4/conf/default/rp_filter',
    ]);
    const log = '/var/tmp/router-install.log';
    const program = 'sh "$0/prepare.sh" "$0" && : >/run/ready && exec sleep infinity';
    const child = daemon(
      [...place, 'unshare', '--mount'],
      ['env', `PATH=${PATH}`, 'sh', '-c', program, files],
      log,
    );
    const pid = child.pid ?? 0;
    const ready = await until(30, async () => existsSync(`/proc/${pid}/root/run/ready`));
    if (!ready) throw new Error(`the router was not prepared:\n${readFileSync(log, 'utf8')}`);
    const host = ['nsenter', '-t', `${pid}`, '-m', '-n', '--', 'env', `PATH=${PATH}`];
    return new Router(host, pid);
  }

  /** A path of the router, as seen from outside. */
  path(name: string): string {
    return join(`/proc/${this.holder}/root`, name);
  }

  /** Copies each tree to the router and follows the README's steps for its connections; what they print is in `log`. */
  async apply(job: Job, log: string): Promise<void> {
    const steps = stepsOf(readFileSync(job.readme, 'utf8'));
    let first = true;
    for (const [index, tree] of job.trees.entries()) {
      // A careful root: the README says that any umask will do.
      await run(this.host, 'sh', '-c', 'umask 077; cp -r "$0" /root/tree', join(tree, 'apply'));
      for (const { id, routing } of connectionsIn(job, index, tree)) {
        const commands = withTree(scriptFor(steps, id, routing, first));
        const { status, output } = await attempt(this.host, ['sh', '-exc', commands]);
        appendFileSync(log, output);
        // The output can hold a key: it stays in the log.
        if (status !== 0) throw new Error(`${id}: a step of the README failed with ${status}: see apply.log`);
        first = false;
      }
    }
  }

  /** The checks of a connection's rendered verify file. */
  checks(job: Job, id: string): VerifyCheck[] {
    return readVerify(readFileSync(partOf(job, 'verify', id), 'utf8'), '#');
  }

  /** One line of such a file, as root types it. */
  type(command: string): Promise<Outcome> {
    return attempt(this.host, ['sh', '-c', command]);
  }

  /** Runs a connection's rendered script that takes it out, by the step of the README. */
  async remove(job: Job, id: string): Promise<Outcome> {
    const name = `${id}-remove.sh`;
    copyFileSync(partOf(job, 'remove', id), this.path(join('root', name)));
    const step = removalOf(readFileSync(job.readme, 'utf8'), id);
    const outcome = await attempt(this.host, ['sh', '-c', `cd /root && ${step}`]);
    await run(this.host, 'rm', `/root/${name}`);
    return outcome;
  }

  /** All daemons killed, all state of the kernel gone, and the enabled units started, as by a loss of power. */
  async reboot(): Promise<void> {
    const own = await run([], 'ip', 'netns', 'pids', 'router');
    const victims = own.split('\n').filter((pid) => pid !== '' && pid !== String(this.holder));
    await attempt([], ['kill', '-9', ...victims]);
    await script(this.host, [
      'for link in $(ip -o link show type xfrm | cut -d: -f2 | cut -d@ -f1); do ip link delete $link; done',
      'ip xfrm state flush',
      'ip xfrm policy flush',
      'nft flush ruleset',
      // A machine without power says no farewell for its sockets, but this kernel lives on.
      "nft -f - <<'END'",
      'table inet power {',
      'chain out {',
      'type filter hook output priority 0;',
      'oifname wan0 tcp flags & (fin | rst) != 0 drop',
      '}',
      '}',
      'END',
      'echo 0 > /proc/sys/net/ipv4/ip_forward',
      'echo 0 > /proc/sys/net/ipv6/conf/all/forwarding',
      'find /run -mindepth 1 -delete',
      'mkdir -p /run/lock',
      'systemctl boot now',
    ]);
  }

  sas(): Promise<IkeSa[]> {
    return listSas(this.path('run/charon.vici'));
  }

  get bgpd(): string {
    return this.path('run/frr/bgpd.vty');
  }

  sessions(): Promise<Map<string, string>> {
    return sessions(this.bgpd);
  }

  /** Routes of one IP version, one per line. */
  async routes(version: 4 | 6): Promise<string[]> {
    return (await run(this.host, 'ip', `-${version}`, 'route', 'show')).split('\n');
  }

  swanctl(...args: readonly string[]): Promise<{ status: number; output: string }> {
    return attempt(this.host, ['swanctl', ...args]);
  }
}

/** The connections whose files a tree has. */
function connectionsIn(job: Job, index: number, tree: string): { id: string; routing: 'bgp' | 'static' }[] {
  const { connections } = job.scenario;
  const found = connections.filter(({ id }) =>
    existsSync(join(tree, 'apply/etc/swanctl/conf.d', `${id}.conf`)),
  );
  if (found.length === 0) throw new Error(`render ${index + 1} wrote the files of none of the connections`);
  return found.map(({ id, routing }) => ({ id, routing }));
}

/** The file of a connection in one of the other parts. */
function partOf(job: Job, part: 'verify' | 'remove', id: string): string {
  const files = job.trees.map((tree) => join(tree, part, `${id}-${part}.sh`));
  const found = files.find((file) => existsSync(file));
  if (found === undefined) throw new Error(`no render wrote ${id}-${part}.sh`);
  return found;
}

/** With several connections in one tree, the copy stands for all of them. */
function withTree(commands: string): string {
  return commands.replace(
    /^sh \/root\/tree\/.*\ncp -r \/root\/tree\/\. \/ && rm -r \/root\/tree$/m,
    (lines) => `[ ! -d /root/tree ] || { ${lines}; }`,
  );
}
