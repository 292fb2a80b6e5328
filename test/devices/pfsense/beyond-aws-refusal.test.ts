import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/model/secret.js';
import { BGP } from '../../support/connection.js';
import { alibaba, answered, bare, inside, NETWORKS, one, phase, second, v1 } from './alibaba.js';
import { codesOf } from './plans.js';

describe('pfSense refuses', () => {
  it('algorithms that it no longer lists', () => {
    for (const [cipher, hash] of [
      ['3des', 'sha1'],
      ['des', 'sha1'],
      ['sm4', 'sha1'],
      ['aes256', 'md5'],
      ['aes256', 'sm3'],
    ] as const) {
      const bad = phase(cipher, hash, 14);
      expect(codesOf([one({ ike: bad })], [])).toEqual(['PROPOSAL_NOTHING_COMMON']);
      expect(codesOf([one({ esp: bad })], [])).toEqual(['PROPOSAL_NOTHING_COMMON']);
    }
  });

  it('two static tunnels that never answer, unless that is taken', () => {
    const pair = alibaba({ tunnels: [bare(), second()] });
    expect(codesOf([pair], answered(NETWORKS))).toContain('INSIDE_SILENT');
    expect(codesOf([pair], answered({ ...NETWORKS, manual_failover: 'true' }))).not.toContain(
      'INSIDE_SILENT',
    );
  });

  it('IPv6 inside with IKEv1, which would ask for IPv4', () => {
    const six = [bare({ ...v1, ...inside('fd00:0:0:10::/126') })] as const;
    expect(codesOf([alibaba({ routing: BGP, tunnels: six })], [])).toContain('ADDRESSING_NOT_SUPPORTED');
    const four = [bare({ ...v1, ...inside('169.254.10.0/30') })] as const;
    expect(codesOf([alibaba({ routing: BGP, tunnels: four })], [])).not.toContain('ADDRESSING_NOT_SUPPORTED');
  });

  it('two keys for one identity of the cloud', () => {
    const cloud = { kind: 'fqdn', value: 'cloud.example.com' } as const;
    const tunnels = [
      bare({ identity: { cloud } }),
      second({ identity: { cloud }, psk: new Secret('b') }),
    ] as const;
    const answers = answered({ ...NETWORKS, manual_failover: 'true' });
    expect(codesOf([alibaba({ tunnels })], answers)).toContain('PSK_AMBIGUOUS');
  });
});
