import { visible } from '../../diagnostics/print.js';
import {
  type ConnectionStatus,
  type Mark,
  type Parameter,
  type Status,
  TELLS_NEGOTIATED,
  type TunnelStatus,
} from '../../status/status.js';
import { PARAMETER_NAMES, wordOf } from '../../status/words.js';
import { table } from '../console.js';
import { agoInWords } from './time.js';

/** The status for people; what a cloud has said stands in it with its control characters made visible. */
export function printStatus(status: Status, now?: number): string {
  const connections = status.connections.map((one) => printConnection(one, status, now));
  return `${connections.join('\n')}\n${summaryOf(status)}\n`;
}

function printConnection(connection: ConnectionStatus, status: Status, now: number | undefined): string {
  const { id, name, ready, routing, health, cloud, marks, tunnels } = connection;
  const state = ready.word === '' ? [] : [ready.word];
  const kind = routing === 'unknown' ? [] : [routing === 'bgp' ? 'BGP' : 'static routes'];
  const check = health ? [`health check ${health.word || 'not told'}`] : [];
  const facts = [...state, ...kind, ...check].join(', ');
  const title = visible(`${id}${name === undefined ? '' : ` (${name})`}: ${facts}`);
  const lines = [title, `  ${comparisonOf(cloud, status)}`, ...marks.map((one) => `  ${markLine(one)}`)];
  return `${lines.join('\n')}\n${tunnels.map((one) => `\n${printTunnel(one, cloud, now)}`).join('')}`;
}

function comparisonOf(cloud: ConnectionStatus['cloud'], { device, negotiated }: Status): string {
  if (!negotiated) return 'what was negotiated is not compared';
  if (!TELLS_NEGOTIATED[cloud]) {
    return 'this cloud does not tell what was negotiated: it takes exactly what is allowed';
  }
  return device === undefined
    ? 'no device: compared with what the connection allows alone'
    : `compared with the plan for ${device} and with what the connection allows`;
}

function printTunnel(
  tunnel: TunnelStatus,
  cloud: ConnectionStatus['cloud'],
  now: number | undefined,
): string {
  const rows = tunnel.parameters.map((one) => parameterRow(one, cloud));
  const marks = tunnel.marks.map((one) => `    ${markLine(one)}\n`).join('');
  const parameters = table([['   ', 'PARAMETER', 'PLANNED', 'NEGOTIATED', 'ALLOWED'], ...rows]);
  return `  ${visible(tunnelTitle(tunnel, now))}\n${table(factRows(tunnel))}${parameters}${marks}`;
}

function tunnelTitle({ address, id, role, up, since }: TunnelStatus, now: number | undefined): string {
  const name = address ?? id ?? 'without an address';
  const which = [address && id, role].filter(Boolean).join(', ');
  const ago = since !== undefined && now !== undefined ? ` (${agoInWords(since, now)})` : '';
  const when = since === undefined ? '' : ` since ${since}${ago}`;
  return `tunnel ${name}${which === '' ? '' : ` (${which})`}: ${up.word || 'not told'}${when}`;
}

function factRows(tunnel: TunnelStatus): string[][] {
  const { message, acceptedRoutes, plannedRoutes, bgp, certificate, provisioning, maintenance } = tunnel;
  const planned = plannedRoutes === undefined ? '' : ` (planned ${plannedRoutes})`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['message', message],
    ['BGP session', bgp && (bgp.word || 'not told')],
    ['accepted routes', acceptedRoutes === undefined ? undefined : `${acceptedRoutes}${planned}`],
    ['certificate', certificate],
    ['provisioning', provisioning && [provisioning.state, provisioning.reason].filter(Boolean).join(': ')],
    ['maintenance', maintenance && maintenanceInWords(maintenance)],
  ];
  return facts.flatMap(([name, text]) => (text === undefined ? [] : [['   ', name, visible(text)]]));
}

function maintenanceInWords(maintenance: NonNullable<TunnelStatus['maintenance']>): string {
  const { isPending, appliedAfter, lastApplied } = maintenance;
  return [
    isPending ? 'pending' : 'none pending',
    ...(appliedAfter === undefined ? [] : [`applied by itself after ${appliedAfter}`]),
    ...(lastApplied === undefined ? [] : [`last applied ${lastApplied}`]),
  ].join('; ');
}

const IS_MARKED: ReadonlySet<Parameter['verdict']> = new Set(['not-planned', 'not-allowed', 'not-known']);

function parameterRow(
  { id, planned, negotiated, allowed, verdict }: Parameter,
  cloud: ConnectionStatus['cloud'],
): string[] {
  const word = (value: string | number) => wordOf(cloud, id, value);
  return [
    IS_MARKED.has(verdict) ? '  !' : '   ',
    PARAMETER_NAMES[id],
    planned === undefined ? '-' : word(planned),
    visible(negotiated?.word ?? (verdict === 'not-yet' ? 'later' : '-')),
    allowed === undefined ? '-' : allowed.map(word).join(', '),
  ];
}

function markLine({ severity, text }: Mark): string {
  return `${severity === 'difference' ? '!' : '-'} ${visible(text)}`;
}

function summaryOf({ ok, device, negotiated, connections }: Status): string {
  const marks = connections.flatMap((one) => [
    ...one.marks,
    ...one.tunnels.flatMap((tunnel) => tunnel.marks),
  ]);
  const differences = marks.filter(({ severity }) => severity === 'difference').length;
  if (!ok) return differences === 1 ? '1 difference' : `${differences} differences`;
  if (!negotiated) return 'all tunnels are up';
  return device === undefined
    ? 'all tunnels are up, with what the connection allows'
    : 'all tunnels are up and as planned';
}
