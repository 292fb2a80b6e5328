import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/formats/index.js';
import { connection, STATIC, tunnel } from '../support/connection.js';
import { filesBelow, ROOT } from '../support/golden.js';
import { goodSamples } from '../support/samples.js';
import { checkGrammar, noGrammar } from '../support/vyos-grammar.js';
import { cases, cloud, inside6, lan, other, rendered } from './vyos-cases.js';
import { expectBgp, expectNoLeafTwice, expectPeers, namesAt, readCommands } from './vyos-reader.js';

const goldens = filesBelow(join(ROOT, 'test/golden')).filter((path) => path.endsWith('/vyos/vyos.commands'));
const texts: Readonly<Record<string, () => string>> = {
  ...cases,
  ...Object.fromEntries(
    goldens.map((path) => [relative(ROOT, path), (): string => readFileSync(path, 'utf8')]),
  ),
};

describe.each(Object.keys(texts))('%s', (name) => {
  it('sets each leaf once and refers only to what it sets', () => {
    const commands = readCommands(texts[name]?.() ?? '');
    expectNoLeafTwice(commands);
    expectPeers(commands);
    expectBgp(commands);
  });
});

/** The words of every command, without those of the paths that come before them. */
function lines(text: string, pattern: RegExp): string[] {
  return readCommands(text)
    .map((command) => command.join(' '))
    .filter((line) => pattern.test(line));
}

describe('what is decided', () => {
  it('does not depend on the order of the tunnels in the document', () => {
    const sample = goodSamples().find((one) => one.name === 'aws-xml/bgp');
    const text = sample?.documents[0]?.text ?? '';
    const swapped = text.replace(
      /(<ipsec_tunnel>.*?<\/ipsec_tunnel>)(\s*)(<ipsec_tunnel>.*?<\/ipsec_tunnel>)/s,
      '$3$2$1',
    );
    expect(swapped).not.toBe(text);
    const [one, two] = [text, swapped].map((xml) => {
      const read = readDocuments([{ name: 'input.xml', text: xml }]);
      if (!read.ok) throw new Error('the document is wrong');
      return rendered(read.value, lan);
    });
    expect(two).toBe(one);
  });

  it('announces nothing when no network is named', () => {
    const text = rendered([connection()], {});
    const list = /vpn-0123456789abcdef0-out-[0-9a-f]{8}/.exec(text)?.[0];
    expect(lines(text, /-out-\w+ rule/)).toEqual([
      `policy prefix-list ${list} rule 10 action deny`,
      `policy prefix-list ${list} rule 10 prefix 0.0.0.0/0`,
      `policy prefix-list ${list} rule 10 le 32`,
    ]);
    expect(lines(text, / network /)).toEqual([]);
  });

  it('renews and ends an IKE SA before the cloud does, and knows a dead peer after its retries', () => {
    const dpd = (retries: number) => ({ value: { interval: 10, retries }, from: 'xml' }) as const;
    const tunnels = [
      { ...tunnel(), dpd: dpd(3) },
      {
        ...tunnel({ cloud: '203.0.113.20', inside: '169.254.20.0/30', ike: { lifetime: 900 } }),
        dpd: dpd(1),
      },
    ] as const;
    const found = lines(rendered([connection({ tunnels })], {}), /ike-group \S+ (lifetime|dead\S+ timeout)/);
    expect(found.map((line) => line.replace(/^.*-203_0_113_/, ''))).toEqual([
      '10 lifetime 25920',
      '10 dead-peer-detection timeout 30',
      '20 lifetime 810',
      '20 dead-peer-detection timeout 20',
    ]);
  });

  it('asks again for a BGP session after ten seconds', () => {
    expect(lines(rendered([connection()], lan), / timers connect /)).toEqual([
      'protocols bgp neighbor 169.254.10.1 timers connect 10',
      'protocols bgp neighbor 169.254.20.1 timers connect 10',
    ]);
  });

  it('prefers one tunnel by local preference on its way in, and by hops on the way in of the other', () => {
    const text = rendered([connection()], { ...lan, prefer: '203.0.113.20' });
    expect(lines(text, /neighbor .* route-map/)).toEqual([
      'protocols bgp neighbor 169.254.10.1 address-family ipv4-unicast route-map export vpn-0123456789abcdef0-backup-out',
      'protocols bgp neighbor 169.254.20.1 address-family ipv4-unicast route-map import vpn-0123456789abcdef0-preferred-in',
    ]);
    expect(lines(text, /maximum-paths/)).toEqual([]);
  });

  it('prefers one static tunnel by distance', () => {
    expect(lines(rendered([connection({ routing: STATIC })], cloud), /static/)).toEqual([
      'protocols static route 10.100.0.0/16 interface vti0 distance 1',
      'protocols static route 10.101.0.1/32 interface vti0 distance 1',
      'protocols static route 10.100.0.0/16 interface vti1 distance 2',
      'protocols static route 10.101.0.1/32 interface vti1 distance 2',
    ]);
  });

  it('keeps the public identity behind a NAT, and forces UDP', () => {
    const text = rendered([connection()], { local_address: '10.0.0.2' });
    const peer = 'vpn ipsec site-to-site peer vpn-0123456789abcdef0-203_0_113_10';
    expect(lines(text, /203_0_113_10 (local-address|force|authentication local)/)).toEqual([
      `${peer} authentication local-id 198.51.100.1`,
      `${peer} local-address 10.0.0.2`,
      `${peer} force-udp-encapsulation`,
    ]);
  });

  it('gives two connections names of their own', () => {
    const commands = readCommands(rendered([connection(), other], lan));
    expect(namesAt(commands, 'interfaces vti')).toEqual(['vti0', 'vti1', 'vti2', 'vti3']);
    for (const path of ['ike-group', 'esp-group', 'site-to-site peer', 'authentication psk']) {
      expect(namesAt(commands, `vpn ipsec ${path}`)).toHaveLength(4);
    }
  });

  it('refuses IPv6 inside for VyOS 1.4 and for IKEv1, and says the way', () => {
    const v6 = [connection({ tunnels: inside6 })];
    expect(() => rendered(v6, {})).toThrow('IPv6 inside IPv4');
    const v1 = [connection({ tunnels: [tunnel({ inside: 'fd00:0:0:10::/126', ikeVersions: [1] })] })];
    expect(() => rendered(v1, { release: '1.5' })).toThrow('IPv6 inside IPv4');
  });

  it('takes the interfaces of VyOS, and refuses what is none', () => {
    for (const name of ['eth0', 'eth1.201', 'eth0.100.200', 'bond0', 'pppoe0', 'br1']) {
      expect(rendered([connection()], { wan_interface: name })).toContain(`interface '${name}'\n`);
    }
    for (const name of ['eth', 'eth0;', "eth0'", 'GigabitEthernet1', 'vti0', 'eth0.']) {
      expect(() => rendered([connection()], { wan_interface: name })).toThrow('wan_interface');
    }
  });
});

describe.skipIf(noGrammar !== undefined)('the grammar of VyOS', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cgw-vyos-'));
    for (const [index, text] of Object.values(texts).entries()) {
      writeFileSync(join(folder, `${index}.commands`), text(), { mode: 0o600 });
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['1.4', '1.5'])('VyOS %s takes every line', (version) => {
    const files = filesBelow(folder);
    expect(files).toHaveLength(Object.keys(texts).length);
    const { status, output } = checkGrammar(version, files);
    expect(output).toMatch(/^\d+ lines ok\n$/);
    expect(status).toBe(0);
  });
});
