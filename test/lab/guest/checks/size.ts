import { type Lab, type LabConnection, type LabTunnel, pairOf } from '../lab.js';
import { run, script } from '../machine.js';
import { family } from '../topology.js';
import { answers, transfer } from '../traffic.js';
import { counters, forgetEnd, watchEnd, wire } from '../wire.js';

const CHECK = 'size';
const OCTETS = 1 << 20;
/** Octets of the IP and ICMP headers of an echo request. */
const HEADERS = { 4: 28, 6: 48 } as const;
/** What a TCP header has more than one of ICMP. */
const TCP_MORE = 12;

/** A full-size TCP transfer, and the largest packet, each way through the tunnel in use. */
export async function sizesFit(lab: Lab, tool: string): Promise<void> {
  for (const connection of lab.connections) {
    await segments(lab, connection, tool);
    const [first] = connection.tunnels;
    if (first) await largestPacket(lab, connection, first);
  }
}

async function segments(lab: Lab, connection: LabConnection, tool: string): Promise<void> {
  const { source, target } = pairOf(connection);
  const [tunnel] = connection.expected.tunnels;
  const planned = lab.job.planned.find((one) => one.cloud === tunnel?.cloud);
  const { mtu = 0, mss = 0 } = tunnel ?? {};
  lab.equal(CHECK, 'MTU and MSS of the plan', [planned?.mtu, planned?.mss], [mtu, mss]);
  const [lan, far] = [lab.topology.lan, connection.networks];
  await Promise.all([watchEnd(lan, mss), watchEnd(far, mss)]);
  const before = await wire(lab.topology.inet);
  const done = await transfer(tool, { host: lan, address: source }, { host: far, address: target }, OCTETS);
  lab.assert(CHECK, `${OCTETS} octets by TCP from ${source} to ${target} and back`, done);
  const after = await wire(lab.topology.inet);
  for (const [name, end] of [
    ['the cloud', far],
    ['the customer', lan],
  ] as const) {
    const seen = await counters(end, 'end');
    const numbers = [(seen.mss ?? 0) > 0, seen.mssother, seen.toobig, seen.fragments];
    lab.equal(CHECK, `${name}'s host sees MSS ${mss} alone, no too-big, no fragment`, numbers, [
      true,
      0,
      0,
      0,
    ]);
    await forgetEnd(end);
  }
  const grown = (name: keyof typeof after) => after[name] - before[name];
  const full = grown('full');
  const least = Math.floor((2 * OCTETS) / mss) * 0.9;
  // With the smaller MTU of another tunnel as their measure they need not fill those of this one.
  if (mss === mtu - HEADERS[family(target)] - TCP_MORE) {
    lab.assert(CHECK, 'the segments fill the packets on the wire', full >= least, `${full} full of ${least}`);
  }
  const bad = [grown('oversized'), grown('fragments'), grown('toobig')];
  lab.equal(CHECK, 'on the wire none too large, no fragment, no too-big', bad, [0, 0, 0]);
}

/** The MTU of the tunnel in use is as large as it may be, and no larger. */
export async function largestPacket(lab: Lab, connection: LabConnection, inUse: LabTunnel): Promise<void> {
  const { source, target } = pairOf(connection);
  const { mtu, cloud } = inUse.expected;
  const size = mtu - HEADERS[family(target)];
  const { lan, inet } = lab.topology;
  lab.assert(CHECK, `${cloud}: a packet of ${mtu} passes`, await answers(lan, source, target, size));
  lab.assert(
    CHECK,
    `${cloud}: a packet of ${mtu + 1} does not`,
    !(await answers(lan, source, target, size + 1)),
  );
  // With the limit out of the way it would not fit: the limit is not smaller than it must be.
  const links = await tunnelLinks(lab);
  const limit = (octets: (link: Link) => number) =>
    script(
      lab.router.host,
      links.map((link) => `ip link set ${link.ifname} mtu ${octets(link)}`),
    );
  await limit(() => mtu + 1);
  await forgetPathMtu(lab, target);
  const before = await wire(inet);
  const passed = await answers(lan, source, target, size + 1);
  const whole = passed && (await wire(inet)).fragments === before.fragments;
  await limit((link) => link.mtu);
  await forgetPathMtu(lab, target);
  lab.assert(CHECK, `${cloud}: without a limit a packet of ${mtu + 1} would not pass whole`, !whole);
}

interface Link {
  readonly ifname: string;
  readonly mtu: number;
}

async function tunnelLinks(lab: Lab): Promise<Link[]> {
  const links = JSON.parse(
    await run(lab.router.host, 'ip', '-j', 'link', 'show', 'type', 'xfrm'),
  ) as Partial<Link>[];
  return links.filter((link): link is Link => link.ifname !== undefined);
}

/** A host remembers for ten minutes what a router said of a size. */
async function forgetPathMtu(lab: Lab, target: string): Promise<void> {
  for (const place of [lab.topology.lan, lab.router.host]) {
    await run(place, 'ip', `-${family(target)}`, 'route', 'flush', 'cache');
  }
}
