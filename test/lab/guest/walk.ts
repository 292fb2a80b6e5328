import { appendFileSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, Ec2Api, type TunnelState } from '../walk/api.js';
import { mismatch, type Step, stepsIn } from '../walk/transcript.js';
import { onlyEsp } from './checks/index.js';
import { nothingIsLeft } from './checks/remove.js';
import { accepted, sessions } from './frr.js';
import type { Lab, LabTunnel } from './lab.js';
import { attempt, type Host } from './machine.js';

/** Words of the EC2 API ("ActiveVpnTunnelStatus") by those of charon. */
const ENCRYPTION: { readonly [word: string]: string } = {
  aes128: 'AES128',
  aes256: 'AES256',
  aes128gcm16: 'AES128-GCM-16',
  aes256gcm16: 'AES256-GCM-16',
};
const INTEGRITY: { readonly [word: string]: string } = {
  sha1: 'SHA1',
  sha256: 'SHA2-256',
  sha384: 'SHA2-384',
  sha512: 'SHA2-512',
};
const GROUP: { readonly [word: string]: number } = { modp1024: 2, modp2048: 14, ecp256: 19, ecp384: 20 };

/**
 * Follows a page with its commands on a desk from which the router is reached by ssh and scp, and the cloud's API at
 * its address: each must print what the page says.
 */
export async function walk(lab: Lab, page: string, folder: string): Promise<void> {
  const { product } = lab.job;
  const desk = join(folder, 'desk');
  const tools = join(folder, 'tools');
  mkdirSync(desk, { recursive: true });
  mkdirSync(tools);
  installTools(tools, lab.router.host, lab.router.path(''), product);
  const api = new Ec2Api(documented(lab), () => Promise.all(lab.tunnels.map(stateOf)));
  await api.listen();
  const place = ['env', '-C', desk, `PATH=${tools}:${process.env.PATH}`];
  const environment = Object.entries(api.environment).map(([name, value]) => `${name}=${value}`);
  try {
    for (const step of stepsIn(readFileSync(join(product, page), 'utf8'))) {
      await take(lab, step, [...place, ...environment], join(folder, 'transcript.txt'));
    }
  } finally {
    api.close();
  }
  await nothingIsLeft(lab);
  await onlyEsp(lab);
}

/** The connection as `describe-vpn-connections` prints it. */
function documented({ job }: Lab): Connection {
  const text = readFileSync(join(job.scenario.folder, 'input.json'), 'utf8');
  const [connection] = (JSON.parse(text) as { VpnConnections: [Connection] }).VpnConnections;
  return connection;
}

async function take(
  lab: Lab,
  { line, command, output }: Step,
  desk: Host,
  transcript: string,
): Promise<void> {
  const ran = await attempt(desk, ['sh', '-c', `exec 2>&1; ${command}`], 300);
  appendFileSync(transcript, `$ ${command}\n${ran.output}`);
  const wrong = ran.status === 0 ? mismatch(output, ran.output) : `exit status ${ran.status}`;
  const first = command.split('\n')[0] ?? '';
  lab.assert('walk', `line ${line}: ${first}`, wrong === undefined, wrong && `${wrong}\n${ran.output}`);
}

/** ssh and scp to the one router, and npx for the product as it was built. */
function installTools(folder: string, router: Host, root: string, product: string): void {
  const quoted = router.map((word) => `'${word}'`).join(' ');
  const tools = {
    npx: `shift; exec '${process.execPath}' --single-threaded '${join(product, 'bin/cgw-gen.js')}' "$@"`,
    ssh: `shift; exec ${quoted} sh -c "cd /root; $*"`,
    scp: `for to; do :; done; set -- "$@"
copy() { cp -r "$1" "$2"; }
place() { case $1 in root@router:*) echo '${root}'"\${1#root@router:}" ;; *) echo "$1" ;; esac; }
[ "$1" != -r ] || shift
while [ $# -gt 1 ]; do copy "$(place "$1")" "$(place "$to")"; shift; done`,
  };
  for (const [name, text] of Object.entries(tools)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  }
}

/** What the cloud's API says of a tunnel: what its own daemons see. */
async function stateOf({ daemons, expected }: LabTunnel): Promise<TunnelState> {
  const [ike] = await daemons.sas().catch(() => []);
  const child = ike?.children.find(({ state }) => state === 'INSTALLED');
  const routes = (await received(daemons).catch(() => [])).length;
  return {
    outside: expected.cloud,
    isUp: ike?.state === 'ESTABLISHED' && child !== undefined && routes > 0,
    routes,
    active: {
      ProvisioningStatus: 'available',
      IkeVersion: `ikev${ike?.version}`,
      ...phase('Phase1', ike?.suite),
      ...phase('Phase2', child?.suite, ike?.suite),
    },
  };
}

async function received({ bgpd }: LabTunnel['daemons']): Promise<string[]> {
  const found = [...(await sessions(bgpd)).keys()].map((neighbour) => accepted(bgpd, 4, neighbour));
  return (await Promise.all(found)).flat();
}

/** Charon shows the group of an IKEv2 child SA only after a renewal: until then it is that of the IKE SA. */
function phase(prefix: string, suite = '', before = ''): Record<string, string | number> {
  const words = suite.split('-');
  const hash = words.map((word) => word.replace('prf', '')).find((word) => word in INTEGRITY);
  const group = [...words, ...before.split('-')].find((word) => word in GROUP);
  return {
    [`${prefix}EncryptionAlgorithm`]: ENCRYPTION[words[0] ?? ''] ?? 'unknown',
    ...(hash ? { [`${prefix}IntegrityAlgorithm`]: INTEGRITY[hash] ?? 'unknown' } : {}),
    ...(group ? { [`${prefix}DHGroup`]: GROUP[group] ?? 0 } : {}),
  };
}
