import type { Device } from '../devices/manifest.js';
import type { Report } from '../diagnostics/result.js';
import type { Selectors, VpnConnection } from '../model/connection.js';
import { contains, type Prefix, prefixLength } from '../model/net.js';
import { type Answers, answerOf } from './answers.js';
import type { TunnelPlan } from './plan.js';

/** The traffic selectors of a connection; undefined where its tunnels take whatever is routed into them. */
export function selectorsOf({ routing }: VpnConnection): Selectors | undefined {
  return routing.kind === 'static' ? routing.selectors : undefined;
}

/** Reports selectors that the device can't put into one child SA, and answers that reach beyond them. */
export function checkSelectors(
  connection: VpnConnection,
  device: Device,
  answers: Answers,
  report: Report,
): void {
  const selectors = selectorsOf(connection);
  if (!selectors) return;
  const { name, protectedDataFlow } = device.manifest;
  const { subnets, tunnels, way } = protectedDataFlow;
  const params = { connection: connection.id, device: name, way };
  const isSeveral = hasSeveral(selectors);
  if (subnets === 'none') report.add('SELECTORS_NOT_SUPPORTED', params);
  else if (isSeveral && subnets === 'one') report.add('SELECTORS_SEVERAL', params);
  else if (connection.tunnels.length > tunnels) report.add('SELECTORS_TWO_TUNNELS', params);
  const everything = selectors.cloud.find((one) => prefixLength(one) === 0);
  if (everything && !answerOf(answers, 'accept_default_route', 'boolean')) {
    report.add('SELECTORS_HOLD_DEFAULT', { connection: connection.id, prefix: everything });
  }
  checkCovered(connection.id, 'customer', selectors.customer, answers, report);
  checkCovered(connection.id, 'cloud', selectors.cloud, answers, report);
}

/** RFC 2409 section 5.5: quick mode of IKEv1 carries one network of each side. */
export function hasSeveral({ customer, cloud }: Selectors): boolean {
  return customer.length > 1 || cloud.length > 1;
}

function checkCovered(
  connection: string,
  side: 'customer' | 'cloud',
  selectors: readonly Prefix[],
  answers: Answers,
  report: Report,
): void {
  const answered = answerOf(answers, `${side}_prefixes`, 'prefixes') ?? [];
  const beyond = answered.filter((prefix) => !selectors.some((one) => contains(one, prefix)));
  for (const prefix of beyond) {
    report.add('SELECTORS_EXCEEDED', {
      connection,
      name: `${side}_prefixes`,
      prefix,
      selectors: selectors.join(', '),
    });
  }
}

/** Reports what shows only when the tunnels of a connection are planned. */
export function checkPlanned(
  connection: VpnConnection,
  tunnels: readonly TunnelPlan[],
  { manifest }: Device,
  report: Report,
): void {
  const selectors = selectorsOf(connection);
  if (selectors && hasSeveral(selectors) && tunnels.some((one) => one.ikeVersion === 1)) {
    report.add('SELECTORS_NEED_IKEV2', { connection: connection.id });
  }
  if (tunnels.some((one) => one.bgpKey) && !manifest.bgpKey) {
    report.add('BGP_KEY_NOT_SUPPORTED', { connection: connection.id, device: manifest.name });
  }
}
