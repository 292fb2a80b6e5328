import { restarts } from '../frr.js';
import { type Lab, type LabConnection, pairOf } from '../lab.js';
import { run, until } from '../machine.js';
import { ALL_ASPECTS, difference, snapshot } from '../snapshot.js';
import { answers } from '../traffic.js';
import { bare } from './routing.js';
import { routerSas } from './tunnels.js';
import { verifyFileHolds } from './verify.js';

/** Each connection is taken out by its script: the others do not feel it, and at last the router is as it was. */
export async function isAsBefore(lab: Lab): Promise<void> {
  const told: string[] = [];
  for (const [index, connection] of lab.connections.entries()) {
    told.push(...(await removeOne(lab, connection, lab.connections.slice(index + 1))));
  }
  // What the scripts tell and leave to the reader.
  const commands = told.flatMap(
    (line) => /^left: .*: ((?:sysctl -w|systemctl restart) \S+)$/.exec(line)?.[1] ?? [],
  );
  for (const command of commands) await run(lab.router.host, 'sh', '-c', command);
  lab.equal('remove', 'nothing is left but what the scripts tell', told.length, commands.length);
  await nothingIsLeft(lab);
  for (const { expected } of lab.connections) {
    const { status, output } = await lab.router.remove(lab.job, expected.id);
    lab.assert(
      'remove',
      `${expected.id}: a second run finds nothing to do`,
      status === 0 && output === '',
      output,
    );
  }
}

/** The router is as it was before the first file came. */
export async function nothingIsLeft(lab: Lab): Promise<void> {
  await until(30, async () => (await leftovers(lab)).length === 0);
  const left = await leftovers(lab);
  for (const aspect of ALL_ASPECTS) {
    const own = left.filter((line) => line.startsWith(`${aspect}: `));
    lab.assert('remove', `${aspect} of the router as before`, own.length === 0, own.join('\n'));
  }
}

async function leftovers(lab: Lab): Promise<string[]> {
  const now = await snapshot(lab.router.host);
  return ALL_ASPECTS.flatMap((aspect) =>
    difference(lab.fresh[aspect], now[aspect]).map((line) => `${aspect}: ${line}`),
  );
}

/** Takes one out; the lines with what its script leaves. */
async function removeOne(
  lab: Lab,
  connection: LabConnection,
  others: readonly LabConnection[],
): Promise<string[]> {
  const { id } = connection.expected;
  const before = await stateOf(lab, others);
  const { status, output } = await lab.router.remove(lab.job, id);
  lab.assert('remove', `${id}: its script succeeds`, status === 0, output);
  for (const { expected, daemons } of connection.tunnels) {
    const gone = await until(30, async () => (await daemons.sas()).length === 0);
    lab.assert('remove', `${expected.cloud} knows that its tunnel is closed`, gone === true);
  }
  if (others.length > 0)
    lab.equal(
      'remove',
      `${id} is gone: every other SA, session and file as before`,
      await stateOf(lab, others),
      before,
    );
  for (const other of others) {
    const { source, target } = pairOf(other);
    const passes = await answers(lab.topology.lan, source, target);
    lab.assert('remove', `${id} is gone: ${source} reaches ${target}`, passes);
    await verifyFileHolds(lab, other.expected.id);
  }
  return output.split('\n').filter((line) => line.startsWith('left: '));
}

/** What must not change while something else is removed. */
async function stateOf(lab: Lab, connections: readonly LabConnection[]): Promise<unknown> {
  const found: unknown[] = [];
  for (const { expected, tunnels } of connections) {
    for (const tunnel of tunnels) {
      for (const { id, children } of await routerSas(lab, tunnel))
        found.push(id, ...children.map((one) => one.id));
      const peer = bare(tunnel.daemons.endpoint.cloud.inside?.address);
      if (expected.routing === 'bgp') found.push(await restarts(lab.router.bgpd, peer));
    }
    const files = `find /etc /usr/local/sbin -type f -path '*${expected.id}*' -exec sha256sum {} + | sort`;
    found.push((await run(lab.router.host, 'sh', '-c', files)).split('\n'));
  }
  return found;
}
