import { describe, expect, it } from 'vitest';
import { alibaba, answered, bare, second, selected } from './alibaba.js';
import { expectForeignKept, expectRouting, expectTunnel, expectUnique } from './expectations.js';
import { type Config, Firewall, fixture, hasPhp } from './firewall.js';
import { codesOf, fileOf, planOf, scriptOf } from './plans.js';

const two = selected(['10.1.0.0/16', '10.2.0.0/24'], ['10.100.0.0/16', '10.101.0.0/16', '172.16.5.1/32']);
const plan = planOf([two], []);
const script = scriptOf(plan);
const ofOurs = (list: Config[]): Config[] => list.filter((one) => one.descr.startsWith('cgw-gen'));

describe.runIf(hasPhp)('pfSense with traffic selectors', () => {
  it.each(['empty', 'populated'] as const)('merges policies into a firewall that is %s, twice', (name) => {
    const firewall = new Firewall(fixture(name));
    const { status, output, config, calls } = firewall.run(script);
    expect(output).toContain('cgw-gen: tunnel 203.0.113.10: IKE ID');
    expect(output).toContain(', policy-based\n');
    expect(output).not.toMatch(/Warning|Notice|Deprecated|Fatal/);
    expect(status).toBe(0);
    expect(calls.filter((call) => call.startsWith('interface_configure'))).toEqual([]);
    for (const one of plan.connections) {
      for (const of of one.tunnels) expectTunnel(config, one, of);
      expectRouting(config, one);
    }
    expectUnique(config);
    expectForeignKept(fixture(name), config);
    expect(config.interfaces).toEqual(fixture(name).interfaces);
    const again = firewall.run(script, { way: 'file', release: '2.8' });
    expect(again.output).toBe('cgw-gen: nothing to change\n');
  });

  it('names every network once where the lists are as long as each other, else the last one again', () => {
    const { config } = new Firewall(fixture('empty')).run(script);
    const pairs = config.ipsec.phase2.map(({ localid, remoteid }: Config) => [
      `${localid.address}/${localid.netbits}`,
      `${remoteid.address}/${remoteid.netbits}`,
    ]);
    expect(pairs).toEqual([
      ['10.1.0.0/16', '10.100.0.0/16'],
      ['10.2.0.0/24', '10.101.0.0/16'],
      ['10.2.0.0/24', '172.16.5.1/32'],
    ]);
  });

  it('lets the cloud in from its networks to the customer, or what the answers say of them', () => {
    const rules = (config: Config) =>
      ofOurs(config.filter.rule).map((one) => [one.interface, one.source.address, one.destination.address]);
    const { config } = new Firewall(fixture('empty')).run(script);
    expect(rules(config)).toHaveLength(6);
    expect(rules(config)).toContainEqual(['enc0', '172.16.5.1/32', '10.2.0.0/24']);
    const narrow = planOf([two], answered({ customer_prefixes: '10.1.7.0/24' }));
    const after = new Firewall(fixture('empty')).run(scriptOf(narrow));
    expect(rules(after.config)).toEqual([
      ['enc0', '10.100.0.0/16', '10.1.7.0/24'],
      ['enc0', '10.101.0.0/16', '10.1.7.0/24'],
      ['enc0', '172.16.5.1/32', '10.1.7.0/24'],
    ]);
  });

  it('takes out the policies and rules that a later plan no longer has', () => {
    const firewall = new Firewall(fixture('populated'));
    const first = firewall.run(script);
    const less = planOf([selected(['10.1.0.0/16'], ['10.100.0.0/16'])], []);
    const { status, config } = firewall.run(scriptOf(less));
    expect(status).toBe(0);
    expect(ofOurs(config.ipsec.phase2)).toEqual(ofOurs(first.config.ipsec.phase2).slice(0, 1));
    expect(ofOurs(config.filter.rule)).toHaveLength(1);
    expectForeignKept(fixture('populated'), config);
  });

  // AWS's table of MTUs: 1438 bytes with AES-CBC and SHA2-256, less 40 of IPv4 and TCP.
  it.each([
    [undefined, undefined, '1398'],
    ['', '1300', '1300'],
    ['', undefined, '1398'],
    ['', '1460', '1398'],
    [undefined, '1200', '1398'],
  ])('clamps TCP to what fits: enabled %j with %j becomes %s', (enabled, before, wanted) => {
    const config = fixture('empty');
    if (enabled !== undefined) config.system.maxmss_enable = enabled;
    if (before !== undefined) config.system.maxmss = before;
    const { system } = new Firewall(config).run(script).config;
    expect(system).toMatchObject({ maxmss_enable: '', maxmss: wanted });
  });

  it('puts the one pair of IKEv1 into one phase 2', () => {
    const one = selected(['10.1.0.0/16'], ['10.100.0.0/16']);
    const v1 = {
      ...one,
      tunnels: [bare({ ikeVersions: { value: [1], from: 'connection-config' } })] as const,
    };
    const { config, status } = new Firewall(fixture('empty')).run(scriptOf(planOf([v1], [])));
    expect(status).toBe(0);
    expect(config.ipsec.phase1[0]).toMatchObject({ iketype: 'ikev1', mode: 'main', closeaction: '' });
    expect(config.ipsec.phase2).toHaveLength(1);
  });

  it('saves nothing when a filter mode, another policy or a route stands in the way', () => {
    const refusal = (change: (config: Config) => void) => {
      const config = fixture('populated');
      change(config);
      const run = new Firewall(config).run(script);
      expect(run.status).toBe(1);
      expect(run.config).toEqual(config);
      return run.output;
    };
    expect(refusal((config) => Object.assign(config.ipsec, { filtermode: 'if_ipsec' }))).toContain(
      'IPsec Filter Mode blocks everything that is not routed',
    );
    const network = (address: string, netbits: string) => ({ type: 'network', address, netbits });
    const same = { localid: network('10.1.0.0', '16'), remoteid: network('10.100.0.0', '16') };
    const other = { ikeid: '1', mode: 'tunnel', reqid: '40', uniqid: 'x', descr: 'branch', ...same };
    expect(refusal((config) => config.ipsec.phase2.push(other))).toContain(
      'needs 10.1.0.0/16 to 10.100.0.0/16, which the IPsec phase 2 "branch" already has',
    );
    const vti = { ...other, mode: 'vti', descr: 'cgw-gen vco-example1 203.0.113.10' };
    expect(refusal((config) => config.ipsec.phase2.push(vti))).toContain('is routed (VTI) so far');
  });
});

it('pfSense refuses selectors of two tunnels, and several with IKEv1', () => {
  const pair = { ...two, tunnels: [bare(), second()] as const };
  expect(codesOf([pair], [])).toContain('SELECTORS_TWO_TUNNELS');
  const v1 = { ...two, tunnels: [bare({ ikeVersions: { value: [1], from: 'connection-config' } })] as const };
  expect(codesOf([v1], [])).toContain('SELECTORS_NEED_IKEV2');
  expect(codesOf([alibaba()], [])).toContain('INSIDE_NETWORKS_NEEDED');
});

it('the worksheet of selectors names them, and assigns nothing', () => {
  const sheet = fileOf(plan, 'worksheet.md');
  expect(sheet).toContain('- Local networks: `10.1.0.0/16`, `10.2.0.0/24`\n');
  expect(sheet).toContain('- Remote networks: `10.100.0.0/16`, `10.101.0.0/16`, `172.16.5.1/32`\n');
  expect(sheet).toContain('- Mode: `Tunnel IPv4`\n');
  expect(sheet).toContain('- Maximum MSS: `1398`\n');
  expect(sheet).not.toMatch(/VTI\)|interface CGW_|Gateway Group|undefined/);
});
