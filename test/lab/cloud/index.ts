import { z } from 'zod';
import { type AwsConnection, awsSide, fromReply, fromXml } from './aws.js';
import type { CloudSide, CloudSite } from './cloud.js';

/** A document as the tool under test gets it. */
export interface CloudDocument {
  readonly name: string;
  readonly text: string;
}

/**
 * The cloud's ends of all connections in the documents, in the documents' order. `sites` is keyed by the
 * connection's id. A document that it cannot read, or a connection without a site, is a mistake of the scenario
 * and thrown.
 */
export function cloudSides(
  documents: readonly CloudDocument[],
  sites: ReadonlyMap<string, CloudSite>,
): CloudSide[] {
  const connections = new Map<string, AwsConnection>();
  for (const found of documents.flatMap(awsConnections)) {
    const id = found.configuration['@id'];
    if (found.complete || !connections.has(id)) connections.set(id, found);
  }
  return [...connections].map(([id, found]) => awsSide(found, siteOf(id, sites)));
}

function siteOf(id: string, sites: ReadonlyMap<string, CloudSite>): CloudSite {
  const site = sites.get(id);
  if (site === undefined) throw new Error(`${id}: the scenario has no such connection`);
  return site;
}

const ended = z.looseObject({ State: z.enum(['deleting', 'deleted']) });
const awsReply = z.union([
  z.object({ VpnConnections: z.array(z.unknown()) }).transform((reply) => reply.VpnConnections),
  z.object({ VpnConnection: z.unknown() }).transform((reply) => [reply.VpnConnection]),
]);

function awsConnections({ text }: CloudDocument): AwsConnection[] {
  if (text.trimStart().startsWith('<')) return [fromXml(text)];
  return awsReply
    .parse(JSON.parse(text))
    .filter((item) => !ended.safeParse(item).success)
    .map(fromReply);
}
