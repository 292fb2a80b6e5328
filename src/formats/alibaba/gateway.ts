import type { IpAddress } from '../../model/net.js';
import type { Secret } from '../../model/secret.js';
import { CappedReport } from '../cap.js';
import type { Field, Spot } from '../spot.js';
import { type TreeNode, textField } from '../tree.js';
import { addressField, asnField } from './fields.js';
import { bgpKeyField } from './keys.js';

interface AnyGateway {
  readonly at: Spot;
  readonly id: Field<string> | undefined;
  /** What was wrong with it: of no interest where no connection names it. */
  readonly problems: CappedReport;
}

/** A reply of DescribeCustomerGateway. */
export interface CustomerGateway extends AnyGateway {
  readonly kind: 'customer';
  readonly address: Field<IpAddress> | undefined;
  readonly asn: Field<number> | undefined;
  readonly bgpKey: Field<Secret> | undefined;
}

/** A reply of DescribeVpnGateway. */
export interface VpnGateway extends AnyGateway {
  readonly kind: 'vpn';
  /** One for each tunnel. */
  readonly addresses: readonly Field<IpAddress>[];
}

/** A reply of DescribeCustomerGateway or DescribeVpnGateway, or an item of their lists. */
export type AlibabaGateway = CustomerGateway | VpnGateway;

export function readCustomerGateway(node: TreeNode): CustomerGateway {
  const problems = new CappedReport();
  return {
    kind: 'customer',
    at: node,
    id: textField(node, 'CustomerGatewayId', problems),
    address: addressField(node, 'IpAddress', problems),
    asn: asnField(node, 'Asn', problems),
    bgpKey: bgpKeyField(node, 'AuthKey', problems),
    problems,
  };
}

export function readVpnGateway(node: TreeNode): VpnGateway {
  const problems = new CappedReport();
  const names = ['InternetIp', 'DisasterRecoveryInternetIp'];
  const addresses = names.map((name) => addressField(node, name, problems));
  return {
    kind: 'vpn',
    at: node,
    id: textField(node, 'VpnGatewayId', problems),
    addresses: addresses.filter((one) => one !== undefined),
    problems,
  };
}
