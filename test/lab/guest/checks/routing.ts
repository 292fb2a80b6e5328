import { received } from '../frr.js';
import { type Lab, type LabConnection, pairOf, pairsOf } from '../lab.js';
import { sleep, until } from '../machine.js';
import { family } from '../topology.js';
import { answers } from '../traffic.js';
import { routerSas } from './tunnels.js';

const CHECK = 'routes';

/** Sessions, what is learnt and announced, and that no default route was taken. */
export async function routesAreExchanged(lab: Lab): Promise<void> {
  for (const connection of lab.connections) {
    if (connection.expected.routing === 'bgp') await bgp(lab, connection);
  }
  for (const version of [4, 6] as const) {
    const defaults = (await lab.router.routes(version)).filter((line) => line.startsWith('default'));
    const taken = defaults.filter((line) => !line.includes('dev wan0'));
    lab.equal(CHECK, `no default route over IPv${version} but the router's own`, taken, []);
  }
}

async function bgp(lab: Lab, connection: LabConnection): Promise<void> {
  const { customerNetworks, cloudNetworks } = connection.expected;
  const ends = connection.tunnels.map(({ daemons }) => daemons);
  const established = await until(120, async () => {
    const states = await lab.router.sessions();
    return ends.every(({ endpoint }) => states.get(bare(endpoint.cloud.inside?.address)) === 'Established');
  });
  lab.assert(CHECK, 'BGP Established with every endpoint', established === true, String(await show(lab)));
  const version = family(cloudNetworks[0] ?? '');
  for (const daemons of ends) {
    const neighbour = daemons.endpoint.cloud.inside?.peer ?? '';
    const wanted = [...customerNetworks].sort();
    await until(30, async () => same(await received(daemons.bgpd, version, neighbour), wanted));
    const found = await received(daemons.bgpd, version, neighbour);
    lab.equal(
      CHECK,
      `announced to ${daemons.endpoint.cloud.outside}: the customer's networks alone`,
      found,
      wanted,
    );
  }
  await learns(lab, connection, CHECK);
}

/** The cloud's networks come into the router's table by BGP. */
export async function learns(lab: Lab, { expected }: LabConnection, check: string): Promise<void> {
  if (expected.routing !== 'bgp') return;
  for (const network of expected.cloudNetworks) {
    const there = await until(120, async () => {
      const lines = await lab.router.routes(family(network));
      return lines.some((line) => line.startsWith(`${network} `) && line.includes('proto bgp'));
    });
    lab.assert(check, `${network} is in the router's table by BGP`, there === true);
  }
}

async function show(lab: Lab): Promise<string> {
  const states = await lab.router.sessions().catch(() => new Map<string, string>());
  return JSON.stringify(Object.fromEntries(states));
}

function bare(prefix = ''): string {
  return prefix.split('/')[0] ?? '';
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Every host behind the customer reaches every host in the cloud. */
export async function hostsReachEachOther(lab: Lab): Promise<void> {
  for (const connection of lab.connections) {
    for (const { source, target } of pairsOf(connection)) {
      const answered = await until(60, () => answers(lab.topology.lan, source, target));
      lab.assert('ping', `${source} reaches ${target}`, answered === true);
    }
  }
}

/** Seconds until static routing has looked at every tunnel again: its first look was before they stood. */
const LOOK = 15;

/** Packets leave by the tunnel that is to be preferred; by any when none is. */
export async function preferredCarries(lab: Lab, check: string): Promise<void> {
  await sleep(LOOK);
  for (const connection of lab.connections) {
    const [first] = connection.tunnels;
    if (!first || connection.expected.equal || connection.tunnels.length < 2) continue;
    const carries = await until(90, () => carriesAlone(lab, connection));
    lab.assert(
      check,
      `${first.expected.cloud} carries what leaves for ${connection.expected.id}`,
      carries === true,
    );
  }
}

async function carriesAlone(lab: Lab, connection: LabConnection): Promise<boolean> {
  const { source, target } = pairOf(connection);
  const before = await sent(lab, connection);
  for (let count = 0; count < 5; count++) await answers(lab.topology.lan, source, target);
  const after = await sent(lab, connection);
  const [first = 0, ...others] = after.map((packets, index) => packets - (before[index] ?? 0));
  // BGP, its probes and the failover unit's pings are in the numbers of every tunnel.
  return first >= 5 && others.every((packets) => packets < 5);
}

async function sent(lab: Lab, connection: LabConnection): Promise<number[]> {
  const found: number[] = [];
  for (const tunnel of connection.tunnels) {
    const children = (await routerSas(lab, tunnel)).flatMap((one) => one.children);
    found.push(children.reduce((sum, child) => sum + child.packetsOut, 0));
  }
  return found;
}
