import { mendBlocks } from '../../blocks/mend.js';
import type { Config, Difference, Mending, MendStep } from '../../dialect.js';
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
    ...step('load what changed; an SA that is up keeps its settings until it is started anew', [
      ...interfaces([...written.map((path) => `/${path}`), ...removed], running),
      ...loading([...written, ...sections.map(() => 'etc/swanctl/')]),
      ...loading(removed.map((path) => path.slice(1))).filter((line) => /reload|--load-all/.test(line)),
    ]),
  ];
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
