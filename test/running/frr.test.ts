import { afterEach, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.js';
import { render } from '../../src/render/render.js';
import { printComparison } from '../../src/running/print.js';
import { bundledDevice } from '../support/devices.js';
import { Frr, NO_FRR } from './frr-daemon.js';
import { compared, mended, plansFor } from './plans.js';

const device = bundledDevice('strongswan');
const PLANS = plansFor(device).filter(([, plan]) =>
  plan.connections.every(({ routing }) => routing.kind === 'bgp'),
);
/** The shapes that FRR has: one and two tunnels, a preferred one, IPv6 inside, a key, nothing announced. */
const SHAPES = PLANS.filter(([name]) =>
  /^(aws-xml\/(bgp|one-tunnel|tgw)|ec2-json\/(ipv6-inside|two-connections)|alibaba-json\/single-bgp-md5)$/.test(
    name,
  ),
);
if (NO_FRR) console.warn(`NOT CHECKED by FRR: ${NO_FRR}`);

let daemon: Frr | undefined;
afterEach(() => {
  daemon?.stop();
  daemon = undefined;
});

/** FRR with what the files of the plan give it. */
function loaded(plan: Plan): Frr {
  const files = render(plan, device);
  if (!files.ok) throw new Error('not rendered');
  daemon = new Frr();
  for (const { path, text } of files.value) if (path.endsWith('.frr.conf')) daemon.type(text);
  return daemon;
}

/** Each drift as commands; A is a neighbor, N the name of its tunnel, L the connection's id. */
const DRIFTS: readonly string[] = [
  'router bgp ASN\n no neighbor A timers 10 30',
  'router bgp ASN\n neighbor A timers 3 9',
  'router bgp ASN\n neighbor A shutdown',
  'router bgp ASN\n no neighbor A description',
  'router bgp ASN\n no neighbor A',
  'router bgp ASN\n bgp network import-check',
  'router bgp ASN\n address-family FAMILY unicast\n  no neighbor A route-map N-in in',
  'router bgp ASN\n address-family FAMILY unicast\n  no neighbor A activate',
  'router bgp ASN\n address-family FAMILY unicast\n  neighbor A soft-reconfiguration inbound',
  'router bgp ASN\n address-family FAMILY unicast\n  neighbor A route-map L-other in',
  'no route-map N-in',
  'route-map N-in permit 20',
  'route-map N-out permit 10\n set metric 7',
  'no IP prefix-list L-in',
  'IP prefix-list L-in seq 99 permit any',
  'IP prefix-list L-in seq 10 permit any',
];

it.skipIf(NO_FRR !== undefined).each(SHAPES)('%s: what FRR shows that took the files is equal', (_, plan) => {
  expect(printComparison(compared(plan, device, loaded(plan).show()))).toMatch(/^equal: /);
});

it.skipIf(NO_FRR !== undefined).each(SHAPES)('%s: FRR takes what mends each drift', (_, plan) => {
  const frr = loaded(plan);
  const [connection] = plan.connections;
  const [tunnel] = connection?.tunnels ?? [];
  if (!connection || !tunnel || connection.routing.kind !== 'bgp') throw new Error('no tunnel with BGP');
  const version = connection.version === 6 ? 'ipv6' : 'ip';
  const words = {
    ASN: String(connection.routing.customerAsn),
    FAMILY: version === 'ip' ? 'ipv4' : version,
    IP: version,
    A: tunnel.inside?.cloud ?? '',
    N: `${connection.id}-${tunnel.outside.cloud.replaceAll('.', '_')}`,
    L: connection.id,
  };
  for (const drift of DRIFTS) {
    frr.type(
      `${drift.replace(/\b(?:ASN|FAMILY|IP|A|N|L)\b/g, (word) => words[word as keyof typeof words])}\n`,
    );
    const before = compared(plan, device, frr.show());
    expect(before.differences, drift).not.toEqual([]);
    expect(before.differences.filter(({ kind }) => kind === 'taken')).toEqual([]);
    frr.type(mended(before, plan));
    expect(printComparison(compared(plan, device, frr.show())), drift).toMatch(/^equal: /);
  }
});

it.skipIf(NO_FRR !== undefined)('leaves the neighbors of others alone', () => {
  const [, plan] = SHAPES.find(([name]) => name === 'aws-xml/bgp') ?? [];
  if (!plan) throw new Error('the sample is gone');
  const frr = loaded(plan);
  frr.type(
    'router bgp 65010\n neighbor 192.0.2.7 remote-as 65077\n neighbor 192.0.2.7 description partner\n',
  );
  expect(printComparison(compared(plan, device, frr.show()))).toMatch(/^equal: /);
});
