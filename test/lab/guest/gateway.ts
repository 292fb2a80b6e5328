import type { CloudDaemons } from './endpoint.js';
import { table } from './frr.js';
import { attempt, type Host, run, sleep } from './machine.js';
import { family } from './topology.js';

/**
 * The cloud's own routing: it sends what is for the customer to one of the endpoints that can reach it. With BGP
 * the shortest AS path wins, then the lowest MED ("Site-to-Site VPN routing options" of AWS). With static routing
 * AWS takes any endpoint that has a tunnel: here the one that the customer prefers least, so that the answers come by
 * another tunnel than the questions. Alibaba Cloud takes the active tunnel while it is up.
 */
export class CloudGateway {
  private readonly endpoints: readonly CloudDaemons[];
  private readonly networks: Host;
  private readonly customerNetworks: readonly string[];
  private readonly silent = new Set<CloudDaemons>();
  private readonly ways = new Map<string, CloudDaemons>();

  /** The endpoints in the customer's order of preference. */
  constructor(endpoints: readonly CloudDaemons[], networks: Host, customerNetworks: readonly string[]) {
    this.endpoints = endpoints;
    this.networks = networks;
    this.customerNetworks = customerNetworks;
  }

  /** Follows the endpoints for ever. */
  async follow(): Promise<never> {
    for (;;) {
      for (const network of this.customerNetworks) await this.choose(network).catch(() => undefined);
      await sleep(1);
    }
  }

  /** The cloud knows at once which of its endpoints is gone; the customer must find out. */
  lose(endpoint: CloudDaemons): void {
    this.silent.add(endpoint);
  }

  regain(endpoint: CloudDaemons): void {
    this.silent.delete(endpoint);
  }

  /** The endpoint that carries what is for this network. */
  way(network: string): CloudDaemons | undefined {
    return this.ways.get(network);
  }

  private async choose(network: string): Promise<void> {
    const best = await this.best(network);
    if (best === this.ways.get(network)) return;
    const version = family(network);
    if (best) {
      const { gateway } = best.endpoint;
      await run(this.networks, 'ip', `-${version}`, 'route', 'replace', network, 'via', gateway[version]);
      this.ways.set(network, best);
    } else {
      await attempt(this.networks, ['ip', `-${version}`, 'route', 'del', network]);
      this.ways.delete(network);
    }
  }

  private async best(network: string): Promise<CloudDaemons | undefined> {
    let best: { endpoint: CloudDaemons; cost: number } | undefined;
    for (const [index, endpoint] of this.endpoints.entries()) {
      if (this.silent.has(endpoint)) continue;
      const cost = await costOf(endpoint, index, network);
      if (cost !== undefined && (best === undefined || cost < best.cost)) best = { endpoint, cost };
    }
    return best?.endpoint;
  }
}

/** Lower is better; undefined: no way. */
async function costOf(daemons: CloudDaemons, index: number, network: string): Promise<number | undefined> {
  const { cloud, side } = daemons.endpoint;
  if (cloud.bgpd === undefined) {
    const open = (await daemons.sas()).some((ike) =>
      ike.children.some((child) => child.state === 'INSTALLED'),
    );
    return open ? (side.cloud === 'aws' ? -index : index) : undefined;
  }
  const paths = (await table(daemons.bgpd, family(network))).get(network) ?? [];
  const [first] = paths.filter((one) => one.valid !== false);
  if (!first) return undefined;
  const hops = (first.path ?? '').split(' ').filter((one) => one !== '').length;
  return hops * 1e6 + (first.metric ?? 0);
}
