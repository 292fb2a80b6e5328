import type { Spot } from '../spot.js';

/** What one document of Alibaba Cloud says of one connection, in the customer's and the cloud's terms. */
export interface AlibabaConnection {
  readonly at: Spot;
}
