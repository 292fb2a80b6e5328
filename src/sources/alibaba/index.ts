import { Report } from '../../diagnostics/result.js';
import type { LiveDocument, LiveOptions, LiveSource } from '../live.js';
import { reportAnswers } from '../regions.js';
import { LIMITS, type Limits, type VpcApi } from './api.js';
import type { Reply } from './ask.js';
import { connect } from './connect.js';
import { askAllConnections, askConnection, askGateways, connectionsIn } from './connections.js';

/** The VPC API of Alibaba Cloud, version 2016-04-28: `alibaba:vco-…` or `alibaba:*`. */
export const alibaba: LiveSource = alibabaSource();

/** The source with other limits of time. */
export function alibabaSource(limits: Limits = LIMITS): LiveSource {
  return { scheme: 'alibaba', read: (wanted, options, report) => read(wanted, options, limits, report) };
}

async function read(
  wanted: string,
  options: LiveOptions,
  limits: Limits,
  report: Report,
): Promise<readonly LiveDocument[]> {
  const file = `alibaba:${wanted}`;
  if (!isMeant(file, options, report)) return [];
  const apis = await connect(wanted, options, limits, report);
  const ask = wanted === '*' ? askAll(options) : askOne(wanted, options);
  const answers = await Promise.all(
    apis.map(async (api) => {
      const problems = new Report();
      const replies = await ask(api, file, problems);
      return { region: api.region, replies, hasConnections: replies.length > 0, problems };
    }),
  );
  reportAnswers(answers, file, report);
  return answers.flatMap(({ replies }) => replies.map(({ document }) => document));
}

function isMeant(source: string, { filters }: LiveOptions, report: Report): boolean {
  const cloud = 'Alibaba Cloud';
  const named = /^alibaba:(?:\*|vco-\w+)$/.test(source);
  const ways = { one: 'alibaba:vco-0123456789abcdefghijk', all: "'alibaba:*'" };
  if (!named) report.add('SOURCE_WRONG', { found: source.slice(0, 80), cloud, ...ways });
  if (filters.length > 0) report.add('SOURCE_OPTION_WRONG', { option: '--filter', cloud });
  return named && filters.length === 0;
}

type AskRegion = (api: VpcApi, source: string, problems: Report) => Promise<readonly Reply[]>;

function askOne(id: string, { withoutConfiguration }: LiveOptions): AskRegion {
  return async (api, file, problems) => {
    const reply = await askConnection(api, id, { file }, problems);
    if (!reply || withoutConfiguration) return reply ? [reply] : [];
    return [reply, ...(await askGateways(api, [reply.body], { file }, problems))];
  };
}

/** The gateways are joined to the wanted connections alone, or to all when none is named. */
function askAll({ connections: wanted, withoutConfiguration }: LiveOptions): AskRegion {
  return async (api, file, problems) => {
    const pages = await askAllConnections(api, { file }, problems);
    const connections = pages
      .flatMap(({ body }) => connectionsIn(body))
      .filter(
        ({ VpnConnectionId, Name }) =>
          wanted.length === 0 || [VpnConnectionId, Name].some((one) => wanted.includes(String(one))),
      );
    const gateways = withoutConfiguration ? [] : await askGateways(api, connections, { file }, problems);
    const filled = pages.filter(({ body }) => connectionsIn(body).length > 0);
    return [...filled, ...gateways];
  };
}
