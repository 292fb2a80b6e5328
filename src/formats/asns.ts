import type { Report } from '../diagnostics/result.js';
import { reservedAsn } from '../model/asn.js';
import type { Spot } from './spot.js';

/** An AS number that could be read. */
export interface Asn {
  readonly value: number;
  readonly at: Spot;
}

/**
 * False when a session between the two can't be: the clouds peer by external BGP only. `owner` says who else has
 * the customer's number.
 */
export function checkAsns(customer: Asn, cloud: Asn, report: Report, owner?: string): boolean {
  const sides = [
    { side: 'customer', asn: customer, owner: owner ?? reservedAsn(customer.value) },
    { side: 'cloud', asn: cloud, owner: reservedAsn(cloud.value) },
  ];
  const reserved = sides.filter((one) => one.owner !== undefined);
  for (const { side, asn, owner: by } of reserved) {
    report.add('ASN_RESERVED', { side, asn: asn.value, owner: by ?? '' }, asn.at.place);
  }
  const isShared = customer.value === cloud.value;
  if (isShared && reserved.length === 0) {
    report.add('ASN_SHARED', { asn: customer.value }, customer.at.place);
  }
  return !isShared && reserved.length === 0;
}
