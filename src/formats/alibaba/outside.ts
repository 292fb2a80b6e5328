import type { Report } from '../../diagnostics/result.js';
import type { Tunnel } from '../../model/connection.js';
import { type IpAddress, isEndpoint, isPrivate } from '../../model/net.js';
import { isOutsidePair } from '../clashes.js';
import type { Field } from '../spot.js';
import type { AlibabaConnection, AlibabaTunnel } from './connection.js';
import type { Gateways } from './gateways.js';

type Address = Field<IpAddress> | undefined;

/** The ends of a tunnel: without a customer address where no document has it. */
export function outsideOf(
  label: string,
  tunnel: AlibabaTunnel,
  connection: AlibabaConnection,
  gateways: Gateways,
  report: Report,
): Tunnel['outside'] | undefined {
  const customer = customerAddress(label, tunnel, connection, gateways, report);
  const known = knownCloudAddress(tunnel, connection, gateways);
  const cloud = known ?? identityAddress(tunnel.identity.cloud, connection);
  if (!cloud) {
    report.add('ALIBABA_CLOUD_ADDRESS_MISSING', { tunnel: label }, tunnel.at.place);
  } else if (!known && cloud.value) {
    report.add('ALIBABA_CLOUD_ADDRESS', { tunnel: label, address: cloud.value }, cloud.at.place);
  }
  if (!cloud?.value || (customer && !customer.value)) return undefined;
  if (!customer?.value) return { cloud: cloud.value };
  if (!isOutsidePair(customer.value, cloud.value, customer.at, report)) return undefined;
  return { customer: customer.value, cloud: cloud.value };
}

/**
 * Where a reply has no InternetIp, which are those of one tunnel at a VPN gateway, the gateway has it; LocalId is
 * the gateway's address by default (CreateVpnConnection), which the older replies leave us.
 */
export function cloudAddress(
  tunnel: AlibabaTunnel,
  connection: AlibabaConnection,
  gateways: Gateways,
): Address {
  return (
    knownCloudAddress(tunnel, connection, gateways) ?? identityAddress(tunnel.identity.cloud, connection)
  );
}

function knownCloudAddress(
  tunnel: AlibabaTunnel,
  { vpnGatewayId, tunnels }: AlibabaConnection,
  gateways: Gateways,
): Address {
  const [first] = gateways.vpn(vpnGatewayId)?.addresses ?? [];
  return tunnel.outside.cloud ?? (tunnels.length === 1 ? first : undefined);
}

/** RemoteId is the address of the customer gateway by default (CreateVpnConnection). */
function customerAddress(
  label: string,
  tunnel: AlibabaTunnel,
  connection: AlibabaConnection,
  gateways: Gateways,
  report: Report,
): Address {
  const gateway = gateways.customer(tunnel.customerGatewayId ?? connection.customerGatewayId);
  const known = gateway ? gateway.address : tunnel.outside.customer;
  // A customer gateway may have no fixed address: then its RemoteId is no address of it either.
  if (known ?? gateway) return known;
  const taken = identityAddress(tunnel.identity.customer, connection);
  if (taken?.value) {
    report.add('ALIBABA_CUSTOMER_ADDRESS', { tunnel: label, address: taken.value }, taken.at.place);
  }
  return taken;
}

/** An identity that can be the outside address: not one that only exists behind a NAT. */
function identityAddress(
  identity: AlibabaTunnel['identity']['cloud'],
  { networkType }: AlibabaConnection,
): Address {
  if (!identity) return undefined;
  const { value, at } = identity;
  if (value?.kind !== 'address' || !isEndpoint(value.value)) return undefined;
  const isHidden = isPrivate(value.value) && networkType?.value !== 'private';
  return isHidden ? undefined : { value: value.value, at };
}
