import type { Tunnel, VpnConnection } from '../../model/connection.js';
import type { Findings } from '../findings.js';
import type { CheckRequest } from '../index.js';

/** What goes down together, and what is not the same on both ways. */
export function checkRedundancy({ connections }: CheckRequest, findings: Findings): void {
  for (const { id, tunnels } of connections) {
    const [first, second] = tunnels;
    if (!second) findings.add('TUNNEL_ALONE', id, {});
    const what = second ? differences(first, second) : [];
    if (what.length > 0) findings.add('TUNNELS_DIFFER', id, { what: what.join(', ') });
  }
  checkGateways(connections, findings);
}

function differences(one: Tunnel, other: Tunnel): readonly string[] {
  const views: readonly (readonly [what: string, view: (tunnel: Tunnel) => unknown])[] = [
    ['IKE versions', ({ ikeVersions }) => ikeVersions.value],
    ['phase 1', ({ ike }) => phaseView(ike)],
    ['phase 2', ({ esp }) => phaseView(esp)],
    ['DPD', ({ dpd }) => dpd.value],
    ['what the cloud does by itself', ({ upkeep }) => upkeep],
  ];
  const isSame = (view: (tunnel: Tunnel) => unknown) =>
    JSON.stringify(view(one)) === JSON.stringify(view(other));
  return views.filter(([, view]) => !isSame(view)).map(([what]) => what);
}

function phaseView({ encryption, integrity, dhGroup, lifetime }: Tunnel['ike']): unknown {
  return [encryption.value, integrity.value, dhGroup.value, lifetime.value];
}

/** All tunnels to one gateway of the cloud from one address of the customer. */
function checkGateways(connections: readonly VpnConnection[], findings: Findings): void {
  const gatewayOf = ({ id, cloudGateway }: VpnConnection) => cloudGateway.id ?? id;
  for (const gateway of new Set(connections.map(gatewayOf))) {
    const own = connections.filter((one) => gatewayOf(one) === gateway);
    const addresses = new Set(own.flatMap(({ tunnels }) => tunnels.map(({ outside }) => outside.customer)));
    const [address] = addresses;
    const [first] = own;
    if (addresses.size === 1 && address && first) {
      findings.add('CUSTOMER_ENDPOINT_SHARED', first.id, { gateway, address });
    }
  }
}
