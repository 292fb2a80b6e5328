import { daemon, type Host, run, script } from './machine.js';
import { isIpv6 } from './topology.js';

/**
 * What crosses the internet, counted packet by packet before any reassembly (nft: priority -300 comes before
 * conntrack's, and no rule here asks for conntrack). `other` is whatever no rule before it knows.
 */
type Counter = 'ipesp' | 'udpesp' | 'ike' | 'full' | 'oversized' | 'fragments' | 'toobig' | 'pings' | 'other';
export type Wire = Readonly<Record<Counter, number>>;

/** Octets of the outer packet; one block of a cipher less than 1500 is still a full-size packet. */
const [MTU, BLOCK] = [1500, 16];

const RULES = [
  'icmpv6 type { mld-listener-report, mld2-listener-report, nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit } accept',
  'ip frag-off & 0x3fff != 0 counter accept comment "fragments"',
  'exthdr frag exists counter accept comment "fragments"',
  'icmp type destination-unreachable icmp code frag-needed counter accept comment "toobig"',
  'icmpv6 type packet-too-big counter accept comment "toobig"',
  // What a rebooting router says to IKE, and to ESP in UDP.
  'icmp type destination-unreachable icmp code port-unreachable counter accept comment "refused"',
  'icmpv6 type destination-unreachable icmpv6 code port-unreachable counter accept comment "refused"',
  `meta length > ${MTU} counter comment "oversized"`,
  `meta length ${MTU - BLOCK + 1}-${MTU} counter comment "full"`,
  'meta l4proto esp counter accept comment "ipesp"',
  'udp dport 500 counter accept comment "ike"',
  // RFC 3948: four zero octets behind the UDP header mark IKE on port 4500, a keepalive has one octet.
  'udp dport 4500 @th,64,32 0 counter accept comment "ike"',
  'udp sport 4500 @th,64,32 0 counter accept comment "ike"',
  'udp dport 4500 counter accept comment "udpesp"',
  'udp sport 4500 counter accept comment "udpesp"',
  'udp sport 500 counter accept comment "ike"',
  'counter accept comment "other"',
];

/** For a person who reads the logs: each packet that is neither IKE nor ESP. */
const STRANGE =
  'not esp and not udp port 500 and not udp port 4500 and not ip6 multicast and not icmp6 and not arp';

/** Of the outside addresses alone: whoever looks whether an endpoint is reached. */
function pings(outside: readonly string[]): string[] {
  const rule = (family: string, addresses: readonly string[], icmp: string) => {
    const list = `{ ${[...new Set(addresses)].join(', ')} }`;
    const between = `${family} saddr ${list} ${family} daddr ${list}`;
    const type = `${icmp} type { echo-request, echo-reply }`;
    return addresses.length === 0 ? [] : [`${between} ${type} counter accept comment "pings"`];
  };
  const [v4, v6] = [outside.filter((one) => !isIpv6(one)), outside.filter(isIpv6)];
  return [...rule('ip', v4, 'icmp'), ...rule('ip6', v6, 'icmpv6')];
}

/** Counts on the internet's host; `log` gets the packets that should not be there. `outside`: of the tunnels. */
export async function watch(inet: Host, outside: readonly string[], log: string): Promise<void> {
  await count(inet, 'wire', [...pings(outside), ...RULES]);
  daemon(inet, ['tcpdump', '-Z', 'root', '-l', '-n', '-i', 'any', STRANGE], log);
}

/** One process for a whole table. */
async function count(place: Host, table: string, rules: readonly string[]): Promise<void> {
  const lines = [
    `table inet ${table} {`,
    'chain packets {',
    'type filter hook prerouting priority -300;',
    ...rules,
    '}',
    '}',
  ];
  await script(place, ["nft -f - <<'END'", ...lines, 'END']);
}

export async function wire(inet: Host): Promise<Wire> {
  return counters(inet, 'wire') as Promise<Wire>;
}

/** An end host: what MSS the other side announces in its SYN, and whether a router complains of a size. */
export async function watchEnd(end: Host, mss: number): Promise<void> {
  await count(end, 'end', [
    `tcp flags & syn == syn tcp option maxseg size ${mss} counter accept comment "mss"`,
    'tcp flags & syn == syn counter comment "mssother"',
    'icmp type destination-unreachable icmp code frag-needed counter comment "toobig"',
    'icmpv6 type packet-too-big counter comment "toobig"',
    'ip frag-off & 0x3fff != 0 counter comment "fragments"',
    'exthdr frag exists counter comment "fragments"',
  ]);
}

export async function forgetEnd(end: Host): Promise<void> {
  await run(end, 'nft', 'delete', 'table', 'inet', 'end');
}

interface Rule {
  readonly comment?: string;
  readonly expr: readonly { readonly counter?: { readonly packets: number } }[];
}

/** Packets that the rules of a table counted, by the comment of each. */
export async function counters(place: Host, table: string): Promise<Record<string, number>> {
  const listed = JSON.parse(await run(place, 'nft', '-j', 'list', 'table', 'inet', table)) as {
    nftables: readonly { readonly rule?: Rule }[];
  };
  const found: Record<string, number> = {};
  for (const { rule } of listed.nftables) {
    const counted = rule?.expr.find((one) => one.counter)?.counter;
    if (rule?.comment && counted) found[rule.comment] = (found[rule.comment] ?? 0) + counted.packets;
  }
  return found;
}

/** The host with this name goes silent: nothing of it arrives, nothing reaches it. */
export async function silence(inet: Host, name: string): Promise<void> {
  await script(inet, [
    "nft -f - <<'END'",
    'table inet cut {',
    'chain packets {',
    'type filter hook forward priority 0;',
    `iifname to-${name} drop`,
    `oifname to-${name} drop`,
    '}',
    '}',
    'END',
  ]);
}

export async function mend(inet: Host): Promise<void> {
  await run(inet, 'nft', 'delete', 'table', 'inet', 'cut');
}
