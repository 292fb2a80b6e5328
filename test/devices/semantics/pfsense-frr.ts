import type { Config } from '../pfsense/firewall.js';

/**
 * What the package FRR of pfSense writes for bgpd (pfsense/FreeBSD-ports, net/pfSense-pkg-frr, frr/inc/frr_bgp.inc and
 * frr/inc/frr_zebra.inc): `both` types of password go to bgpd too, and a neighbor is only active in its own family.
 */
export function frrOf(config: Config): string {
  const packages = config.installedpackages;
  const of = (name: string): Config[] => packages[name]?.config ?? [];
  const [bgp] = of('frrbgp');
  if (bgp?.enable !== 'on' || of('frr')[0]?.enable !== 'on') return '';
  const neighbors = of('frrbgpneighbors');
  const networks: string[] = (bgp.row ?? []).map((row: Config) => row.distributeroutevalue);
  return [
    ...of('frrglobalprefixes').flatMap(prefixListOf),
    ...of('frrglobalroutemaps').flatMap(routeMapOf),
    `router bgp ${bgp.asnum}`,
    ' no bgp network import-check',
    ...neighbors.flatMap(neighborOf),
    ...['ipv4', 'ipv6'].flatMap((family) => [
      ` address-family ${family} unicast`,
      ...networks.filter((one) => familyOf(one) === family).map((one) => `  network ${one}`),
      ...neighbors.filter(({ peer }) => familyOf(peer) === family).flatMap(filtersOf),
      ' exit-address-family',
    ]),
  ].join('\n');
}

function familyOf(text: string): 'ipv4' | 'ipv6' {
  return text.includes(':') ? 'ipv6' : 'ipv4';
}

function prefixListOf({ name, row }: Config): string[] {
  return row.map(({ seq, action, source, le }: Config) => {
    const word = familyOf(source) === 'ipv6' ? 'ipv6' : 'ip';
    return `${word} prefix-list ${name} seq ${seq} ${action} ${source}${le ? ` le ${le}` : ''}`;
  });
}

function routeMapOf(map: Config): string[] {
  return [
    `route-map ${map.name} ${map.action} ${map.seq}`,
    ...(map.localpref_action === 'set' ? [` set local-preference ${map.localpref_value}`] : []),
    ...(map.aspath_action === 'setprepend' ? [` set as-path prepend ${map.aspath_value}`] : []),
  ];
}

function neighborOf({ peer, ...neighbor }: Config): string[] {
  const line = (text: string) => ` neighbor ${peer} ${text}`;
  const hasPassword = /^(frr|both)(-|$)/.test(neighbor.password_type) && neighbor.password;
  const connect = neighbor.timers_connect;
  return [
    line(`remote-as ${neighbor.asnum}`),
    ...(hasPassword ? [line(`password ${neighbor.password}`)] : []),
    line(`timers ${neighbor.timers_keepalive} ${neighbor.timers_holdtime}`),
    ...(connect ? [line(`timers connect ${connect}`)] : []),
  ];
}

function filtersOf({ peer, ...neighbor }: Config): string[] {
  const filters = ['in', 'out'].flatMap((way) =>
    [
      ['prefix-list', neighbor[`prefixfilter_${way}`]],
      ['route-map', neighbor[`routemap_${way}`]],
    ].flatMap(([kind, name]) =>
      name && name !== 'none' ? [`  neighbor ${peer} ${kind} ${name} ${way}`] : [],
    ),
  );
  return [`  neighbor ${peer} activate`, ...filters];
}
