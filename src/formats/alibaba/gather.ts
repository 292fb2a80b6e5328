import type { Report } from '../../diagnostics/result.js';
import type { VpnConnection } from '../../model/connection.js';
import type { AlibabaDraft } from '../draft.js';
import type { AlibabaGateway } from './gateway.js';

/** Joins what all documents say of the same connection of Alibaba Cloud. */
export function gatherAlibaba(
  _drafts: readonly AlibabaDraft[],
  _gateways: readonly AlibabaGateway[],
  _isPicked: boolean,
  _report: Report,
): readonly VpnConnection[] {
  return [];
}
