import type { Check } from '../../job.js';
import type { Lab } from '../lab.js';
import { wire } from '../wire.js';
import { failsOver, reopens, survivesReboot } from './failover.js';
import { rekeysWithoutLoss, renewsByItself } from './rekey.js';
import { isAsBefore } from './remove.js';
import { hostsReachEachOther, preferenceHolds, routesAreExchanged } from './routing.js';
import { sizesFit } from './size.js';
import { suitesAgree, tunnelsStand } from './tunnels.js';
import { verifyFilesHold } from './verify.js';

/** Everything that a scenario must show, with its columns, in the order in which one builds on the other. */
const GROUPS: readonly {
  columns: readonly Check[];
  run: (lab: Lab, transferTool: string) => Promise<void>;
}[] = [
  { columns: ['routes'], run: routesAreExchanged },
  { columns: ['ping'], run: hostsReachEachOther },
  { columns: ['routes'], run: (lab) => preferenceHolds(lab, 'routes') },
  { columns: ['size'], run: sizesFit },
  { columns: ['rekey'], run: rekeysWithoutLoss },
  { columns: ['rekey'], run: renewsByItself },
  // IKEv2 shows the group of phase 2 only after a renewal (RFC 7296 section 1.2).
  { columns: ['suites'], run: suitesAgree },
  { columns: ['failover', 'return'], run: failsOver },
  { columns: ['reopen'], run: reopens },
  { columns: ['reboot'], run: survivesReboot },
  { columns: ['ping'], run: hostsReachEachOther },
  { columns: ['verify'], run: verifyFilesHold },
  { columns: ['remove'], run: isAsBefore },
  { columns: ['wire'], run: onlyEsp },
];

/** Runs every check, or those up to the column in which the job ends. */
export async function checkAll(lab: Lab, transferTool: string): Promise<void> {
  const { until } = lab.job;
  if (!(await tunnelsStand(lab, 'tunnels', 90)) || until === 'tunnels') return;
  const last = GROUPS.findLastIndex(({ columns }) => until === undefined || columns.includes(until));
  for (const { run } of GROUPS.slice(0, last + 1)) {
    await run(lab, transferTool);
    if (lab.assertions.some((one) => one.check === until && !one.passed)) return;
  }
}

/** From the first packet to the last, nothing but IKE and ESP was on the internet. */
export async function onlyEsp(lab: Lab): Promise<void> {
  const seen = await wire(lab.topology.inet);
  const inUdp = lab.tunnels.every((one) => one.expected.encapsulated);
  const [carrier, not] = inUdp ? [seen.udpesp, seen.ipesp] : [seen.ipesp, seen.udpesp];
  lab.assert(
    'wire',
    `ESP ${inUdp ? 'in UDP' : 'as its own protocol'} carries the traffic`,
    carrier > 0 && not === 0,
    JSON.stringify(seen),
  );
  lab.equal('wire', 'nothing else than IKE and ESP on the wire', seen.other, 0);
}
