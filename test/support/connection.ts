import type { Routing, Sourced, Tunnel, VpnConnection } from '../../src/model/connection.js';
import {
  DH_GROUPS,
  ENCRYPTIONS,
  type Encryption,
  INTEGRITIES,
  type Integrity,
  type PfsGroup,
} from '../../src/model/crypto.js';
import {
  type InsidePair,
  type IpAddress,
  insidePair,
  type Prefix,
  parseIp,
  parsePrefix,
} from '../../src/model/net.js';
import { Secret } from '../../src/model/secret.js';

/** Connections for tests of the stages after the formats. */
export function ip(text: string): IpAddress {
  const parsed = parseIp(text);
  if (!parsed) throw new Error(`${text} is no address`);
  return parsed;
}

export function prefix(text: string): Prefix {
  const parsed = parsePrefix(text);
  if (!parsed) throw new Error(`${text} is no network`);
  return parsed;
}

export function inside(cidr: string): InsidePair {
  const pair = insidePair(prefix(cidr));
  if (!pair) throw new Error(`${cidr} is no inside network`);
  return pair;
}

export interface PhaseLists {
  readonly encryption?: readonly Encryption[];
  readonly integrity?: readonly Integrity[];
  readonly dhGroup?: readonly PfsGroup[];
  readonly lifetime?: number;
}

function phase(lists: PhaseLists, lifetime: number): Tunnel['ike'] {
  const from = 'tunnel-options';
  return {
    encryption: { value: lists.encryption ?? ENCRYPTIONS, from },
    integrity: { value: lists.integrity ?? INTEGRITIES, from },
    dhGroup: { value: lists.dhGroup ?? DH_GROUPS, from },
    lifetime: { value: lists.lifetime ?? lifetime, from },
  };
}

export interface TunnelShape {
  readonly cloud?: string;
  readonly customer?: string;
  readonly inside?: string;
  readonly psk?: string;
  readonly ike?: PhaseLists;
  readonly esp?: PhaseLists;
  readonly ikeVersions?: readonly (1 | 2)[];
  readonly given?: Tunnel['given'];
  readonly replayWindow?: number;
}

export function tunnel(shape: TunnelShape = {}): Tunnel {
  const sourced = <T>(value: T): Sourced<T> => ({ value, from: 'tunnel-options' });
  return {
    outside: { cloud: ip(shape.cloud ?? '203.0.113.10'), customer: ip(shape.customer ?? '198.51.100.1') },
    inside: inside(shape.inside ?? '169.254.10.0/30'),
    identity: {},
    psk: new Secret(shape.psk ?? 'Xample.Key.0123456789'),
    ikev1Mode: 'main',
    natTraversal: true,
    ikeVersions: sourced(shape.ikeVersions ?? [2, 1]),
    ike: phase(shape.ike ?? {}, 28800),
    esp: phase(shape.esp ?? {}, 3600),
    ...(shape.given ? { given: shape.given } : {}),
    dpd: sourced({ interval: 10, retries: 3 }),
    replayWindow: sourced(shape.replayWindow ?? 1024),
  };
}

export const BGP: Extract<Routing, { kind: 'bgp' }> = {
  kind: 'bgp',
  customerAsn: 65000,
  cloudAsn: 64512,
  holdTime: { value: 30, from: 'xml' },
};
export const STATIC: Routing = { kind: 'static', customerPrefixes: [] };

export function connection(shape: Partial<VpnConnection> = {}): VpnConnection {
  return {
    cloud: 'aws',
    id: 'vpn-0123456789abcdef0',
    cloudGateway: { kind: 'transit-gateway', id: 'tgw-0a1b2c3d' },
    authority: 'tunnel-options',
    accelerated: false,
    routing: BGP,
    tunnels: [
      tunnel(),
      tunnel({ cloud: '203.0.113.20', inside: '169.254.20.0/30', psk: 'Xample.Key.9876543210' }),
    ],
    ...shape,
  };
}
