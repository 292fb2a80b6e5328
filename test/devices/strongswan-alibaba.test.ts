import { describe, expect, it } from 'vitest';
import type { Tunnel } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import { BGP, connection, ip, tunnel } from '../support/connection.js';
import {
  bare,
  cloud,
  FIRST,
  ID,
  ikev1,
  keyed,
  lan,
  named,
  SECOND,
  selected,
  weakest,
} from './strongswan-cases.js';
import { attempt, rendered, swanctlOf, textOf } from './strongswan-files.js';
import { sectionAt } from './swanctl-reader.js';

const PRINTABLE = String.fromCharCode(...Array.from({ length: 94 }, (_, at) => 33 + at));
const childOf = (files: ReturnType<typeof rendered>, name = FIRST) =>
  sectionAt(swanctlOf(files), 'connections', name, 'children', name).values;
const peerOf = (files: ReturnType<typeof rendered>, name = FIRST) =>
  sectionAt(swanctlOf(files), 'connections', name);
const secretOf = (files: ReturnType<typeof rendered>, name = FIRST) =>
  sectionAt(swanctlOf(files), 'secrets', `ike-${name}`).values;
const fqdn = (value: string) => ({ kind: 'fqdn', value }) as const;

describe('traffic selectors', () => {
  it('are all in the one child of each tunnel, which differ by if_id alone', () => {
    const files = rendered([selected]);
    for (const [name, ifId] of [[FIRST, '1'] as const, [SECOND, '2'] as const]) {
      const child = childOf(files, name);
      expect(child.get('local_ts')).toBe('10.1.0.0/16,10.2.0.0/16');
      expect(child.get('remote_ts')).toBe('10.100.0.0/16,10.101.0.0/24');
      expect(child.get('if_id_out')).toBe(ifId);
      expect(peerOf(files, name).sections.get('children')?.sections.size).toBe(1);
    }
  });

  it("are the routes into the tunnels, the active one's first", () => {
    const files = rendered([selected]);
    const routes = (end: string) => [...textOf(files, end).matchAll(/^Destination=(.*)\nMetric=(.*)$/gm)];
    expect(routes('203_0_113_10.network').map((one) => one.slice(1))).toEqual([
      ['10.100.0.0/16', '100'],
      ['10.101.0.0/24', '100'],
    ]);
    expect(routes('203_0_113_20.network').map((one) => one[2])).toEqual(['200', '200']);
  });

  it('need IKEv2 where there are several', () => {
    const v1 = bare(() => ikev1, { routing: selected.routing });
    expect(attempt([v1])).toMatch(/^SELECTORS_NEED_IKEV2 /m);
  });
});

describe('identities', () => {
  const ids = (files: ReturnType<typeof rendered>, name: string) =>
    ['local', 'remote'].map((side) => sectionAt(peerOf(files, name), side).values.get('id'));

  it('have their type in front, in the secrets too', () => {
    const files = rendered([named], cloud);
    expect(ids(files, SECOND)).toEqual(['rfc822:branch@example.com', 'fqdn:localid_tunnel2']);
    expect(secretOf(files, SECOND).get('id')).toBe('fqdn:localid_tunnel2');
    expect(secretOf(files, SECOND).has('id-customer')).toBe(false);
    expect(peerOf(files, SECOND).values.get('unique')).toBe('replace');
  });

  it('can be addresses other than the outside ones', () => {
    const files = rendered(
      [bare((order) => ({ identity: { cloud: { kind: 'address', value: ip(`10.9.9.${order}`) } } }))],
      {
        ...cloud,
        local_address: '10.0.0.2',
      },
    );
    expect(ids(files, FIRST)).toEqual(['198.51.100.1', '10.9.9.1']);
    expect(peerOf(files).values.get('local_addrs')).toBe('10.0.0.2');
  });

  it("that share the cloud's also name yours in the secrets, and are no duplicates", () => {
    const files = rendered(
      [bare((order) => ({ identity: { customer: fqdn(`branch${order}`), cloud: fqdn('cloud') } }))],
      cloud,
    );
    expect(secretOf(files).get('id-customer')).toBe('fqdn:branch1');
    expect(secretOf(files, SECOND).get('id-customer')).toBe('fqdn:branch2');
    expect(peerOf(files).values.get('unique')).toBe('never');
  });

  it('that are the same on both sides need one key', () => {
    const same: Partial<Tunnel> = { identity: { customer: fqdn('branch'), cloud: fqdn('cloud') } };
    expect(attempt([bare(() => same)], cloud)).toMatch(/^PSK_AMBIGUOUS /m);
    const oneKey = bare(() => ({ ...same, psk: new Secret('Xample.Key.0123456789') }));
    expect(attempt([oneKey], cloud)).not.toContain('PSK_AMBIGUOUS');
  });
});

it('names the algorithms that other clouds have, in both versions', () => {
  const v2 = rendered([bare(() => weakest)], cloud);
  expect(peerOf(v2).values.get('proposals')).toBe('3des-md5-modp768');
  expect(childOf(v2).get('esp_proposals')).toBe('aes192-md5');
  const v1 = rendered([bare(() => ({ ...weakest, ...ikev1 }))], cloud);
  expect(peerOf(v1).values.get('proposals')).toBe('3des-md5-modp768');
  expect(childOf(v1).get('life_time')).toBe('86400s');
});

it('uses aggressive mode with IKEv1 alone', () => {
  const aggressive = (more: Partial<Tunnel>) =>
    peerOf(rendered([bare(() => ({ ...more, ikev1Mode: 'aggressive' }))], cloud)).values.get('aggressive');
  expect(aggressive(ikev1)).toBe('yes');
  expect(aggressive({})).toBeUndefined();
});

it('keeps every printable character of a pre-shared key', () => {
  const files = rendered([bare(() => ({ psk: new Secret(PRINTABLE) }))], cloud);
  expect(secretOf(files).get('secret')).toBe(PRINTABLE);
});

describe('BGP keys', () => {
  const withKey = (key: string) =>
    connection({ routing: BGP, tunnels: [{ ...tunnel(), bgpKey: new Secret(key) }] });

  it('stand in a file of their own, which is secret', () => {
    const files = rendered([keyed], lan);
    expect(
      files.filter((file) => file.text.includes('#Xample')).map((file) => [file.path, file.secret]),
    ).toEqual([[`etc/cgw-gen/${ID}-keys.frr.conf`, true]]);
    expect(textOf(files, '-keys.frr.conf').split('\n').slice(1)).toEqual([
      'router bgp 65000',
      ' neighbor 169.254.10.1 password #Xample|?!',
      'exit',
      '',
    ]);
    expect(rendered([connection()], lan).some((file) => file.path.endsWith('-keys.frr.conf'))).toBe(false);
  });

  it('have at most 80 characters', () => {
    expect(textOf(rendered([withKey(PRINTABLE.slice(0, 80))], lan), '-keys.frr.conf')).toContain(
      ` password ${PRINTABLE.slice(0, 80)}\n`,
    );
    expect(attempt([withKey(PRINTABLE.slice(0, 81))], lan)).toMatch(/^UNENCODABLE_VALUE /);
  });
});

it('gives a tunnel without inside addresses none', () => {
  const files = rendered([bare()], cloud);
  expect(textOf(files, '203_0_113_10.network')).not.toMatch(/^Address=/m);
  expect(textOf(files, '203_0_113_10.network')).toMatch(/^LinkLocalAddressing=no$/m);
  const answered = rendered([bare()], {
    ...cloud,
    inside_networks: ['169.254.101.0/30', '169.254.102.0/30'],
  });
  expect(textOf(answered, '203_0_113_20.network')).toMatch(/^Address=169\.254\.102\.2\/30$/m);
});
