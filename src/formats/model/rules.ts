import { carriedVersion, type Tunnel, type VpnConnection } from '../../model/connection.js';
import { compareIp, insidePair, insidePairOf, ipVersion } from '../../model/net.js';

/** What is wrong with how values stand to each other: a path in the connection, and what must be there. */
export interface BrokenRule {
  readonly path: readonly (string | number)[];
  readonly expected: string;
}

/** What the model promises beyond the types of its values. */
export function brokenRules(connection: VpnConnection): readonly BrokenRule[] {
  const tunnels = connection.tunnels.flatMap((tunnel, index) =>
    tunnelRules(tunnel).map(({ path, expected }) => ({ path: ['tunnels', index, ...path], expected })),
  );
  const own = connection.cloud === 'aws' ? awsRules(connection) : [];
  return [
    ...networkRules(connection),
    ...tunnels,
    ...togetherRules(connection.tunnels),
    ...routingRules(connection),
    ...own,
  ];
}

function networkRules(connection: VpnConnection): readonly BrokenRule[] {
  const version = carriedVersion(connection);
  const isOne = Object.values(connection.networks ?? {}).every((prefix) => ipVersion(prefix) === version);
  return broken([isOne, ['networks'], 'networks of the IP version that the tunnels carry']);
}

function tunnelRules({ outside, inside }: Tunnel): readonly BrokenRule[] {
  const { customer, cloud } = outside;
  const isPair = !customer || (customer !== cloud && ipVersion(customer) === ipVersion(cloud));
  const isInside = !inside || insidePairOf(inside.prefix, inside.customer, inside.cloud);
  return broken(
    [isPair, ['outside'], 'two different addresses of one IP version'],
    [isInside, ['inside'], 'a /30 or a /126 and its two hosts'],
  );
}

function togetherRules([first, second]: VpnConnection['tunnels']): readonly BrokenRule[] {
  if (!second) return broken([first.role !== 'standby', ['tunnels', 0, 'role'], 'active, or left out']);
  const order = compareIp(first.outside.cloud, second.outside.cloud);
  const [one, other] = [first.inside, second.inside];
  const isAlike = one && other ? ipVersion(one.prefix) === ipVersion(other.prefix) : one === other;
  return broken(
    [order < 0, ['tunnels'], "ordered by the cloud's outside address, with another one for each"],
    [
      isAlike,
      ['tunnels', 1, 'inside'],
      'of the same IP version as that of the first tunnel, or left out too',
    ],
    [!one || one.prefix !== other?.prefix, ['tunnels', 1, 'inside', 'prefix'], 'another one for each tunnel'],
    [
      first.role !== 'standby' || second.role !== 'standby',
      ['tunnels', 1, 'role'],
      'active where the other one is standby',
    ],
  );
}

/** A connection of AWS has one customer gateway, and AWS the first host of each inside network. */
function awsRules({ tunnels }: VpnConnection): readonly BrokenRule[] {
  const customers = new Set(tunnels.map(({ outside }) => outside.customer));
  const swapped = tunnels.findIndex(
    ({ inside }) => inside && insidePair(inside.prefix)?.cloud !== inside.cloud,
  );
  return broken(
    [customers.size === 1, ['tunnels'], 'of one customer address, as AWS has them'],
    [swapped < 0, ['tunnels', swapped, 'inside'], 'the first host for the cloud, as AWS has it'],
  );
}

function routingRules(connection: VpnConnection): readonly BrokenRule[] {
  const { routing, tunnels } = connection;
  if (routing.kind === 'bgp') {
    const bare = tunnels.findIndex(({ inside }) => !inside);
    const isExternal = routing.customerAsn !== routing.cloudAsn;
    return broken(
      [bare < 0, ['tunnels', bare], 'a tunnel with an inside pair: BGP runs between its hosts'],
      [
        isExternal,
        ['routing', 'customerAsn'],
        'another one than cloudAsn: the clouds speak external BGP alone',
      ],
    );
  }
  const version = carriedVersion(connection);
  const { customer, cloud } = routing.selectors ?? { customer: [], cloud: [] };
  const isOne = [...customer, ...cloud].every((prefix) => ipVersion(prefix) === version);
  const expected = 'networks of one IP version, that of the inside addresses where there are some';
  return broken([isOne, ['routing', 'selectors'], expected]);
}

type Rule = readonly [holds: unknown, path: BrokenRule['path'], expected: string];

function broken(...rules: readonly Rule[]): readonly BrokenRule[] {
  return rules.flatMap(([holds, path, expected]) => (holds ? [] : [{ path, expected }]));
}
