import { z } from 'zod';
import { alibabaSide, fromDescribe } from './alibaba.js';
import { type AwsConnection, awsSide, fromReply, fromXml } from './aws.js';
import type { CloudSide, CloudSite } from './cloud.js';
import type { CustomerGateway } from './gateways.js';

/** A connection as one document tells it. */
export interface Found {
  readonly id: string;
  /** False for AWS's configuration alone, which does not say what is allowed. */
  readonly complete: boolean;
  side(site: CloudSite, gateways: ReadonlyMap<string, CustomerGateway>): CloudSide;
}

/**
 * The connections of one document: AWS's CustomerGatewayConfiguration, or the JSON of a reply from either cloud.
 * Replies about something else (a customer gateway, an attachment) have none.
 */
export function connectionsIn(text: string): Found[] {
  if (text.trimStart().startsWith('<')) return [aws(fromXml(text), false)];
  return items.parse(JSON.parse(text)).flatMap((item) => {
    const { VpnConnectionId: id, State: state } = head.parse(item);
    if (state === 'deleting' || state === 'deleted') return [];
    return [id.startsWith('vco-') ? alibaba(item) : aws(fromReply(item), true)];
  });
}

const head = z.object({ VpnConnectionId: z.string(), State: z.string().optional() });

const items = z.union([
  z.object({ VpnConnections: z.array(z.unknown()) }).transform((reply) => reply.VpnConnections),
  z
    .object({ VpnConnections: z.object({ VpnConnection: z.array(z.unknown()) }) })
    .transform((reply) => reply.VpnConnections.VpnConnection),
  z.object({ VpnConnection: head.loose() }).transform((reply) => [reply.VpnConnection]),
  head.loose().transform((reply) => [reply]),
  z.unknown().transform(() => []),
]);

function aws(found: AwsConnection, complete: boolean): Found {
  return { id: found.configuration['@id'], complete, side: (site) => awsSide(found, site) };
}

function alibaba(item: unknown): Found {
  const found = fromDescribe(item);
  return {
    id: found.VpnConnectionId,
    complete: true,
    side: (site, gateways) => alibabaSide(found, gateways, site),
  };
}
