import type { ConnectionState, TunnelState } from '../model/state.js';
import type { Mark, MarkCode, Parameter } from './status.js';
import { PARAMETER_NAMES, wordOf } from './words.js';

type Cloud = ConnectionState['cloud'];

const difference = (code: MarkCode, text: string): Mark => ({ code, severity: 'difference', text });
const note = (code: MarkCode, text: string): Mark => ({ code, severity: 'note', text });

/** What is to be seen at the connection itself. */
export function marksOfConnection({ ready, health, tunnels }: ConnectionState): readonly Mark[] {
  const marks: Mark[] = [];
  if (ready.value !== true) {
    const state = ready.word === '' ? 'in no known state' : ready.word;
    marks.push(difference('CONNECTION_NOT_READY', `the connection is ${state}`));
  }
  if (tunnels.length === 0) marks.push(difference('NO_TUNNELS', 'the connection has no tunnels'));
  if (health && health.value !== true) {
    marks.push(difference('HEALTH_CHECK_FAILED', `the health check is ${health.word || 'not known'}`));
  }
  return marks;
}

/** What a tunnel is compared with. */
export interface Comparison {
  readonly state: ConnectionState;
  readonly tunnel: TunnelState;
  readonly parameters: readonly Parameter[];
  /** Routes that the plan lets the device announce. */
  readonly plannedRoutes: number | undefined;
  /** Whether what was negotiated is told by the cloud, and asked for. */
  readonly isCompared: boolean;
}

/** What is to be seen at a tunnel: first whether it is up, then what it has negotiated, then what passes. */
export function marksOfTunnel(comparison: Comparison): readonly Mark[] {
  const { state, tunnel, parameters, isCompared } = comparison;
  const isUnheard = isCompared && tunnel.up.value === true && !tunnel.negotiated;
  return [
    ...marksOfUp(tunnel),
    ...(isUnheard
      ? [difference('NEGOTIATED_NOT_KNOWN', 'what was negotiated is not known: there is no reply about it')]
      : parameters.flatMap((one) => marksOfParameter(one, state.cloud))),
    ...marksOfRoutes(comparison),
    ...marksOfMaintenance(tunnel),
  ];
}

function marksOfUp({ up, bgp, provisioning }: TunnelState): readonly Mark[] {
  const marks: Mark[] = [];
  if (up.value === false) marks.push(difference('TUNNEL_DOWN', `the tunnel is down (${up.word})`));
  if (up.value === undefined) {
    const text =
      up.word === '' ? 'the cloud does not say whether the tunnel is up' : `the tunnel is ${up.word}`;
    marks.push(difference('TUNNEL_NOT_KNOWN', text));
  }
  if (bgp && bgp.value !== true) {
    marks.push(difference('BGP_DOWN', `the BGP session is not up (${bgp.word || 'not told'})`));
  }
  if (provisioning && provisioning.state.toLowerCase() !== 'available') {
    const reason = provisioning.reason === undefined ? '' : `: ${provisioning.reason}`;
    marks.push(
      difference(
        'PROVISIONING',
        `the cloud's end of the tunnel is not set up (${provisioning.state}${reason})`,
      ),
    );
  }
  return marks;
}

function marksOfParameter(parameter: Parameter, cloud: Cloud): readonly Mark[] {
  const { id, planned, negotiated, allowed, verdict } = parameter;
  const name = PARAMETER_NAMES[id];
  const word = negotiated?.word ?? '';
  const words = (values: readonly (string | number)[]) =>
    values.map((one) => wordOf(cloud, id, one)).join(', ');
  const isAllowed =
    allowed === undefined || negotiated?.value === undefined || allowed.includes(negotiated.value);
  const marks: Mark[] = [];
  if (verdict === 'not-planned' && planned !== undefined) {
    const text = `${name} is ${word}, and planned is ${wordOf(cloud, id, planned)}`;
    marks.push(difference('NEGOTIATED_NOT_PLANNED', text));
  }
  if ((verdict === 'not-planned' || verdict === 'not-allowed') && !isAllowed) {
    const text = `${name} is ${word}, which is not allowed: ${words(allowed ?? [])}`;
    marks.push(difference('NEGOTIATED_NOT_ALLOWED', text));
  }
  if (verdict === 'not-known') {
    const text = negotiated ? `${name} is ${word}, a word that is not known` : `${name} is not told`;
    marks.push(difference('NEGOTIATED_NOT_KNOWN', text));
  }
  if (verdict === 'not-yet') {
    marks.push(note('NOT_NEGOTIATED_YET', `${name} is agreed on when the first keys are renewed`));
  }
  const strongest = allowed?.[0];
  if (verdict === 'allowed' && strongest !== undefined && strongest !== negotiated?.value) {
    const text = `${name} is ${word}, and the stronger ${wordOf(cloud, id, strongest)} is allowed`;
    marks.push(note('WEAKER_THAN_ALLOWED', text));
  }
  return marks;
}

/** Routes are counted where they are learned: static ones are no one's answer. */
function marksOfRoutes({ state, tunnel, plannedRoutes }: Comparison): readonly Mark[] {
  const { up, acceptedRoutes } = tunnel;
  const isBgp = state.routing === 'bgp' || plannedRoutes !== undefined;
  if (!isBgp || up.value !== true || acceptedRoutes === undefined) return [];
  if (plannedRoutes !== undefined && plannedRoutes !== acceptedRoutes) {
    const text = `accepted routes are ${acceptedRoutes}, and planned are ${plannedRoutes}`;
    return [difference('ROUTES_NOT_PLANNED', text)];
  }
  if (plannedRoutes === undefined && acceptedRoutes === 0) {
    return [difference('NO_ROUTES', 'no routes are accepted over BGP')];
  }
  return [];
}

function marksOfMaintenance({ maintenance }: TunnelState): readonly Mark[] {
  if (!maintenance?.isPending) return [];
  const { appliedAfter, word } = maintenance;
  const when = appliedAfter === undefined ? '' : `; the cloud does it by itself after ${appliedAfter}`;
  return [note('MAINTENANCE_PENDING', `maintenance is pending (${word})${when}`)];
}
