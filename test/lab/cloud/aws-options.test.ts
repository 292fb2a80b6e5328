import { describe, expect, test } from 'vitest';
import { first, settings, values } from './samples.js';

describe("a tunnel's options", () => {
  test('allows every default without options, the lowest first', () => {
    const { swanctl } = first({});
    const ike = settings(swanctl, 'proposals')[0]?.split(', ') ?? [];
    // 2 ciphers of CBC and 2 of GCM, 4 hashes, 12 groups.
    expect(ike).toHaveLength(192);
    expect(new Set(ike).size).toBe(192);
    expect(ike[0]).toBe('aes128-sha1-modp1024');
    expect(ike[12]).toBe('aes128-sha256-modp1024');
    expect(ike[96]).toBe('aes128gcm16-prfsha1-modp1024');
    expect(ike.at(-1)).toBe('aes256gcm16-prfsha512-modp2048s256');
    const esp = settings(swanctl, 'esp_proposals')[0]?.split(', ') ?? [];
    // CBC: 2 ciphers, 4 hashes, 13 groups with group 5; GCM: 2 ciphers, 13 groups.
    expect(esp).toHaveLength(130);
    expect(esp.slice(0, 2)).toEqual(['aes128-sha1-modp1024', 'aes128-sha1-modp1536']);
    expect(esp.at(-1)).toBe('aes256gcm16-modp2048s256');
    expect(settings(swanctl, 'version')).toEqual(['0']);
  });

  test('allows just what is chosen, the lowest first whatever the order of the list', () => {
    const { swanctl } = first({
      Phase1EncryptionAlgorithms: values('AES256-GCM-16', 'AES256'),
      Phase1IntegrityAlgorithms: values('SHA2-512', 'SHA2-256'),
      Phase1DHGroupNumbers: values(20, 14),
      Phase2EncryptionAlgorithms: values('AES128-GCM-16', 'AES128'),
      Phase2IntegrityAlgorithms: values('SHA2-384'),
      Phase2DHGroupNumbers: values(5),
    });
    expect(settings(swanctl, 'proposals')).toEqual([
      [
        'aes256-sha256-modp2048',
        'aes256-sha256-ecp384',
        'aes256-sha512-modp2048',
        'aes256-sha512-ecp384',
        'aes256gcm16-prfsha256-modp2048',
        'aes256gcm16-prfsha256-ecp384',
        'aes256gcm16-prfsha512-modp2048',
        'aes256gcm16-prfsha512-ecp384',
      ].join(', '),
    ]);
    expect(settings(swanctl, 'esp_proposals')).toEqual(['aes128-sha384-modp1536, aes128gcm16-modp1536']);
  });

  test('renews at the margin before the end of a lifetime', () => {
    const { swanctl } = first({
      Phase1LifetimeSeconds: 14400,
      Phase2LifetimeSeconds: 1800,
      RekeyMarginTimeSeconds: 180,
      RekeyFuzzPercentage: 50,
      ReplayWindowSize: 512,
    });
    expect(settings(swanctl, 'rekey_time')).toEqual(['14220s', '1620s']);
    expect(settings(swanctl, 'rand_time')).toEqual(['90s', '90s']);
    expect(settings(swanctl, 'over_time')).toEqual(['180s']);
    expect(settings(swanctl, 'life_time')).toEqual(['1800s']);
    expect(settings(swanctl, 'replay_window')).toEqual(['512']);
  });

  test("has AWS's timers without options", () => {
    const { swanctl, charon } = first({});
    expect(settings(swanctl, 'rekey_time')).toEqual(['28530s', '3330s']);
    expect(settings(swanctl, 'rand_time')).toEqual(['270s', '270s']);
    expect(settings(swanctl, 'replay_window')).toEqual(['1024']);
    expect(settings(swanctl, 'dpd_delay')).toEqual(['10s']);
    expect(settings(swanctl, 'dpd_timeout')).toEqual(['30s']);
    expect(settings(swanctl, 'dpd_action')).toEqual(['clear']);
    // A probe at 0, 10 and 20 s, given up at 30 s.
    expect(charon).toBe('retransmit_tries = 2\nretransmit_timeout = 10\nretransmit_base = 1.0\n');
  });

  test('gives a silent peer up after the time of its options, and does nothing about it with `none`', () => {
    const slow = first({ DpdTimeoutSeconds: 45, DpdTimeoutAction: 'restart' });
    expect(slow.charon).toBe('retransmit_tries = 4\nretransmit_timeout = 9\nretransmit_base = 1.0\n');
    expect(settings(slow.swanctl, 'dpd_timeout')).toEqual(['45s']);
    expect(settings(slow.swanctl, 'dpd_action')).toEqual(['restart']);
    const never = first({ DpdTimeoutAction: 'none' });
    expect(never.charon).toBe('');
    expect(settings(never.swanctl, 'dpd_delay')).toEqual([]);
  });
});
