import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { VpnConnection } from '../../src/model/connection.js';
import { temporaryFolder } from '../support/cli.js';
import { connection, ip, tunnel } from '../support/connection.js';
import { bundledDevice } from '../support/devices.js';
import { bundleOf, requestOf } from './bundles.js';

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (one) => spawnSync(one, ['--version']).status === 0,
);
if (!CHROMIUM)
  console.warn('the pages of a ticket are not measured: there is no Chromium (Debian: chromium)');

const folder = temporaryFolder();
const LONG = '2001:db8:1111:2222:3333:4444:5555';
const SHAPES: readonly (readonly [string, Partial<VpnConnection>])[] = [
  ['two tunnels, IPv4', {}],
  ['one tunnel', { tunnels: [tunnel()] }],
  [
    'long IPv6 addresses',
    {
      tunnels: [
        {
          ...tunnel({ inside: 'fd00:1111:2222:3333:4444:5555:6666:7770/126' }),
          outside: { cloud: ip(`${LONG}:6661`), customer: ip(`${LONG}:7771`) },
        },
        {
          ...tunnel({ inside: 'fd00:1111:2222:3333:4444:5555:6666:7774/126' }),
          outside: { cloud: ip(`${LONG}:6662`), customer: ip(`${LONG}:7771`) },
        },
      ],
    },
  ],
  [
    'a long name',
    {
      name: 'WWWWWWWWWW '.repeat(20),
      cloudGateway: { kind: 'virtual-private-gateway', id: 'vgw-0123456789abcdef0' },
    },
  ],
];

interface Measured {
  readonly width: number;
  readonly overlaps: readonly string[];
  readonly outside: readonly string[];
}

/** Runs in a page that has the ticket in a frame of this width: the ticket itself may run nothing. */
const MEASURE = `
const frame = document.querySelector('iframe');
frame.onload = () => {
  const page = frame.contentDocument;
  const svg = page.querySelector('svg');
  const texts = [...svg.querySelectorAll('text:not([transform])')].map((one) => ({ text: one.textContent, box: one.getBBox() }));
  const boxes = [...svg.querySelectorAll('rect.box')].map((one) => one.getBBox());
  const meet = (a, b) => a.x < b.x + b.width - 0.5 && b.x < a.x + a.width - 0.5 && a.y < b.y + b.height - 3 && b.y < a.y + a.height - 3;
  const overlaps = texts.flatMap((a, i) => texts.slice(i + 1).filter((b) => meet(a.box, b.box)).map((b) => a.text + ' / ' + b.text));
  const within = (a, b) => a.x >= b.x && a.x + a.width <= b.x + b.width && a.y >= b.y && a.y + a.height <= b.y + b.height;
  const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x;
  const outside = texts.filter(({ box }) => !boxes.every((one) => within(box, one) || apart(box, one))).map(({ text }) => text);
  document.title = JSON.stringify({ width: page.documentElement.scrollWidth, overlaps, outside });
};
frame.src = 'change/change.html';
`;

function measure(width: number): Measured {
  const page = join(folder(), 'measure.html');
  writeFileSync(
    page,
    `<title></title><iframe width="${width}" height="900" style="border:0"></iframe><script>${MEASURE}</script>`,
  );
  const { stdout } = spawnSync(
    CHROMIUM ?? '',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--allow-file-access-from-files',
      `--user-data-dir=${join(folder(), 'profile')}`,
      '--virtual-time-budget=20000',
      '--dump-dom',
      `file://${page}`,
    ],
    { encoding: 'utf8', timeout: 60_000 },
  );
  const title = /<title>(.+?)<\/title>/.exec(stdout)?.[1] ?? '';
  return JSON.parse(title.replaceAll('&amp;', '&').replaceAll('&lt;', '<')) as Measured;
}

describe.skipIf(!CHROMIUM)('in Chromium', () => {
  it.each(SHAPES)(
    'nothing overlaps, and nothing is wider than a screen: %s',
    { timeout: 120_000 },
    async (name, shape) => {
      const answers = [
        {
          name: 'customer_prefixes',
          value: name.includes('IPv6') ? 'fd01:1111:2222:3333::/64' : '10.1.0.0/16',
        },
      ];
      const request = requestOf([connection(shape)], bundledDevice('strongswan'), answers);
      if (!request) throw new Error('no plan');
      for (const [path, { text }] of await bundleOf(request)) {
        mkdirSync(join(folder(), 'change', path, '..'), { recursive: true });
        writeFileSync(join(folder(), 'change', path), text);
      }
      for (const width of [375, 1280]) expect(measure(width)).toEqual({ width, overlaps: [], outside: [] });
    },
  );
});
