import { type Lab, pairOf } from '../lab.js';
import { sleep } from '../machine.js';
import { SteadyPing } from '../traffic.js';
import { routerSas } from './tunnels.js';

/** Seconds that a renewal and the deletion of the old SA may take. */
const SETTLE = 8;

/** Lifetimes run out, and both sides renew by their own timers while hosts talk. */
export async function renewsByItself(lab: Lab): Promise<void> {
  const { renewal } = lab.job.scenario;
  if (renewal === undefined) return;
  if (lab.job.clock === 'real') {
    process.stdout.write(
      `not waited for by a real clock: ${renewal} s until every SA is renewed by itself\n`,
    );
    return;
  }
  const before = await ids(lab);
  const pings = talk(lab, 1);
  await sleep(renewal);
  await stop(lab, pings);
  const after = await ids(lab);
  const kept = after.filter((id) => before.includes(id));
  lab.equal('rekey', `every IKE and ESP SA renewed by itself within ${renewal} s`, kept, []);
  lab.equal('rekey', 'as many SAs as before', after.length, before.length);
}

/** Of the SAs in use on the router. */
async function ids(lab: Lab): Promise<string[]> {
  const sas = await lab.router.sas();
  const children = sas.flatMap((ike) => ike.children.filter((one) => one.state === 'INSTALLED'));
  return [...sas.map(({ id }) => `IKE ${id}`), ...children.map(({ id }) => `ESP ${id}`)];
}

function talk(lab: Lab, interval: number): SteadyPing[] {
  return lab.connections.map((connection) => {
    const { source, target } = pairOf(connection);
    return new SteadyPing(lab.topology.lan, source, target, interval);
  });
}

async function stop(lab: Lab, pings: readonly SteadyPing[]): Promise<void> {
  for (const ping of pings) {
    const { sent, lost } = await ping.stop();
    lab.assert('rekey', 'no echo request lost meanwhile', lost === 0 && sent > 0, `${lost} of ${sent}`);
  }
}

/** Both phases of each tunnel are renewed by the router, then by the cloud, while hosts talk. */
export async function rekeysWithoutLoss(lab: Lab): Promise<void> {
  const pings = talk(lab, 0.2);
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
  await stop(lab, pings);
}
