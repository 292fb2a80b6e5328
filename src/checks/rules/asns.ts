import { isDocumentationAsn, isPrivateAsn, reservedAsn } from '../../model/asn.js';
import type { Findings } from '../findings.js';
import type { CheckRequest } from '../index.js';

/** AWS, "Customer gateway options": in every region, eu-west-1, ap-northeast-1, ap-southeast-1. */
const AMAZON: readonly number[] = [7224, 9059, 10124, 17943];

/** AS numbers that no session can have, or that belong to somebody else. One AS number on both sides is refused. */
export function checkAsns({ connections }: CheckRequest, findings: Findings): void {
  for (const { id, cloud, routing } of connections) {
    if (routing.kind !== 'bgp') continue;
    const { customerAsn, cloudAsn } = routing;
    for (const [side, asn] of [['customer', customerAsn] as const, ['cloud', cloudAsn] as const]) {
      const owner = reservedAsn(asn);
      if (owner) findings.add('ASN_UNUSABLE', id, { side, asn, owner });
      if (isDocumentationAsn(asn)) findings.add('ASN_DOCUMENTATION', id, { side, asn });
    }
    const isAmazon = cloud === 'aws' && AMAZON.includes(customerAsn);
    if (isAmazon) findings.add('ASN_AMAZON', id, { asn: customerAsn });
    const isOrdinary = !isAmazon && !isDocumentationAsn(customerAsn) && !reservedAsn(customerAsn);
    if (isOrdinary && !isPrivateAsn(customerAsn)) findings.add('ASN_PUBLIC', id, { asn: customerAsn });
  }
}
