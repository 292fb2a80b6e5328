import { type Lab, type LabConnection, pairOf } from '../lab.js';
import { sleep, until } from '../machine.js';
import { answers, SteadyPing } from '../traffic.js';
import { mend, silence } from '../wire.js';
import { learns, preferredCarries } from './routing.js';
import { allSingle, routerSas, tunnelsStand } from './tunnels.js';

/** Seconds: the next packet of a ping, and the change of the route itself. */
const SLACK = 2;

/** An endpoint goes silent: the other one takes over in time, and it returns. */
export async function failsOver(lab: Lab): Promise<void> {
  for (const connection of lab.connections) {
    if (connection.tunnels.length > 1) await loseFirst(lab, connection);
    else await loseOnly(lab, connection);
  }
}

async function loseFirst(lab: Lab, connection: LabConnection): Promise<void> {
  const { source, target } = pairOf(connection);
  const [first] = connection.tunnels;
  if (!first) return;
  const { cloud } = first.expected;
  const ping = new SteadyPing(lab.topology.lan, source, target, 0.5);
  await silence(lab.topology.inet, first.daemons.endpoint.name);
  connection.gateway.lose(first.daemons);
  // Longer than either side waits for a silent peer.
  await sleep(90);
  const { gap, after } = await ping.stop();
  const limit = connection.expected.failover;
  const within = gap <= limit + SLACK && after > 30;
  lab.assert(
    'failover',
    `${cloud} silent: traffic goes on within ${limit} s`,
    within,
    `${gap} s, then ${after} s good`,
  );
  await mend(lab.topology.inet);
  connection.gateway.regain(first.daemons);
  await tunnelsStand(lab, 'return', 120);
  await preferredCarries(lab, 'return');
  await sleep(60);
  lab.assert('return', 'one SA pair per tunnel a minute later, too', await allSingle(lab));
}

/** Without a second tunnel the traffic must come back with the endpoint. */
async function loseOnly(lab: Lab, connection: LabConnection): Promise<void> {
  const { source, target } = pairOf(connection);
  const [only] = connection.tunnels;
  if (!only) return;
  await silence(lab.topology.inet, only.daemons.endpoint.name);
  await sleep(90);
  lab.assert(
    'failover',
    'with its only endpoint silent, nothing passes',
    !(await answers(lab.topology.lan, source, target)),
  );
  await mend(lab.topology.inet);
  await tunnelsStand(lab, 'return', 120);
  lab.assert(
    'return',
    'traffic passes again',
    (await until(60, () => answers(lab.topology.lan, source, target))) === true,
  );
}

/** The cloud closes each tunnel, as its maintenance does: it must be opened again from here. */
export async function reopens(lab: Lab): Promise<void> {
  for (const tunnel of lab.tunnels) {
    const { status, output } = await tunnel.daemons.swanctl('--terminate', '--ike', 'tunnel');
    lab.assert('reopen', `${tunnel.expected.cloud} closes its tunnel`, status === 0, output.trim());
    const gone = await until(10, async () =>
      (await routerSas(lab, tunnel)).every((one) => one.state !== 'ESTABLISHED'),
    );
    const back = await until(90, () => allSingle(lab));
    lab.assert(
      'reopen',
      `the router opens the tunnel to ${tunnel.expected.cloud} again`,
      back === true,
      `seen closed: ${gone}`,
    );
  }
}

/** The router loses power: everything comes back with no hand at it. */
export async function survivesReboot(lab: Lab): Promise<void> {
  await lab.router.reboot();
  await tunnelsStand(lab, 'reboot', 120);
  for (const connection of lab.connections) {
    // Without the cloud's routes a packet for it would follow the router's default route.
    await learns(lab, connection, 'reboot');
    const { source, target } = pairOf(connection);
    const passes = await until(120, () => answers(lab.topology.lan, source, target));
    lab.assert('reboot', `${source} reaches ${target} again`, passes === true);
  }
  await preferredCarries(lab, 'reboot');
}
