import type { Report } from '../../diagnostics/result.js';
import type { VpnConnection } from '../../model/connection.js';
import type { ModelDraft } from '../draft.js';

/** The connections of our own model; one id may come once. */
export function gatherModels(drafts: readonly ModelDraft[], report: Report): readonly VpnConnection[] {
  const seen = new Set<string>();
  return drafts.flatMap(({ id, at, connection }) => {
    if (seen.has(id)) report.add('CONNECTION_CONTRADICTS', { id }, at.place);
    seen.add(id);
    return connection ? [connection] : [];
  });
}
