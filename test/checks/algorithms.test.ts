import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOUD_LISTS } from '../../src/checks/lists.js';
import { PROFILE_IDS, type ProfileId } from '../../src/checks/profiles.js';
import { AWS_DEFAULTS } from '../../src/formats/aws/limits.js';
import type { DhGroup, Encryption, Integrity } from '../../src/model/crypto.js';
import { strongestFirst } from '../../src/model/crypto.js';
import { plain } from '../support/configured.js';
import { connection, tunnel } from '../support/connection.js';
import { device, MANIFEST } from '../support/device.js';
import { one, planned } from '../support/plan.js';
import { algorithms, fine, good } from './cases.js';

const lines = (...args: Parameters<typeof algorithms>) =>
  algorithms(...args).map(({ severity, code, message }) => `${severity} ${code} ${message}`);

describe('severity', () => {
  it('follows the words of the RFC: what is used weighs more than what is allowed', () => {
    const lists = { encryption: ['aes256'], integrity: ['sha256'] } as const;
    expect(lines([fine({ esp: { ...lists, dhGroup: [20, 22] } })])).toEqual([
      'warning ALLOWED_DH_GROUP phase 2 allows the groups 22 (MUST NOT) too, outside of RFC 8247 and RFC 8221',
    ]);
    expect(lines([fine({ esp: { ...lists, dhGroup: [20, 24] } })])[0]).toMatch(/^info ALLOWED_DH_GROUP/);
    expect(lines([fine({ esp: { ...lists, dhGroup: [22] } })])[0]).toMatch(
      /^error PROFILE_DH_GROUP phase 2: group 22 \(MUST NOT\) is the best that a device can get/,
    );
    expect(lines([fine({ esp: { ...lists, dhGroup: [24, 22] } })])).toEqual([
      expect.stringMatching(/^warning ALLOWED_DH_GROUP phase 2 allows the groups 22 /),
      expect.stringMatching(/^warning PROFILE_DH_GROUP phase 2: group 24 /),
    ]);
  });

  it('is error for what is used outside of a profile without words', () => {
    const severities = algorithms([fine()], 'cnsa').map(({ code, severity }) => `${severity} ${code}`);
    expect(severities).toContain('warning ALLOWED_ENCRYPTION');
    const used = algorithms(
      [fine({ ike: { encryption: ['aes128'], integrity: ['sha384'], dhGroup: [20] } })],
      'cnsa',
    );
    expect(used.find(({ code }) => code === 'PROFILE_ENCRYPTION')?.severity).toBe('error');
    expect(
      algorithms([connection()], 'aws-default')
        .map(({ message }) => message)
        .join(),
    ).toMatch(/3des, des/);
  });
});

describe('with a plan', () => {
  const weak = one({
    ikeVersions: [2],
    ike: { encryption: ['aes256'], integrity: ['sha256'], dhGroup: [20, 2] },
    esp: { encryption: ['aes256'], integrity: ['sha256'], dhGroup: [20] },
  });

  it('what the device will use is told as used', () => {
    const request = (proposal: string) => ({
      device: device(),
      plan: planned({ connections: [weak], proposal }),
    });
    expect(lines([weak], 'rfc8247', request('strongest'))).toEqual([
      expect.stringMatching(/^info ALLOWED_DH_GROUP phase 1 allows the groups 2 \(SHOULD NOT\)/),
    ]);
    const [found] = algorithms([weak], 'rfc8247', request('aes256-sha256-dh2/aes256-sha256-dh20'));
    expect(found).toMatchObject({ severity: 'warning', code: 'PROFILE_DH_GROUP' });
    expect(found?.message).toMatch(/group 2 \(SHOULD NOT\) will be used/);
    expect(found?.wayOut).toBe('name one that both sides have with --proposal: 20');
  });
});

describe('the smallest change', () => {
  const command = (shape: Parameters<typeof fine>[0], profile: ProfileId = 'rfc8247') =>
    algorithms([connection({ tunnels: [good(shape)] })], profile)[0]?.commands;

  it('names only the lists that hold something weak, with the values that stay', () => {
    expect(command({ ike: { encryption: ['aes256'], integrity: ['sha384'], dhGroup: [20, 14, 2] } })).toEqual(
      [
        `aws ec2 modify-vpn-tunnel-options --vpn-connection-id vpn-0123456789abcdef0 --vpn-tunnel-outside-ip-address 203.0.113.10 --tunnel-options '{"Phase1DHGroupNumbers":[{"Value":14},{"Value":20}]}'`,
      ],
    );
    expect(
      command({
        ikeVersions: [2, 1],
        esp: { encryption: ['aes256'], integrity: ['sha256', 'sha1'], dhGroup: [20] },
      }),
    ).toEqual([
      expect.stringContaining(
        `--tunnel-options '{"IKEVersions":[{"Value":"ikev2"}],"Phase2IntegrityAlgorithms":[{"Value":"SHA2-256"}]}'`,
      ),
    ]);
  });

  it('takes the strongest where nothing is left', () => {
    const shape = { ike: { encryption: ['aes128'], integrity: ['sha256'], dhGroup: [24] } } as const;
    expect(command(shape)?.[0]).toContain(`'{"Phase1DHGroupNumbers":[{"Value":21}]}'`);
    expect(command(shape, 'cnsa')?.[0]).toContain(
      '"Phase1EncryptionAlgorithms":[{"Value":"AES256-GCM-16"}],"Phase1IntegrityAlgorithms":[{"Value":"SHA2-512"}],"Phase1DHGroupNumbers":[{"Value":20}]',
    );
  });

  it('takes the group of phase 1 where the profile wants the same', () => {
    const lists = { encryption: ['aes256gcm16'], integrity: ['sha384'] } as const;
    const shape = { ike: { ...lists, dhGroup: [20] }, esp: { ...lists, dhGroup: [16] } } as const;
    expect(command(shape, 'cnsa')?.[0]).toContain(`'{"Phase2DHGroupNumbers":[{"Value":20}]}'`);
  });

  it('takes what the device has', () => {
    const { ikev2 } = MANIFEST;
    if (!ikev2) throw new Error('no IKEv2');
    const ike = { ...ikev2.ike, dhGroup: { ...ikev2.ike.dhGroup, 21: null, 20: null } };
    const tunnels = [
      good({ ike: { encryption: ['aes128'], integrity: ['sha256'], dhGroup: [24] } }),
    ] as const;
    const more = { device: device({ ikev2: { ...ikev2, ike } }) };
    const [found] = algorithms([connection({ tunnels })], 'rfc8247', more);
    expect(found?.commands?.[0]).toContain(`'{"Phase1DHGroupNumbers":[{"Value":18}]}'`);
  });

  it('leaves a hash of phase 2 alone that no cipher needs', () => {
    const shape = { esp: { encryption: ['aes256gcm16'], integrity: ['sha1'], dhGroup: [20] } } as const;
    expect(command(shape)).toBeUndefined();
  });

  it('is one command for each tunnel, told once', () => {
    const [found] = algorithms([fine({ ikeVersions: [2, 1] })]);
    expect(found?.subject).toBe('vpn-0123456789abcdef0');
    expect(found?.commands?.map((line) => line.split(' ')[6])).toEqual(['203.0.113.10', '203.0.113.20']);
  });

  it('is that of the tunnel where the other one is good', () => {
    const weak = good({ cloud: '203.0.113.20', inside: '169.254.20.0/30', ikeVersions: [2, 1] });
    const [found] = algorithms([connection({ tunnels: [good(), weak] })]);
    expect(found?.subject).toBe('vpn-0123456789abcdef0 tunnel 203.0.113.20');
    expect(found?.commands).toHaveLength(1);
    const [alone] = algorithms([connection({ tunnels: [weak] })]);
    expect(alone?.subject).toBe('vpn-0123456789abcdef0');
  });

  it('is none where the document does not show the options, or the cloud is another one', () => {
    const template = connection({ authority: 'template', tunnels: [tunnel({ ikeVersions: [1] })] });
    expect(algorithms([template]).flatMap(({ commands = [] }) => commands)).toEqual([]);
    const other = plain({ ike: tunnel({ ike: { dhGroup: [2] } }).ike });
    expect(algorithms([other]).flatMap(({ commands = [] }) => commands)).toEqual([]);
    const [found] = algorithms([other]).filter(({ code }) => code === 'PROFILE_DH_GROUP');
    expect(found?.wayOut).toBe(
      'set IkePfs to 14, and render anew: the tunnel is down until both sides have it',
    );
  });

  it('guesses nothing of lists that a document does not show', () => {
    const guessed = { ...tunnel().ike, dhGroup: { value: [14, 2], from: 'cloud-default' } } as const;
    const of2 = (authority: 'template' | 'tunnel-options') =>
      algorithms([connection({ authority, tunnels: [good({}, { ike: guessed })] })]).map(
        ({ message }) => message,
      );
    expect(of2('template').join()).not.toMatch(/phase 1 allows the groups/);
    expect(of2('tunnel-options').join()).toMatch(/phase 1 allows the groups 2/);
  });
});

it('after the change nothing is outside of the profile, and what was good is as it was', () => {
  const some = <T>(all: readonly T[]) => fc.subarray([...all], { minLength: 1 });
  const phase = (groups: readonly DhGroup[]) =>
    fc.record({
      encryption: some<Encryption>(CLOUD_LISTS.aws.ike.encryption),
      integrity: some<Integrity>(CLOUD_LISTS.aws.ike.integrity),
      dhGroup: some(groups),
    });
  const { ike, esp } = AWS_DEFAULTS.dhGroup;
  fc.assert(
    fc.property(
      fc.constantFrom(...PROFILE_IDS),
      fc.record({ ike: phase(ike), esp: phase(esp), ikeVersions: some([2, 1] as const) }),
      (profile, shape) => {
        const before = connection({ tunnels: [good(shape)] });
        const [first] = algorithms([before], profile);
        if (!first) return;
        const line = first.commands?.[0] ?? '';
        const options = JSON.parse(/'(.*)'$/.exec(line)?.[1] ?? '{}') as Options;
        const after = connection({ tunnels: [good(changed(shape, options))] });
        expect(algorithms([after], profile)).toEqual([]);
        expect(Object.keys(options).length).toBeGreaterThan(0);
      },
    ),
  );
});

type Options = Readonly<Record<string, readonly { readonly Value: string | number }[]>>;
type Shape = NonNullable<Parameters<typeof good>[0]>;

/** What AWS makes of the options of the command. */
function changed(shape: Shape, options: Options): Shape {
  const words: Readonly<Record<string, string | number>> = {
    AES128: 'aes128',
    AES256: 'aes256',
    'AES128-GCM-16': 'aes128gcm16',
    'AES256-GCM-16': 'aes256gcm16',
    SHA1: 'sha1',
    'SHA2-256': 'sha256',
    'SHA2-384': 'sha384',
    'SHA2-512': 'sha512',
    ikev1: 1,
    ikev2: 2,
  };
  const list = (name: string, before: unknown) =>
    (options[name]?.map(({ Value }) => words[Value] ?? Value) ?? before) as never;
  const phase = (number: 1 | 2, lists: Shape['ike']) => ({
    encryption: list(`Phase${number}EncryptionAlgorithms`, lists?.encryption),
    integrity: list(`Phase${number}IntegrityAlgorithms`, lists?.integrity),
    dhGroup: list(`Phase${number}DHGroupNumbers`, lists?.dhGroup),
  });
  return {
    ikeVersions: strongestFirst([2, 1], list('IKEVersions', shape.ikeVersions)),
    ike: phase(1, shape.ike),
    esp: phase(2, shape.esp),
  };
}
