import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job, Results } from '../job.js';
import { checkAll } from './checks/index.js';
import { Lab } from './lab.js';
import { attempt } from './machine.js';
import { walk } from './walk.js';

/**
 * Runs one scenario. The argument is its folder with `job.json`; `results.json` and `logs/` are written there.
 * Must be root in network, mount and process namespaces, or a machine, of its own. Exits with 1 if anything failed.
 */
const directory = process.argv[2] ?? '';
const job = JSON.parse(readFileSync(join(directory, 'job.json'), 'utf8')) as Job;
const files = fileURLToPath(new URL('../../../test/lab/router', import.meta.url));
const tool = fileURLToPath(new URL('transfer.js', import.meta.url));
const WORK = '/var/tmp/lab';

const failures: string[] = [];
let lab: Lab | undefined;
try {
  mkdirSync(WORK, { recursive: true, mode: 0o755 });
  lab = await Lab.standUp(job, files, WORK);
  if (job.scenario.walk) await walk(lab, job.scenario.walk, join(WORK, 'walk'));
  else {
    await lab.router.apply(job, join(WORK, 'apply.log'));
    await checkAll(lab, tool);
  }
} catch (error) {
  failures.push(String(error));
  process.stdout.write(`${(error as Error).stack}\n`);
}
const assertions = [
  ...(lab?.assertions ?? []),
  ...failures.map((detail) => ({ check: 'run' as const, what: 'ran to its end', passed: false, detail })),
];
const failed = assertions.length === 0 || assertions.some((one) => !one.passed);
const results: Results = {
  scenario: job.scenario.name,
  assertions,
  versions: await versions(),
  seconds: lab?.seconds ?? 0,
  notes: lab?.notes ?? [],
};
writeFileSync(join(directory, 'results.json'), JSON.stringify(results, null, 2));
if (failed) await keepLogs();
if (failed && job.keep) lookInside();
process.exit(failed ? 1 : 0);

async function versions(): Promise<Record<string, string>> {
  const said = async (...command: string[]) => {
    const { output } = await attempt([], command);
    return (
      output.split('\n').find((line) => /^(\d|[\w-]+ (swanctl|version|v?\d)|ip utility)/.test(line)) ?? ''
    );
  };
  return {
    kernel: await said('uname', '-r'),
    strongSwan: await said('swanctl', '--version'),
    FRR: await said('/usr/lib/frr/bgpd', '--version'),
    systemd: await said('/lib/systemd/systemd-networkd', '--version'),
    nftables: await said('nft', '--version'),
    iproute2: await said('ip', '-V'),
  };
}

/** A shell on the terminal, and everything still up around it. */
function lookInside(): void {
  const router = lab?.router.host.join(' ') ?? '';
  const ends = (lab?.topology.endpoints ?? []).map(
    ({ name, cloud }) => `  ${name}  the cloud's endpoint ${cloud.outside}`,
  );
  const lines = [
    '',
    'The scenario is still up. Its hosts are network namespaces: ip netns exec NAME COMMAND',
    '  router, lan, inet, cloud1',
    ...ends,
    'On the router, with its own files:',
    `  ${router} swanctl --list-sas`,
    `  ${router} vtysh -c 'show bgp summary'`,
    `Logs: ${WORK}/*/charon.log. Leave with exit: then everything is gone.`,
    '',
  ];
  process.stdout.write(lines.join('\n'));
  spawnSync('bash', ['--norc'], { stdio: 'inherit' });
}

/** What the daemons wrote, and the state of the router. */
async function keepLogs(): Promise<void> {
  const logs = join(directory, 'logs');
  cpSync(WORK, logs, {
    recursive: true,
    filter: (name) => !name.endsWith('.vty') && !/\/(vici|zserv\S*)$/.test(name),
  });
  if (!lab) return;
  cpSync(lab.router.path('var/log'), join(logs, 'router'), { recursive: true });
  const commands = [
    'ip address',
    'ip route',
    'ip -6 route',
    'ip -s xfrm state',
    'ip xfrm policy',
    'swanctl --list-sas',
    'nft list ruleset',
    "vtysh -c 'show bgp summary'",
    "vtysh -c 'show running-config'",
  ];
  const parts = await Promise.all(
    commands.map(async (command) => {
      const { output } = await attempt(lab?.router.host ?? [], ['sh', '-c', command]);
      return `== ${command}\n${output}`;
    }),
  );
  writeFileSync(join(logs, 'router.txt'), parts.join('\n'));
}
