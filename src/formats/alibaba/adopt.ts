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
  const ours = drafts.filter((one) => one.kind === 'alibaba');
  const described = ours.filter(({ alibaba }) => alibaba?.document === 'describe');
  return drafts.map((draft) => {
    if (draft.kind !== 'alibaba' || draft.alibaba?.document !== 'download' || draft.alibaba.id) return draft;
    const { alibaba } = draft;
    const ids = new Set(matches(alibaba, described, known));
    const [id] = ids;
    if (ids.size > 1) {
      const params = { ids: [...ids].join(' and ') };
      draft.problems.add('ALIBABA_DOWNLOAD_AMBIGUOUS', params, alibaba.at.place);
    }
    return ids.size === 1 && id !== undefined ? { ...draft, id } : draft;
  });
}

/** By the addresses of both sides; among several, by the customer's likely ones, then by the networks. */
function matches(
  download: AlibabaConnection,
  described: readonly AlibabaDraft[],
  gateways: Gateways,
): readonly string[] {
  const facts = factsOf(download, gateways);
  const candidates = described.flatMap(({ id, alibaba }) =>
    alibaba ? [{ id, ...factsOf(alibaba, gateways) }] : [],
  );
  const fits = candidates.filter(({ cloud, customer, subnets }) => {
    const isCloud = cloud === '' ? subnets === facts.subnets : cloud === facts.cloud;
    return isCloud && (customer === '' || facts.customer === '' || customer === facts.customer);
  });
  const likely = narrowed(fits, (one) => one.likelyCustomer === facts.customer);
  return narrowed(likely, (one) => one.subnets === facts.subnets).map(({ id }) => id);
}

function narrowed<T>(all: readonly T[], test: (one: T) => boolean): readonly T[] {
  const some = all.filter(test);
  return some.length > 0 ? some : all;
}

/** What both replies have, as texts that can be compared; empty where it is not known. */
interface Facts {
  readonly cloud: string;
  readonly customer: string;
  /** With what only an identity says. */
  readonly likelyCustomer: string;
  readonly subnets: string;
}

function factsOf(connection: AlibabaConnection, gateways: Gateways): Facts {
  const { tunnels, subnets } = connection;
  const ends = tunnels.map((tunnel) => endsOf(tunnel, connection, gateways));
  const certain = ends.map(({ customer }) => (customer.isTaken ? undefined : customer.address?.value));
  return {
    cloud: inWords(ends.map(({ cloud }) => cloud.address?.value)),
    customer: inWords(certain),
    likelyCustomer: inWords(ends.map(({ customer }) => customer.address?.value)),
    subnets: JSON.stringify([sorted(subnets.customer), sorted(subnets.cloud)]),
  };
}

function inWords(values: readonly (string | undefined)[]): string {
  return values.includes(undefined) ? '' : [...values].sort().join(' ');
}
