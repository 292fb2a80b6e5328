import { describe, expect, it } from 'vitest';
import type { Allowed, ConnectionState, Negotiated, TunnelState } from '../../src/model/state.js';
import { statusOf } from '../../src/status/index.js';
import type { ParameterId, Verdict } from '../../src/status/status.js';
import { connection, ip, tunnel } from '../support/connection.js';
import { one, planned } from '../support/plan.js';

const ADDRESS = ip('203.0.113.10');
const ALLOWED: Allowed = {
  ikeVersions: [2, 1],
  ike: { encryption: ['aes256gcm16', 'aes256'], integrity: ['sha384', 'sha256'], dhGroup: [20, 14] },
  esp: { encryption: ['aes256gcm16', 'aes256'], integrity: ['sha384', 'sha256'], dhGroup: [20, 14] },
};
const told = <const T>(value: T, word = String(value)): { word: string; value: T } => ({ word, value });
/** What the plan below has. */
const AS_PLANNED: Negotiated = {
  ikeVersion: told(2),
  ike: { encryption: told('aes256gcm16'), integrity: told('sha384'), dhGroup: told(20) },
  esp: { encryption: told('aes256gcm16'), dhGroup: told(20) },
};
const UP: TunnelState = {
  address: ADDRESS,
  up: told(true, 'UP'),
  acceptedRoutes: 1,
  allowed: ALLOWED,
  negotiated: AS_PLANNED,
};
const PLAN = planned({ connections: [one({ ike: ALLOWED.ike, esp: ALLOWED.esp })] });

function state(tunnel: Partial<TunnelState>, shape: Partial<ConnectionState> = {}): ConnectionState {
  return {
    cloud: 'aws',
    id: 'vpn-0123456789abcdef0',
    ready: told(true, 'available'),
    routing: 'bgp',
    tunnels: [{ ...UP, ...tunnel }],
    ...shape,
  };
}

interface Case {
  readonly withPlan?: boolean;
  readonly negotiated?: boolean;
  readonly shape?: Partial<ConnectionState>;
}

function compare(
  tunnel: Partial<TunnelState>,
  { withPlan = true, negotiated = true, shape = {} }: Case = {},
) {
  const request = { states: [state(tunnel, shape)], negotiated };
  const status = statusOf(withPlan ? { ...request, plan: PLAN, device: 'x' } : request);
  const [connection] = status.connections;
  const [first] = connection?.tunnels ?? [];
  const marks = [...(connection?.marks ?? []), ...(first?.marks ?? [])];
  return {
    ok: status.ok,
    differences: marks.filter(({ severity }) => severity === 'difference').map(({ code }) => code),
    notes: marks.filter(({ severity }) => severity === 'note').map(({ code }) => code),
    texts: marks.map(({ text }) => text),
    verdicts: Object.fromEntries(first?.parameters.map(({ id, verdict }) => [id, verdict]) ?? []) as Record<
      ParameterId,
      Verdict
    >,
  };
}

/** The negotiated suite with a part of it changed; `null` takes it out. */
function changed(phase: 'ike' | 'esp', part: string, value: object | null): Partial<TunnelState> {
  const { [part as 'encryption']: _gone, ...rest } = AS_PLANNED[phase];
  return { negotiated: { ...AS_PLANNED, [phase]: value === null ? rest : { ...rest, [part]: value } } };
}

describe('a tunnel that is up', () => {
  it('is as planned when all is', () => {
    const { verdicts, ...rest } = compare({});
    expect(rest).toEqual({ ok: true, differences: [], notes: [], texts: [] });
    expect(verdicts).toEqual({
      ikeVersion: 'as-planned',
      ikeEncryption: 'as-planned',
      ikeIntegrity: 'as-planned',
      ikeDhGroup: 'as-planned',
      espEncryption: 'as-planned',
      espIntegrity: 'not-compared',
      espDhGroup: 'as-planned',
    });
  });

  it.each([
    [
      'ikeEncryption',
      changed('ike', 'encryption', told('aes256', 'AES256')),
      'phase 1 encryption is AES256, and planned is AES256-GCM-16',
    ],
    [
      'ikeIntegrity',
      changed('ike', 'integrity', told('sha256', 'SHA2-256')),
      'phase 1 integrity is SHA2-256, and planned is SHA2-384',
    ],
    ['ikeDhGroup', changed('ike', 'dhGroup', told(14)), 'phase 1 DH group is 14, and planned is 20'],
    ['espDhGroup', changed('esp', 'dhGroup', told(14)), 'phase 2 DH group is 14, and planned is 20'],
    [
      'ikeVersion',
      { negotiated: { ...AS_PLANNED, ikeVersion: told(1, 'ikev1') } },
      'IKE version is ikev1, and planned is ikev2',
    ],
  ] as const)('%s that is not planned is a difference', (id, tunnel, text) => {
    const { ok, differences, texts, verdicts } = compare(tunnel);
    expect([ok, differences, texts, verdicts[id]]).toEqual([
      false,
      ['NEGOTIATED_NOT_PLANNED'],
      [text],
      'not-planned',
    ]);
  });

  it('is compared with its own plan, not that of the other tunnel', () => {
    const other = ip('203.0.113.20');
    const weak = { ...ALLOWED.ike, dhGroup: [14] } as const;
    const shape = {
      cloud: other,
      inside: '169.254.20.0/30',
      psk: 'Xample.Key.9876543210',
      ike: weak,
      esp: weak,
    };
    const plan = planned({
      connections: [connection({ tunnels: [tunnel({ ike: ALLOWED.ike, esp: ALLOWED.esp }), tunnel(shape)] })],
    });
    const second = changed('ike', 'dhGroup', told(14));
    const esp = changed('esp', 'dhGroup', told(14)).negotiated?.esp ?? AS_PLANNED.esp;
    const negotiated = { ...(second.negotiated ?? AS_PLANNED), esp };
    const states = [{ ...state({}), tunnels: [UP, { ...UP, address: other, negotiated }] }];
    expect(statusOf({ states, plan, device: 'x', negotiated: true }).ok).toBe(true);
  });

  it('phase 2 encryption without a hash where one is planned is a difference in both', () => {
    const esp = {
      encryption: told('aes256', 'AES256'),
      integrity: told('sha256', 'SHA2-256'),
      dhGroup: told(20),
    } as const;
    const { verdicts } = compare({ negotiated: { ...AS_PLANNED, esp } });
    expect([verdicts.espEncryption, verdicts.espIntegrity]).toEqual(['not-planned', 'allowed']);
  });

  it('what is neither planned nor allowed is marked twice', () => {
    const { differences, texts } = compare(changed('ike', 'dhGroup', told(2)));
    expect(differences).toEqual(['NEGOTIATED_NOT_PLANNED', 'NEGOTIATED_NOT_ALLOWED']);
    expect(texts[1]).toBe('phase 1 DH group is 2, which is not allowed: 20, 14');
  });

  it('a word that is not known is a difference, and shown as it came', () => {
    const { differences, texts } = compare(
      changed('ike', 'encryption', { word: 'CHACHA20', value: undefined }),
    );
    expect([differences, texts]).toEqual([
      ['NEGOTIATED_NOT_KNOWN'],
      ['phase 1 encryption is CHACHA20, a word that is not known'],
    ]);
  });

  it('a part that is not told is a difference, but for the phase 2 group of IKEv2', () => {
    expect(compare(changed('esp', 'encryption', null)).differences).toEqual([
      'NEGOTIATED_NOT_KNOWN',
      'NEGOTIATED_NOT_KNOWN',
    ]);
    const { ok, notes, verdicts } = compare(changed('esp', 'dhGroup', null));
    expect([ok, notes, verdicts.espDhGroup]).toEqual([true, ['NOT_NEGOTIATED_YET'], 'not-yet']);
    const { dhGroup: _none, ...esp } = AS_PLANNED.esp;
    const first = { ...AS_PLANNED, ikeVersion: told(1 as const), esp };
    expect(compare({ negotiated: first }).differences).toEqual([
      'NEGOTIATED_NOT_PLANNED',
      'NEGOTIATED_NOT_KNOWN',
    ]);
  });

  it('without any reply is one difference', () => {
    const { negotiated: _none, ...silent } = UP;
    const status = statusOf({ states: [{ ...state({}), tunnels: [silent] }], negotiated: true });
    expect(status.connections[0]?.tunnels[0]?.marks.map(({ code }) => code)).toEqual([
      'NEGOTIATED_NOT_KNOWN',
    ]);
    const asked = statusOf({ states: [{ ...state({}), tunnels: [silent] }], negotiated: false });
    expect(asked.ok).toBe(true);
  });
});

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
