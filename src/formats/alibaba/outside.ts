import type { Report } from '../../diagnostics/result.js';
import type { Tunnel } from '../../model/connection.js';
import { type IpAddress, isEndpoint, isPrivate } from '../../model/net.js';
import { isOutsidePair } from '../clashes.js';
import type { Field } from '../spot.js';
import type { AlibabaConnection, AlibabaTunnel } from './connection.js';
import type { Gateways } from './gateways.js';

type Address = Field<IpAddress> | undefined;

/** One end of a tunnel; `isTaken` where only an identity says so, which is certain of neither. */
interface End {
  readonly address: Address;
  readonly isTaken: boolean;
}

/** The ends of a tunnel: without a customer address where no document has it. */
export function outsideOf(
  label: string,
  tunnel: AlibabaTunnel,
  connection: AlibabaConnection,
  gateways: Gateways,
  report: Report,
): Tunnel['outside'] | undefined {
  const ends = endsOf(tunnel, connection, gateways);
  const customer = ends.customer.address;
  const cloud = ends.cloud.address;
  if (!cloud) report.add('ALIBABA_CLOUD_ADDRESS_MISSING', { tunnel: label }, tunnel.at.place);
  tell('ALIBABA_CUSTOMER_ADDRESS', label, ends.customer, report);
  tell('ALIBABA_CLOUD_ADDRESS', label, ends.cloud, report);
  if (!cloud?.value || (customer && !customer.value)) return undefined;
  // RemoteId may have been set to anything: whether it is the address is the customer's to say.
  if (!customer?.value || ends.customer.isTaken) return { cloud: cloud.value };
  if (!isOutsidePair(customer.value, cloud.value, customer.at, report)) return undefined;
  return { customer: customer.value, cloud: cloud.value };
}

function tell(
  code: 'ALIBABA_CUSTOMER_ADDRESS' | 'ALIBABA_CLOUD_ADDRESS',
  tunnel: string,
  { address, isTaken }: End,
  report: Report,
): void {
  if (isTaken && address?.value) report.add(code, { tunnel, address: address.value }, address.at.place);
}

/**
 * By default LocalId is the address of the VPN gateway and RemoteId that of the customer gateway
 * (CreateVpnConnection): that is what is left where no document has the addresses themselves.
 */
export function endsOf(
  tunnel: AlibabaTunnel,
  connection: AlibabaConnection,
  gateways: Gateways,
): { readonly customer: End; readonly cloud: End } {
  const { identity, outside } = tunnel;
  const gateway = gateways.ofCustomer(tunnel, connection);
  // A customer gateway may have no fixed address: then its RemoteId is no address of it either.
  const customer = gateway ? gateway.address : outside.customer;
  // Replies for one tunnel at a VPN gateway have no InternetIp: the gateway has it.
  const [first] = gateways.vpn(connection.vpnGatewayId)?.addresses ?? [];
  const cloud = outside.cloud ?? (connection.tunnels.length === 1 ? first : undefined);
  return {
    customer: customer || gateway ? known(customer) : taken(identity.customer, connection),
    cloud: cloud ? known(cloud) : taken(identity.cloud, connection),
  };
}

function known(address: Address): End {
  return { address, isTaken: false };
}

function taken(identity: AlibabaTunnel['identity']['cloud'], connection: AlibabaConnection): End {
  return { address: identityAddress(identity, connection), isTaken: true };
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
