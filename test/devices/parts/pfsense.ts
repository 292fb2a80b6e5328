import type { RenderedFile } from '../../../src/render/render.js';
import type { DeviceParts } from './parts.js';

/**
 * What the scripts are given to put in or to take out. That they do so with it, and with nothing else, is shown by
 * running them: test/devices/pfsense.
 */
export const PFSENSE_PARTS: DeviceParts = {
  created: (files) => objectsOf(planOf(files, 'cgw-gen.php')),
  removed: (files) => {
    const plan = planOf(files, 'cgw-gen-remove.php');
    for (const line of plan.split('\n')) {
      if (!LINES.some((one) => one.test(line.trim()))) throw new Error(`unknown: ${line}`);
    }
    return objectsOf(plan);
  },
  readOnly: [
    /^(ifconfig|pfctl -s (states|rules)|setkey -D( -P)?|swanctl --list-sas)( \| grep( -[wF]| -[AB] \d+)* '[^'`$]+')$/,
    /^route -n get( -inet6)?( -net)? [0-9a-f.:/]+$/,
    /^pfSsh\.php playback gatewaystatus brief$/,
    /^vtysh -c 'show (bgp|ip route|ipv6 route) [0-9a-z.: -]+'( \| grep -i -E '[^'`$]+')?$/,
    /^ping( -6)? -c 3 -D -s \d+ -S [0-9a-f.:]+ [0-9a-f.:]+$/,
  ],
};

const LINES = [
  /^\$plan = \[$/,
  /^('connections' => |'tunnels' => |'announced' => )?\[$/,
  /^\],?;?$/,
  /^'title' => 'VPN connections taken out',$/,
  /^'customer_asn' => '\d+',$/,
  /^'id' => '[\w.-]+',$/,
  /^'routing' => '(bgp|static|selectors)',$/,
  /^'[0-9a-f.:]+\/\d+',$/,
  /^\['name' => 'CGW_\w+', 'outside' => \['cloud' => '[0-9a-f.:]+'\], 'mss' => \d+\],$/,
];

/** The data at the head of a script. */
function planOf(files: readonly RenderedFile[], path: string): string {
  const text = files.find((one) => one.path === path)?.text ?? '';
  const [plan] = /^\$plan = \[\n[\s\S]*?^\];$/m.exec(text) ?? [];
  if (!plan) throw new Error(`${path} has no plan`);
  return plan;
}

function objectsOf(plan: string): string[] {
  const all = (what: string, pattern: RegExp): string[] =>
    [...plan.matchAll(pattern)].map(([, value]) => `${what} ${value}`);
  const announced = [...plan.matchAll(/'announced' => \[([\s\S]*?)\n +\],/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([0-9a-f.:]+\/\d+)'/g)].map(([, cidr]) => `network ${cidr}`),
  );
  return [
    ...all('connection', /'id' => '([^']+)'/g),
    ...all('routing', /'routing' => '([^']+)'/g),
    ...all('interface', /'name' => '(CGW_\w+)'/g),
    ...all('tunnel', /'outside' => \[[^\]]*?'cloud' => '([^']+)'/g),
    ...all('mss', /'mss' => (\d+)/g),
    ...announced,
  ];
}
