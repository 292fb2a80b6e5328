import type { CloudEndpoint, CloudSide } from '../cloud/cloud.js';
import type { ConnectionExpectation, Job } from '../job.js';
import { type Host, namespace, run, script } from './machine.js';

/** A place in the lab where an address is reached. */
export interface Endpoint {
  readonly host: Host;
  readonly name: string;
  readonly side: CloudSide;
  readonly cloud: CloudEndpoint;
  /** The address of its link to the networks of the cloud, for routes towards the customer. */
  readonly gateway: Readonly<Record<4 | 6, string>>;
}

export interface Topology {
  readonly lan: Host;
  readonly inet: Host;
  readonly endpoints: readonly Endpoint[];
  /** The hosts in each connection's cloud networks, in the order of the scenario. */
  readonly clouds: readonly Host[];
}

export const isIpv6 = (address: string) => address.includes(':');
export const family = (address: string): 4 | 6 => (isIpv6(address) ? 6 : 4);

/** The address of the lab's host in a network: `.10`, or `::10`. */
export function hostIn(network: string, number = 10): string {
  const [address = ''] = network.split('/');
  if (isIpv6(address)) return `${address.replace(/::$/, '')}::${number}`;
  return address.replace(/\d+$/, (last) => String(Number(last) + number));
}

/** A network namespace with its loopback up. IPv6 addresses are at once usable: nobody else is there. */
async function host(name: string): Promise<Host> {
  await run([], 'ip', 'netns', 'add', name);
  const place = namespace(name);
  await script(place, [
    'ip link set lo up',
    'echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad',
    'echo 0 > /proc/sys/net/ipv6/conf/all/accept_dad',
  ]);
  return place;
}

const FORWARDS = [
  'echo 1 > /proc/sys/net/ipv4/ip_forward',
  'echo 1 > /proc/sys/net/ipv6/conf/all/forwarding',
  'for file in /proc/sys/net/ipv4/conf/*/rp_filter; do echo 0 > $file; done',
];

/** A link from a party to the internet: the party has single addresses, the internet a route to each. */
async function uplink(
  party: string,
  device: string,
  number: number,
  addresses: readonly string[],
): Promise<void> {
  const [v4, v6] = [`100.64.${number}.1`, `fd64:${number}::1`];
  const far = `to-${party}`;
  await link(party, device, 'inet', far);
  await script(namespace(party), [
    ...addresses.map((one) => `ip address add ${one} dev ${device}`),
    ...(addresses.some((one) => !isIpv6(one)) ? routeBy(v4, device) : []),
    ...(addresses.some(isIpv6) ? routeBy(v6, device) : []),
  ]);
  await script(namespace('inet'), [
    `ip address add ${v4}/32 dev ${far}`,
    `ip address add ${v6}/128 dev ${far}`,
    ...addresses.map((one) => `ip route add ${one} dev ${far}`),
  ]);
}

function routeBy(gateway: string, device: string): string[] {
  return [`ip route add ${gateway} dev ${device}`, `ip route add default via ${gateway} dev ${device}`];
}

/** Two hosts on a link of their own, up on both sides. */
async function link(a: string, aDevice: string, b: string, bDevice: string): Promise<void> {
  await run(
    [],
    'ip',
    'link',
    'add',
    aDevice,
    'netns',
    a,
    'type',
    'veth',
    'peer',
    'name',
    bDevice,
    'netns',
    b,
  );
  await script(namespace(a), [`ip link set ${aDevice} up`]);
  await script(namespace(b), [`ip link set ${bDevice} up`]);
}

/** Everything around the router, which is a host `router` with `wan0` and `lan0`. */
export async function build(job: Job): Promise<Topology> {
  const inet = await host('inet');
  await script(inet, FORWARDS);
  await script(await host('router'), [
    // FRR takes its router id from an IPv4 address; the device's README asks for one where there is none.
    'ip link add mgmt0 type dummy',
    'ip address add 192.168.254.254/32 dev mgmt0',
    'ip link set mgmt0 up',
  ]);
  await outside(job);
  const endpoints: Endpoint[] = [];
  const clouds: Host[] = [];
  for (const [index, connection] of job.scenario.connections.entries()) {
    const name = `cloud${index + 1}`;
    clouds.push(await cloudNetworks(name, connection.cloudNetworks));
    for (const { side, cloud } of inOrder(job, connection)) {
      endpoints.push(await endpoint(side, cloud, endpoints.length + 1, name, connection));
    }
  }
  return { lan: await lan(job), inet, endpoints, clouds };
}

/** The router's way to the internet, by a NAT where the scenario has one. */
async function outside(job: Job): Promise<void> {
  const customers = [...new Set(job.cloud.flatMap((side) => side.endpoints.map((one) => one.customer)))];
  const { nat } = job.scenario;
  if (!nat) return uplink('router', 'wan0', 0, customers);
  const gateway = '100.66.0.1';
  await host('nat');
  await uplink('nat', 'out0', 0, [nat.outside]);
  await link('router', 'wan0', 'nat', 'in0');
  await script(namespace('nat'), [
    ...FORWARDS,
    `ip address add ${gateway}/32 dev in0`,
    `ip route add ${nat.inside} dev in0`,
    'nft add table ip nat',
    "nft 'add chain ip nat out { type nat hook postrouting priority 100; }'",
    'nft add rule ip nat out oifname out0 masquerade',
  ]);
  await script(namespace('router'), [`ip address add ${nat.inside} dev wan0`, ...routeBy(gateway, 'wan0')]);
}

async function lan(job: Job): Promise<Host> {
  const networks = [...new Set(job.scenario.connections.flatMap((one) => one.customerNetworks))];
  const place = await host('lan');
  await link('lan', 'eth0', 'router', 'lan0');
  await script(
    namespace('router'),
    networks.map((one) => `ip address add ${addressIn(one, 1)} dev lan0`),
  );
  await script(
    place,
    networks.map((one) => `ip address add ${addressIn(one, 10)} dev eth0`),
  );
  await script(place, [
    // Segments leave as large as they are sent: what is counted on the wire is then one packet each.
    'ip link set eth0 gso_max_segs 1',
    ...[4, 6].flatMap((version) => {
      const first = networks.find((one) => family(one) === version);
      return first ? [`ip route add default via ${hostIn(first, 1)}`] : [];
    }),
  ]);
  return place;
}

function addressIn(network: string, number: number): string {
  return `${hostIn(network, number)}/${network.split('/')[1]}`;
}

/** The endpoints of a connection in the order of its expectation. */
function inOrder(job: Job, connection: ConnectionExpectation): { side: CloudSide; cloud: CloudEndpoint }[] {
  const side = job.cloud.find((one) => one.id === connection.id);
  return connection.tunnels.map((tunnel) => {
    const cloud = side?.endpoints.find((one) => one.outside === tunnel.cloud);
    if (!side || !cloud) throw new Error(`no endpoint ${tunnel.cloud} in the documents of ${connection.id}`);
    return { side, cloud };
  });
}

async function cloudNetworks(name: string, networks: readonly string[]): Promise<Host> {
  const place = await host(name);
  await script(place, [
    'for file in /proc/sys/net/ipv4/conf/*/rp_filter; do echo 0 > $file; done',
    'ip link add hosts type dummy',
    'ip link set hosts up',
    ...networks.map((one) => `ip address add ${hostIn(one)} dev hosts`),
  ]);
  return place;
}

async function endpoint(
  side: CloudSide,
  cloud: CloudEndpoint,
  number: number,
  behind: string,
  { cloudNetworks, customerNetworks }: ConnectionExpectation,
): Promise<Endpoint> {
  const name = `end${number}`;
  const place = await host(name);
  const gateway = { 4: `100.65.${number}.1`, 6: `fd65:${number}::1` };
  const far = { 4: `100.65.${number}.2`, 6: `fd65:${number}::2` };
  await uplink(name, 'wan0', number, [cloud.outside]);
  await link(name, 'net0', behind, name);
  await script(namespace(behind), [
    `ip address add ${far[4]}/30 dev ${name}`,
    `ip address add ${far[6]}/64 dev ${name}`,
    `ip link set ${name} gso_max_segs 1`,
  ]);
  await script(place, [
    ...FORWARDS,
    `ip address add ${gateway[4]}/30 dev net0`,
    `ip address add ${gateway[6]}/64 dev net0`,
    ...cloudNetworks.map((one) => `ip route add ${one} via ${far[family(one)]}`),
    'ip link add tunnel type xfrm dev wan0 if_id 1',
    // AWS takes part in no path MTU discovery: what is too large for the tunnel is the customer's to avoid.
    'ip link set tunnel mtu 1500 up',
    ...(cloud.inside ? [`ip address add ${cloud.inside.address} dev tunnel`] : []),
    // A cloud sends nothing of a customer's network to the internet, whatever it has learnt.
    'nft add table inet own',
    "nft 'add chain inet own forward { type filter hook forward priority 0; }'",
    'nft add rule inet own forward iifname net0 oifname wan0 drop',
    ...(side.routing === 'static' ? customerNetworks.map((one) => `ip route add ${one} dev tunnel`) : []),
  ]);
  return { host: place, name, side, cloud, gateway };
}
