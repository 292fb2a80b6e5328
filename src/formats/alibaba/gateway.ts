import type { Spot } from '../spot.js';

/** A reply of DescribeCustomerGateway or DescribeVpnGateway. */
export interface AlibabaGateway {
  readonly at: Spot;
}
