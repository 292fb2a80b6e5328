import { describe, expect, it } from 'vitest';
import type { VpnConnection } from '../../src/model/connection.js';
import { alibaba } from '../support/alibaba.js';
import { BGP } from '../support/connection.js';
import { readSecret, readSwanctlIdentity, readSwanctlQuoted } from '../support/readers.js';
import { cases, cloud, KEY, keyed, lan, named, rendered, several } from './vyos-cases.js';
import { readCommands } from './vyos-reader.js';

const PEER = 'vpn ipsec site-to-site peer vco-0example1-203_0_113_10';
const NAME = 'vco-0example1-203_0_113_10';

function lines(text: string, pattern: RegExp): string[] {
  return readCommands(text)
    .map((command) => command.join(' '))
    .filter((line) => pattern.test(line));
}

const text = (name: string): string => cases[name]?.() ?? '';

describe('tunnels without inside addresses', () => {
  it('are interfaces without an address', () => {
    expect(lines(text('Alibaba, active and standby'), /^interfaces vti vti0 /)).toEqual([
      'interfaces vti vti0 description vco-0example1 to 203.0.113.10',
      // 1500 - 20 (IP) - 8 (SPI, number) - 16 (IV) - 12 (ICV) = 1444, of which 16-byte blocks hold 1440 less 2.
      'interfaces vti vti0 mtu 1438',
      'interfaces vti vti0 ip adjust-mss 1398',
    ]);
  });

  it('fail over by distance where the cloud prefers one', () => {
    expect(lines(text('Alibaba, active and standby'), /static route 10\.100/)).toEqual([
      'protocols static route 10.100.0.0/16 interface vti0 distance 1',
      'protocols static route 10.100.0.0/16 interface vti1 distance 2',
    ]);
  });

  it('are both used where the cloud uses both', () => {
    expect(lines(text('Alibaba, without addresses, both alike'), /static route 10\.100/)).toEqual([
      'protocols static route 10.100.0.0/16 interface vti0 distance 1',
      'protocols static route 10.100.0.0/16 interface vti1 distance 1',
    ]);
  });

  it('take the addresses that were answered', () => {
    expect(lines(text('Alibaba, addresses of its own'), / address /)).toEqual([
      'interfaces vti vti0 address 169.254.101.2/30',
      'interfaces vti vti1 address 169.254.102.2/30',
    ]);
  });

  it('start from the address of their own customer gateway', () => {
    expect(lines(text('Alibaba, two customer addresses'), / (local-address|local-id) /)).toEqual([
      `${PEER} authentication local-id 198.51.100.1`,
      `${PEER} local-address 198.51.100.1`,
      `${PEER.replace('_10', '_20')} authentication local-id 198.51.100.2`,
      `${PEER.replace('_10', '_20')} local-address 198.51.100.2`,
    ]);
  });
});

describe('traffic selectors', () => {
  it('are all in one child SA, bound to the VTI', () => {
    expect(lines(text('Alibaba, selectors'), /203_0_113_10 (tunnel|vti) /)).toEqual([
      `${PEER} vti bind vti0`,
      `${PEER} vti esp-group ${NAME}`,
      `${PEER} tunnel 1 esp-group ${NAME}`,
      `${PEER} tunnel 1 local prefix 10.1.0.0/16`,
      `${PEER} tunnel 1 local prefix 10.2.0.0/16`,
      `${PEER} tunnel 1 remote prefix 172.30.96.0/19`,
      `${PEER} tunnel 1 remote prefix 172.30.128.0/17`,
    ]);
  });

  it('are the routes into the tunnels', () => {
    expect(lines(text('Alibaba, selectors'), /static route/)).toEqual([
      'protocols static route 172.30.96.0/19 interface vti0 distance 1',
      'protocols static route 172.30.128.0/17 interface vti0 distance 1',
      'protocols static route 172.30.96.0/19 interface vti1 distance 2',
      'protocols static route 172.30.128.0/17 interface vti1 distance 2',
    ]);
  });

  it('of several networks are refused with IKEv1', () => {
    const old = alibaba({ ikeVersions: [1] }, undefined, { routing: several });
    expect(() => rendered([old], {})).toThrow('IKEv1');
  });
});

describe('identities', () => {
  it('are names with their type, on both sides and at the key', () => {
    expect(lines(rendered([named], cloud), /203_0_113_10 (id|authentication (local|remote)-id) /)).toEqual([
      `vpn ipsec authentication psk ${NAME} id fqdn:branch.example.com`,
      `vpn ipsec authentication psk ${NAME} id fqdn:localid_tunnel1`,
      `${PEER} authentication local-id fqdn:branch.example.com`,
      `${PEER} authentication remote-id fqdn:localid_tunnel1`,
    ]);
  });

  it('are e-mail addresses with theirs', () => {
    const identity = { customer: { kind: 'user-fqdn', value: 'branch@example.com' } } as const;
    expect(lines(rendered([alibaba({ identity })], cloud), /local-id/)).toEqual([
      `${PEER} authentication local-id rfc822:branch@example.com`,
      `${PEER.replace('_10', '_20')} authentication local-id rfc822:branch@example.com`,
    ]);
  });

  it('hold what neither the command line nor swanctl.conf does', () => {
    const value = `a'b"c?d\\e`;
    const out = rendered([alibaba({ identity: { customer: { kind: 'fqdn', value } } })], cloud);
    const id =
      lines(out, /203_0_113_10 authentication local-id/)[0]
        ?.split(' ')
        .at(-1) ?? '';
    expect(readSwanctlIdentity('fqdn', readSwanctlQuoted(`"${id}"`))).toBe(value);
  });

  it('that are the same twice need one key', () => {
    const identity = {
      customer: { kind: 'fqdn', value: 'branch' },
      cloud: { kind: 'fqdn', value: 'cloud' },
    } as const;
    expect(() => rendered([alibaba({ identity })], cloud)).toThrow('203.0.113.10 and 203.0.113.20');
    const one = alibaba({ identity }, [{ psk: 'Xample.Key.0' }, { psk: 'Xample.Key.0' }]);
    expect(lines(rendered([one], cloud), / secret /)).toHaveLength(2);
  });

  it('belong to aggressive mode where the document says so', () => {
    expect(lines(rendered([named], cloud), / mode (main|aggressive)/)).toEqual([
      `vpn ipsec ike-group ${NAME} mode aggressive`,
      `vpn ipsec ike-group ${NAME.replace('_10', '_20')} mode aggressive`,
    ]);
  });
});

describe('algorithms', () => {
  const proposals = (name: string): string[] =>
    lines(text(name), /203_0_113_10 (proposal|pfs|lifetime)/).map((line) =>
      line.split(' ').slice(2).join(' '),
    );

  it('of old connections, without PFS', () => {
    expect(proposals('Alibaba, old algorithms')).toEqual([
      `ike-group ${NAME} lifetime 77760`,
      `ike-group ${NAME} proposal 1 encryption 3des`,
      `ike-group ${NAME} proposal 1 hash md5`,
      `ike-group ${NAME} proposal 1 dh-group 1`,
      `esp-group ${NAME} lifetime 86400`,
      `esp-group ${NAME} pfs disable`,
      `esp-group ${NAME} proposal 1 encryption 3des`,
      `esp-group ${NAME} proposal 1 hash md5`,
    ]);
  });

  it('of IKEv2 have a PRF', () => {
    expect(proposals('Alibaba, old algorithms with IKEv2')).toEqual(
      expect.arrayContaining([`ike-group ${NAME} proposal 1 prf prfmd5`, `esp-group ${NAME} pfs dh-group1`]),
    );
  });

  it.each(['des', 'sm4'] as const)('that VyOS lacks are refused: %s', (encryption) => {
    const lists = { encryption: [encryption] };
    expect(() => rendered([alibaba({ ike: lists, esp: lists })], cloud)).toThrow(encryption);
  });
});

describe('secrets', () => {
  const PRINTABLE = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).join('');
  const secretOf = (psk: string): string => {
    const out = rendered([alibaba({}, [{ psk }, {}])], cloud);
    const written =
      lines(out, /203_0_113_10 secret /)[0]
        ?.split(' ')
        .at(-1) ?? '';
    return readSecret(readSwanctlQuoted(`"${written}"`));
  };

  it('hold every printable character, alone and together', () => {
    for (const psk of [...PRINTABLE, PRINTABLE]) expect(secretOf(psk)).toBe(psk);
  });

  it('are passwords of the BGP neighbours', () => {
    expect(lines(rendered([keyed], lan), / password /)).toEqual([
      `protocols bgp neighbor 169.254.10.1 password ${KEY}`,
      'protocols bgp neighbor 169.254.20.1 password Xample.Bgp.2',
    ]);
  });

  it.each([`'`, `"`, '?', '\\'])('a BGP key with %s is refused, and not shown', (bad) => {
    const routing: VpnConnection['routing'] = BGP;
    const one = alibaba(
      { bgpKey: `Xample${bad}Key` },
      [{ inside: '169.254.10.0/30' }, { inside: '169.254.20.0/30' }],
      {
        routing,
      },
    );
    expect(() => rendered([one], lan)).toThrow(/^(?!.*Xample).*BGP key/);
  });
});
