import type { Routing, Tunnel, VpnConnection } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import { connection, type PhaseLists, prefix, STATIC, type TunnelShape, tunnel } from './connection.js';

/** What a tunnel of Alibaba Cloud can have that one of AWS can't. */
export interface OtherShape extends TunnelShape {
  readonly identity?: Tunnel['identity'];
  readonly ikev1Mode?: Tunnel['ikev1Mode'];
  readonly bgpKey?: string;
  readonly role?: Tunnel['role'];
}

const SUITE: PhaseLists = { encryption: ['aes128'], integrity: ['sha1'], dhGroup: [2], lifetime: 86400 };

/** One suite in each phase, of a day; inside addresses only where the shape names them. */
function otherTunnel({ identity, ikev1Mode, bgpKey, role, ...shape }: OtherShape): Tunnel {
  const { inside, ...rest } = tunnel({ ike: SUITE, esp: SUITE, ikeVersions: [2], ...shape });
  return {
    ...rest,
    ...(shape.inside && inside ? { inside } : {}),
    ...(identity ? { identity } : {}),
    ...(ikev1Mode ? { ikev1Mode } : {}),
    ...(bgpKey === undefined ? {} : { bgpKey: new Secret(bgpKey) }),
    ...(role ? { role } : {}),
  };
}

/** A connection of Alibaba Cloud with two tunnels: the first shape is of both, the others of one each. */
export function alibaba(
  both: OtherShape = {},
  [one, two]: readonly [OtherShape, OtherShape] = [{ role: 'active' }, { role: 'standby' }],
  more: Partial<VpnConnection> = {},
): VpnConnection {
  return connection({
    cloud: 'alibaba',
    id: 'vco-0example1',
    authority: 'configured',
    cloudGateway: { kind: 'vpn-gateway', id: 'vpn-0example1' },
    routing: STATIC,
    tunnels: [
      otherTunnel({ psk: 'Xample.Key.1', ...both, ...one }),
      otherTunnel({ cloud: '203.0.113.20', psk: 'Xample.Key.2', ...both, ...two }),
    ],
    ...more,
  });
}

/** Static routing with traffic selectors. */
export function selectors(
  customer: readonly [string, ...string[]],
  cloud: readonly [string, ...string[]],
): Routing {
  const [ours, ...moreOurs] = customer;
  const [theirs, ...moreTheirs] = cloud;
  return {
    kind: 'static',
    customerPrefixes: [],
    selectors: {
      customer: [prefix(ours), ...moreOurs.map(prefix)],
      cloud: [prefix(theirs), ...moreTheirs.map(prefix)],
    },
  };
}
