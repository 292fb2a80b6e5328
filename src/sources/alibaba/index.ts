import { Report } from '../../diagnostics/result.js';
import type { LiveDocument, LiveOptions, LiveSource } from '../live.js';
import type { VpcApi } from './api.js';
import { connect } from './connect.js';
import { askAllConnections, askConnection, askGateways, connectionsIn } from './connections.js';

/** `alibaba:vco-…` and `alibaba:*`: the VPC API of Alibaba Cloud, version 2016-04-28. */
export const alibaba: LiveSource = { scheme: 'alibaba', read };

const ALL = 'alibaba:*';

async function read(wanted: string, options: LiveOptions, report: Report): Promise<readonly LiveDocument[]> {
  if (!isMeant(wanted, options, report)) return [];
  const apis = await connect(wanted, options, report);
  return wanted === '*' ? readAll(apis, options.connections, report) : readOne(apis, wanted, report);
}

function isMeant(wanted: string, { filters }: LiveOptions, report: Report): boolean {
  const cloud = 'Alibaba Cloud';
  const named = /^(?:\*|vco-\w+)$/.test(wanted);
  if (!named) {
    report.add('SOURCE_WRONG', { found: `alibaba:${wanted}`, cloud, one: 'alibaba:vco-…', all: ALL });
  }
  if (filters.length > 0) report.add('SOURCE_OPTION_WRONG', { option: '--filter', cloud });
  return named && filters.length === 0;
}

/** A connection lies in one of the regions: that the others do not know it matters only when none does. */
async function readOne(
  apis: readonly VpcApi[],
  id: string,
  report: Report,
): Promise<readonly LiveDocument[]> {
  const place = { file: `alibaba:${id}` };
  const failed = new Report();
  for (const api of apis) {
    const reply = await askConnection(api, id, place, failed);
    if (reply === undefined) continue;
    const gateways = await askGateways(api, [reply.body], place, report);
    return [reply, ...gateways].map(({ document }) => document);
  }
  report.take(failed.diagnostics);
  return [];
}

async function readAll(
  apis: readonly VpcApi[],
  wanted: readonly string[],
  report: Report,
): Promise<readonly LiveDocument[]> {
  const place = { file: ALL };
  const own = new Report();
  const documents: LiveDocument[] = [];
  for (const api of apis) {
    const pages = await askAllConnections(api, place, own);
    const connections = pages.flatMap(({ body }) => connectionsIn(body));
    const joined = connections.filter(
      (one) => wanted.length === 0 || wanted.includes(String(one.VpnConnectionId)),
    );
    const replies = [
      ...pages.filter(({ body }) => connectionsIn(body).length > 0),
      ...(await askGateways(api, joined, place, own)),
    ];
    documents.push(...replies.map(({ document }) => document));
  }
  report.take(own.diagnostics);
  if (apis.length > 0 && documents.length === 0 && !own.failed) {
    report.add('SOURCE_HAS_NO_CONNECTION', { regions: apis.map(({ region }) => region).join(', ') }, place);
  }
  return documents;
}
