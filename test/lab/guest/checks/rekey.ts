import { type Lab, type LabTunnel, pairOf } from '../lab.js';
import { sleep, until } from '../machine.js';
import type { IkeSa } from '../sas.js';
import { SteadyPing } from '../traffic.js';
import { bare } from './routing.js';
import { allSingle, routerSas } from './tunnels.js';

/** Both phases of each tunnel are renewed by the router, then by the cloud, while hosts talk. */
export async function rekeysWithoutLoss(lab: Lab): Promise<void> {
  const pings = talk(lab, 0.2);
  for (const tunnel of lab.tunnels) {
    const name = (await routerSas(lab, tunnel))[0]?.name ?? '';
    for (const phase of ['child', 'ike'] as const) {
      await renewed(lab, tunnel, phase, 'router', () => lab.router.swanctl('--rekey', `--${phase}`, name));
      await renewed(lab, tunnel, phase, 'cloud', () =>
        tunnel.daemons.swanctl('--rekey', `--${phase}`, 'tunnel'),
      );
    }
  }
  await stop(lab, pings);
  lab.assert('rekey', 'one SA pair per tunnel afterwards', (await until(30, () => allSingle(lab))) === true);
}

/** swanctl only asks for a renewal: it has happened when there is another SA. */
async function renewed(
  lab: Lab,
  tunnel: LabTunnel,
  phase: 'child' | 'ike',
  side: 'router' | 'cloud',
  ask: () => Promise<{ output: string }>,
): Promise<void> {
  const id = async () => idOf(phase, await routerSas(lab, tunnel));
  const before = await id();
  const { output } = await ask();
  const other = await until(20, async () => ![undefined, before].includes(await id()));
  // The next one must meet a single SA: swanctl asks all of one name, and an IKEv1 SA that was replaced lives on for 10 s.
  await until(30, () => allSingle(lab));
  lab.assert(
    'rekey',
    `${phase} SA with ${tunnel.expected.cloud}, by the ${side}`,
    other === true,
    output.split('\n')[0],
  );
}

/** Of the newest SA in use; undefined while there is none. */
function idOf(phase: 'child' | 'ike', sas: readonly IkeSa[]): string | undefined {
  const standing = sas.filter((one) => one.state === 'ESTABLISHED');
  const children = standing.flatMap((ike) => ike.children.filter((one) => one.state === 'INSTALLED'));
  return (phase === 'ike' ? standing : children).map(({ id }) => id).sort((a, b) => Number(b) - Number(a))[0];
}

/** Lifetimes run out, and both sides renew by their own timers while hosts talk. */
export async function renewsByItself(lab: Lab): Promise<void> {
  const { renewal } = lab.job.scenario;
  if (renewal === undefined) return;
  if (lab.job.clock === 'real') {
    lab.notes.push(`${renewal} s of waiting for the lifetimes are left out with a real clock`);
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

/** Pings from host to host, and through each tunnel by its inside addresses, whichever carries the rest. */
function talk(lab: Lab, interval: number): SteadyPing[] {
  const hosts = lab.connections.map((connection) => {
    const { source, target } = pairOf(connection);
    return new SteadyPing(lab.topology.lan, source, target, interval);
  });
  const inside = lab.tunnels.flatMap(({ daemons }) => {
    const pair = daemons.endpoint.cloud.inside;
    return pair ? [new SteadyPing(lab.router.host, pair.peer, bare(pair.address), interval)] : [];
  });
  return [...hosts, ...inside];
}

async function stop(lab: Lab, pings: readonly SteadyPing[]): Promise<void> {
  for (const ping of pings) {
    const { sent, lost } = await ping.stop();
    lab.assert(
      'rekey',
      `no echo request lost to ${ping.target}`,
      lost === 0 && sent > 0,
      `${lost} of ${sent}`,
    );
  }
}
