import type { Report } from '../diagnostics/result.js';
import { isAlibabaReply } from './alibaba-json.js';
import { TEMPLATE_WAY } from './carrier/damage.js';
import type { JsonNode } from './carrier/json.js';
import type { Content } from './carrier/open.js';
import type { XmlElement } from './carrier/xml.js';

/** Documents of sound syntax that hold a connection in a shape that is not read (yet), by their keys. */
interface Stranger {
  readonly what: string;
  readonly way: string;
  readonly isIt: (root: JsonNode) => boolean;
}

const STRANGERS: readonly Stranger[] = [
  {
    what: 'a reply of Alibaba Cloud without a connection',
    way: 'use aliyun vpc DescribeVpnConnection --VpnConnectionId ID',
    isIt: (root) => root.get('RequestId') !== undefined && !isEc2(root) && !isAlibabaReply(root),
  },
  {
    what: 'a CloudTrail record',
    way: 'it lacks the key: use aws ec2 describe-vpn-connections --vpn-connection-ids ID',
    isIt: (root) =>
      root.get('Records')?.items.some((one) => one.get('eventName')) || root.get('eventName') !== undefined,
  },
  {
    what: 'a Pulumi stack',
    way: 'use aws ec2 describe-vpn-connections --vpn-connection-ids ID',
    isIt: (root) => root.get('deployment')?.get('manifest') !== undefined,
  },
  {
    what: 'a CloudFormation document',
    way: TEMPLATE_WAY,
    isIt: (root) =>
      ['AWSTemplateFormatVersion', 'StackResources', 'StackResourceSummaries', 'ResourceDescription'].some(
        (key) => root.get(key) !== undefined,
      ) || root.get('Resources')?.kind === 'object',
  },
];

/** Reports what a document is that no format reads; says whether it did. */
export function nameStranger({ kind, root }: Content, report: Report): boolean {
  if (kind === 'xml') return nameXml(root, report);
  if (isAlibabaError(root)) {
    report.add('INPUT_ALIBABA_ERROR', { error: errorName(root.get('Code')?.scalar) }, root.place);
    return true;
  }
  const error = root.get('Error') ?? root.get('__type');
  const code = error?.get('Code')?.scalar ?? error?.scalar;
  if (error) report.add('INPUT_AWS_ERROR', { error: errorName(code) }, root.place);
  if (error) return true;
  const stranger = STRANGERS.find(({ isIt }) => isIt(root));
  if (stranger) report.add('INPUT_NOT_SUPPORTED', { what: stranger.what, way: stranger.way }, root.place);
  return stranger !== undefined;
}

function nameXml(root: XmlElement, report: Report): boolean {
  const { name } = root;
  if (name === 'Error' && find(root, 'HostId') && find(root, 'RequestId')) {
    report.add('INPUT_ALIBABA_ERROR', { error: errorName(find(root, 'Code')?.text) }, root.place);
  } else if (/^(?:Response|ErrorResponse|Error)$/.test(name)) {
    report.add('INPUT_AWS_ERROR', { error: errorName(find(root, 'Code')?.text) }, root.place);
  } else if (/^html$/i.test(name)) {
    report.add('INPUT_HTML', {}, root.place);
  } else {
    return false;
  }
  return true;
}

/** Some SDKs of AWS keep the RequestId beside what the AWS CLI writes. */
function isEc2(root: JsonNode): boolean {
  return (
    root.get('VpnConnections')?.kind === 'list' ||
    root.get('VpnConnection')?.kind === 'object' ||
    root.get('CustomerGatewayConfiguration') !== undefined
  );
}

/** `{"Code": "Forbidden.RAM", "Message": "…", "RequestId": "…"}`. */
function isAlibabaError(root: JsonNode): boolean {
  return ['Code', 'Message', 'RequestId'].every((key) => root.get(key) !== undefined);
}

/** The first element of that name anywhere below. */
function find(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = find(child, name);
    if (found) return found;
  }
  return undefined;
}

/** `{"Error": {"Code": "UnauthorizedOperation"}}`; anything but a plain word is not shown. */
function errorName(code: unknown): string {
  return typeof code === 'string' && /^[\w.#:]{1,60}$/.test(code) ? code : 'the request failed';
}
