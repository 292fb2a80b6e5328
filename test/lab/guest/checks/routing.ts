import type { Check } from '../../job.js';
import { accepted, advertised, sent, table } from '../frr.js';
import { type Lab, type LabConnection, pairOf, pairsOf } from '../lab.js';
import { run, sleep, until } from '../machine.js';
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
  lab.assert(CHECK, 'BGP Established with every endpoint', established === true, await states(lab));
  const version = family(cloudNetworks[0] ?? '');
  for (const { bgpd, endpoint } of ends) {
    const { outside, inside } = endpoint.cloud;
    const [here, there] = [inside?.peer ?? '', bare(inside?.address)];
    const announced = () => sent(bgpd, version, here);
    await settles(lab, `announced to ${outside}: the customer's networks alone`, announced, customerNetworks);
    const everything = version === 4 ? '0.0.0.0/0' : '::/0';
    const offered = await until(30, async () => (await advertised(bgpd, version, here)).includes(everything));
    lab.assert(CHECK, `${outside} offers a default route, too`, offered === true);
    const taken = () => accepted(lab.router.bgpd, version, there);
    await settles(lab, `accepted from ${outside}: the cloud's networks alone`, taken, cloudNetworks);
  }
  await learns(lab, connection, CHECK);
}

/** Lists that become the same, in any order, within the time that BGP takes to say everything. */
async function settles(
  lab: Lab,
  what: string,
  find: () => Promise<string[]>,
  wanted: readonly string[],
): Promise<void> {
  const goal = [...wanted].sort();
  await until(30, async () => JSON.stringify(await find()) === JSON.stringify(goal));
  lab.equal(CHECK, what, await find(), goal);
}

/** The cloud's networks come into the router's table by BGP: by every tunnel where none is preferred. */
export async function learns(lab: Lab, { expected }: LabConnection, check: Check): Promise<void> {
  if (expected.routing !== 'bgp') return;
  const wanted = expected.equal ? expected.tunnels.length : 1;
  for (const network of expected.cloudNetworks) {
    const there = await until(120, async () => (await nextHops(lab, network)) === wanted);
    lab.assert(check, `${network} is in the router's table by BGP, next hops: ${wanted}`, there === true);
  }
}

async function nextHops(lab: Lab, network: string): Promise<number> {
  const version = `-${family(network)}`;
  const found = await run(lab.router.host, 'ip', version, '-j', 'route', 'show', network, 'proto', 'bgp');
  const routes = JSON.parse(found) as { nexthops?: unknown[] }[];
  return routes.reduce((sum, { nexthops }) => sum + (nexthops?.length ?? 1), 0);
}

async function states(lab: Lab): Promise<string> {
  const found = await lab.router.sessions().catch(() => new Map<string, string>());
  return JSON.stringify(Object.fromEntries(found));
}

/** An address without the length of its network. */
export function bare(prefix = ''): string {
  return prefix.split('/')[0] ?? '';
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

/** Packets leave, and with BGP return, by the tunnel that is to be preferred; where none is, both are as good. */
export async function preferenceHolds(lab: Lab, check: Check): Promise<void> {
  await sleep(LOOK);
  for (const connection of lab.connections) {
    const { expected, tunnels } = connection;
    if (tunnels.length < 2) continue;
    if (expected.equal) await bothAreAsGood(lab, connection, check);
    else await firstCarries(lab, connection, check);
  }
}

async function firstCarries(lab: Lab, connection: LabConnection, check: Check): Promise<void> {
  const { expected, tunnels, gateway } = connection;
  const [first] = tunnels;
  if (!first) return;
  const carries = await until(90, async () => (await carrier(lab, connection)) === 0);
  lab.assert(check, `${first.expected.cloud} carries what leaves for ${expected.id}`, carries === true);
  if (expected.routing !== 'bgp') return;
  for (const network of expected.customerNetworks) {
    const returns = await until(60, async () => gateway.way(network) === first.daemons);
    lab.assert(check, `the cloud answers ${network} by ${first.expected.cloud}`, returns === true);
  }
}

/** What the cloud compares between its endpoints is the same for both. */
async function bothAreAsGood(lab: Lab, { expected, tunnels }: LabConnection, check: Check): Promise<void> {
  for (const network of expected.customerNetworks) {
    const seen = await Promise.all(
      tunnels.map(async ({ daemons }) => {
        const [path] = (await table(daemons.bgpd, family(network))).get(network) ?? [];
        return [path?.path, path?.metric ?? 0];
      }),
    );
    const same = seen.every((one) => JSON.stringify(one) === JSON.stringify(seen[0]) && one[0] !== undefined);
    lab.assert(check, `${network} has one AS path and MED at all endpoints`, same, JSON.stringify(seen));
  }
}

/** Packets of a few pings: BGP and the failover unit's probes send fewer meanwhile. */
const FEW = 5;

/** The index of the one tunnel that carries what leaves, or undefined. */
export async function carrier(lab: Lab, connection: LabConnection): Promise<number | undefined> {
  const { source, target } = pairOf(connection);
  const before = await packetsOut(lab, connection);
  for (let count = 0; count < FEW; count++) await answers(lab.topology.lan, source, target);
  const grown = (await packetsOut(lab, connection)).map((packets, index) => packets - (before[index] ?? 0));
  const busy = grown.flatMap((packets, index) => (packets >= FEW ? [index] : []));
  return busy.length === 1 ? busy[0] : undefined;
}

async function packetsOut(lab: Lab, connection: LabConnection): Promise<number[]> {
  const found: number[] = [];
  for (const tunnel of connection.tunnels) {
    const children = (await routerSas(lab, tunnel)).flatMap((one) => one.children);
    found.push(children.reduce((sum, child) => sum + child.packetsOut, 0));
  }
  return found;
}
