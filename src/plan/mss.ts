import { tcpMss } from '../model/mtu.js';
import type { IpVersion } from '../model/net.js';
import type { Decisions } from './decisions.js';
import type { TunnelPlan } from './plan.js';
import type { LoneTunnel } from './tunnel.js';

/** A tunnel with the list of what was decided for it. */
export interface DecidedTunnel {
  readonly tunnel: LoneTunnel;
  readonly decisions: Decisions;
}

/**
 * One TCP MSS for all tunnels of a connection, that of the smallest MTU: the cloud may answer by another tunnel than
 * the question came by, and a TCP session outlives a failover.
 */
export function shareMss(tunnels: readonly DecidedTunnel[], version: IpVersion): TunnelPlan[] {
  const smallest = Math.min(...tunnels.map(({ tunnel }) => tunnel.mtu));
  const mss = tcpMss(smallest, version);
  return tunnels.map(({ tunnel, decisions }) => {
    const whose =
      tunnel.mtu === smallest ? 'the MTU' : `the smallest MTU of the connection, ${smallest} bytes,`;
    decisions.add('TCP MSS', `${mss} bytes`, `${whose} less the headers of IPv${version} and TCP`);
    return { ...tunnel, mss, mssMtu: smallest };
  });
}
