import type { Place } from '../../diagnostics/diagnostic.js';
import type { Report } from '../../diagnostics/result.js';
import { inTurns } from '../turns.js';
import type { VpcApi } from './api.js';
import { ask, isObject, type JsonObject, type Question, type Reply } from './ask.js';

/** The most that DescribeVpnConnections gives at once. */
const PAGE_SIZE = 50;

/** No region of an account has so many: who says that it has more is not the cloud. */
const MOST_CONNECTIONS = 20_000;

/** The reply for one connection. */
export function askConnection(
  api: VpcApi,
  id: string,
  place: Place,
  report: Report,
): Promise<Reply | undefined> {
  return ask(api, oneById('DescribeVpnConnection', 'VpnConnectionId', id, 'connection'), place, report);
}

/** Every page of the region's connections: those of VPN gateways and those of transit routers. */
export async function askAllConnections(
  api: VpcApi,
  place: Place,
  report: Report,
): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  for (let page = 1; ; page += 1) {
    const reply = await ask(api, pageOf(page, api.region), place, report);
    if (reply === undefined) return replies;
    replies.push(reply);
    const isEmpty = connectionsIn(reply.body).length === 0;
    if (isEmpty || page * PAGE_SIZE >= Number(reply.body.TotalCount)) return replies;
  }
}

function pageOf(page: number, region: string): Question {
  return {
    action: 'DescribeVpnConnections',
    parameters: { PageNumber: String(page), PageSize: String(PAGE_SIZE) },
    what: 'connection',
    name: `* DescribeVpnConnections (${region}, page ${page})`,
    file: `vpn-connections-${page}`,
    fits: ({ TotalCount, VpnConnections }) =>
      Number.isInteger(TotalCount) && Number(TotalCount) <= MOST_CONNECTIONS && isObject(VpnConnections),
  };
}

function oneById(action: string, key: string, id: string, what: string): Question {
  return {
    action,
    parameters: { [key]: id },
    what: `${what} ${id}`,
    name: `${id} ${action}`,
    file: id,
    fits: (_, text) => text.includes(id),
  };
}

/** The connections of a page. */
export function connectionsIn({ VpnConnections }: JsonObject): readonly JsonObject[] {
  const list = isObject(VpnConnections) ? VpnConnections.VpnConnection : [];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/**
 * The gateways that connections name, each asked for once: a connection says neither the customer gateway's address
 * nor, in older replies, the VPN gateway's.
 */
export async function askGateways(
  api: VpcApi,
  connections: readonly JsonObject[],
  place: Place,
  report: Report,
): Promise<readonly Reply[]> {
  const named = connections.map(gatewaysOf);
  const questions = [
    ...unique(
      named.flatMap(({ customer }) => customer),
      /^cgw-\w+$/,
    ).map((id) => oneById('DescribeCustomerGateway', 'CustomerGatewayId', id, 'customer gateway')),
    // Connections of a transit router have no VPN gateway.
    ...unique(
      named.map(({ vpn }) => vpn),
      /^vpn-\w+$/,
    ).map((id) => oneById('DescribeVpnGateway', 'VpnGatewayId', id, 'VPN gateway')),
  ];
  const replies = await inTurns(questions, (question) => ask(api, question, place, report));
  return replies.filter((reply) => reply !== undefined);
}

function gatewaysOf(connection: JsonObject): {
  readonly customer: readonly unknown[];
  readonly vpn: unknown;
} {
  const { CustomerGatewayId, VpnGatewayId, TunnelOptionsSpecification } = connection;
  const tunnels = isObject(TunnelOptionsSpecification) ? TunnelOptionsSpecification.TunnelOptions : [];
  const own = Array.isArray(tunnels) ? tunnels.filter(isObject).map((one) => one.CustomerGatewayId) : [];
  return { customer: [CustomerGatewayId, ...own], vpn: VpnGatewayId };
}

function unique(ids: readonly unknown[], pattern: RegExp): string[] {
  return [...new Set(ids.filter((id) => typeof id === 'string'))].filter((id) => pattern.test(id));
}
