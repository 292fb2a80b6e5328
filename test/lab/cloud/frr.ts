import ipaddr from 'ipaddr.js';

/** One BGP session as the cloud's speaker holds it; times in seconds. */
export interface BgpEnd {
  readonly asn: string;
  readonly routerId: string;
  /** The customer's inside address. */
  readonly peer: string;
  readonly peerAsn: string;
  readonly timers?: { readonly keepalive: number; readonly hold: number };
  readonly md5Key?: string;
  readonly networks: readonly string[];
}

/**
 * The whole bgpd.conf of one endpoint (FRR 8.4, https://docs.frrouting.org/en/stable-8.4/bgp.html). It takes
 * whatever the customer announces, so that the lab sees it all, and offers a default route beside its networks,
 * which the customer must not take.
 */
export function bgpdConf(end: BgpEnd): string {
  const family = ipaddr.parse(end.peer).kind();
  const foreign = end.networks.filter((network) => ipaddr.parseCIDR(network)[0].kind() !== family);
  if (foreign.length > 0) throw new Error(`not of the tunnel's inside ${family}: ${foreign.join(', ')}`);
  const lines = [
    'frr defaults traditional',
    'log timestamp precision 3',
    `router bgp ${end.asn}`,
    ` bgp router-id ${end.routerId}`,
    ' no bgp ebgp-requires-policy',
    ' no bgp network import-check',
    ' no bgp default ipv4-unicast',
    ` neighbor ${end.peer} remote-as ${end.peerAsn}`,
    ...(end.timers ? [` neighbor ${end.peer} timers ${end.timers.keepalive} ${end.timers.hold}`] : []),
    ` neighbor ${end.peer} timers connect 10`,
    ...(end.md5Key === undefined ? [] : [` neighbor ${end.peer} password ${end.md5Key}`]),
    ` address-family ${family} unicast`,
    ...end.networks.map((network) => `  network ${network}`),
    `  neighbor ${end.peer} activate`,
    `  neighbor ${end.peer} default-originate`,
    `  neighbor ${end.peer} soft-reconfiguration inbound`,
    ' exit-address-family',
    'exit',
  ];
  return `${lines.join('\n')}\n`;
}
