import { Markup, markup } from './markup.js';
import type { ConnectionDrawing, Topology, TunnelDrawing } from './topology.js';
import {
  addressRows,
  cloudLines,
  describe,
  deviceLines,
  type Line,
  titleOf,
  tunnelTitle,
} from './topology-text.js';

const MARGIN = 10;
const BOX = 210;
const NAT = 30;
const GAP = 12;
const TUNNELS = 450;
const LINE = 16;
const PADDING = 14;
/** From the left: the device, the address translator, the tunnels, the cloud. */
const NAT_AT = MARGIN + BOX + GAP;
const TUNNELS_AT = NAT_AT + NAT + GAP;
const CLOUD_AT = TUNNELS_AT + TUNNELS + GAP;
const WIDTH = CLOUD_AT + BOX + MARGIN;

/** Black on white in print, light on dark where the reader has it so; both by the colour of the text. */
const STYLE = `
.topology { color: #16202c; background: transparent; }
.topology .box { fill: currentColor; fill-opacity: .04; stroke: currentColor; stroke-width: 1; }
.topology .nat { fill: none; stroke: currentColor; stroke-width: 1; stroke-dasharray: 3 3; }
.topology text { fill: currentColor; font: 12px system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
.topology .name { font-weight: 600; font-size: 13px; }
.topology .value { font: 11px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.topology .tunnel { stroke: currentColor; stroke-width: 2; fill: none; }
.topology .preferred { stroke-width: 4; }
.topology .backup { stroke-dasharray: 8 6; }
.topology .end { fill: currentColor; }
@media screen and (prefers-color-scheme: dark) { .topology { color: #e4e9ef; } }
`;

/** The drawing as SVG: the same text inside a page and as a file of its own. */
export function drawTopology(topology: Topology): Markup {
  const groups = topology.connections.map((one) => ({
    one,
    cloud: cloudLines(one),
    height: groupHeight(one),
  }));
  const device = deviceLines(topology);
  const drawn = groups.reduce((sum, { height }) => sum + height + GAP, -GAP);
  const height = Math.max(drawn, boxHeight(device));
  const tops = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, before) => sum + before.height + GAP, MARGIN + (height - drawn) / 2),
  );
  return markup`<svg class="topology" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height + 2 * MARGIN}" role="img" aria-labelledby="topology-title topology-desc">
<title id="topology-title">${titleOf(topology)}</title>
<desc id="topology-desc">${describe(topology)}</desc>
<style>${new Markup(STYLE)}</style>
${box(MARGIN, MARGIN, height, device)}${groups.map((group, index) => drawGroup(group, tops[index] ?? MARGIN))}</svg>
`;
}

interface Group {
  readonly one: ConnectionDrawing;
  readonly cloud: readonly Line[];
  readonly height: number;
}

function drawGroup({ one, cloud, height }: Group, top: number): Markup {
  const heights = one.tunnels.map(tunnelHeight);
  const start = top + (height - heights.reduce((sum, each) => sum + each, 0)) / 2;
  const tunnels = one.tunnels.map((tunnel, index) =>
    drawTunnel(tunnel, start + heights.slice(0, index).reduce((sum, each) => sum + each, 0)),
  );
  const nat = one.tunnels.some((tunnel) => tunnel.behindNat) ? drawNat(top, height) : markup``;
  return markup`${nat}${tunnels}${box(CLOUD_AT, top, height, cloud)}`;
}

function drawNat(top: number, height: number): Markup {
  const x = NAT_AT + NAT / 2;
  const y = top + height / 2;
  return markup`<rect class="nat" x="${NAT_AT}" y="${top}" width="${NAT}" height="${height}" rx="4"/>
<text class="name" x="${x}" y="${y + 4}" text-anchor="middle" transform="rotate(-90 ${x} ${y})">NAT</text>
`;
}

function drawTunnel(tunnel: TunnelDrawing, top: number): Markup {
  const left = MARGIN + BOX;
  const y = top + 30;
  const stroke = tunnel.behindNat
    ? markup`<path class="tunnel ${tunnel.preference}" d="M${left} ${y}H${NAT_AT}M${NAT_AT + NAT} ${y}H${CLOUD_AT}"/>`
    : markup`<path class="tunnel ${tunnel.preference}" d="M${left} ${y}H${CLOUD_AT}"/>`;
  const rows = addressRows(tunnel).map(({ text, atEnd, row }) => {
    const [x, anchor] = atEnd ? [TUNNELS_AT + TUNNELS, 'end'] : [TUNNELS_AT, 'start'];
    return markup`<text class="value" x="${x}" y="${y + LINE * (row + 1) + 2}" text-anchor="${anchor}">${text}</text>\n`;
  });
  return markup`${stroke}
<circle class="end" cx="${left}" cy="${y}" r="4"/><circle class="end" cx="${CLOUD_AT}" cy="${y}" r="4"/>
<text class="name" x="${TUNNELS_AT + TUNNELS / 2}" y="${top + 20}" text-anchor="middle">${tunnelTitle(tunnel)}</text>
${rows}`;
}

function box(x: number, top: number, height: number, lines: readonly Line[]): Markup {
  const start = top + (height - boxHeight(lines)) / 2 + PADDING;
  return markup`<rect class="box" x="${x}" y="${top}" width="${BOX}" height="${height}" rx="6"/>
${lines.map(
  ({ text, style }, index) =>
    markup`<text class="${style}" x="${x + PADDING}" y="${start + LINE * index + 11}">${text}</text>\n`,
)}`;
}

function boxHeight(lines: readonly Line[]): number {
  return lines.length * LINE + 2 * PADDING;
}

function tunnelHeight(tunnel: TunnelDrawing): number {
  const rows = Math.max(...addressRows(tunnel).map(({ row }) => row)) + 1;
  return 30 + rows * LINE + 22;
}

function groupHeight(one: ConnectionDrawing): number {
  const tunnels = one.tunnels.reduce((sum, tunnel) => sum + tunnelHeight(tunnel), 0);
  return Math.max(tunnels, boxHeight(cloudLines(one)));
}
