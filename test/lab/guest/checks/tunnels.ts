import type { Check } from '../../job.js';
import type { Lab, LabTunnel } from '../lab.js';
import { until } from '../machine.js';
import type { ChildSa, IkeSa } from '../sas.js';

/** Whether one IKE SA with one child SA stands, and no other, on a list of one tunnel's SAs. */
function single(sas: readonly IkeSa[]): boolean {
  const [ike, ...more] = sas;
  const [child, ...others] = (ike?.children ?? []).filter((one) => !isReplaced(ike, one));
  return (
    more.length === 0 && others.length === 0 && ike?.state === 'ESTABLISHED' && child?.state === 'INSTALLED'
  );
}

/** An IKEv1 SA that was renewed stays until it expires (charon.delete_rekeyed in strongswan.conf(5)). */
function isReplaced(ike: IkeSa | undefined, child: ChildSa): boolean {
  return ike?.version === 1 && child.state === 'REKEYED';
}

function described(sas: readonly IkeSa[]): string {
  const one = ({ state, children }: IkeSa) =>
    `${state} with ${children.map((child) => child.state).join('+') || 'none'}`;
  return sas.map(one).join(', ') || 'no SA';
}

/** The router's SAs with this endpoint. */
export async function routerSas(lab: Lab, tunnel: LabTunnel): Promise<IkeSa[]> {
  return (await lab.router.sas()).filter((one) => one.remote === tunnel.expected.cloud);
}

/** Whether every tunnel has exactly one SA pair at both ends. */
export async function allSingle(lab: Lab): Promise<boolean> {
  for (const tunnel of lab.tunnels) {
    if (!single(await routerSas(lab, tunnel)) || !single(await tunnel.daemons.sas())) return false;
  }
  return true;
}

/** Waits for the tunnels, then looks at each end of each. */
export async function tunnelsStand(lab: Lab, check: Check, seconds: number): Promise<boolean> {
  const up = (await until(seconds, () => allSingle(lab))) === true;
  lab.assert(check, `every tunnel up within ${seconds} s`, up);
  for (const tunnel of lab.tunnels) {
    const [here, there] = [await routerSas(lab, tunnel), await tunnel.daemons.sas()];
    const name = `tunnel ${tunnel.expected.cloud} ESTABLISHED and INSTALLED, once`;
    lab.assert(check, `${name}, on the router`, single(here), described(here));
    lab.assert(check, `${name}, in the cloud`, single(there), described(there));
  }
  return up;
}

/** What was negotiated in both phases, at both ends, against the scenario and against the plan. */
export async function suitesAgree(lab: Lab): Promise<void> {
  for (const tunnel of lab.tunnels) {
    const { cloud, version, ike, esp, encapsulated } = tunnel.expected;
    const planned = lab.job.planned.find((one) => one.cloud === cloud);
    const wanted = { version, ike, esp };
    lab.equal('suites', `the plan for ${cloud}`, pick(planned), wanted);
    for (const [end, sas] of [
      ['router', await routerSas(lab, tunnel)],
      ['cloud', await tunnel.daemons.sas()],
    ] as const) {
      const [first] = sas;
      const child = first?.children.find((one) => one.state === 'INSTALLED');
      const found = { version: first?.version, ike: first?.suite, esp: child?.suite };
      lab.equal('suites', `negotiated with ${cloud}, by the ${end}`, found, wanted);
      lab.equal('suites', `ESP in UDP with ${cloud}, by the ${end}`, child?.encapsulated, encapsulated);
    }
  }
}

function pick(one: Lab['job']['planned'][number] | undefined): unknown {
  return one && { version: one.version, ike: one.ike, esp: one.esp };
}
