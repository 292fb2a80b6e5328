import { describe, expect, it } from 'vitest';
import { statusOf } from '../../src/status/index.js';
import { connection, ip, tunnel } from '../support/connection.js';
import { planned } from '../support/plan.js';
import { ALLOWED, AS_PLANNED, changed, compare, state, told, UP } from './compare.js';

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
