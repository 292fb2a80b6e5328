import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Assertion, Check, ConnectionExpectation, Job, TunnelExpectation } from '../job.js';
import { CloudDaemons } from './endpoint.js';
import { CloudGateway } from './gateway.js';
import type { Host } from './machine.js';
import { Router } from './router.js';
import { type Snapshot, snapshot } from './snapshot.js';
import { build, hostIn, type Topology } from './topology.js';
import { watch } from './wire.js';

/** One tunnel of the scenario: what it must come to, and its end in the cloud. */
export interface LabTunnel {
  readonly expected: TunnelExpectation;
  readonly daemons: CloudDaemons;
}

/** One connection, stood up. */
export interface LabConnection {
  readonly expected: ConnectionExpectation;
  /** In order of preference. */
  readonly tunnels: readonly LabTunnel[];
  readonly networks: Host;
  readonly gateway: CloudGateway;
}

/** A place to ping from and to. */
export interface Pair {
  readonly source: string;
  readonly target: string;
}

/** Everything that a check may look at. */
export class Lab {
  readonly job: Job;
  readonly topology: Topology;
  readonly router: Router;
  /** The router before anything was put in. */
  readonly fresh: Snapshot;
  readonly connections: readonly LabConnection[];
  readonly assertions: Assertion[] = [];
  /** What was left out, and why. */
  readonly notes: string[] = [];
  private readonly started = Date.now();

  private constructor(stood: Pick<Lab, 'job' | 'topology' | 'router' | 'fresh' | 'connections'>) {
    this.job = stood.job;
    this.topology = stood.topology;
    this.router = stood.router;
    this.fresh = stood.fresh;
    this.connections = stood.connections;
  }

  /** The cloud's ends up and waiting, and a router without any configuration. `files`: test/lab/router. */
  static async standUp(job: Job, files: string, folder: string): Promise<Lab> {
    const topology = await build(job);
    const outside = job.cloud.flatMap(({ endpoints }) =>
      endpoints.flatMap((one) => [one.outside, one.customer]),
    );
    await watch(topology.inet, outside, join(folder, 'wire.log'));
    const connections = await Promise.all(
      job.scenario.connections.map((expected, index) => connect(expected, index, topology, folder)),
    );
    const router = await Router.install(files);
    return new Lab({ job, topology, router, fresh: await snapshot(router.host), connections });
  }

  get seconds(): number {
    return (Date.now() - this.started) / 1000;
  }

  get tunnels(): readonly LabTunnel[] {
    return this.connections.flatMap((one) => one.tunnels);
  }

  /** Notes what was found. */
  assert(check: Check, what: string, passed: boolean, detail = ''): void {
    this.assertions.push({ check, what, passed, detail });
    const end = passed || detail === '' ? '' : `: ${detail}`;
    process.stdout.write(
      `[${this.seconds.toFixed(1)}] ${passed ? 'PASS' : 'FAIL'} ${check}: ${what}${end}\n`,
    );
  }

  /** The same for two values that must be equal. */
  equal(check: Check, what: string, found: unknown, wanted: unknown): void {
    const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
    this.assert(check, what, is === should, is === should ? is : `found ${is}, wanted ${should}`);
  }
}

async function connect(
  expected: ConnectionExpectation,
  index: number,
  topology: Topology,
  folder: string,
): Promise<LabConnection> {
  const ends = topology.endpoints.filter(({ side }) => side.id === expected.id);
  const tunnels = await Promise.all(
    ends.map(async (endpoint, order): Promise<LabTunnel> => {
      const own = join(folder, endpoint.name);
      mkdirSync(own, { recursive: true });
      const daemons = new CloudDaemons(endpoint, own);
      await daemons.start();
      return { expected: expected.tunnels[order] as TunnelExpectation, daemons };
    }),
  );
  const networks = topology.clouds[index] as Host;
  const gateway = new CloudGateway(
    tunnels.map((one) => one.daemons),
    networks,
    expected.customerNetworks,
  );
  void gateway.follow();
  return { expected, tunnels, networks, gateway };
}

/** Every pair of a customer's and a cloud's host. */
export function pairsOf({ expected }: LabConnection): Pair[] {
  return expected.customerNetworks.flatMap((customer) =>
    expected.cloudNetworks.map((cloud) => ({ source: hostIn(customer), target: hostIn(cloud) })),
  );
}

/** The first of them. */
export function pairOf(connection: LabConnection): Pair {
  return pairsOf(connection)[0] as Pair;
}
