import { describe, expect, it } from 'vitest';
import { statusOf } from '../../src/status/index.js';
import { AS_PLANNED, changed, compare, PLAN, state, told, UP } from './compare.js';

describe('without a device', () => {
  it('the negotiated suite is compared with what is allowed', () => {
    expect(compare({}, { withPlan: false })).toMatchObject({
      ok: true,
      notes: [],
      verdicts: { ikeDhGroup: 'allowed' },
    });
    expect(compare(changed('esp', 'dhGroup', told(2)), { withPlan: false })).toMatchObject({
      ok: false,
      differences: ['NEGOTIATED_NOT_ALLOWED'],
      verdicts: { espDhGroup: 'not-allowed' },
    });
  });

  it('a weaker one than is allowed is worth a note', () => {
    const { ok, notes, texts } = compare(changed('ike', 'dhGroup', told(14)), { withPlan: false });
    expect([ok, notes, texts]).toEqual([
      true,
      ['WEAKER_THAN_ALLOWED'],
      ['phase 1 DH group is 14, and the stronger 20 is allowed'],
    ]);
  });
});

describe('a tunnel that is not up', () => {
  it.each([
    [{ up: told(false, 'DOWN') }, ['TUNNEL_DOWN']],
    [{ up: { word: 'REBOOTING', value: undefined } }, ['TUNNEL_NOT_KNOWN']],
    [{ up: { word: '', value: undefined } }, ['TUNNEL_NOT_KNOWN']],
    [{ provisioning: { state: 'pending' } }, ['PROVISIONING']],
    [{ provisioning: { state: 'failed', reason: 'why' } }, ['PROVISIONING']],
    [{ provisioning: { state: 'available' } }, []],
    [{ bgp: told(false, 'false') }, ['BGP_DOWN']],
    [{ bgp: told(true, 'success') }, []],
    [{ bgp: { word: '', value: undefined } }, ['BGP_DOWN']],
  ])('%j: %j', (tunnel, differences) => {
    expect(compare(tunnel)).toMatchObject({ ok: differences.length === 0, differences });
  });

  it('is asked for nothing, but compared in what it says', () => {
    const down = { up: told(false, 'DOWN'), acceptedRoutes: 0 };
    expect(compare({ ...down, negotiated: { ike: {}, esp: {} } }).differences).toEqual(['TUNNEL_DOWN']);
    const weaker = { ...AS_PLANNED, ike: { ...AS_PLANNED.ike, dhGroup: told(14 as const) } };
    expect(compare({ ...down, negotiated: weaker }).differences).toEqual([
      'TUNNEL_DOWN',
      'NEGOTIATED_NOT_PLANNED',
    ]);
  });
});

describe('routes', () => {
  it.each([
    [1, true, []],
    [0, true, ['ROUTES_NOT_PLANNED']],
    [2, true, ['ROUTES_NOT_PLANNED']],
    [0, false, ['NO_ROUTES']],
    [7, false, []],
  ])('%i accepted, with a plan of one: %s: %j', (acceptedRoutes, withPlan, differences) => {
    expect(compare({ acceptedRoutes }, { withPlan }).differences).toEqual(differences);
  });

  it('of static routing are not counted', () => {
    expect(compare({ acceptedRoutes: 0 }, { withPlan: false, shape: { routing: 'static' } }).ok).toBe(true);
  });
});

describe('beside the tunnels', () => {
  it('pending maintenance is a note', () => {
    const maintenance = { isPending: true, word: 'AVAILABLE', appliedAfter: '2026-03-01T00:00:00Z' };
    expect(compare({ maintenance })).toMatchObject({
      ok: true,
      notes: ['MAINTENANCE_PENDING'],
      texts: ['maintenance is pending (AVAILABLE); the cloud does it by itself after 2026-03-01T00:00:00Z'],
    });
    expect(compare({ maintenance: { isPending: false } }).notes).toEqual([]);
  });

  it.each([
    [{ ready: told(false, 'modifying') }, ['CONNECTION_NOT_READY'], 'the connection is modifying'],
    [
      { ready: { word: '', value: undefined } },
      ['CONNECTION_NOT_READY'],
      'the connection is in no known state',
    ],
    [{ health: told(false, 'failed') }, ['HEALTH_CHECK_FAILED'], 'the health check is failed'],
    [{ health: told(undefined, 'odd') }, ['HEALTH_CHECK_FAILED'], 'the health check is odd'],
    [{ tunnels: [] }, ['NO_TUNNELS'], 'the connection has no tunnels'],
  ])('%j', (shape, differences, text) => {
    expect(compare({}, { shape })).toMatchObject({ ok: false, differences, texts: [text] });
  });

  it('a cloud that does not tell what was negotiated is not asked for it', () => {
    const { negotiated: _none, ...silent } = UP;
    const alibaba = state({}, { cloud: 'alibaba', tunnels: [silent] });
    const status = statusOf({ states: [alibaba], plan: PLAN, device: 'x', negotiated: true });
    expect(status.ok).toBe(true);
    expect(
      status.connections[0]?.tunnels[0]?.parameters.every(({ verdict }) => verdict === 'not-compared'),
    ).toBe(true);
  });

  it('one connection that is not well makes the whole not well', () => {
    const states = [state({}), state({ up: told(false, 'DOWN') }, { id: 'vpn-2' })];
    const { ok, connections } = statusOf({ states, negotiated: true });
    expect([ok, ...connections.map((each) => each.ok)]).toEqual([false, true, false]);
  });
});
