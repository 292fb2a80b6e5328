import { insideClashes } from '../../model/clashes.js';
import type { VpnConnection } from '../../model/connection.js';
import {
  alibabaInsideProblem,
  awsInsideProblem,
  defaultPrefix,
  ipVersion,
  isPrivate,
} from '../../model/net.js';
import { type Findings, subjectOf } from '../findings.js';
import type { CheckRequest } from '../index.js';
import { addMerged, type Seen } from './merge.js';

/** The addresses inside and outside of the tunnels, also across all connections given. */
export function checkAddresses({ connections }: CheckRequest, findings: Findings): void {
  for (const { prefix, one, other, isTogether } of insideClashes(connections)) {
    const severity = isTogether ? 'error' : 'warning';
    findings.add('INSIDE_OVERLAP', other, { prefix, one, other }, { severity });
  }
  checkEndpoints(connections, findings);
  for (const connection of connections) {
    addMerged(connection, insideOf(connection), findings);
    addMerged(connection, outsideOf(connection), findings);
    checkNetworks(connection, findings);
  }
}

function insideOf({ cloud, tunnels }: VpnConnection): readonly Seen[] {
  const problemOf = cloud === 'aws' ? awsInsideProblem : alibabaInsideProblem;
  return tunnels.flatMap((tunnel): Seen[] => {
    const prefix = tunnel.inside?.prefix;
    const found = prefix && problemOf(prefix);
    if (!found) return [];
    const problem = found === 'reserved' ? 'reserved by the cloud' : 'outside of the range of the cloud';
    return [{ code: 'INSIDE_RESERVED', params: { prefix, problem }, tunnel }];
  });
}

function outsideOf({ tunnels }: VpnConnection): readonly Seen[] {
  return tunnels.flatMap((tunnel): Seen[] => {
    const { customer: address, cloud } = tunnel.outside;
    const isHidden = address !== undefined && isPrivate(address) && !isPrivate(cloud);
    return [
      ...(isHidden
        ? [{ code: 'CUSTOMER_ADDRESS_PRIVATE', params: { address, cloud }, tunnel } as const]
        : []),
      ...(tunnel.natTraversal ? [] : [{ code: 'NAT_TRAVERSAL_DISABLED', params: {}, tunnel } as const]),
    ];
  });
}

/** Tunnels of different connections to one address of the cloud; those of one connection were refused. */
function checkEndpoints(connections: readonly VpnConnection[], findings: Findings): void {
  const seen = new Map<string, { readonly name: string; readonly customer: string | undefined }>();
  for (const connection of connections) {
    for (const tunnel of connection.tunnels) {
      const { cloud: address, customer } = tunnel.outside;
      const name = subjectOf(connection, tunnel);
      const other = seen.get(address);
      const severity = other?.customer === customer ? 'error' : 'warning';
      const params = { one: other?.name ?? '', other: name, address };
      if (other) findings.add('ENDPOINT_SHARED', name, params, { severity });
      else seen.set(address, { name, customer });
    }
  }
}

function checkNetworks({ id, networks }: VpnConnection, findings: Findings): void {
  if (!networks) return;
  const { customer, cloud } = networks;
  const version = ipVersion(customer);
  const everything = defaultPrefix(version);
  const flags = ['local', 'remote'].map((side) => `--${side}-ipv${version}-network-cidr ${everything}`);
  const command = ['aws ec2 modify-vpn-connection-options', `--vpn-connection-id ${id}`, ...flags].join(' ');
  findings.add('NETWORKS_NARROW', id, { customer, cloud }, { commands: [command] });
}
