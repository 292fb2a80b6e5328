import { mendBlocks } from '../../blocks/mend.js';
import type { Config, ConfigObject, Difference, Mending, MendStep } from '../../dialect.js';
import { frr } from '../frr/language.js';

/** What loads a file again, by its path; in this order, each once. `$1` is a group of the path. */
const LOADING: readonly (readonly [path: RegExp, commands: readonly string[]])[] = [
  [/^etc\/systemd\/system\//, ['systemctl daemon-reload']],
  [/^etc\/systemd\/networkd\.conf\.d\//, ['systemctl restart systemd-networkd']],
  [/^etc\/systemd\/network\//, ['networkctl reload']],
  [/^(etc\/sysctl\.d\/.*)$/, ['sysctl -p /$1']],
  [/^etc\/cgw-gen\/([^/]+)\.nft$/, ['systemctl restart $1-mss']],
  [/^etc\/systemd\/system\/([^/]+)\.service$/, ['systemctl enable $1', 'systemctl restart $1']],
  [/^usr\/local\/sbin\/([^/]+-failover)$/, ['systemctl restart $1']],
  [/^(etc\/cgw-gen\/.*\.frr\.conf)$/, ['vtysh -f /$1', "vtysh -c 'write memory'"]],
  [/^etc\/(?:strongswan\.d|systemd\/system\/strongswan\.service\.d)\//, ['systemctl restart strongswan']],
  [/^etc\/swanctl\//, ['swanctl --load-all']],
];

/** Files are written again and loaded; FRR is told what differs. */
export function mendSwanctl(mending: Mending): MendStep[] {
  const isFrr = ({ object }: Difference): boolean => /^(?:router bgp|route-map |ip |ipv6 )/.test(object);
  const of = (differences: readonly Difference[]): Mending => ({ ...mending, differences });
  const blocks = mending.differences.filter(isFrr);
  const rest = mending.differences.filter((one) => !isFrr(one));
  return [
    ...files(of(rest)),
    ...mendBlocks(of(blocks), frr, 'in vtysh, after "configure terminal"; then: end, write memory'),
  ];
}

function files({ differences, wanted, running }: Mending): MendStep[] {
  const home = (object: string): string | undefined => wanted.get(object)?.place.file;
  const written = [...new Set(differences.flatMap(({ object }) => home(object) ?? []))];
  const extra = differences.flatMap(({ object }) => (wanted.has(object) ? [] : [object]));
  const removed = extra.filter((object) => object.startsWith('/'));
  const sections = extra.filter((object) => !object.startsWith('/'));
  const where = (name: string): string => {
    const { file = '', line = '' } = running.get(name)?.place ?? {};
    return `# ${name} (${file}:${line})`;
  };
  return [
    ...step(
      'write these files again, from the tree of "cgw-gen render --out tree" on the router',
      written.map(copyCommand),
    ),
    ...step('take out what no longer belongs there', [
      ...removed.flatMap(stopCommand),
      ...removed.map((path) => `rm ${path}`),
    ]),
    ...step('take these sections out of the files they stand in', sections.map(where)),
    ...loadSteps(
      [
        ...interfaces([...written.map((path) => `/${path}`), ...removed], running),
        ...loading([...written, ...sections.map(() => 'etc/swanctl/')]),
        ...loading(removed.map((path) => path.slice(1))).filter((line) => /reload|--load-all/.test(line)),
      ],
      tunnels(differences, running),
    ),
  ];
}

const RESTART = 'systemctl restart strongswan';

/**
 * To load a definition closes its tunnel only if the old one has `start` among its start actions, and a key alone closes
 * nothing (strongSwan, src/libcharon/plugins/vici/vici_config.c, clear_start_action).
 */
function loadSteps(lines: readonly string[], { closed, kept }: Tunnels): MendStep[] {
  const remarks = lines.includes(RESTART)
    ? ['the restart of strongSwan takes every tunnel of this router down for a moment']
    : closed.length > 0
      ? [`swanctl closes these tunnels and opens those that stay: ${closed.join(', ')}`]
      : [];
  return [
    ...step(['load what changed', ...remarks].join('\n'), [...new Set(lines)]),
    ...step(
      'one after the other: until they are closed, these tunnels keep what they were set up with; a packet opens those that stay',
      lines.includes(RESTART) ? [] : kept.map((name) => `swanctl --terminate --ike ${name}`),
    ),
  ];
}

/** Tunnels whose definition or key differs: those that the load closes, and those that it leaves up. */
interface Tunnels {
  readonly closed: readonly string[];
  readonly kept: readonly string[];
}

function tunnels(differences: readonly Difference[], running: Config): Tunnels {
  const named = (pattern: RegExp): string[] => [
    ...new Set(differences.flatMap(({ object }) => pattern.exec(object)?.[1] ?? [])),
  ];
  const there = (name: string): boolean => running.has(`connections.${name}`);
  const closed = named(/^connections\.(.+)$/).filter((name) => starts(running.get(`connections.${name}`)));
  const all = named(/^(?:connections\.|secrets\.ike-)(.+)$/).filter(there);
  return { closed, kept: all.filter((name) => !closed.includes(name)) };
}

function starts(connection: ConfigObject | undefined): boolean {
  return [...(connection?.settings.values() ?? [])].some(
    ({ key, value }) => /(?:^|\.)start_action$/.test(key) && /\bstart\b/.test(String(value)),
  );
}

function loading(paths: readonly string[]): string[] {
  const lines = LOADING.flatMap(([pattern, commands]) =>
    paths.flatMap((path) => {
      const match = pattern.exec(path);
      return match ? commands.map((one) => one.replace('$1', match[1] ?? '')) : [];
    }),
  );
  return [...new Set(lines)];
}

/** systemd-networkd leaves an interface as it was made: one that changes goes first. */
function interfaces(paths: readonly string[], running: Config): string[] {
  return paths.flatMap((path) => {
    const settings = path.endsWith('.netdev') ? [...(running.get(path)?.settings.values() ?? [])] : [];
    const names = settings.flatMap(({ text }) => /^Name=(cgw\d+)$/.exec(text)?.[1] ?? []);
    return names.map((name) => `ip link delete ${name}`);
  });
}

function stopCommand(path: string): string[] {
  const [, unit] = /^\/etc\/systemd\/system\/([^/]+)\.service$/.exec(path) ?? [];
  return unit === undefined ? [] : [`systemctl disable --now ${unit}`];
}

function step(title: string, lines: readonly string[]): MendStep[] {
  return lines.length === 0 ? [] : [{ title, lines }];
}

function copyCommand(path: string): string {
  const mode = /(?:-secrets\.conf|-keys\.frr\.conf)$/.test(path)
    ? 600
    : path.startsWith('usr/local/sbin/')
      ? 755
      : 644;
  return `install -D -m ${mode} tree/${path} /${path}`;
}
