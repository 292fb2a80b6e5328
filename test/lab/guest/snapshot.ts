import { type Host, run } from './machine.js';

/** What a router is, as lines by their aspect. */
export type Snapshot = Readonly<Record<Aspect, readonly string[]>>;

// What was written over the machine's own files, whatever happens to those, and the router's own folders (prepare.sh).
// vtysh writes frr.conf in its own words (`write memory`): what FRR runs counts.
const FOLDERS = [
  '/var/tmp/router/etc /var/tmp/router/usr/local',
  '/etc/swanctl /etc/strongswan.d /etc/sysctl.d /etc/frr',
  '/etc/systemd/network /etc/systemd/networkd.conf.d /etc/systemd/system',
].join(' ');
const FILES = `find ${FOLDERS} -path '/etc/frr/frr.conf*' -prune -o`;

/** One shell command for each aspect; lines that change by themselves are left out. */
const ASPECTS = {
  files: `${FILES} -printf '%y %m %u %p %l\\n'; ${FILES} -type f -exec sha256sum {} +`,
  links: 'ip -d link',
  addresses: 'ip address',
  routes: 'ip -4 route show table all; ip -6 route show table all',
  rules: 'ip -4 rule; ip -6 rule',
  xfrm: 'ip xfrm state list nokeys; ip xfrm policy',
  nftables: 'nft list ruleset',
  swanctl: 'swanctl --list-conns; swanctl --list-sas; swanctl --list-authorities; swanctl --list-pools',
  sysctl: "sysctl -a 2>/dev/null | grep -Ev '^(fs|kernel|vm)\\.|conntrack_count|\\.(flush|boot_id|random)'",
  frr: "vtysh -c 'show running-config'",
  units:
    'for unit in /run/units/*; do echo "$(basename $unit) $(systemctl is-active $(basename $unit))"; done',
  processes: 'for pid in $(ip netns pids router); do tr "\\0" " " </proc/$pid/cmdline; echo; done',
} as const;
export type Aspect = keyof typeof ASPECTS;
export const ALL_ASPECTS = Object.keys(ASPECTS) as readonly Aspect[];

/** Looks at everything. */
export async function snapshot(router: Host): Promise<Snapshot> {
  const pairs: [string, string[]][] = [];
  for (const aspect of ALL_ASPECTS) {
    const output = await run(router, 'sh', '-c', ASPECTS[aspect]);
    pairs.push([aspect, output.split('\n').filter(lasts).sort()]);
  }
  return Object.fromEntries(pairs) as unknown as Snapshot;
}

/** The commands of the shell that looks are processes too. */
function lasts(line: string): boolean {
  return line !== '' && !/netns pids router/.test(line);
}

/** The lines that are in one alone, marked as in a diff. */
export function difference(before: readonly string[], after: readonly string[]): string[] {
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `-${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+${line}`),
  ];
}
