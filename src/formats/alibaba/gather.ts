import type { Report } from '../../diagnostics/result.js';
import type { VpnConnection } from '../../model/connection.js';
import { type AlibabaDraft, byId } from '../draft.js';
import { contradicts } from '../same.js';
import type { AlibabaConnection } from './connection.js';
import { GONE } from './describe.js';
import type { AlibabaGateway } from './gateway.js';
import { Gateways } from './gateways.js';
import { joinConnection, type Known } from './join.js';

/**
 * Joins what all documents say of the same connection of Alibaba Cloud, and of its gateways. Deleted ones are left
 * out, unless all are or one `isPicked`.
 */
export function gatherAlibaba(
  drafts: readonly AlibabaDraft[],
  gateways: readonly AlibabaGateway[],
  isPicked: boolean,
  report: Report,
): readonly VpnConnection[] {
  const grouped = byId(withoutGone(drafts, isPicked, report));
  const hasOthers = [...grouped.values()].flat().some(({ alibaba }) => alibaba?.document !== 'attachment');
  const known = new Gateways(gateways);
  // Of which connection it is can't be seen.
  for (const gateway of gateways.filter(({ id }) => id?.value === undefined)) {
    known.takeProblems(gateway, report);
  }
  const connections = [...grouped].map(([id, same]) => {
    const united = unite(id, same, hasOthers && !isPicked, report);
    return united && joinConnection(united, known, report);
  });
  return connections.filter((connection) => connection !== undefined);
}

function withoutGone(
  drafts: readonly AlibabaDraft[],
  isPicked: boolean,
  report: Report,
): readonly AlibabaDraft[] {
  const gone = new Set(drafts.filter(({ alibaba }) => alibaba && goneState(alibaba)).map(({ id }) => id));
  const live = drafts.filter(({ id }) => !gone.has(id));
  for (const { id, alibaba } of drafts) {
    const state = alibaba && goneState(alibaba);
    if (!state) continue;
    const code = live.length > 0 && !isPicked ? 'ALIBABA_DELETED_SKIPPED' : 'ALIBABA_DELETED';
    report.add(code, { id, state }, alibaba?.at.place);
  }
  return live;
}

/** Its tunnels are only deleted with the connection. */
function goneState({ state, tunnels }: AlibabaConnection): string | undefined {
  const states = [state, ...tunnels.map((tunnel) => tunnel.state)].map((one) => one?.value ?? '');
  return states.find((one) => GONE.has(one));
}

/** One document of each kind at most: repeated ones must say the same. */
function unite(
  id: string,
  drafts: readonly AlibabaDraft[],
  isSkipped: boolean,
  report: Report,
): Known | undefined {
  const found: { [kind in AlibabaConnection['document']]?: AlibabaConnection } = {};
  let isSound = true;
  for (const { alibaba } of drafts) {
    if (!alibaba) isSound = false;
    const other = alibaba && found[alibaba.document];
    if (alibaba && other) {
      const differs = contradicts(other, alibaba);
      const code = differs ? 'CONNECTION_CONTRADICTS' : 'CONNECTION_REPEATED';
      report.add(code, { id }, alibaba.at.place);
      isSound &&= !differs;
    }
    if (alibaba && !other) found[alibaba.document] = alibaba;
  }
  const { describe, download, attachment } = found;
  const config = describe ?? download;
  if (attachment && !config && isSound) {
    const code = isSkipped ? 'ALIBABA_ATTACHMENT_SKIPPED' : 'ALIBABA_ATTACHMENT_ONLY';
    report.add(code, { id }, attachment.at.place);
  }
  if (!config || !isSound) return undefined;
  const name = drafts.find((draft) => draft.name !== undefined)?.name;
  return { id, name, config, download: describe && download, attachment };
}
