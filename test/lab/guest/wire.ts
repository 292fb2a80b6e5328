import { type Host, run, script } from './machine.js';

/**
 * What crosses the internet, counted packet by packet before any reassembly (nft: priority -300 comes before
 * conntrack's, and no rule here asks for conntrack). `other` is whatever no rule before it knows.
 */
const COUNTERS = ['esp', 'ike', 'encapsulated', 'full', 'oversized', 'fragments', 'toobig', 'other'] as const;
export type Wire = Readonly<Record<(typeof COUNTERS)[number], number>>;

/** Octets of the outer packet; one block of a cipher less than 1500 is still a full-size packet. */
const [MTU, BLOCK] = [1500, 16];

const RULES = [
  'icmpv6 type { mld-listener-report, mld2-listener-report, nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit } accept',
  'ip frag-off & 0x3fff != 0 counter name fragments accept',
  'exthdr frag exists counter name fragments accept',
  'icmp type destination-unreachable icmp code frag-needed counter name toobig accept',
  'icmpv6 type packet-too-big counter name toobig accept',
  `meta length > ${MTU} counter name oversized`,
  `meta length ${MTU - BLOCK + 1}-${MTU} counter name full`,
  'meta l4proto esp counter name esp accept',
  'udp dport 500 counter name ike accept',
  // RFC 3948: four zero octets behind the UDP header mark IKE on port 4500, a keepalive has one octet.
  'udp dport 4500 @th,64,32 0 counter name ike accept',
  'udp sport 4500 @th,64,32 0 counter name ike accept',
  'udp dport 4500 counter name encapsulated accept',
  'udp sport 4500 counter name encapsulated accept',
  'udp sport 500 counter name ike accept',
  'counter name other accept',
];

/** Counts on the internet's host, and too-big messages and TCP's announced MSS on the end hosts. */
export async function watch(inet: Host): Promise<void> {
  await script(inet, [
    'nft add table inet wire',
    ...COUNTERS.map((name) => `nft add counter inet wire ${name}`),
    "nft 'add chain inet wire all { type filter hook prerouting priority -300; }'",
    ...RULES.map((rule) => `nft '${['add rule inet wire all', rule].join(' ')}'`),
  ]);
}

export async function wire(inet: Host): Promise<Wire> {
  return counters(inet, 'wire') as Promise<Wire>;
}

/** An end host: what MSS the other side announces in its SYN, and whether a router complains of a size. */
export async function watchEnd(end: Host, mss: number): Promise<void> {
  await script(end, [
    'nft add table inet end',
    ...['mss', 'mssother', 'toobig', 'fragments'].map((name) => `nft add counter inet end ${name}`),
    "nft 'add chain inet end all { type filter hook prerouting priority -300; }'",
    `nft 'add rule inet end all tcp flags & syn == syn tcp option maxseg size ${mss} counter name mss accept'`,
    "nft 'add rule inet end all tcp flags & syn == syn counter name mssother'",
    "nft 'add rule inet end all icmp type destination-unreachable icmp code frag-needed counter name toobig'",
    "nft 'add rule inet end all icmpv6 type packet-too-big counter name toobig'",
    "nft 'add rule inet end all ip frag-off & 0x3fff != 0 counter name fragments'",
    "nft 'add rule inet end all exthdr frag exists counter name fragments'",
  ]);
}

export async function forgetEnd(end: Host): Promise<void> {
  await run(end, 'nft', 'delete', 'table', 'inet', 'end');
}

/** Packets of each named counter of a table. */
export async function counters(place: Host, table: string): Promise<Record<string, number>> {
  const listed = JSON.parse(await run(place, 'nft', '-j', 'list', 'counters', 'table', 'inet', table)) as {
    nftables: { counter?: { name: string; packets: number } }[];
  };
  return Object.fromEntries(
    listed.nftables.flatMap(({ counter }) => (counter ? [[counter.name, counter.packets]] : [])),
  );
}

/** The endpoint with this address goes silent: nothing of it arrives, nothing reaches it. */
export async function silence(inet: Host, name: string): Promise<void> {
  await script(inet, [
    'nft add table inet cut',
    "nft 'add chain inet cut all { type filter hook forward priority 0; }'",
    `nft add rule inet cut all iifname to-${name} drop`,
    `nft add rule inet cut all oifname to-${name} drop`,
  ]);
}

export async function mend(inet: Host): Promise<void> {
  await run(inet, 'nft', 'delete', 'table', 'inet', 'cut');
}
