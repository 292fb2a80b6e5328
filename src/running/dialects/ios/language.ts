import type { Kind, Language } from '../../blocks/language.js';
import { normalize } from './normalize.js';

const BGP_CLAIMS: RegExp = /neighbor \S+ (?:description|(?:prefix-list|route-map) % (?:in|out))$/;

const KINDS: readonly Kind[] = [
  // Named by content, and used by every connection of the local address.
  { path: /^crypto ikev2 proposal (cgw-\S+)/, object: ['crypto ikev2 proposal $1'], scope: 'common' },
  { path: /^crypto ikev2 policy (cgw-\S+)/, object: ['crypto ikev2 policy $1'], scope: 'shared' },
  { path: /^crypto ikev2 keyring (\S+)/, object: ['crypto ikev2 keyring $1'], named: 1, removal: 5 },
  { path: /^crypto ikev2 profile (\S+)/, object: ['crypto ikev2 profile $1'], named: 1, removal: 4 },
  { path: /^crypto isakmp policy (\d+)/, object: ['crypto isakmp policy $1'], removal: 6 },
  { path: /^crypto keyring (\S+)/, object: ['crypto keyring $1'], named: 1, removal: 5 },
  { path: /^crypto isakmp profile (\S+)/, object: ['crypto isakmp profile $1'], named: 1, removal: 4 },
  {
    path: /^crypto ipsec transform-set (\S+)/,
    object: ['crypto ipsec transform-set $1'],
    named: 1,
    removal: 3,
  },
  { path: /^crypto ipsec profile (\S+)/, object: ['crypto ipsec profile $1'], named: 1, removal: 2 },
  {
    path: /^router bgp (\S+) > (?:[^>]+ > )?(?:no )?neighbor (\S+) /,
    object: ['router bgp $1', 'neighbor $2'],
    claims: BGP_CLAIMS,
    removal: -3,
  },
  { path: /^router bgp (\S+)/, object: ['router bgp'], scope: 'shared' },
  { path: /^(ip|ipv6) prefix-list (\S+) /, object: ['$1 prefix-list $2'], named: 2, removal: 1 },
  { path: /^route-map (\S+)/, object: ['route-map $1'], named: 1, removal: 1 },
  { path: /^ip access-list extended (\S+)/, object: ['ip access-list extended $1'], named: 1, removal: 1 },
  { path: /^ip route (\S+ \S+) Null0/, object: ['ip route $1 Null0'], scope: 'common' },
  { path: /^ipv6 route (\S+) Null0/, object: ['ipv6 route $1 Null0'], scope: 'common' },
  { path: /^ip route (\S+) (\S+) (Tunnel\d+)/, object: ['ip route $1 $2 $3'], claims: /./, removal: -2 },
  { path: /^ipv6 route (\S+) (Tunnel\d+)/, object: ['ipv6 route $1 $2'], claims: /./, removal: -2 },
  {
    path: /^interface (Tunnel\d+)/,
    object: ['interface $1'],
    claims: /^(?:description|tunnel protection ipsec profile)$/,
    removal: -1,
  },
];

const SINGLE: readonly string[] = [
  'crypto ipsec transform-set *',
  'encryption',
  'integrity',
  'prf',
  'hash',
  'group',
  'authentication',
  'authentication remote',
  'authentication local',
  'lifetime',
  'address',
  'identity local',
  'keyring',
  'keyring local',
  'dpd',
  'keepalive',
  'config-exchange request',
  'self-identity',
  'initiate mode',
  'local-address',
  'mode',
  'set transform-set',
  'set pfs',
  'set security-association lifetime seconds',
  'set security-association lifetime kilobytes',
  'set security-association replay window-size',
  'set ikev2-profile',
  'set isakmp-profile',
  'description',
  'tunnel source',
  'tunnel mode',
  'tunnel destination',
  'tunnel protection ipsec profile',
  'tunnel protection ipsec policy ipv4',
  'ip address',
  'ip mtu',
  'ip tcp adjust-mss',
  'ipv6 mtu',
  'ipv6 tcp adjust-mss',
  'crypto ipsec df-bit',
  'shutdown',
  'router bgp',
  'neighbor * remote-as',
  'neighbor * description',
  'neighbor * timers',
  'neighbor * activate',
  'neighbor * prefix-list % in',
  'neighbor * prefix-list % out',
  'neighbor * route-map % in',
  'neighbor * route-map % out',
  'maximum-paths',
  'ip prefix-list * seq *',
  'ipv6 prefix-list * seq *',
  'ip route * * *',
  'ipv6 route * *',
  'set local-preference',
  'set as-path prepend',
];

/** Cisco IOS Security, IP Routing and Interface command references: "Command Default". */
const DEFAULTS: RegExp = new RegExp(
  [
    '^interface \\S+ > no (?:shutdown|ip address)$',
    '^crypto ipsec transform-set .* > mode tunnel$',
    '^crypto isakmp policy \\d+ > (?:encryption des|hash sha|authentication rsa-sig|group 1|lifetime 86400)$',
    '^crypto ikev2 profile \\S+ > lifetime 86400$',
    '^crypto ipsec profile \\S+ > set security-association (?:lifetime seconds 3600|lifetime kilobytes 4608000|replay window-size 64)$',
    '^crypto isakmp profile \\S+ > self-identity address$',
    // The address family is that of the neighbor.
    '^router bgp \\S+ > address-family ipv4 > no neighbor \\S*:\\S* activate$',
    '^router bgp \\S+ > neighbor \\S+ timers 60 180$',
  ].join('|'),
);

/** What an interface has by the rest of the router: zones, filters, NAT, QoS, monitoring. */
const THEIRS: RegExp = new RegExp(
  `^interface \\S+ > (?:no )?(?:${[
    'zone-member',
    'ip (?:access-group|nat|inspect|flow|policy|verify|virtual-reassembly|ospf|pim|igmp|nbar|redirects|unreachables|proxy-arp|accounting)',
    'ipv6 (?:traffic-filter|inspect|nd|enable|ospf|verify|flow|redirects|unreachables|virtual-reassembly)',
    'service-policy',
    'bandwidth',
    'delay',
    'load-interval',
    'logging',
    'snmp',
    'cdp',
    'lldp',
    'hold-queue',
    'bfd',
    'mpls',
  ].join('|')})\\b`,
);

/** Cisco IOS and IOS XE. */
export const ios: Language = {
  normalize,
  silent: /^(?:exit|end|exit-address-family|address-family .*)$/,
  kinds: KINDS,
  single: SINGLE,
  defaults: DEFAULTS,
  secrets: [
    /^(?<head>pre-shared-key (?:address|hostname) \S+) key (?:(?<type>[067]) )?(?<secret>.+)$/,
    /^(?<head>pre-shared-key(?: local| remote)?) (?:(?<type>[067]) )?(?<secret>.+)$/,
    /^(?<head>neighbor \S+ password) (?:(?<type>[067]) )?(?<secret>.+)$/,
  ],
  fixed: /^router bgp$/,
  theirs: THEIRS,
  // A line of a list, and a key of IKEv1, are refused while another one is in their place.
  replaced: /prefix-list \S+ seq \d+$|^pre-shared-key address |^tunnel protection /,
  exclusive: /^set (?:ikev2|isakmp)-profile$/,
  removableModes: /^(?:peer|route-map) /,
  endOf: (mode) =>
    mode.startsWith('address-family ')
      ? 'exit-address-family'
      : mode.startsWith('peer ')
        ? 'exit'
        : undefined,
  nameIn: (claim) => (/^\d+(?: |$)/.test(claim) ? / name (\S+)$/.exec(claim)?.[1] : claim),
};
