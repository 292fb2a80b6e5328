import type { Report } from '../diagnostics/result.js';
import type { Spot } from './spot.js';

/** An AS number that could be read. */
export interface Asn {
  readonly value: number;
  readonly at: Spot;
}

/** AS_TRANS, and the last AS numbers of two and of four bytes. */
const RESERVED: ReadonlyMap<number, string> = new Map([
  [23456, 'RFC 6793'],
  [65535, 'RFC 7300'],
  [4294967295, 'RFC 7300'],
]);

/**
 * False when a session between the two can't be: the clouds peer by external BGP only. `owner` says who else has
 * the customer's number.
 */
export function checkAsns(customer: Asn, cloud: Asn, report: Report, owner?: string): boolean {
  const sides = [
    { side: 'customer', asn: customer, owner: owner ?? RESERVED.get(customer.value) },
    { side: 'cloud', asn: cloud, owner: RESERVED.get(cloud.value) },
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
