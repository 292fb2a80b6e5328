import type { Report } from '../../diagnostics/result.js';
import type { VpnConnection } from '../../model/connection.js';
import type { ModelDraft } from '../draft.js';
import { printModel } from './print.js';

/**
 * The connections of our own model. One that is there already, in another model or in `others` from the
 * documents of a cloud, must say the same and is read once.
 */
export function gatherModels(
  drafts: readonly ModelDraft[],
  others: readonly VpnConnection[],
  report: Report,
): readonly VpnConnection[] {
  const seen = new Map(others.map((one) => [one.id, fingerprint(one)]));
  return drafts.flatMap(({ id, at, connection }) => {
    if (!connection) return [];
    const known = seen.get(id);
    const print = fingerprint(connection);
    if (known === undefined) {
      seen.set(id, print);
      return [connection];
    }
    report.add(known === print ? 'CONNECTION_REPEATED' : 'CONNECTION_CONTRADICTS', { id }, at.place);
    return [];
  });
}

/** All of a connection, with its keys: compared, never shown. */
function fingerprint(connection: VpnConnection): string {
  return printModel([connection], 'inline');
}
