import type { Lab } from '../lab.js';
import { wire } from '../wire.js';
import { failsOver, reopens, survivesReboot } from './failover.js';
import { rekeysWithoutLoss } from './rekey.js';
import { hostsReachEachOther, preferredCarries, routesAreExchanged } from './routing.js';
import { sizesFit } from './size.js';
import { suitesAgree, tunnelsStand } from './tunnels.js';

/** Everything that a scenario must show, in the order in which one builds on the other. */
export async function checkAll(lab: Lab, transferTool: string): Promise<void> {
  if (!(await tunnelsStand(lab, 'tunnels', 90))) return;
  await routesAreExchanged(lab);
  await hostsReachEachOther(lab);
  await preferredCarries(lab, 'routes');
  await sizesFit(lab, transferTool);
  await rekeysWithoutLoss(lab);
  // IKEv2 shows the group of phase 2 only after a renewal (RFC 7296 section 1.2).
  await suitesAgree(lab);
  await failsOver(lab);
  await reopens(lab);
  await survivesReboot(lab);
  await hostsReachEachOther(lab);
  await onlyEsp(lab);
}

/** From the first packet to the last, nothing but IKE and ESP was on the internet. */
async function onlyEsp(lab: Lab): Promise<void> {
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
