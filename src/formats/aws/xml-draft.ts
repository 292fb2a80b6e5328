import { CappedReport } from '../cap.js';
import type { XmlElement } from '../carrier/xml.js';
import { connectionId } from '../connection-id.js';
import type { AwsDraft } from '../draft.js';
import { readXmlConnection } from './customer-gateway-xml.js';

/** What a CustomerGatewayConfiguration on its own says; `root` is its vpn_connection. */
export function xmlDraft(root: XmlElement, file: string, report: CappedReport): readonly AwsDraft[] {
  const problems = new CappedReport();
  const xml = readXmlConnection(root, problems);
  const id = connectionId(xml.id, xml.at, 'aws', problems);
  if (id !== undefined) return [{ kind: 'aws', id, file, problems, xml }];
  report.absorb(problems);
  return [];
}
