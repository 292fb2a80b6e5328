import type { Device } from '../../../src/devices/manifest.js';
import type { VpnConnection } from '../../../src/model/connection.js';
import { insidePair, parseCidr } from '../../../src/model/net.js';
import { type PlanRequest, planDevice } from '../../../src/plan/index.js';
import type { GivenAnswer } from '../../../src/plan/resolve-answers.js';
import { type RenderedFile, render } from '../../../src/render/render.js';
import { readSwanctl } from '../swanctl-reader.js';
import { Bgpd } from './bgpd.js';
import { charonRecord } from './charon.js';
import { type LinkRecord, NO_BGP, type Records } from './record.js';

/** A connection with what is asked for it. */
export interface Request extends Pick<PlanRequest, 'ike' | 'proposal'> {
  readonly connection: VpnConnection;
  readonly answers: readonly GivenAnswer[];
}

/** What a device's daemons load. */
export interface Loaded {
  /** The text of swanctl.conf. */
  readonly swanctl: string;
  /** The configuration of FRR. */
  readonly frr: string;
  /** The rest of each tunnel, by its name in swanctl.conf. */
  readonly links: ReadonlyMap<string, LinkRecord>;
}

/** The files, or the codes of what the device can't do. */
export function filesOf(device: Device, { connection, answers, ...asked }: Request): RenderedFile[] | string {
  const plan = planDevice({ connections: [connection], device, answers: [answers], ...asked });
  const files = plan.ok ? render(plan.value, device) : plan;
  if (files.ok) return [...files.value];
  const errors = files.diagnostics.filter((one) => one.severity === 'error');
  return [...new Set(errors.map((one) => one.code))].sort().join(', ');
}

export function recordsOf({ swanctl, frr, links }: Loaded): Records {
  const root = readSwanctl([swanctl]);
  const bgpd = new Bgpd(frr);
  const tunnels = [...links].map(([name, link]) => {
    const record = { ...charonRecord(root, name), ...link, ...(bgpd.record(peerOf(link)) ?? NO_BGP) };
    return [record['remote address'], record] as const;
  });
  if (new Set(tunnels.map(([address]) => address)).size !== root.sections.get('connections')?.sections.size) {
    throw new Error('a connection of swanctl.conf is missing, or two have one peer');
  }
  return Object.fromEntries(tunnels);
}

/** The other host of the inside network. */
function peerOf(link: LinkRecord): string {
  const own = parseCidr(link['inside address']);
  const pair = own && insidePair(own.prefix);
  return [pair?.customer, pair?.cloud].find((one) => one !== own?.address) ?? '';
}
