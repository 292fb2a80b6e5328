import { type Lab, type LabConnection, type LabTunnel, pairOf } from '../lab.js';
import { run, sleep, until } from '../machine.js';
import { answers, SteadyPing } from '../traffic.js';
import { mend, silence } from '../wire.js';
import { carrier, learns, preferenceHolds } from './routing.js';
import { largestPacket } from './size.js';
import { allSingle, routerSas, tunnelsStand } from './tunnels.js';

/** Seconds: the next packet of a ping, and the change of the route itself. */
const SLACK = 2;
/** Longer than either side waits for a silent peer. */
const SILENCE = 90;

/** An endpoint goes silent: the other one takes over in time, and it returns. */
export async function failsOver(lab: Lab): Promise<void> {
  for (const connection of lab.connections) {
    const index = connection.tunnels.length > 1 ? await carrier(lab, connection) : 0;
    const lost = connection.tunnels[index ?? 0];
    const other = connection.tunnels.find((one) => one !== lost);
    if (lost && other) await loseOne(lab, connection, lost, other);
    else if (lost) await loseOnly(lab, connection, lost);
  }
}

async function loseOne(
  lab: Lab,
  connection: LabConnection,
  lost: LabTunnel,
  other: LabTunnel,
): Promise<void> {
  const { source, target } = pairOf(connection);
  const { cloud } = lost.expected;
  const ping = new SteadyPing(lab.topology.lan, source, target, 0.5);
  await silence(lab.topology.inet, lost.daemons.endpoint.name);
  connection.gateway.lose(lost.daemons);
  await sleep(SILENCE);
  const { gap, after } = await ping.stop();
  const limit = connection.expected.failover;
  const within = gap <= limit + SLACK && after > SILENCE / 3;
  const found = `${gap} s, then ${after} s good`;
  lab.assert('failover', `${cloud} silent: traffic goes on within ${limit} s`, within, found);
  lab.assert('failover', `${cloud} was in use, and its silence felt`, gap > SLACK, found);
  await largestPacket(lab, connection, other);
  await mend(lab.topology.inet);
  connection.gateway.regain(lost.daemons);
  await returns(lab);
}

/** Without a second tunnel the traffic must come back with the endpoint. */
async function loseOnly(lab: Lab, connection: LabConnection, lost: LabTunnel): Promise<void> {
  const { source, target } = pairOf(connection);
  await silence(lab.topology.inet, lost.daemons.endpoint.name);
  await sleep(SILENCE);
  const standing = (await routerSas(lab, lost)).filter((one) => one.state === 'ESTABLISHED');
  lab.equal('failover', `the router has given up ${lost.expected.cloud}`, standing.length, 0);
  await mend(lab.topology.inet);
  await returns(lab);
  const passes = await until(60, () => answers(lab.topology.lan, source, target));
  lab.assert('return', 'traffic passes again', passes === true);
}

async function returns(lab: Lab): Promise<void> {
  await tunnelsStand(lab, 'return', 120);
  await preferenceHolds(lab, 'return');
  await sleep(60);
  lab.assert('return', 'one SA pair per tunnel a minute later, too', await allSingle(lab));
}

/** The cloud closes each tunnel, as its maintenance does: it must be opened again from here. */
export async function reopens(lab: Lab): Promise<void> {
  for (const tunnel of lab.tunnels) {
    const { cloud } = tunnel.expected;
    const id = async () => (await routerSas(lab, tunnel)).find((one) => one.state === 'ESTABLISHED')?.id;
    const before = await id();
    const { status, output } = await tunnel.daemons.swanctl('--terminate', '--ike', 'tunnel');
    lab.assert(
      'reopen',
      `${cloud} closes its tunnel`,
      status === 0 && before !== undefined,
      output.split('\n')[0],
    );
    const back = await until(90, async () => (await allSingle(lab)) && (await id()) !== before);
    lab.assert('reopen', `the router opens another one to ${cloud}`, back === true);
  }
}

/** The router loses power: everything comes back with no hand at it. */
export async function survivesReboot(lab: Lab): Promise<void> {
  await lab.router.reboot();
  await tunnelsStand(lab, 'reboot', 120);
  await run(lab.router.host, 'nft', 'delete', 'table', 'inet', 'power');
  for (const connection of lab.connections) {
    // Without the cloud's routes a packet for it would follow the router's default route.
    await learns(lab, connection, 'reboot');
    const { source, target } = pairOf(connection);
    const passes = await until(120, () => answers(lab.topology.lan, source, target));
    lab.assert('reboot', `${source} reaches ${target} again`, passes === true);
  }
  await preferenceHolds(lab, 'reboot');
}
