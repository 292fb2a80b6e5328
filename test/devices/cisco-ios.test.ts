import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connection } from '../support/connection.js';
import { filesBelow, ROOT } from '../support/golden.js';
import { config, MADE, OTHER, PREFIXES } from './cisco-ios-cases.js';
import { type Command, readIos } from './ios-reader.js';

const GOLDEN = filesBelow(join(ROOT, 'test/golden'))
  .filter((path) => path.endsWith('/cisco-ios/cisco-ios.cfg'))
  .map((path) => [path.slice(ROOT.length), readFileSync(path, 'utf8')] as const);

describe.each([...Object.entries(MADE), ...GOLDEN])('%s', (_, text) => {
  it('is lines that a router takes', () => {
    for (const line of text.split('\n')) {
      expect(line.length).toBeLessThanOrEqual(254);
      expect(line).toMatch(/^[\x20-\x7e]*$/);
      expect(line).not.toMatch(/\s$|\?|\{\{|undefined/);
    }
    expect(text).toMatch(/\n!\nend\n$/);
  });

  it('has each command in the mode that knows it', () => {
    expect(readIos(text).problems).toEqual([]);
  });

  it('defines each name that it uses, and uses each that it defines', () => {
    const { defined, used } = readIos(text);
    expect([...used].filter((name) => !defined.has(name))).toEqual([]);
    expect([...defined].filter((name) => !used.has(name))).toEqual([]);
  });

  it('changes nothing for other tunnels of the router', () => {
    expect(text).not.toMatch(/^crypto ipsec (df-bit|security-association|fragmentation|nat-transparency)/m);
    expect(text).not.toMatch(/^crypto isakmp (keepalive|identity|nat|key|invalid)/m);
    expect(text).not.toMatch(/^crypto ikev2 (dpd|nat|window|fragmentation|limit)/m);
  });

  it('gives integrity to CBC alone, and a PRF to GCM alone', () => {
    for (const proposal of blocks(text, /^crypto ikev2 proposal /)) {
      const body = proposal.body.map((one) => one.line);
      const isGcm = body.some((line) => line.startsWith('encryption aes-gcm-'));
      expect(body.map((line) => line.split(' ')[0])).toEqual([
        'encryption',
        isGcm ? 'prf' : 'integrity',
        'group',
      ]);
    }
    for (const { line } of blocks(text, /^crypto ipsec transform-set /)) {
      expect(line).toMatch(
        / (esp-gcm (128|256)|(esp-aes (128|192|256)|esp-3des|esp-des) esp-(md5|sha(256|384|512)?)-hmac)$/,
      );
    }
  });

  it('has one IKEv2 policy per local address', () => {
    const policies = blocks(text, /^crypto ikev2 policy /);
    const addresses = policies.map((one) => one.body[0]?.line.replace('match address local ', ''));
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(policies.map((one) => one.line)).toEqual(addresses.map((one) => `crypto ikev2 policy cgw-${one}`));
  });

  it('filters each neighbour in both directions', () => {
    const lines = text.split('\n').map((line) => line.trim());
    for (const [, neighbor] of text.matchAll(/^ neighbor (\S+) remote-as /gm)) {
      const lists = lines.filter((line) => line.startsWith(`neighbor ${neighbor} prefix-list `));
      expect(lists.map((line) => line.split(' ').at(-1))).toEqual(['in', 'out']);
    }
  });
});

const blocks = (text: string, header: RegExp): Command[] =>
  readIos(text).commands.filter((one) => header.test(one.line));

describe('by hand', () => {
  const lines = (name: string): string[] => (MADE[name] ?? '').split('\n');
  const matching = (name: string, pattern: RegExp): string[] =>
    lines(name).filter((line) => pattern.test(line));

  it('keeps the public identity behind a NAT, and everything else on its own address', () => {
    expect(matching('behind a NAT', /^ identity local /)).toEqual(
      Array<string>(2).fill(' identity local address 198.51.100.1'),
    );
    expect(matching('behind a NAT', /^ (tunnel source|match address local) /)).toEqual([
      ' match address local 10.0.0.2',
      ' tunnel source 10.0.0.2',
      ' tunnel source 10.0.0.2',
    ]);
    // AES-CBC, SHA2-256 and NAT-T in the table of AWS's "Best practices for a customer gateway device".
    expect(matching('behind a NAT', /mtu|mss/)).toEqual(
      [1, 2].flatMap(() => [' ip mtu 1422', ' ip tcp adjust-mss 1382']),
    );
  });

  it('names the interface where asked', () => {
    expect(matching('a named interface', /tunnel source/)).toEqual(
      Array<string>(2).fill(' tunnel source GigabitEthernet0/0/0'),
    );
  });

  it('gives each tunnel its own key', () => {
    expect(matching('IKEv2 with BGP', /pre-shared-key/)).toEqual([
      '  pre-shared-key 0 Xample.Key.0123456789',
      '  pre-shared-key 0 Xample.Key.9876543210',
    ]);
    expect(matching('IKEv1 with BGP', /pre-shared-key/)).toEqual([
      ' pre-shared-key address 203.0.113.10 key 0 Xample.Key.1',
      ' pre-shared-key address 203.0.113.20 key 0 Xample.Key.2',
    ]);
  });

  it('routes to both tunnels, the lower address first', () => {
    expect(matching('static routes', /^ip route/)).toEqual([
      'ip route 10.100.0.0 255.255.0.0 Tunnel100 name vpn-0123456789abcdef0-203_0_113_10',
      'ip route 10.100.0.0 255.255.0.0 Tunnel101 10 name vpn-0123456789abcdef0-203_0_113_20',
    ]);
  });

  it('announces what is asked, or nothing', () => {
    const announced = /-out-\w+ seq|^ +network|Null0/;
    const list = /ip prefix-list (\S+-out-[0-9a-f]{8}) seq/.exec(MADE['IKEv2 with BGP'] ?? '')?.[1];
    expect(matching('IKEv2 with BGP', announced)).toEqual([
      `ip prefix-list ${list} seq 10 permit 10.1.0.0/16`,
      `ip prefix-list ${list} seq 20 permit 10.2.0.0/16`,
      '  network 10.1.0.0 mask 255.255.0.0',
      '  network 10.2.0.0 mask 255.255.0.0',
    ]);
    expect(matching('routes to Null0', /^ +network|Null0/)).toEqual([
      'ip route 10.1.0.0 255.255.0.0 Null0 254',
      'ip route 10.2.0.0 255.255.0.0 Null0 254',
      '  network 10.1.0.0 mask 255.255.0.0',
      '  network 10.2.0.0 mask 255.255.0.0',
    ]);
    expect(matching('nothing announced', announced)).toEqual([
      expect.stringMatching(
        /^ip prefix-list vpn-0123456789abcdef0-out-[0-9a-f]{8} seq 10 deny 0\.0\.0\.0\/0 le 32$/,
      ),
    ]);
  });

  it('gives a list of another content another name, so that none in use is edited', () => {
    const names = ['IKEv2 with BGP', 'nothing announced'].map((name) =>
      [...(MADE[name] ?? '').matchAll(/prefix-list (\S+-out-\w+) seq/g)].map((match) => match[1]),
    );
    expect(new Set(names.flat()).size).toBe(2);
  });

  it('prefers one tunnel in both directions', () => {
    expect(matching('one tunnel preferred', /route-map|set (local|as-path)|maximum-paths/)).toEqual([
      'route-map vpn-0123456789abcdef0-preferred permit 10',
      ' set local-preference 200',
      'route-map vpn-0123456789abcdef0-backup permit 10',
      ' set as-path prepend 65000',
      '  neighbor 169.254.10.1 route-map vpn-0123456789abcdef0-backup out',
      '  neighbor 169.254.20.1 route-map vpn-0123456789abcdef0-preferred in',
    ]);
  });

  it('carries IPv6 in an IPv4 tunnel', () => {
    expect(matching('IPv6 inside', /tunnel mode|ipv6 address|^ipv6 route|no neighbor/)).toEqual([
      '  no neighbor fd00:1::1 activate',
      '  no neighbor fd00:2::1 activate',
      ' tunnel mode ipsec ipv4 v6-overlay',
      ' ipv6 address fd00:1::2/126',
      ' tunnel mode ipsec ipv4 v6-overlay',
      ' ipv6 address fd00:2::2/126',
    ]);
  });
});

describe('two files on one router', () => {
  const one = readIos(config([connection()], PREFIXES));
  const two = readIos(config([OTHER], { ...PREFIXES, tunnel_base: '110', policy_base: '1010' }));
  const shared = one.commands.filter((a) => two.commands.some((b) => a.line === b.line));

  it('share only what is the same in both, or what each adds to', () => {
    expect(shared.map((each) => each.line).filter((line) => line !== 'end')).toEqual([
      'crypto ikev2 proposal cgw-aes256gcm16-sha512-dh21',
      'crypto ikev2 policy cgw-198.51.100.1',
      'router bgp 65000',
    ]);
    for (const { line, body } of shared.filter((each) => each.line.includes('proposal'))) {
      expect(two.commands.find((each) => each.line === line)?.body).toEqual(body);
    }
  });

  it('add up to what one file with both connections says', () => {
    const both = readIos(config([connection(), OTHER], { ...PREFIXES }));
    const names = new Set([...one.defined, ...two.defined]);
    expect([...names].sort()).toEqual([...both.defined].sort());
  });
});
