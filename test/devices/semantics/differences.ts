import { type Field, NONE, type TunnelRecord } from './record.js';

export type Other = 'vyos' | 'pfsense';

/** A value that a device can't have as strongSwan has it, with what it has instead, and why. */
export interface Difference {
  readonly device: Other;
  readonly fields: readonly Field[];
  /** What the tunnel is like where they differ, by strongSwan's record. */
  readonly where: (of: TunnelRecord, all: readonly TunnelRecord[]) => boolean;
  /** What the device has in place of strongSwan's value. */
  readonly value: (of: TunnelRecord, field: Field) => string;
  readonly why: string;
  readonly source: string;
}

const always = () => true;
const isIkev1 = (of: TunnelRecord) => of['IKE version'] === '1';
const isIkev2 = (of: TunnelRecord) => of['IKE version'] === '2';
const isRouted = (of: TunnelRecord) => /^(0\.0\.0\.0|::)\/0$/.test(of['local selectors']);
const isSelected = (of: TunnelRecord) => !isRouted(of);
const isFirst = (of: TunnelRecord) => of.routes.endsWith(' first');
const lifeOf = (of: TunnelRecord) => Number.parseInt(of['phase 2 ends'], 10);
const renewalOf = (of: TunnelRecord) => Number.parseInt(of['phase 1 renewed'], 10);
const tenthOf = (of: TunnelRecord) => Math.floor(renewalOf(of) / 10);
const both = (one: (of: TunnelRecord) => boolean, two: (of: TunnelRecord) => boolean) => (of: TunnelRecord) =>
  one(of) && two(of);

const VYOS: readonly Omit<Difference, 'device'>[] = [
  {
    fields: ['phase 1 jitter'],
    where: always,
    value: (of) => `${tenthOf(of)} s`,
    why: 'strongSwan takes a tenth of the time to the renewal, as for the end',
    source: 'swanctl.conf(5), rand_time',
  },
  {
    fields: ['phase 1 ends'],
    where: always,
    value: (of) => `${renewalOf(of) + tenthOf(of)} s`,
    why: 'VyOS sets the renewal of an IKE SA alone; strongSwan then lets it live a tenth longer than to that',
    source: 'vyos-1x data/templates/ipsec/swanctl/peer.j2: rekey_time = lifetime; swanctl.conf(5), over_time',
  },
  {
    fields: ['phase 2 renewed'],
    where: always,
    value: (of) => `${Math.floor(lifeOf(of) / 1.1)} s`,
    why: 'VyOS sets the end of a child SA alone; strongSwan then renews it so that the end is a tenth later',
    source: 'strongSwan src/libcharon/plugins/vici/vici_config.c, check_lifetimes',
  },
  {
    fields: ['phase 2 jitter'],
    where: always,
    value: (of) => `${lifeOf(of) - Math.floor(lifeOf(of) / 1.1)} s`,
    why: 'as above: the jitter is what is left of the life',
    source: 'strongSwan src/libcharon/plugins/vici/vici_config.c, check_lifetimes',
  },
  {
    fields: ['local selectors', 'remote selectors'],
    where: both(isIkev2, isRouted),
    value: () => '0.0.0.0/0, ::/0',
    why: 'the child of a VTI always names both IP versions',
    source: 'vyos-1x data/templates/ipsec/swanctl/peer.j2',
  },
  {
    fields: ['opens'],
    where: always,
    value: () => 'at the load',
    why: 'connection-type initiate is start_action = start, and VyOS has no trap beside it',
    source: 'vyos-1x data/templates/ipsec/swanctl/peer.j2; docs/decisions/0003-what-opens-a-tunnel-again.md',
  },
  {
    fields: ['after DPD'],
    where: isIkev1,
    value: () => 'opens at once',
    why: 'without a trap nothing else would open the tunnel again',
    source: 'docs/decisions/0003-what-opens-a-tunnel-again.md',
  },
  {
    fields: ['after close'],
    where: always,
    value: () => 'opens at once',
    why: 'without a trap nothing else would open a tunnel that the cloud closed',
    source: 'templates/vyos/README.md, Limits: close-action start',
  },
  {
    fields: ['same identities again'],
    where: always,
    value: () => 'no',
    why: 'VyOS can not set unique, which is no of itself',
    source: 'templates/vyos/README.md, Limits: only one side should start a tunnel; swanctl.conf(5), unique',
  },
  {
    fields: ['prepended'],
    where: (of) => of.prepended !== NONE,
    value: (of) => of.prepended.split(' ')[0] ?? '',
    why: 'one more AS hop is enough to be the second of two equal paths',
    source: 'templates/vyos/README.md, Limits: prefer',
  },
];

const PFSENSE: readonly Omit<Difference, 'device'>[] = [
  {
    fields: ['local selectors', 'remote selectors'],
    where: both(isIkev2, isRouted),
    value: () => '0.0.0.0/0, ::/0',
    why: 'a VTI names both IP versions behind the inside network, which the first of them holds',
    source: 'pfsense src/etc/inc/ipsec.inc, ipsec_setup_vtireq; strongSwan src/libcharon/config/child_cfg.c',
  },
  {
    fields: ['opens'],
    where: isRouted,
    value: () => 'at the load',
    why: 'a VTI has no policies, so that no packet can open it',
    source: 'pfsense src/etc/inc/ipsec.inc, ipsec_setup_tunnels: VTI cannot use trap policies',
  },
  {
    fields: ['opens'],
    where: both(isIkev2, isSelected),
    value: () => 'at a packet',
    why: 'the default of a policy-based tunnel is the trap alone',
    source:
      'pfsense src/etc/inc/ipsec.inc, ipsec_setup_tunnels; templates/pfsense/README.md, Verify: Failover',
  },
  {
    fields: ['after DPD'],
    where: both(isIkev1, isRouted),
    value: () => 'opens at once',
    why: 'a VTI has no policies: what would be trap is restart',
    source: 'pfsense src/etc/inc/ipsec.inc, ipsec_setup_tunnels',
  },
  {
    fields: ['after close'],
    where: isIkev2,
    value: () => 'opens at once',
    why: 'no packet can open a VTI that the cloud closed',
    source: 'templates/pfsense/README.md, Limits: a tunnel that the cloud itself closes',
  },
  {
    fields: ['after close'],
    where: both(isIkev1, isRouted),
    value: () => 'stays closed',
    why: 'opening it at once would pile up duplicates with IKEv1; Keep Alive opens it',
    source: 'templates/pfsense/README.md, Limits: a tunnel that the cloud itself closes',
  },
  {
    fields: ['keep alive'],
    where: always,
    value: () => 'every 5 minutes',
    why: 'pfSense looks after closed tunnels by a job of its own',
    source: 'pfsense src/usr/local/bin/ipsec_keepalive.php',
  },
  {
    fields: ['tries'],
    where: always,
    value: () => '1',
    why: 'pfSense can not set keyingtries, which is 1 of itself; Keep Alive tries again',
    source: 'templates/pfsense/README.md, Limits: what is not opened at the first try',
  },
  {
    fields: ['replay window'],
    where: (of) => of['replay window'] !== '32',
    value: () => '32',
    why: 'pfSense can not set the replay window, which is 32 packets of itself',
    source: 'templates/pfsense/README.md, Limits; strongswan.conf(5), charon.replay_window',
  },
  {
    fields: ['MTU', 'routes'],
    where: isSelected,
    value: () => NONE,
    why: 'selectors make a policy-based tunnel: there is no interface, and nothing is routed',
    source: 'templates/pfsense/README.md',
  },
  {
    fields: ['inside address'],
    where: (of) => isSelected(of) && of['inside address'] !== NONE,
    value: () => NONE,
    why: 'selectors make a policy-based tunnel: there is no interface to have it',
    source: 'templates/pfsense/README.md',
  },
  {
    fields: ['routes'],
    where: (of, all) => isRouted(of) && of.routes !== NONE && of !== all.find(isFirst),
    value: () => NONE,
    why: 'pfSense has one route to a network; the second tunnel is in the gateway group',
    source: 'docs/decisions/0002-pfsense-static-failover.md',
  },
  {
    fields: ['address families'],
    where: (of) => of['address families'] === 'ipv6',
    value: () => 'ipv4, ipv6',
    why: 'the package turns IPv4 of an IPv6 neighbor off for all neighbors or for none; without a policy it carries no route',
    source: 'FreeBSD-ports net/pfSense-pkg-frr, frr_bgp.inc: nodefipv4unicast; FRR, bgp ebgp-requires-policy',
  },
];

export const DIFFERENCES: readonly Difference[] = [
  ...VYOS.map((one) => ({ device: 'vyos', ...one }) as const),
  ...PFSENSE.map((one) => ({ device: 'pfsense', ...one }) as const),
];

/** What a device can't do at all, by the diagnostics that say so. */
export const REFUSALS: Readonly<Record<string, Readonly<Partial<Record<Other | 'strongswan', string>>>>> = {
  'alibaba-json/3des-no-pfs': { pfsense: 'PROPOSAL_NOTHING_COMMON' },
  'alibaba-json/des': { vyos: 'PROPOSAL_NOTHING_COMMON', pfsense: 'PROPOSAL_NOTHING_COMMON' },
  'alibaba-json/download-dual': { pfsense: 'SELECTORS_TWO_TUNNELS' },
  'alibaba-json/shangmi': {
    strongswan: 'PROPOSAL_NOTHING_COMMON',
    vyos: 'PROPOSAL_NOTHING_COMMON',
    pfsense: 'PROPOSAL_NOTHING_COMMON',
  },
  'IPv6 inside, IKEv1': { vyos: 'ADDRESSING_NOT_SUPPORTED', pfsense: 'ADDRESSING_NOT_SUPPORTED' },
  'alibaba-xml/list-wrapped': { pfsense: 'PROPOSAL_NOTHING_COMMON' },
};
