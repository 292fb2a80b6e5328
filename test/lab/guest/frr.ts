import { createConnection } from 'node:net';

/** A reply ends with three zero octets and the status (lib/vty.c, `vtysh_read` in FRR). */
const END = 4;

/** What an FRR daemon says to one command, by its socket for vtysh. */
export function ask(path: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path, () => socket.write(`enable\0`));
    let buffer = Buffer.alloc(0);
    let asked = false;
    socket.on('data', (chunk: Buffer) => {
      buffer = Buffer.concat([buffer, chunk]);
      if (buffer.length < END || !buffer.subarray(-END, -1).equals(Buffer.alloc(3))) return;
      if (asked) {
        socket.destroy();
        resolve(buffer.subarray(0, -END).toString('utf8'));
      } else {
        asked = true;
        buffer = Buffer.alloc(0);
        socket.write(`${command}\0`);
      }
    });
    socket.on('error', reject);
    socket.on('end', () => reject(new Error(`${path}: closed before its answer`)));
  });
}

/** The same for a `show … json`. */
export async function askJson(path: string, command: string): Promise<Record<string, unknown>> {
  return JSON.parse(await ask(path, `${command} json`)) as Record<string, unknown>;
}

interface Neighbour {
  readonly state: string;
}

/** The state of each session of bgpd, by the neighbour's address. */
export async function sessions(path: string): Promise<Map<string, string>> {
  const summary = await askJson(path, 'show bgp summary');
  const found = new Map<string, string>();
  for (const family of Object.values(summary)) {
    const peers = (family as { peers?: Record<string, Neighbour> }).peers ?? {};
    for (const [address, { state }] of Object.entries(peers)) found.set(address, state);
  }
  return found;
}

/** How often a session has come up and gone down. */
export async function restarts(path: string, neighbour: string): Promise<readonly unknown[]> {
  const all = await askJson(path, `show bgp neighbors ${neighbour}`);
  const { connectionsEstablished, connectionsDropped } = all[neighbour] as Record<string, unknown>;
  return [connectionsEstablished, connectionsDropped];
}

interface Path {
  readonly valid?: boolean;
  readonly path?: string;
  readonly metric?: number;
}

/** Every network of the BGP table with its paths. */
export async function table(path: string, version: 4 | 6): Promise<Map<string, readonly Path[]>> {
  const all = await askJson(path, `show bgp ipv${version} unicast`);
  return new Map(Object.entries((all.routes ?? {}) as Record<string, readonly Path[]>));
}

/** The networks that a neighbour sent, before any policy and any look at their AS path. */
export async function sent(path: string, version: 4 | 6, neighbour: string): Promise<string[]> {
  const all = await askJson(path, `show bgp ipv${version} unicast neighbors ${neighbour} received-routes`);
  return Object.keys((all.receivedRoutes ?? {}) as object).sort();
}

/** Those of them that were accepted. */
export async function accepted(path: string, version: 4 | 6, neighbour: string): Promise<string[]> {
  const all = await askJson(path, `show bgp ipv${version} unicast neighbors ${neighbour} routes`);
  return Object.keys((all.routes ?? {}) as object).sort();
}

/** What is sent to a neighbour. */
export async function advertised(path: string, version: 4 | 6, neighbour: string): Promise<string[]> {
  const all = await askJson(path, `show bgp ipv${version} unicast neighbors ${neighbour} advertised-routes`);
  const lone = 'bgpOriginatingDefaultNetwork' in all ? [String(all.bgpOriginatingDefaultNetwork)] : [];
  return [...lone, ...Object.keys((all.advertisedRoutes ?? {}) as object)].sort();
}
