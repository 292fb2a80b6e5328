import type { Report } from '../../diagnostics/result.js';
import { CappedReport } from '../cap.js';
import { type Content, openInnerXml } from '../carrier/open.js';
import { connectionId } from '../connection-id.js';
import type { AwsDraft } from '../draft.js';
import { isObject, type TreeNode, wrongType } from '../tree.js';
import { readXmlConnection, XML_ROOT, type XmlConnection } from './customer-gateway-xml.js';
import { isDeleted, readEc2Connection } from './ec2.js';
import { observeEc2 } from './observe.js';

/** What a connection object of the EC2 API says, with the XML inside it. */
export function ec2Draft(node: TreeNode, content: Content, report: CappedReport): readonly AwsDraft[] {
  if (!isObject(node, 'a connection', report)) return [];
  const problems = new CappedReport();
  const ec2 = readEc2Connection(node, problems);
  const xml = isDeleted(ec2) ? undefined : innerXml(node, content, problems);
  const id = connectionId(ec2.id ?? xml?.connection?.id, node, 'aws', problems);
  const { file } = content;
  if (id === undefined) {
    report.absorb(problems);
    return [];
  }
  const observe = (own: Report) => observeEc2(node, id, own);
  const draft = { kind: 'aws', id, file, problems, observe } as const;
  // An XML that could not be read was reported: without it nothing more can be said.
  if (xml && !xml.connection) return [draft];
  return [{ ...draft, ec2, ...(xml?.connection ? { xml: xml.connection } : {}) }];
}

/** Undefined when there is no XML; a `connection` of undefined when it was wrong, which is reported. */
function innerXml(
  node: TreeNode,
  { budget }: Content,
  report: Report,
): { connection: XmlConnection | undefined } | undefined {
  const at = node.get('CustomerGatewayConfiguration');
  if (!at) return undefined;
  if (at.kind !== 'string' && at.kind !== 'leaf') {
    wrongType(at, 'CustomerGatewayConfiguration', 'a string', report);
    return { connection: undefined };
  }
  const text = String(at.scalar ?? '');
  if (text.trim() === '') return undefined;
  const root = openInnerXml(text, at, budget, report);
  if (root && root.name !== XML_ROOT) report.add('INNER_NOT_XML', {}, at.place);
  return { connection: root?.name === XML_ROOT ? readXmlConnection(root, report) : undefined };
}
