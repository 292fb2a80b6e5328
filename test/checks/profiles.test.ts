import { describe, expect, it } from 'vitest';
import { CLOUD_LISTS } from '../../src/checks/lists.js';
import { PROFILES } from '../../src/checks/profiles.js';
import { ENCRYPTION_NAMES, GROUP_NAMES, INTEGRITY_NAMES } from '../../src/formats/alibaba/names.js';
import { AWS_DEFAULTS } from '../../src/formats/aws/limits.js';
import type { TunnelShape } from '../support/connection.js';
import { algorithms, fine } from './cases.js';

describe('profiles', () => {
  // RFC 8247 sections 2.1, 2.3 and 2.4; RFC 8221 sections 5 and 6.
  it('rfc8247 leaves out what the RFCs advise against', () => {
    const { ike, esp } = PROFILES.rfc8247;
    expect(ike.dhGroup).toEqual([21, 20, 18, 17, 16, 19, 15, 14]);
    expect(esp.dhGroup).toEqual(ike.dhGroup);
    expect(ike.integrity).toEqual(['sha512', 'sha384', 'sha256', 'sm3']);
    expect(ike.encryption).toContain('3des');
    expect(esp.encryption).toEqual(['aes256gcm16', 'aes256', 'aes192', 'aes128gcm16', 'aes128', 'sm4']);
  });

  // RFC 9206: AES-256-GCM (section 5), two PRFs (section 8), P-384 and MODP groups from 3072 bits up (sections 4 and 9).
  it('cnsa has what RFC 9206 permits', () => {
    const { ike, ikeVersions } = PROFILES.cnsa;
    expect([ikeVersions, ike.encryption, ike.integrity]).toEqual([
      [2],
      ['aes256gcm16'],
      ['sha512', 'sha384'],
    ]);
    expect([...ike.dhGroup].sort()).toEqual([15, 16, 17, 18, 20]);
  });

  // RFC 9206 section 11.
  it('cnsa wants the group of phase 1 in phase 2, or none there', () => {
    const groups = (ike: readonly number[], esp: readonly (number | 'none')[]) => {
      const lists = { encryption: ['aes256gcm16'], integrity: ['sha384'] } as const;
      const shape = { ikeVersions: [2], ike: { ...lists, dhGroup: ike }, esp: { ...lists, dhGroup: esp } };
      return algorithms([fine(shape as TunnelShape)], 'cnsa').map(
        ({ severity, code }) => `${severity} ${code}`,
      );
    };
    expect(groups([16], [20])).toEqual(['error PROFILE_GROUPS_DIFFER']);
    expect(groups([20], [20])).toEqual([]);
    expect(groups([16, 20], [20])).toEqual([]);
    expect(groups([20], ['none'])).toEqual(['warning PROFILE_PFS']);
  });

  it('aws-default is what AWS is read to allow', () => {
    const { ike, esp, ikeVersions } = PROFILES['aws-default'];
    expect(ike).toEqual({
      encryption: AWS_DEFAULTS.encryption,
      integrity: AWS_DEFAULTS.integrity,
      dhGroup: AWS_DEFAULTS.dhGroup.ike,
    });
    expect(esp.dhGroup).toEqual(AWS_DEFAULTS.dhGroup.esp);
    expect(ikeVersions).toEqual(AWS_DEFAULTS.ikeVersions);
  });

  it('the lists of Alibaba Cloud are those that its documents are read by', () => {
    const { encryption, integrity, dhGroup } = CLOUD_LISTS.alibaba.ike;
    const without = <T>(values: Iterable<T>, chinese: T) => [...values].filter((each) => each !== chinese);
    expect(new Set(encryption)).toEqual(new Set(without(ENCRYPTION_NAMES.values(), 'sm4')));
    expect(new Set(integrity)).toEqual(new Set(without(INTEGRITY_NAMES.values(), 'sm3')));
    expect(new Set(dhGroup)).toEqual(new Set(GROUP_NAMES.ike.values()));
  });
});
