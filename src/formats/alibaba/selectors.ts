import type { Report } from '../../diagnostics/result.js';
import type { Routing, Selectors } from '../../model/connection.js';
import { comparePrefix, overlaps, type Prefix, prefixLength } from '../../model/net.js';
import type { Field } from '../spot.js';
import type { AlibabaConnection } from './connection.js';

type Subnets = Field<readonly Prefix[]> | undefined;

/**
 * Static routing. Both subnets 0.0.0.0/0 is what Alibaba Cloud calls destination routing: whatever is routed into
 * the tunnels. Anything else is protected data flow: all networks of both sides are in one child SA.
 */
export function staticRouting({ subnets }: AlibabaConnection, report: Report): Routing | undefined {
  const customer = sorted(subnets.customer);
  const cloud = sorted(subnets.cloud);
  const isApart = [
    checkOverlap("the customer's side", subnets.customer, customer, report),
    checkOverlap("the cloud's side", subnets.cloud, cloud, report),
  ].every(Boolean);
  const selectors = isApart && customer && cloud ? { customer, cloud } : undefined;
  if (!selectors) return undefined;
  if (isEverything(selectors)) return { kind: 'static', customerPrefixes: [] };
  return { kind: 'static', customerPrefixes: customer?.filter(isSpecific) ?? [], selectors };
}

/** True when any packet may enter the tunnels. */
export function isEverything({ customer, cloud }: Selectors): boolean {
  return ![...customer, ...cloud].some(isSpecific);
}

function isSpecific(prefix: Prefix): boolean {
  return prefixLength(prefix) > 0;
}

export function sorted(subnets: Subnets): readonly [Prefix, ...Prefix[]] | undefined {
  const [first, ...others] = [...(subnets?.value ?? [])].sort(comparePrefix);
  return first && [first, ...others];
}

function checkOverlap(
  name: string,
  subnets: Subnets,
  networks: readonly Prefix[] | undefined,
  report: Report,
): boolean {
  const found = (networks ?? []).flatMap((one, index) =>
    (networks ?? []).slice(index + 1).flatMap((other) => (overlaps(one, other) ? [{ one, other }] : [])),
  );
  for (const pair of found) report.add('ALIBABA_SUBNETS_OVERLAP', { name, ...pair }, subnets?.at.place);
  return found.length === 0;
}
