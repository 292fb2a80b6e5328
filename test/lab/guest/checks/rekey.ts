import { type Lab, pairOf } from '../lab.js';
import { sleep } from '../machine.js';
import { SteadyPing } from '../traffic.js';
import { routerSas } from './tunnels.js';

/** Seconds that a renewal and the deletion of the old SA may take. */
const SETTLE = 8;

/** Both phases of each tunnel are renewed by the router, then by the cloud, while hosts talk. */
export async function rekeysWithoutLoss(lab: Lab): Promise<void> {
  const pings = lab.connections.map((connection) => {
    const { source, target } = pairOf(connection);
    return new SteadyPing(lab.topology.lan, source, target, 0.2);
  });
  for (const tunnel of lab.tunnels) {
    const cloud = tunnel.expected.cloud;
    const name = (await routerSas(lab, tunnel))[0]?.name ?? '';
    for (const phase of ['--child', '--ike']) {
      const { status, output } = await lab.router.swanctl('--rekey', phase, name);
      lab.assert('rekey', `${phase.slice(2)} SA with ${cloud}, by the router`, status === 0, output.trim());
      await sleep(SETTLE);
    }
    for (const phase of ['--child', '--ike']) {
      const { status, output } = await tunnel.daemons.swanctl('--rekey', phase, 'tunnel');
      lab.assert('rekey', `${phase.slice(2)} SA with ${cloud}, by the cloud`, status === 0, output.trim());
      await sleep(SETTLE);
    }
  }
  for (const ping of pings) {
    const { sent, lost } = await ping.stop();
    lab.assert('rekey', 'no echo request lost meanwhile', lost === 0 && sent > 0, `${lost} of ${sent}`);
  }
}
