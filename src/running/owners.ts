import type { VpnConnection } from '../model/connection.js';
import { addressLabel, type IpAddress } from '../model/net.js';

/** A tunnel that names on a device belong to. */
export interface Owner {
  readonly connection: string;
  /** The cloud's outside address. */
  readonly tunnel: IpAddress;
  /** What the names of the tunnel's own objects are: `vpn-0a1b-203_0_113_10`. */
  readonly name: string;
}

/** Every tunnel of the connections. */
export function ownersOf(connections: readonly Ownable[]): Owner[] {
  return connections.flatMap(({ id, tunnels }) =>
    tunnels.map(({ outside: { cloud } }) => ({
      connection: id,
      tunnel: cloud,
      name: `${id}-${addressLabel(cloud)}`,
    })),
  );
}

/** A connection of the model, or of a plan. */
export type Ownable = Pick<VpnConnection, 'id'> & {
  readonly tunnels: readonly { readonly outside: { readonly cloud: IpAddress } }[];
};

/**
 * What the templates put behind a connection's id in the names of its objects: nothing, the label of a tunnel
 * (also of one that the connection no longer has), a list with its content, a preference.
 */
const LABEL = '(?:\\d{1,3}(?:_\\d{1,3}){3}|[0-9A-F]{20})';
const SUFFIX: RegExp = new RegExp(
  `^(?:-${LABEL}(?:-(?:in|out))?|-(?:in|out)|-(?:in|out|traffic)-[0-9a-f]{8}|-(?:preferred|backup)(?:-(?:in|out))?)?$`,
);

/** The connection that a name belongs to, by the way the templates name things; undefined: none of these. */
export function connectionOf(name: string, owners: readonly Owner[]): string | undefined {
  return owners.find(
    ({ connection }) => name.startsWith(connection) && SUFFIX.test(name.slice(connection.length)),
  )?.connection;
}

/** The tunnel that a name belongs to. */
export function tunnelOf(name: string, owners: readonly Owner[]): Owner | undefined {
  return owners.find((owner) => name === owner.name || /^-(?:in|out)$/.test(after(name, owner)));
}

function after(name: string, owner: Owner): string {
  return name.startsWith(owner.name) ? name.slice(owner.name.length) : '';
}
