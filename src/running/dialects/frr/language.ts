import { addressLabel, parseIp } from '../../../model/net.js';
import type { Kind, Language } from '../../blocks/language.js';

const KINDS: readonly Kind[] = [
  {
    path: /^router bgp (\S+) > (?:[^>]+ > )?(?:no )?neighbor (\S+) /,
    object: ['router bgp $1', 'neighbor $2'],
    claims: /neighbor \S+ (?:description|route-map % (?:in|out))$/,
    removal: -1,
  },
  { path: /^router bgp (\S+)/, object: ['router bgp'], scope: 'shared' },
  { path: /^route-map (\S+)/, object: ['route-map $1'], named: 1, removal: 1 },
  { path: /^(ip|ipv6) prefix-list (\S+) /, object: ['$1 prefix-list $2'], named: 2, removal: 2 },
];

/** FRR: `vtysh -c 'show running-config'` (seen with 8.4; lib/filter_cli.c, lib/routemap_cli.c, bgpd/bgp_vty.c). */
export const frr: Language = {
  // "any" is what FRR prints where it was typed.
  normalize: (command) =>
    command
      .replace(/^(ip prefix-list .*) any$/, '$1 0.0.0.0/0 le 32')
      .replace(/^(ipv6 prefix-list .*) any$/, '$1 ::/0 le 128'),
  silent: /^(?:exit|end|exit-address-family|address-family .*)$/,
  kinds: KINDS,
  single: [
    'router bgp',
    'neighbor * remote-as',
    'neighbor * description',
    'neighbor * timers',
    'neighbor * timers connect',
    'neighbor * activate',
    'neighbor * route-map % in',
    'neighbor * route-map % out',
    'ip prefix-list * seq *',
    'ipv6 prefix-list * seq *',
    'match ip address prefix-list',
    'match ipv6 address prefix-list',
    'set local-preference',
    'set as-path prepend',
  ],
  defaults: /^router bgp \S+ > address-family ipv4 unicast > neighbor [\d.]+ activate$/,
  secrets: [/^(?<head>neighbor \S+ password)(?<type>(?!)|) (?<secret>.+)$/],
  fixed: /^router bgp$/,
  theirs: /(?!)/,
  replaced: /(?!)/,
  exclusive: /(?!)/,
  removableModes: /^route-map /,
  endOf: (mode) => (mode.startsWith('address-family ') ? 'exit-address-family' : 'exit'),
  nameIn: (value) => {
    const [, id, address = ''] = /^(\S+) (\S+) cgw\d+$/.exec(value) ?? [];
    const cloud = parseIp(address);
    return id !== undefined && cloud !== undefined ? `${id}-${addressLabel(cloud)}` : value;
  },
};
