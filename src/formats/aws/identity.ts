import type { Report } from '../../diagnostics/result.js';
import type { VpnConnection } from '../../model/connection.js';
import { quoted } from '../quote.js';
import type { Field } from '../spot.js';
import type { XmlConnection } from './customer-gateway-xml.js';
import type { Ec2Connection } from './ec2.js';

type Text = Field<string> | undefined;
type Identity = Pick<VpnConnection, 'name' | 'customerGatewayId' | 'cloudGateway' | 'accelerated'>;

/** Checks what must be the same in both documents, and gives what names the connection. */
export function identityOf(
  xml: XmlConnection | undefined,
  ec2: Ec2Connection | undefined,
  report: Report,
): Identity {
  checkType(xml?.type, 'vpn_connection_type', report);
  checkType(ec2?.type, 'Type', report);
  checkSame('connection id', xml?.id, ec2?.id, report);
  checkSame('customer gateway id', xml?.customerGatewayId, ec2?.customerGatewayId, report);
  checkSame('virtual private gateway id', xml?.vpnGatewayId, ec2?.vpnGatewayId, report);
  const customerGatewayId = ec2?.customerGatewayId?.value ?? xml?.customerGatewayId?.value;
  const name = ec2?.name?.value;
  return {
    ...(name === undefined ? {} : { name }),
    ...(customerGatewayId === undefined ? {} : { customerGatewayId }),
    cloudGateway: cloudGateway(xml, ec2),
    accelerated: ec2?.accelerated?.value ?? false,
  };
}

function cloudGateway(
  xml: XmlConnection | undefined,
  ec2: Ec2Connection | undefined,
): VpnConnection['cloudGateway'] {
  const transit = ec2?.transitGatewayId?.value ?? xml?.transitGatewayId?.value;
  const concentrator = ec2?.concentratorId?.value;
  const virtual = ec2?.vpnGatewayId?.value ?? (ec2 ? undefined : xml?.vpnGatewayId?.value);
  // A connection of a concentrator hangs on a transit gateway too: the concentrator is the nearer end.
  if (concentrator) return { kind: 'concentrator', id: concentrator };
  if (transit) return { kind: 'transit-gateway', id: transit };
  if (virtual) return { kind: 'virtual-private-gateway', id: virtual };
  // XML alone: vpn_gateway_id is empty for a transit gateway. JSON: not attached, or Cloud WAN.
  return { kind: ec2 || !xml ? 'unknown' : 'transit-gateway' };
}

/** AWS only knows ipsec.1. */
function checkType(type: Text, name: string, report: Report): void {
  if (type?.value === undefined || type.value === 'ipsec.1') return;
  report.add('VALUE_WRONG', { name, expected: 'ipsec.1', found: quoted(type.value) }, type.at.place);
}

function checkSame(what: string, xml: Text, ec2: Text, report: Report): void {
  if (xml?.value === undefined || ec2?.value === undefined || xml.value === ec2.value) return;
  const params = { what, xml: quoted(xml.value), json: quoted(ec2.value) };
  report.add('DOCUMENTS_DISAGREE', params, xml.at.place);
}
