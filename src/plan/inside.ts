import type { Device } from '../devices/manifest.js';
import type { Report } from '../diagnostics/result.js';
import type { Tunnel, VpnConnection } from '../model/connection.js';
import { type InsidePair, insidePair, overlaps, type Prefix } from '../model/net.js';
import { type Answers, answerOf } from './answers.js';
import { selectorsOf } from './selectors.js';

/** The inside addresses of tunnels whose document gives none, as far as they were answered. */
export type InsideAnswers = ReadonlyMap<Tunnel, InsidePair>;

/**
 * Gives the networks of `inside_networks`, in their order, to the tunnels that have none; reports what does
 * not fit, and a device that needs addresses when there are none.
 */
export function planInside(
  connections: readonly VpnConnection[],
  device: Device,
  answers: Answers,
  report: Report,
): InsideAnswers {
  const bare = connections.flatMap((one) => one.tunnels.filter(({ inside }) => !inside));
  const answered = answerOf(answers, 'inside_networks', 'prefixes');
  for (const connection of connections) checkSilence(connection, device, answers, report);
  if (!answered) {
    for (const connection of connections) checkUnnumbered(connection, device, report);
    return new Map();
  }
  const taken = connections.flatMap((one) => one.tunnels.flatMap(({ inside }) => inside?.prefix ?? []));
  const pairs = answered.map((prefix) => insidePair(prefix));
  const isApart = !hasOverlap([...taken, ...answered]);
  if (answered.length !== bare.length || !isApart || pairs.some((pair) => !pair?.prefix.endsWith('/30'))) {
    report.add('INSIDE_NETWORKS_WRONG', { count: bare.length, found: answered.length });
    return new Map();
  }
  return new Map(
    bare.flatMap((tunnel, index) => {
      const pair = pairs[index];
      return pair ? [[tunnel, pair] as const] : [];
    }),
  );
}

function hasOverlap(prefixes: readonly Prefix[]): boolean {
  return prefixes.some((one, index) => prefixes.slice(index + 1).some((other) => overlaps(one, other)));
}

function checkUnnumbered(connection: VpnConnection, { manifest }: Device, report: Report): void {
  const { id, tunnels } = connection;
  const isProtected = selectorsOf(connection) !== undefined;
  const isFine =
    manifest.unnumbered === 'always' || (manifest.unnumbered === 'protected-data-flow' && isProtected);
  const count = tunnels.filter(({ inside }) => !inside).length;
  if (count > 0 && !isFine)
    report.add('INSIDE_NETWORKS_NEEDED', { connection: id, device: manifest.name, example: example(count) });
}

/** As many networks as tunnels need one. */
function example(count: number): string {
  return Array.from({ length: count }, (_, index) => `169.254.${101 + index}.0/30`).join(',');
}

/** Addresses that only the device has never answer. */
function checkSilence(
  connection: VpnConnection,
  { manifest: { name, silentPair } }: Device,
  answers: Answers,
  report: Report,
): void {
  const { id, routing, tunnels } = connection;
  if (!silentPair || routing.kind !== 'static' || selectorsOf(connection)) return;
  const isPair = tunnels.length > 1 && tunnels.some(({ inside }) => !inside);
  if (isPair && !answerOf(answers, silentPair.question, 'boolean')) {
    report.add('INSIDE_SILENT', { connection: id, device: name, way: silentPair.way });
  }
}
