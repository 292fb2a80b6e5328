import type { AlibabaDraft, Draft } from '../draft.js';
import type { AlibabaConnection } from './connection.js';
import type { AlibabaGateway } from './gateway.js';
import { Gateways } from './gateways.js';
import { endsOf } from './outside.js';
import { sorted } from './selectors.js';

/**
 * Gives replies of DownloadVpnConnectionConfig, which have no id, that of the connection which has their addresses,
 * where another document tells of it.
 */
export function adoptDownloads(
  drafts: readonly Draft[],
  gateways: readonly AlibabaGateway[],
): readonly Draft[] {
  const known = new Gateways(gateways);
  const described = drafts.filter((one) => one.kind === 'alibaba' && one.alibaba?.document === 'describe');
  return drafts.map((draft) => {
    if (draft.kind !== 'alibaba' || draft.alibaba?.document !== 'download' || draft.alibaba.id) return draft;
    const { alibaba } = draft;
    const ids = new Set(matches(alibaba, described as readonly AlibabaDraft[], known));
    const [id] = ids;
    if (ids.size > 1) {
      const params = { ids: [...ids].join(' and ') };
      draft.problems.add('ALIBABA_DOWNLOAD_AMBIGUOUS', params, alibaba.at.place);
    }
    return ids.size === 1 && id !== undefined ? { ...draft, id } : draft;
  });
}

/** By the cloud's addresses; among several, by the customer's, then by the networks of both sides. */
function matches(
  download: AlibabaConnection,
  described: readonly AlibabaDraft[],
  gateways: Gateways,
): readonly string[] {
  const facts = factsOf(download, gateways);
  const candidates = described.flatMap(({ id, alibaba }) =>
    alibaba ? [{ id, facts: factsOf(alibaba, gateways) }] : [],
  );
  const fits = candidates.filter((one) =>
    one.facts.cloud === '' ? one.facts.subnets === facts.subnets : one.facts.cloud === facts.cloud,
  );
  const byCustomer = narrowed(
    fits,
    (one) => one.facts.customer === '' || one.facts.customer === facts.customer,
  );
  return narrowed(byCustomer, (one) => one.facts.subnets === facts.subnets).map(({ id }) => id);
}

function narrowed<T>(all: readonly T[], test: (one: T) => boolean): readonly T[] {
  const some = all.filter(test);
  return some.length > 0 ? some : all;
}

/** What both replies have, as texts that can be compared; empty where it is not known. */
function factsOf(
  connection: AlibabaConnection,
  gateways: Gateways,
): { readonly cloud: string; readonly customer: string; readonly subnets: string } {
  const { tunnels, subnets } = connection;
  const ends = tunnels.map((tunnel) => endsOf(tunnel, connection, gateways));
  return {
    cloud: inWords(ends.map(({ cloud }) => cloud.address?.value)),
    customer: inWords(ends.map(({ customer }) => customer.address?.value)),
    subnets: JSON.stringify([sorted(subnets.customer), sorted(subnets.cloud)]),
  };
}

function inWords(values: readonly (string | undefined)[]): string {
  return values.includes(undefined) ? '' : [...values].sort().join(' ');
}
