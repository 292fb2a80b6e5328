import type { CloudSide, CloudSite } from './cloud.js';
import { connectionsIn, type Found } from './documents.js';
import { customerGateways } from './gateways.js';

/** A document as the tool under test gets it. */
export interface CloudDocument {
  readonly name: string;
  readonly text: string;
}

/**
 * The cloud's ends of all connections in the documents, in the documents' order. `sites` is keyed by the
 * connection's id. Whatever it cannot read is a mistake of the scenario, and thrown.
 */
export function cloudSides(
  documents: readonly CloudDocument[],
  sites: ReadonlyMap<string, CloudSite>,
): CloudSide[] {
  const connections = new Map<string, Found>();
  for (const document of documents) {
    for (const found of read(document)) {
      if (found.complete || !connections.has(found.id)) connections.set(found.id, found);
    }
  }
  if (connections.size === 0) throw new Error('the documents have no connection');
  const gateways = customerGateways(documents.map(({ text }) => text));
  return [...connections.values()].map((found) => found.side(siteOf(found.id, sites), gateways));
}

function read({ name, text }: CloudDocument): Found[] {
  try {
    return connectionsIn(text);
  } catch (error) {
    throw new Error(`${name}: not a document that the cloud's end can be made of`, { cause: error });
  }
}

function siteOf(id: string, sites: ReadonlyMap<string, CloudSite>): CloudSite {
  const site = sites.get(id);
  if (site === undefined) throw new Error(`${id}: the scenario has no such connection`);
  return site;
}
