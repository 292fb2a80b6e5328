import { describe, expect, it } from 'vitest';
import { alibaba, selectors } from '../support/alibaba.js';
import { config, KEY, keyed, MADE } from './cisco-ios-cases.js';

const INSIDE = { inside_networks: '169.254.101.0/30,169.254.102.0/30' };
const ROUTES = { ...INSIDE, cloud_prefixes: '10.100.0.0/16' };

const matching = (name: string, pattern: RegExp): string[] =>
  (MADE[name] ?? '').split('\n').filter((line) => pattern.test(line));

describe('tunnels without inside addresses of their own', () => {
  it('take the networks that were answered, and are refused without', () => {
    expect(matching('Alibaba, active and standby', /^ ip (address|mtu)/)).toEqual([
      ' ip address 169.254.101.2 255.255.255.252',
      ' ip mtu 1438',
      ' ip address 169.254.102.2 255.255.255.252',
      ' ip mtu 1438',
    ]);
    expect(() => config([alibaba()], { cloud_prefixes: '10.100.0.0/16' })).toThrow('no addresses inside');
  });

  it('fail over by distance where the cloud prefers one', () => {
    expect(matching('Alibaba, active and standby', /^ip route/)).toEqual([
      'ip route 10.100.0.0 255.255.0.0 Tunnel100 name vco-0example1-203_0_113_10',
      'ip route 10.100.0.0 255.255.0.0 Tunnel101 10 name vco-0example1-203_0_113_20',
    ]);
  });

  it('are both used where the cloud uses both', () => {
    expect(matching('Alibaba, both alike', /^ip route/)).toEqual([
      'ip route 10.100.0.0 255.255.0.0 Tunnel100 name vco-0example1-203_0_113_10',
      'ip route 10.100.0.0 255.255.0.0 Tunnel101 name vco-0example1-203_0_113_20',
    ]);
  });

  it('start from the address of their own customer gateway', () => {
    expect(
      matching('Alibaba, two customer addresses', /^ (tunnel source|identity local|match address)/),
    ).toEqual([
      ' match address local 198.51.100.1',
      ' match address local 198.51.100.2',
      ' identity local address 198.51.100.1',
      ' identity local address 198.51.100.2',
      ' tunnel source 198.51.100.1',
      ' tunnel source 198.51.100.2',
    ]);
  });
});

describe('traffic selectors', () => {
  it.each(['Alibaba, selectors', 'Alibaba, IKEv1 with selectors'])('are one SA: %s', (name) => {
    const lines = matching(name, /^ip access-list| permit ip |tunnel protection/);
    const list = lines[0]?.split(' ').at(-1);
    expect(list).toMatch(/^vco-0example1-traffic-[0-9a-f]{8}$/);
    expect(lines).toEqual([
      `ip access-list extended ${list}`,
      // Wildcards of /16 and /19.
      ' permit ip 10.1.0.0 0.0.255.255 172.30.96.0 0.0.31.255',
      ` tunnel protection ipsec policy ipv4 ${list}`,
      ' tunnel protection ipsec profile vco-0example1-203_0_113_10',
      ` tunnel protection ipsec policy ipv4 ${list}`,
      ' tunnel protection ipsec profile vco-0example1-203_0_113_20',
    ]);
  });

  it('are the routes into the tunnels', () => {
    expect(matching('Alibaba, selectors', /^ip route/)).toEqual([
      'ip route 172.30.96.0 255.255.224.0 Tunnel100 name vco-0example1-203_0_113_10',
      'ip route 172.30.96.0 255.255.224.0 Tunnel101 10 name vco-0example1-203_0_113_20',
    ]);
  });

  it('have a list of another name when they are others', () => {
    const other = alibaba({}, undefined, { routing: selectors(['10.1.0.0/16'], ['172.30.128.0/17']) });
    const names = [MADE['Alibaba, selectors'] ?? '', config([other], INSIDE)].map(
      (text) => /access-list extended (\S+)/.exec(text)?.[1],
    );
    expect(new Set(names).size).toBe(2);
  });

  it('of several networks are refused, with a way out', () => {
    const several = alibaba({}, undefined, {
      routing: selectors(['10.1.0.0/16', '10.2.0.0/16'], ['172.30.0.0/16']),
    });
    expect(() => config([several], INSIDE)).toThrow('several networks');
  });
});

describe('identities', () => {
  it('are names', () => {
    expect(matching('Alibaba, names', /^ (match identity|identity local)/)).toEqual([
      ' match identity remote fqdn localid_tunnel1',
      ' identity local fqdn branch.example.com',
      ' match identity remote fqdn localid_tunnel2',
      ' identity local fqdn branch.example.com',
    ]);
    expect(matching('Alibaba, IKEv1 with names', /^ (match identity|self-identity|initiate)/)).toEqual([
      ' match identity host localid_tunnel1',
      ' self-identity fqdn branch.example.com',
      ' initiate mode aggressive',
      ' match identity host localid_tunnel2',
      ' self-identity fqdn branch.example.com',
      ' initiate mode aggressive',
    ]);
  });

  it('are e-mail addresses', () => {
    expect(matching('Alibaba, e-mail addresses', /^ (match identity|identity local)/).slice(0, 2)).toEqual([
      ' match identity remote email cloud@localid_tunnel1',
      ' identity local email branch@branch.example.com',
    ]);
    expect(
      matching('Alibaba, IKEv1 with e-mail addresses', /^ (match identity|self-identity|initiate)/).slice(
        0,
        2,
      ),
    ).toEqual([
      ' match identity user-fqdn cloud@localid_tunnel1',
      ' self-identity user-fqdn branch@branch.example.com',
    ]);
  });

  it('leave the keys to the addresses', () => {
    expect(matching('Alibaba, names', /^ {2}(address|pre-shared-key)/)).toEqual([
      '  address 203.0.113.10',
      '  pre-shared-key 0 Xample.Key.1',
      '  address 203.0.113.20',
      '  pre-shared-key 0 Xample.Key.2',
    ]);
  });

  it.each(['domain', 'Do', 'a b', 'a?b'])('%j is refused', (value) => {
    expect(() => config([alibaba({ identity: { customer: { kind: 'fqdn', value } } })], ROUTES)).toThrow(
      'the identity of your side',
    );
  });

  it('of the cloud must differ between its tunnels', () => {
    const identity = { cloud: { kind: 'fqdn', value: 'cloud' } } as const;
    expect(() => config([alibaba({ identity })], ROUTES)).toThrow('same IKE identity cloud');
  });
});

describe('algorithms', () => {
  it('of old connections, without PFS', () => {
    expect(
      matching('Alibaba, old algorithms', /encryption|integrity| group|transform-set .* esp|pfs/),
    ).toEqual([
      ' encryption 3des',
      ' integrity md5',
      ' group 1',
      'crypto ipsec transform-set vco-0example1-203_0_113_10 esp-3des esp-md5-hmac',
      'crypto ipsec transform-set vco-0example1-203_0_113_20 esp-3des esp-md5-hmac',
    ]);
    expect(
      matching(
        'Alibaba, old algorithms with IKEv1',
        /encryption|hash| group|transform-set .*_10 esp|pfs/,
      ).slice(0, 5),
    ).toEqual([
      ' encryption 3des',
      ' hash md5',
      ' group 1',
      'crypto ipsec transform-set vco-0example1-203_0_113_10 esp-3des esp-md5-hmac',
      ' set pfs group1',
    ]);
  });

  it('with 192 bits', () => {
    expect(matching('Alibaba, AES-192', /encryption|transform-set .*_10 esp/)).toEqual([
      ' encryption aes-cbc-192',
      'crypto ipsec transform-set vco-0example1-203_0_113_10 esp-aes 192 esp-sha256-hmac',
    ]);
    expect(matching('Alibaba, AES-192 with IKEv1', /encryption/)).toEqual([
      ' encryption aes 192',
      ' encryption aes 192',
    ]);
  });

  it('live for a day', () => {
    expect(matching('Alibaba, active and standby', /lifetime (seconds )?\d/)).toEqual(
      [1, 2].flatMap(() => [' lifetime 86400', ' set security-association lifetime seconds 86400']),
    );
  });

  it('that IOS lacks are refused', () => {
    const lists = { encryption: ['sm4'], integrity: ['sm3'] } as const;
    expect(() => config([alibaba({ ike: lists, esp: lists })], ROUTES)).toThrow('sm4');
  });
});

describe('secrets', () => {
  const PRINTABLE = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at));
  const written = (psk: string, ikeVersion: 1 | 2): string | undefined => {
    const text = config([alibaba({ ikeVersions: [ikeVersion] }, [{ psk }, {}])], ROUTES);
    return /^ +(?:pre-shared-key|pre-shared-key address \S+ key) 0 (.*)$/m.exec(text)?.[1];
  };

  it.each([1, 2] as const)('hold every printable character but two, with IKEv%i', (version) => {
    const held = PRINTABLE.filter((one) => !/[?"]/.test(one));
    for (const psk of [held.join('').replace(/^!/, 'K!'), ...held.map((one) => `K${one}`), '0', '6x', '7']) {
      expect(written(psk, version)).toBe(psk);
    }
    for (const psk of ['a?b', 'a"b', '!a', '#a']) {
      expect(() => written(psk, version)).toThrow(/^(?!.*a[?"]b).*pre-shared key/);
    }
  });

  it('are passwords of the BGP neighbours', () => {
    expect(matching('Alibaba, BGP with keys', /password/)).toEqual([
      ` neighbor 169.254.10.1 password ${KEY}`,
      ` neighbor 169.254.20.1 password ${KEY}`,
    ]);
  });

  it.each(['7Xample', 'Xample?Key', 'Xample"Key', 'Xample.Key.of.26.characters'])(
    'a BGP key that IOS does not take is refused, and not shown: %s',
    (key) => {
      expect(() => config([keyed(key)])).toThrow(/^(?!.*Xample).*BGP key/);
    },
  );
});

it('a connection of one network on each side can have any lengths', () => {
  const routing = selectors(['10.1.2.3/32'], ['0.0.0.0/0']);
  const text = config([alibaba({}, undefined, { routing })], { ...INSIDE, accept_default_route: 'true' });
  expect(text).toContain(' permit ip 10.1.2.3 0.0.0.0 0.0.0.0 255.255.255.255\n');
});
