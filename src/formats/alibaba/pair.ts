import type { Report } from '../../diagnostics/result.js';
import type { AlibabaConnection, AlibabaTunnel } from './connection.js';

/** What the documents say of one tunnel. */
export interface TunnelPair {
  /** How messages call the tunnel: by the cloud's outside address, or by its number. */
  readonly label: string;
  /** Of the connection's main document. */
  readonly tunnel: AlibabaTunnel;
  /** Of a reply of DownloadVpnConnectionConfig beside it. */
  readonly download: AlibabaTunnel | undefined;
}

/** Joins the tunnels of the two replies by their ids, else by the cloud's address, else where each has one. */
export function pairTunnels(
  config: AlibabaConnection,
  download: AlibabaConnection | undefined,
  report: Report,
): readonly TunnelPair[] {
  const { tunnels } = config;
  if (tunnels.length > 2) report.add('TUNNELS_TOO_MANY', { count: tunnels.length }, config.at.place);
  const others = download?.tunnels ?? [];
  if (download && others.length !== tunnels.length) {
    const names = { one: 'DescribeVpnConnection', other: 'DownloadVpnConnectionConfig' };
    const params = { tunnel: config.id?.value ?? '', what: 'number of tunnels', ...names };
    report.add('ALIBABA_DOCUMENTS_DISAGREE', params, download.at.place);
  }
  return tunnels.map((tunnel, index) => {
    const match =
      others.find((one) => same(one.id?.value, tunnel.id?.value)) ??
      others.find((one) => same(one.outside.cloud?.value, tunnel.outside.cloud?.value)) ??
      (tunnels.length === 1 ? others[0] : undefined);
    const outside = { ...tunnel.outside, cloud: tunnel.outside.cloud ?? match?.outside.cloud };
    const customer = tunnel.outside.customer ?? match?.outside.customer;
    return {
      label:
        outside.cloud?.value ??
        (tunnels.length === 1 ? (config.id?.value ?? 'the tunnel') : `tunnel ${index + 1}`),
      tunnel: { ...tunnel, outside: { ...outside, customer } },
      download: match,
    };
  });
}

function same(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other;
}
