import { describe, expect, it } from 'vitest';
import type { Tunnel, VpnConnection } from '../../../src/model/connection.js';
import { Secret } from '../../../src/model/secret.js';
import { BGP, ip, tunnel } from '../../support/connection.js';
import {
  alibaba,
  answered,
  bare,
  from,
  inside,
  NETWORKS,
  one,
  PREFIXES,
  phase,
  second,
  v1,
} from './alibaba.js';
import { expectRouting, expectTunnel, expectUnique } from './expectations.js';
import { type Config, Firewall, fixture, hasPhp, type Run } from './firewall.js';
import { fileOf, planOf, scriptOf } from './plans.js';

/** The merge into an empty firewall, twice, with what it must leave there. */
function merged(connections: readonly VpnConnection[], answers: Readonly<Record<string, string>> = {}): Run {
  const plan = planOf(connections, answered(answers));
  const firewall = new Firewall(fixture('empty'));
  const run = firewall.run(scriptOf(plan));
  expect(run.status, run.output).toBe(0);
  for (const each of plan.connections) {
    for (const of of each.tunnels) expectTunnel(run.config, each, of);
    expectRouting(run.config, each);
  }
  expectUnique(run.config);
  expect(firewall.run(scriptOf(plan), { release: '2.8' }).output).toBe('cgw-gen: nothing to change\n');
  return run;
}

describe.runIf(hasPhp)('pfSense', () => {
  it('writes AES-192, DH group 1 and no PFS', () => {
    const { config } = merged([
      one({ ike: phase('aes192', 'sha1', 1), esp: phase('aes192', 'sha1', 'none') }),
    ]);
    expect(config.ipsec.phase1[0].encryption.item[0]).toMatchObject({
      'encryption-algorithm': { name: 'aes', keylen: '192' },
      dhgroup: '1',
    });
    expect(config.ipsec.phase2[0]).toMatchObject({
      'encryption-algorithm-option': [{ name: 'aes', keylen: '192' }],
      pfsgroup: '0',
    });
  });

  it('lets both phases live a day, and renews them a tenth earlier at the latest', () => {
    const { config } = merged([one({})]);
    const times = { lifetime: '86400', rekey_time: '77760', rand_time: '8640' };
    expect(config.ipsec.phase1[0]).toMatchObject(times);
    expect(config.ipsec.phase2[0]).toMatchObject(times);
  });

  it('sends and expects names, and addresses that are not the outside ones', () => {
    const { config } = merged([
      one({
        ...v1,
        ikev1Mode: 'aggressive',
        identity: {
          customer: { kind: 'fqdn', value: 'localid_tunnel2' },
          cloud: { kind: 'user-fqdn', value: 'vpn@cloud.example.com' },
        },
      }),
    ]);
    expect(config.ipsec.phase1[0]).toMatchObject({
      mode: 'aggressive',
      myid_type: 'fqdn',
      myid_data: 'localid_tunnel2',
      peerid_type: 'user_fqdn',
      peerid_data: 'vpn@cloud.example.com',
    });
    const address = { kind: 'address', value: ip('10.0.0.9') } as const;
    const other = merged([one({ identity: { cloud: address } })]).config.ipsec.phase1[0];
    expect(other).toMatchObject({
      myid_data: '198.51.100.1',
      peerid_type: 'address',
      peerid_data: '10.0.0.9',
    });
  });

  it.each([...'~!`@#$%^&*()_-+={}[]|;:\\",.<>/?\''])('takes a pre-shared key of nothing but %s', (psk) => {
    expect(merged([one({ psk: new Secret(psk) })]).config.ipsec.phase1[0]['pre-shared-key']).toBe(psk);
  });

  it('refuses two keys for one identity of the peer, of which pfSense would take either', () => {
    const run = (peer: Config) => {
      const config = fixture('populated');
      config.ipsec.phase1.push({ ikeid: '90', iketype: 'ikev2', 'remote-gateway': '192.0.2.90', ...peer });
      return new Firewall(config).run(scriptOf(planOf([one({})], [])));
    };
    const method = { authentication_method: 'pre_shared_key' };
    const named = { descr: 'branch', peerid_type: 'address', peerid_data: '203.0.113.10', ...method };
    const refused = run({ ...named, 'pre-shared-key': 'Another.Key' });
    expect(refused.status).toBe(1);
    expect(refused.output).toContain(
      '"cgw-gen vco-example1 203.0.113.10" and "branch" have different pre-shared keys',
    );
    expect(refused.output).not.toMatch(/Another|Xample/);
    expect(run({ ...named, 'pre-shared-key': 'Xample.Key.0123456789' }).status).toBe(0);
    expect(run({ ...named, 'pre-shared-key': 'Another.Key', disabled: '' }).status).toBe(0);
    expect(run({ ...named, authentication_method: 'cert' }).status).toBe(0);
  });

  it('refuses two tunnels with the same identities on both sides, of which strongSwan would keep one', () => {
    const identity = {
      customer: { kind: 'fqdn', value: 'branch.example.com' },
      cloud: { kind: 'fqdn', value: 'cloud.example.com' },
    } as const;
    const plan = planOf(
      [alibaba({ tunnels: [bare({ identity }), second({ identity })] })],
      answered({ ...NETWORKS, manual_failover: 'true' }),
    );
    const config = fixture('populated');
    const refused = new Firewall(config).run(scriptOf(plan));
    expect(refused.status).toBe(1);
    expect(refused.output).toContain('have the same identities on both sides');
    expect(fileOf(plan, 'worksheet.md').match(/Configure Unique IDs as/g)).toHaveLength(2);
    config.ipsec.uniqueids = 'never';
    expect(new Firewall(config).run(scriptOf(plan)).status).toBe(0);
  });

  it('gives the BGP key to FRR and to the kernel, and takes it back', () => {
    const bgp = (shape: Partial<Tunnel>) =>
      alibaba({ routing: BGP, tunnels: [{ ...bare(), inside: tunnel().inside, ...shape } as Tunnel] });
    const firewall = new Firewall(fixture('empty'));
    const keyed = firewall.run(
      scriptOf(planOf([bgp({ bgpKey: new Secret("Xample'Bgp") })], answered(PREFIXES))),
    );
    expect(keyed.output).not.toContain('Xample');
    const neighbor = (run: Run) => run.config.installedpackages.frrbgpneighbors.config[0];
    expect(neighbor(keyed)).toMatchObject({ password: "Xample'Bgp", password_type: 'both-bidir' });
    const plain = firewall.run(scriptOf(planOf([bgp({})], answered(PREFIXES))));
    expect(neighbor(plain)).not.toHaveProperty('password');
    expect(neighbor(plain).password_type).toBe('none');
  });

  it('routes a tunnel of IKEv1', () => {
    const routed = alibaba({ tunnels: [bare(v1)] });
    const { config } = merged([routed], { ...PREFIXES, inside_networks: '169.254.101.0/30' });
    expect(config.ipsec.phase1[0].iketype).toBe('ikev1');
    expect(config.ipsec.phase2[0].mode).toBe('vti');
  });

  it.each([
    [1, '1'],
    [2, '1'],
    [3, '2'],
  ])('waits for the answers of %i probes', (retries, failures) => {
    const dpd = { value: { interval: 10, retries }, from } as const;
    expect(merged([one({ ...v1, dpd })]).config.ipsec.phase1[0].dpd_maxfail).toBe(failures);
  });

  it('monitors no gateway whose address never answers, and groups two of them when that is taken', () => {
    const single = merged([alibaba()], { ...PREFIXES, inside_networks: '169.254.101.0/30' });
    expect(single.config.gateways.gateway_item[0]).toMatchObject({ monitor_disable: '' });
    const pair = alibaba({ tunnels: [bare({ role: 'standby' }), second({ role: 'active' })] });
    const taken = merged([pair], { ...NETWORKS, manual_failover: 'true' });
    expect(taken.config.gateways.gateway_group[0].item).toEqual([
      'CGW_203_0_113_20_VTIV4|1|address',
      'CGW_203_0_113_10_VTIV4|2|address',
    ]);
    const equal = { ...pair, cloudGateway: { kind: 'transit-router' }, tunnels: [bare(), second()] } as const;
    const both = merged([equal], { ...NETWORKS, manual_failover: 'true' });
    expect(both.config.gateways.gateway_group[0].item).toEqual([
      'CGW_203_0_113_10_VTIV4|1|address',
      'CGW_203_0_113_20_VTIV4|1|address',
    ]);
  });

  it('puts two tunnels on two WANs', () => {
    const customer = ip('198.51.100.99');
    const away = second({ outside: { cloud: ip('203.0.113.20'), customer }, ...inside('169.254.20.0/30') });
    const connections = [alibaba({ routing: BGP, tunnels: [bare(inside('169.254.10.0/30')), away] })];
    const run = (wan: string) =>
      new Firewall(fixture('populated')).run(
        scriptOf(planOf(connections, answered({ ...PREFIXES, wan_interface: wan }))),
      );
    const { config } = run('wan,opt1');
    const own = config.ipsec.phase1.filter((each: Config) => each.descr.startsWith('cgw-gen'));
    expect(own.map((each: Config) => each.interface)).toEqual(['wan', 'opt1']);
    expect(run('wan').output).toContain(
      'one tunnel has your address 198.51.100.1 and one has 198.51.100.99: name the interface of each',
    );
    expect(run('wan,opt1,opt1').output).toContain('or one for each of the 2');
    expect(run('wan,opt77').output).toContain('no enabled interface or virtual address opt77');
  });
});

it('the worksheet of pfSense says what the script does', () => {
  const shape = { ...v1, ikev1Mode: 'aggressive', esp: phase('aes192', 'sha1', 'none') } as const;
  const identity = { customer: { kind: 'fqdn', value: 'branch.example.com' } } as const;
  const sheet = fileOf(planOf([one({ ...shape, identity })], []), 'worksheet.md');
  expect(sheet).toContain('- Negotiation mode: `Aggressive`\n');
  expect(sheet).toContain('- My identifier: `Fully qualified domain name`, `branch.example.com`\n');
  expect(sheet).toContain('- Peer identifier: `IP address`, `203.0.113.10`\n');
  expect(sheet).toContain('- Encryption Algorithms: only `AES`, `192 bits`\n');
  expect(sheet).toContain('- PFS key group: `off`\n');
  const keyed = { ...bare(inside('169.254.10.0/30')), bgpKey: new Secret('Xample.Bgp') };
  const bgp = fileOf(
    planOf([alibaba({ routing: BGP, tunnels: [keyed] })], answered(PREFIXES)),
    'worksheet.md',
  );
  expect(bgp).toContain('- Password: `Xample.Bgp`, Type `FRR and setkey Bidirectional`\n');
  const silent = planOf([alibaba()], answered({ ...PREFIXES, inside_networks: '169.254.101.0/30' }));
  expect(fileOf(silent, 'worksheet.md')).toContain('Disable Gateway Monitoring checked\n');
});
