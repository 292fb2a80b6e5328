import { describe, expect, test } from 'vitest';
import { compareConnections } from '../../src/diff/connections.js';
import { impactOf } from '../../src/diff/impact.js';
import type { Tunnel, VpnConnection } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import { BGP, connection, ip, STATIC, tunnel } from '../support/connection.js';
import { device } from '../support/device.js';
import { planned } from '../support/plan.js';

const FIRST = tunnel();
const SECOND = tunnel({ cloud: '203.0.113.20', inside: '169.254.20.0/30', psk: 'Xample.Key.9876543210' });

/** The impact of a change of the one connection. */
function impact(before: VpnConnection, after: VpnConnection) {
  const answers = { cloud_prefixes: '10.100.0.0/16' };
  const [result, ...more] = impactOf({
    changes: compareConnections([before], [after]),
    before: planned({ connections: [before], answers }),
    after: planned({ connections: [after], answers }),
  });
  expect(more).toEqual([]);
  if (!result) throw new Error('no impact');
  return result;
}

const brief = (before: VpnConnection, after: VpnConnection) => {
  const { drops, isCertain, outage, cloud, tunnels } = impact(before, after);
  return {
    drops: `${drops}${isCertain ? '' : '?'} ${outage.seconds}`,
    cloud: cloud.map(({ api, tunnels }) => `${api}: ${tunnels.join(' ')}`),
    tunnels: tunnels.map(({ tunnel, goesDown }) => `${tunnel} ${goesDown}`),
  };
};

const keyed = (one: Tunnel) => ({ ...one, psk: new Secret('New.Key.12345') });
const pair = (...tunnels: readonly [Tunnel, ...Tunnel[]]) => connection({ tunnels });

test('a new key of one tunnel takes that one down, for a hold time at most', () => {
  expect(brief(connection(), pair(keyed(FIRST), SECOND))).toEqual({
    drops: 'one 30',
    cloud: ['ModifyVpnTunnelOptions: 203.0.113.10'],
    tunnels: ['203.0.113.10 yes', '203.0.113.20 no'],
  });
});

test('new keys of both are two calls, one tunnel at a time', () => {
  expect(brief(connection(), pair(keyed(FIRST), keyed(SECOND)))).toEqual({
    drops: 'each 30',
    cloud: ['ModifyVpnTunnelOptions: 203.0.113.10', 'ModifyVpnTunnelOptions: 203.0.113.20'],
    tunnels: ['203.0.113.10 yes', '203.0.113.20 yes'],
  });
});

test('an option that the device does not use still replaces the endpoint at AWS', () => {
  const less = {
    ...FIRST,
    ike: { ...FIRST.ike, dhGroup: { value: [21, 20], from: 'tunnel-options' } },
  } as const;
  const { tunnels, cloud } = impact(connection(), pair(less, SECOND));
  expect(tunnels.map(({ goesDown, causes }) => [goesDown, causes.map(({ side }) => side)])).toEqual([
    ['yes', ['cloud']],
    ['no', []],
  ]);
  expect(cloud.map(({ api, changes }) => `${api} ${changes.join()}`)).toEqual([
    'ModifyVpnTunnelOptions phase 1 DH group',
  ]);
});

test.each([
  ['another customer gateway', { customerGatewayId: 'cgw-2' }, 'ModifyVpnConnection'],
  [
    'another target gateway',
    { cloudGateway: { kind: 'virtual-private-gateway', id: 'vgw-1' } },
    'ModifyVpnConnection',
  ],
  ['an AS number', { routing: { ...BGP, customerAsn: 65001 } }, 'ModifyVpnConnection'],
  ['acceleration', { accelerated: true }, 'CreateVpnConnection'],
  ['another kind of routing', { routing: STATIC }, 'CreateVpnConnection'],
] as const)('%s drops both at once, without an upper bound', (_, change, api) => {
  const before = connection({ customerGatewayId: 'cgw-1' });
  const result = impact(before, { ...before, ...change });
  expect([result.drops, result.outage.seconds]).toEqual(['all', undefined]);
  expect(result.cloud.map((step) => step.api)).toEqual([api]);
  expect(result.tunnels.map((one) => one.goesDown)).toEqual(['yes', 'yes']);
});

test('a name, or a static route, drops nothing', () => {
  const named = (name: string) => connection({ name });
  expect(brief(named('lyon'), named('paris'))).toEqual({
    drops: 'none 0',
    cloud: ['none: '],
    tunnels: ['203.0.113.10 no', '203.0.113.20 no'],
  });
  const routed = connection({ routing: { kind: 'static', customerPrefixes: ['10.9.0.0/16' as never] } });
  expect(brief(connection({ routing: STATIC }), routed)).toEqual({
    drops: 'none 0',
    cloud: ['CreateVpnConnectionRoute, DeleteVpnConnectionRoute: '],
    tunnels: ['203.0.113.10 no', '203.0.113.20 no'],
  });
});

test('the only tunnel is all of them', () => {
  expect(brief(pair(FIRST), pair(keyed(FIRST))).drops).toBe('all undefined');
});

test('static routing names no seconds: the device finds a dead tunnel in its own way', () => {
  const [before, after] = [FIRST, keyed(FIRST)].map((one) =>
    connection({ routing: STATIC, tunnels: [one, SECOND] }),
  );
  expect(brief(before as VpnConnection, after as VpnConnection).drops).toBe('one undefined');
});

test('of two hold times the longer one counts, and none where one side was static', () => {
  const waits = (seconds: number) =>
    connection({ routing: { ...BGP, holdTime: { value: seconds, from: 'own-default' } } });
  const [before, after] = [waits(90), waits(30)].map((one) => planned({ connections: [one] }));
  const fixed = planned({
    connections: [connection({ routing: STATIC })],
    answers: { cloud_prefixes: '10.100.0.0/16' },
  });
  const rekeyed = planned({ connections: [pair(keyed(FIRST), SECOND)] });
  const seconds = (old: typeof before, now: typeof after) =>
    old && now && impactOf({ changes: [], before: old, after: now }).map(({ outage }) => outage.seconds);
  expect(seconds(before, after)).toEqual([90]);
  expect(seconds(after, before)).toEqual([90]);
  expect(seconds(fixed, rekeyed)).toEqual([undefined]);
});

test.each(['startup', 'dpdTimeout', 'logging'] as const)('AWS takes the tunnel down for %s', (option) => {
  const values = {
    startup: ['add', 'start'],
    dpdTimeout: ['clear', 'none'],
    logging: [true, false],
  } as const;
  const [before, after] = values[option].map((value) =>
    pair({ ...FIRST, upkeep: { [option]: value } }, SECOND),
  ) as [VpnConnection, VpnConnection];
  expect(brief(before, after)).toEqual({
    drops: 'one 30',
    cloud: ['ModifyVpnTunnelOptions: 203.0.113.10'],
    tunnels: ['203.0.113.10 yes', '203.0.113.20 no'],
  });
});

test('a lifetime may take the tunnel down on the device, and does at AWS', () => {
  const after = pair(
    { ...FIRST, esp: { ...FIRST.esp, lifetime: { value: 1800, from: 'tunnel-options' } } },
    SECOND,
  );
  const [first] = impact(connection(), after).tunnels;
  expect(first?.goesDown).toBe('yes');
  const [alone] = impactOf({
    changes: [],
    before: planned({ connections: [connection()] }),
    after: planned({ connections: [after] }),
  });
  expect([alone?.tunnels[0]?.goesDown, alone?.isCertain]).toEqual(['maybe', false]);
});

test('a replaced endpoint is the same tunnel, and AWS has no call that does it', () => {
  const moved = { ...FIRST, outside: { ...FIRST.outside, cloud: ip('203.0.113.99') } };
  const result = impact(connection(), pair(moved, SECOND));
  expect(result.cloud.map(({ api }) => api)).toEqual(['CreateVpnConnection']);
  expect(result.drops).toBe('all');
  expect(result.tunnels.find((one) => one.tunnel === '203.0.113.99')?.causes[0]?.what).toContain(
    'cloud outside address',
  );
});

test('Alibaba Cloud does not say what goes down', () => {
  const cloud = { cloud: 'alibaba', authority: 'configured' } as const;
  const before = connection(cloud);
  const { drops, isCertain, tunnels } = impact(
    before,
    connection({ ...cloud, routing: { ...BGP, holdTime: { value: 40, from: 'own-default' } } }),
  );
  expect([drops, isCertain]).toEqual(['all', false]);
  expect(tunnels.map((one) => one.goesDown)).toEqual(['maybe', 'maybe']);
});

test('added and removed connections', () => {
  const after = planned({ connections: [connection()] });
  const added = impactOf({ changes: compareConnections([], [connection()]), before: undefined, after });
  expect(added.map(({ drops }) => drops)).toEqual(['none']);
  const removed = impactOf({
    changes: compareConnections([connection()], []),
    before: after,
    after: { ...after, connections: [] },
  });
  expect(removed.map(({ drops, cloud }) => [drops, cloud[0]?.api])).toEqual([['all', 'DeleteVpnConnection']]);
});

describe('what a device does by itself', () => {
  const longer = {
    ...FIRST,
    esp: { ...FIRST.esp, lifetime: { value: 1800, from: 'tunnel-options' } },
  } as const;
  const on = (restarts: 'agreed' | 'changed' | 'all', connections: readonly VpnConnection[]) =>
    impactOf({
      changes: [],
      before: planned({ connections: [connection(), OTHER] }),
      after: planned({ connections }),
      device: device({ downtime: { restarts, why: 'it does so (its page)', staticFailover: 'by pings' } }),
    }).map(({ connection, drops, tunnels }) => [connection, drops, tunnels.map(({ goesDown }) => goesDown)]);
  const OTHER = connection({
    id: 'vpn-other',
    tunnels: [tunnel({ cloud: '203.0.113.30', inside: '169.254.30.0/30' })],
  });
  const ID = connection().id;

  test('for a lifetime: nothing, that tunnel, or every tunnel', () => {
    const after = [pair(longer, SECOND), OTHER];
    expect(on('agreed', after)).toEqual([[ID, 'one', ['maybe', 'no']]]);
    expect(on('changed', after)).toEqual([[ID, 'one', ['yes', 'no']]]);
    expect(on('all', after)).toEqual([
      [ID, 'all', ['yes', 'yes']],
      ['vpn-other', 'all', ['yes']],
    ]);
  });

  test('and nothing at all where nothing changed', () => {
    expect(on('all', [connection(), OTHER])).toEqual([]);
  });

  test('with its reason and source, and how it finds a static tunnel dead', () => {
    const [before, after] = [FIRST, keyed(FIRST)].map((one) =>
      connection({ routing: STATIC, tunnels: [one, SECOND] }),
    );
    const answers = { cloud_prefixes: '10.100.0.0/16' };
    const [result] = impactOf({
      changes: [],
      before: planned({ connections: [before as VpnConnection], answers }),
      after: planned({ connections: [after as VpnConnection], answers }),
      device: device({
        downtime: { restarts: 'changed', why: 'it does so (its page)', staticFailover: 'by pings' },
      }),
    });
    expect(result?.outage.why).toContain('(the device: by pings)');
  });
});
