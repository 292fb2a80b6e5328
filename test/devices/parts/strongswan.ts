import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RenderedFile } from '../../../src/render/render.js';
import { ROOT } from '../../support/golden.js';
import { readSwanctl } from '../swanctl-reader.js';
import type { DeviceParts } from './parts.js';

/** Folders that Debian's packages bring. */
const PACKAGED = [
  '/etc/strongswan.d',
  '/etc/swanctl/conf.d',
  '/etc/sysctl.d',
  '/etc/systemd/network',
  '/etc/systemd/system',
  '/usr/local/sbin',
];

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match.slice(1).join(' '));
}

/** What the README's steps change beside the files, with the ids of the connections. */
function stepsOf(ids: readonly string[], hasBgp: boolean): string[] {
  const readme = readFileSync(join(ROOT, 'templates/strongswan/README.md'), 'utf8');
  const [, apply = ''] = /^## Apply\n(.*?)^## /ms.exec(readme) ?? [];
  const enabled = matches(apply, /systemctl enable (?:--now )?([\w$-]+)/g).flatMap((unit) =>
    unit.includes('$ID') ? ids.map((id) => unit.replace('$ID', id)) : [unit],
  );
  if (enabled.length < 4) throw new Error('README, Apply: hardly a unit is enabled');
  return [
    ...enabled.map((unit) => `enabled ${unit}`),
    ...(hasBgp ? matches(apply, /\/\^?(bgpd=yes)\//g) : []),
  ];
}

function createdByFrr(text: string): string[] {
  return [
    ...matches(text, /^ neighbor (\S+) remote-as /gm).map((one) => `neighbor ${one}`),
    ...matches(text, /^ {2}network (\S+)$/gm).map((one) => `network ${one}`),
    ...matches(text, /^route-map (\S+) /gm).map((one) => `route-map ${one}`),
    ...matches(text, /^(ipv?6?) prefix-list (\S+) seq/gm).map((one) => `prefix-list ${one}`),
    ...matches(text, /^(router bgp \d+)$/gm),
    // One for the whole router: that of a connection which announces something, or of another one.
    'bgp network import-check',
  ];
}

function createdBy({ path, text }: RenderedFile): string[] {
  const whole = `/${path}`;
  const folder = dirname(whole);
  const objects = [`file ${whole}`, ...(PACKAGED.includes(folder) ? [] : [`folder ${folder}`])];
  if (path.endsWith('.nft'))
    objects.push(...matches(text, /^table inet (\S+) \{$/gm).map((one) => `table ${one}`));
  if (path.endsWith('.netdev')) objects.push(`interface of ${basename(path, '.netdev')}`);
  // An earlier render of the connection may have had keys: they must not stay.
  const keys = `file ${whole.replace(/(?:-keys)?\.frr\.conf$/, '-keys.frr.conf')}`;
  if (path.endsWith('.frr.conf')) objects.push(...createdByFrr(text), keys);
  if (path.startsWith('etc/swanctl/')) {
    const { connections, secrets } = Object.fromEntries(readSwanctl([text]).sections);
    for (const name of connections?.sections.keys() ?? [])
      objects.push(`tunnel ${name}`, 'loaded connections');
    if (secrets?.sections.size) objects.push('loaded secrets');
  }
  return objects;
}

function created(files: readonly RenderedFile[]): string[] {
  const ids = files.flatMap(({ path }) => (path.endsWith('.nft') ? [basename(path, '.nft')] : []));
  const paths = new Set(files.map(({ path }) => path));
  const steps = stepsOf(
    ids,
    [...paths].some((path) => path.endsWith('.frr.conf')),
  );
  // What is not there can't be enabled: the README has the unit of static routing for such connections alone.
  const units = steps.filter(
    (one) =>
      !one.endsWith('-failover') || paths.has(`etc/systemd/system/${one.slice('enabled '.length)}.service`),
  );
  // before.sh writes it.
  return [...files.flatMap(createdBy), ...units, 'file /etc/cgw-gen/before'];
}

/** What one line of the script, without its guards, takes out; undefined for a line that takes out nothing. */
const REMOVALS: readonly (readonly [pattern: RegExp, objects: (...found: string[]) => string[]])[] = [
  [
    /^rm -f ((?:\/\S+ ?)+)$/,
    (paths) =>
      paths
        .trim()
        .split(' ')
        .map((one) => `file ${one}`),
  ],
  [
    /^rmdir ((?:\/\S+ ?)+?)(?: 2>\/dev\/null)?$/,
    (paths) =>
      paths
        .trim()
        .split(' ')
        .map((one) => `folder ${one}`),
  ],
  [/^drop_unit (\S+)$/, (unit) => [`enabled ${unit}`, `file /etc/systemd/system/${unit}.service`]],
  [/^close_tunnel (\S+)$/, (name) => [`tunnel ${name}`]],
  [
    /^drop_interface (\S+)$/,
    (name) => [
      `interface of ${name}`,
      ...['netdev', 'network'].map((kind) => `file /etc/systemd/network/${name}.${kind}`),
    ],
  ],
  [/^drop_neighbor (\S+)$/, (address) => [`neighbor ${address}`]],
  [/^drop_network ipv[46] (\S+)$/, (network) => [`network ${network}`]],
  [/^drop_map (\S+)$/, (name) => [`route-map ${name}`]],
  [/^drop_list (ip|ipv6) (\S+)$/, (family, name) => [`prefix-list ${family} ${name}`]],
  [/^frr "no (router bgp \d+)" && read_running; fi$/, (router) => [router]],
  [/^else frr "router bgp \d+" '(bgp network import-check)'; fi$/, (line) => [line]],
  [/^(?:try )?sed -i 's\/\^(bgpd=yes)\/bgpd=no\/' \/etc\/frr\/daemons$/, (line) => [line]],
  [/nft delete table inet (\S+)$/, (name) => [`table ${name}`]],
  [/^try swanctl --load-conns >\/dev\/null$/, () => ['loaded connections']],
  [/^try swanctl --load-creds --noprompt >\/dev\/null$/, () => ['loaded secrets']],
  [/try systemctl disable ([\w-]+)$/, (unit) => [`enabled ${unit}`]],
];

/** Lines that change something, and take out nothing that `apply` put in: each with its reason in the template. */
const HARMLESS = [
  /^others \.frr\.conf \|\| drop_router$/,
  /^systemctl daemon-reload$/,
  /try networkctl reload$/,
  /try vtysh -c 'write memory' >\/dev\/null$/,
  /systemctl (?:stop|restart) strongswan(?:; fi)?$/,
  /try systemctl stop systemd-networkd\.socket systemd-networkd$/,
  /sed -i '\/\^frr \/d' \/etc\/cgw-gen\/before$/,
];

const CHANGES =
  /(?:^|[;&|] *|\b(?:try|then|else|do) )(?:rm|rmdir|sed -i|systemctl|nft|networkctl|vtysh|frr|drop_\w+|close_\w+|swanctl|ip|mv|cp|tee|sysctl -w|kill)\b/;
const READS = /systemctl is-active|swanctl --list|nft list table|vtysh -c 'show|ip link show/;

/** Functions stand for what they are called with: their bodies are read by the tests that run them. */
function withoutFunctions(text: string): string {
  return text.replace(/^\w+\(\) \{\n.*?^\}$/gms, '').replace(/^\w+\(\) \{ .* \}$/gm, '');
}

function removedBy({ text }: RenderedFile): string[] {
  const id = /^ID=(\S+)$/m.exec(text)?.[1] ?? '';
  const router = /^ROUTER='(.*)'$/m.exec(text)?.[1] ?? '';
  const drop = /^drop_router\(\) \{\n(.*?)^\}$/ms.exec(text)?.[1] ?? '';
  const lines = `${withoutFunctions(text)}\n${drop}`
    .replaceAll('$ID', id)
    .replaceAll('$BEFORE', '/etc/cgw-gen/before')
    .replace(/"(no )?\$ROUTER"/g, `"$1${router}"`)
    .split('\n')
    .map((line) => line.trim().replace(/^(?:\[ .*? \] \|\| |else (?=frr "no)|! was '[^']*' \|\| )/, ''));
  return lines.flatMap((line) => {
    for (const [pattern, objects] of REMOVALS) {
      const found = pattern.exec(line);
      if (found) return objects(...found.slice(1));
    }
    const isKnown = HARMLESS.some((one) => one.test(line)) || !CHANGES.test(line) || READS.test(line);
    if (line.startsWith('#') || isKnown) return [];
    throw new Error(`not understood: ${line}`);
  });
}

const ADDRESS = '[0-9a-f.:]+';
const NAME = '[A-Za-z0-9_.-]+';

export const STRONGSWAN: DeviceParts = {
  created,
  removed: (files) => files.flatMap(removedBy),
  readOnly: [
    `ip route get ${ADDRESS}(?: from ${ADDRESS})?`,
    `ip -[46] route show (?:proto bgp|${ADDRESS}/\\d+)`,
    'ip -s link show dev cgw\\d+',
    `ip -s xfrm state list nokeys src ${ADDRESS} dst ${ADDRESS}`,
    `ping -n -c 3 -W 2 (?:-M do -s \\d+ )?-I (?:cgw\\d+|${ADDRESS}) ${ADDRESS}`,
    `systemctl is-active ${NAME}`,
    `swanctl --list-sas --(?:ike|child) ${NAME}`,
    'networkctl --no-pager status cgw\\d+',
    // Without "=" or "-w" it prints.
    'sysctl(?: net\\.[a-z0-9_.]+)+',
    `vtysh -c 'show bgp neighbors ${ADDRESS}'`,
    `vtysh -c 'show bgp ipv[46] unicast neighbors ${ADDRESS} (?:advertised-routes|routes)'`,
    `nft list table inet ${NAME}`,
  ].map((pattern) => new RegExp(`^${pattern}$`)),
};
