import type { Report } from '../../diagnostics/result.js';
import type { Upkeep } from '../../model/connection.js';
import { booleanField, objectField, type TreeNode, textField } from '../tree.js';

const STARTUP = ['add', 'start'] as const;
const DPD_TIMEOUT = ['clear', 'none', 'restart'] as const;

/** What AWS does with a tunnel by itself (EC2 API, TunnelOption); undefined where the item tells nothing. */
export function readUpkeep(node: TreeNode, report: Report): Upkeep | undefined {
  const logs = objectField(node, 'LogOptions', report);
  const cloudWatch = logs && objectField(logs, 'CloudWatchLogOptions', report);
  const startup = wordOf(node, 'StartupAction', STARTUP, report);
  const dpdTimeout = wordOf(node, 'DpdTimeoutAction', DPD_TIMEOUT, report);
  const lifecycleControl = booleanField(node, 'EnableTunnelLifecycleControl', report)?.value;
  const logging = cloudWatch && booleanField(cloudWatch, 'LogEnabled', report)?.value;
  // The customer's device opens every tunnel itself: two that start at once can leave duplicate SAs.
  if (startup === 'start') report.add('CLOUD_STARTS_TOO', {}, node.get('StartupAction')?.place);
  const upkeep: Upkeep = {
    ...(startup === undefined ? {} : { startup }),
    ...(dpdTimeout === undefined ? {} : { dpdTimeout }),
    ...(lifecycleControl === undefined ? {} : { lifecycleControl }),
    ...(logging === undefined ? {} : { logging }),
  };
  return Object.keys(upkeep).length > 0 ? upkeep : undefined;
}

/** A word that is not known yet decides nothing that is rendered: it is no reason to refuse the document. */
function wordOf<T extends string>(
  node: TreeNode,
  name: string,
  words: readonly T[],
  report: Report,
): T | undefined {
  const text = textField(node, name, report)?.value;
  return words.find((word) => word === text);
}
