import type { Report } from '../../diagnostics/result.js';
import { addressLabel } from '../../model/net.js';
import { CappedReport } from '../cap.js';
import { connectionId } from '../connection-id.js';
import type { Draft, Part } from '../draft.js';
import { LooseNode } from '../loose-node.js';
import type { TreeNode } from '../tree.js';
import { readAttachment } from './attachment.js';
import { listBlocks } from './blocks.js';
import type { AlibabaConnection } from './connection.js';
import { readDescribe } from './describe.js';
import { readDownload } from './download.js';
import { readCustomerGateway, readVpnGateway } from './gateway.js';
import { observeDescribe } from './observe.js';

/** Reads a reply of the VPC API with connections or gateways in it; `file` is the document's name. */
export function readReply(root: TreeNode, file: string, report: CappedReport): readonly Part[] {
  const reply = new LooseNode(root);
  if (reply.get('VpnConnectionConfig')) return draftOf(reply, readDownload, file, report);
  const gateways = gatewaysOf(reply, report);
  if (gateways) return gateways;
  const attachments = listBlocks(reply, 'VpnAttachments', 'VpnAttachment', report);
  const nodes = attachments ?? connectionNodes(reply, report);
  if (nodes?.length === 0) report.add('NO_CONNECTIONS', {}, reply.place);
  return (nodes ?? []).flatMap((node) =>
    draftOf(node, isConfigured(node) ? readDescribe : readAttachment, file, report),
  );
}

function isConfigured(node: TreeNode): boolean {
  return ['IkeConfig', 'IpsecConfig', 'TunnelOptionsSpecification', 'LocalSubnet', 'State'].some((name) =>
    node.get(name),
  );
}

function connectionNodes(reply: LooseNode, report: CappedReport): readonly TreeNode[] | undefined {
  if (reply.kind === 'list') return reply.items;
  if (reply.get('VpnConnectionId')) return [reply];
  return listBlocks(reply, 'VpnConnections', 'VpnConnection', report) ?? [];
}

/** A connection has the ids of its gateways too. */
function gatewaysOf(reply: LooseNode, report: CappedReport): readonly Part[] | undefined {
  const isConnection = ['VpnConnectionId', 'VpnConnections', 'IkeConfig'].some((name) => reply.get(name));
  if (isConnection) return undefined;
  const customers = reply.get('CustomerGatewayId')
    ? [reply]
    : listBlocks(reply, 'CustomerGateways', 'CustomerGateway', report);
  const vpns = reply.get('VpnGatewayId') ? [reply] : listBlocks(reply, 'VpnGateways', 'VpnGateway', report);
  const gateways = customers?.map(readCustomerGateway) ?? vpns?.map(readVpnGateway);
  return gateways?.map((gateway) => ({ kind: 'alibaba-gateway', gateway }));
}

type Read = (node: TreeNode, report: CappedReport) => AlibabaConnection | undefined;

/** What a node says of one connection. */
export function draftOf(node: TreeNode, read: Read, file: string, report: CappedReport): readonly Draft[] {
  const problems = new CappedReport();
  const alibaba = read(node, problems);
  const id = alibaba && idOf(alibaba, problems);
  if (alibaba && id !== undefined) {
    const observe = (own: Report) => observeDescribe(node, id, own);
    const isDescribed = alibaba.document === 'describe';
    return [{ kind: 'alibaba', id, file, problems, alibaba, ...(isDescribed ? { observe } : {}) }];
  }
  report.absorb(problems);
  return [];
}

/** A reply of DownloadVpnConnectionConfig has no id: it is called by its addresses, until a document has one. */
function idOf(connection: AlibabaConnection, report: CappedReport): string | undefined {
  if (connection.document !== 'download' || connection.id) {
    return connectionId(connection.id, connection.at, 'alibaba', report);
  }
  const labels = connection.tunnels
    .map(({ outside }) => outside.cloud?.value)
    .filter((one) => one !== undefined);
  const [first] = labels.sort();
  return first && `alibaba-${addressLabel(first).replaceAll('_', '-')}`;
}
