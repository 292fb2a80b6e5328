import { visible } from '../diagnostics/print.js';
import { type ConnectionDrawing, PREFERENCES, type Topology, type TunnelDrawing } from './topology.js';

/** One line of a box. */
export interface Line {
  readonly style: 'name' | 'value' | 'text';
  readonly text: string;
}

// What fits into the box and between the boxes of topology-svg.ts, in the widths of its fonts.
const BOX_COLUMNS = { name: 23, value: 26, text: 26 } as const;
const TUNNEL_COLUMNS = 65;
const MAX_NETWORKS = 6;
const MAX_LINES = 3;

export function deviceLines({ device }: Topology): readonly Line[] {
  return [
    ...wrapped('name', device.name),
    ...(device.asn === undefined ? [] : wrapped('text', `AS ${device.asn}`)),
    ...device.addresses.flatMap((one) => wrapped('value', one)),
    ...networkLines(device.networks),
  ];
}

export function cloudLines({ cloud, id, name, gateway, asn, networks }: ConnectionDrawing): readonly Line[] {
  return [
    ...wrapped('name', cloud),
    ...wrapped('value', id),
    ...(name === undefined ? [] : wrapped('value', name)),
    ...wrapped('text', gateway.kind),
    ...(gateway.id === undefined ? [] : wrapped('value', gateway.id)),
    ...wrapped('text', asn === undefined ? 'static routing' : `AS ${asn}`),
    ...networkLines(networks),
  ];
}

function networkLines(networks: readonly string[]): readonly Line[] {
  const shown = networks.slice(0, MAX_NETWORKS);
  const left = networks.length - shown.length;
  return [
    ...(shown.length > 0 ? [{ style: 'text', text: 'networks' } as const] : []),
    ...shown.flatMap((one) => wrapped('value', one)),
    ...(left > 0 ? [{ style: 'text', text: `and ${left} more` } as const] : []),
  ];
}

/** A text on lines of the box's width. What is longer than they hold is cut, which an ellipsis shows. */
function wrapped(style: Line['style'], text: string): Line[] {
  const rows: string[] = [''];
  for (const word of visible(text).split(/(?<= )/)) {
    for (const piece of columns(word) > BOX_COLUMNS[style] ? [...word] : [word]) {
      const row = rows.at(-1) ?? '';
      if (columns((row + piece).trimEnd()) > BOX_COLUMNS[style]) rows.push(piece);
      else rows[rows.length - 1] = row + piece;
    }
  }
  const shown = rows.slice(0, MAX_LINES);
  if (rows.length > MAX_LINES) shown[MAX_LINES - 1] = `${[...(shown.at(-1) ?? '')].slice(0, -1).join('')}…`;
  return shown.map((row) => ({ style, text: row }));
}

/** Characters of East Asian scripts are twice as wide. */
function columns(text: string): number {
  return [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1), 0);
}

export interface AddressRow {
  readonly text: string;
  /** On the cloud's side, aligned to it. */
  readonly atEnd: boolean;
  readonly row: number;
}

/** The addresses of both ends side by side; under each other where they are too long for that. */
export function addressRows({ outside, inside }: TunnelDrawing): readonly AddressRow[] {
  const pairs = [
    [`outside ${outside.customer}`, `${outside.cloud} outside`],
    ...(inside ? [[`inside ${inside.customer}`, `${inside.cloud} inside`]] : []),
  ] as const;
  let row = 0;
  return pairs.flatMap(([customer = '', cloud = '']) => {
    const isLong = customer.length + cloud.length + 2 > TUNNEL_COLUMNS;
    const first = { text: customer, atEnd: false, row };
    row += isLong ? 1 : 0;
    const second = { text: cloud, atEnd: true, row };
    row += 1;
    return [first, second];
  });
}

export function tunnelTitle({ order, preference, numbers }: TunnelDrawing): string {
  return [`Tunnel ${order}`, PREFERENCES[preference], ...numbers].join(' · ');
}

export function titleOf({ device, connections }: Topology): string {
  return `${device.name} and ${connections.map(({ cloud, id }) => `${cloud} ${id}`).join(', ')}`;
}

/** The drawing in words. */
export function describe({ device, connections }: Topology): string {
  const asn = (one: number | undefined) => (one === undefined ? '' : ` (AS ${one})`);
  return connections
    .flatMap((one) => [
      `${device.name}${asn(device.asn)} is connected to ${one.cloud} ${one.id}${asn(one.asn)}.`,
      ...one.tunnels.map(tunnelInWords),
    ])
    .join(' ');
}

function tunnelInWords({ order, preference, behindNat, outside, inside }: TunnelDrawing): string {
  const nat = behindNat ? ', behind a NAT' : '';
  const within = inside ? `, inside ${inside.customer} to ${inside.cloud}` : ', without inside addresses';
  return `Tunnel ${order}, ${PREFERENCES[preference]}: outside ${outside.customer}${nat} to ${outside.cloud}${within}.`;
}
