import { describe, expect, it } from 'vitest';
import { connection, STATIC, tunnel } from '../../support/connection.js';
import { expectForeignKept, expectRouting, expectTunnel, expectUnique } from './expectations.js';
import { type Config, Firewall, fixture, hasPhp } from './firewall.js';
import { bgpPlan, PREFIXES, planOf, populated, samples, scriptOf, staticPlan } from './plans.js';

if (!hasPhp) console.warn('pfSense: SKIPPED, because there is no php: apt-get install php-cli');

describe.runIf(hasPhp)('pfSense', () => {
  describe.each(samples)('%s', (_, plan) => {
    it.each(['empty', 'populated'] as const)('merges into a firewall that is %s, twice', (name) => {
      const config = name === 'empty' ? fixture('empty') : populated(plan);
      const firewall = new Firewall(config);
      const script = scriptOf(plan);
      const first = firewall.run(script);
      expect(firewall.lint()).toContain('No syntax errors');
      expect(first.output).not.toMatch(/Warning|Notice|Deprecated|Fatal/);
      expect(first.status, first.output).toBe(0);
      expect(first.calls.filter((call) => call === 'write_config')).toHaveLength(1);
      for (const one of plan.connections) {
        for (const of of one.tunnels) expectTunnel(first.config, one, of);
        expectRouting(first.config, one);
      }
      expectUnique(first.config);
      // A row that BGP gains is the one change inside an entry of others.
      const { frrbgp: _frrbgp, ...packages } = config.installedpackages;
      expectForeignKept({ ...config, installedpackages: packages }, first.config);

      const second = firewall.run(script, { way: 'file', release: '2.8' });
      expect(second.output).toBe('cgw-gen: nothing to change\n');
      expect(second.calls).toEqual([]);
      expect(second.config).toEqual(first.config);
    });
  });

  it('applies after saving, in the order that the parts need', () => {
    const { calls } = new Firewall(fixture('empty')).run(scriptOf(bgpPlan), { release: '2.8' });
    expect(calls.slice(calls.indexOf('write_config'))).toEqual([
      'write_config',
      'ipsec_configure',
      'interface_configure opt1',
      'interface_configure opt2',
      'refresh_gateways',
      'setup_gateways_monitor',
      'system_routing_configure',
      'filter_configure',
      'ipsec_reload_package_hook',
      'sync_package frr',
    ]);
  });

  it('fills gaps in the numbers, one for the IKE ID and the device', () => {
    const { config } = new Firewall(populated(bgpPlan)).run(scriptOf(bgpPlan));
    const own = config.ipsec.phase2.filter((one: Config) => one.descr.startsWith('cgw-gen'));
    // 1, 2, 4 and 5 are taken; ipsec6 is assigned though its tunnel is gone.
    expect(own.map((one: Config) => [one.ikeid, one.reqid])).toEqual([
      ['3', '3'],
      ['7', '7'],
    ]);
    expect(config.interfaces.opt2.if).toBe('ipsec3');
    expect(config.interfaces.opt5.if).toBe('ipsec7');
  });

  it('updates its own entries in place, and removes rules and routes that the plan no longer has', () => {
    const firewall = new Firewall(populated(staticPlan));
    const first = firewall.run(scriptOf(staticPlan));
    const moved = connection({
      routing: STATIC,
      tunnels: [tunnel({ psk: 'Another.Key.0123456789' }), connection().tunnels[1] ?? tunnel()],
    });
    const cloud = { name: 'cloud_prefixes', value: '10.200.0.0/16' };
    const second = firewall.run(scriptOf(planOf([moved], [...PREFIXES.slice(0, 1), cloud])));
    expect(second.status).toBe(0);
    expect(second.config.ipsec.phase2).toEqual(first.config.ipsec.phase2);
    expect(second.config.interfaces).toEqual(first.config.interfaces);
    const keys = second.config.ipsec.phase1.map((one: Config) => one['pre-shared-key']);
    expect(keys).toContain('Another.Key.0123456789');
    expect(keys).not.toContain('Xample.Key.0123456789');
    expect(JSON.stringify(second.config)).not.toContain('10.100.0.0/16');
    expect(second.config.staticroutes.route).toHaveLength(2);
  });

  it('keeps what the administrator added to an entry', () => {
    const firewall = new Firewall(fixture('empty'));
    const { config } = firewall.run(scriptOf(bgpPlan));
    config.filter.rule[0].log = '';
    config.ipsec.phase1[0].disabled = '';
    const again = new Firewall(config).run(scriptOf(bgpPlan));
    expect(again.output).toBe('cgw-gen: nothing to change\n');
  });

  it('puts the rules on the assigned interfaces where IPsec Filter Mode says so', () => {
    const config = populated(bgpPlan);
    config.ipsec.filtermode = 'if_ipsec';
    const { config: after } = new Firewall(config).run(scriptOf(bgpPlan));
    const own = after.filter.rule.filter((one: Config) => one.descr.startsWith('cgw-gen'));
    expect(own.map((one: Config) => one.interface)).toEqual(['opt2', 'opt2', 'opt5', 'opt5']);
  });

  it('prefers one tunnel by route maps in both directions', () => {
    const plan = planOf([connection()], [...PREFIXES, { name: 'prefer', value: '203.0.113.20' }]);
    const { config } = new Firewall(populated(plan)).run(scriptOf(plan));
    const maps = config.installedpackages.frrglobalroutemaps.config.slice(1);
    expect(maps).toMatchObject([
      { name: 'CGW_203_0_113_10_OUT', aspath_action: 'setprepend', aspath_value: '65000 65000' },
      { name: 'CGW_203_0_113_20_IN', localpref_action: 'set', localpref_value: '200' },
    ]);
    const firewall = new Firewall(config);
    const both = firewall.run(scriptOf(bgpPlan));
    expect(both.config.installedpackages.frrglobalroutemaps.config).toHaveLength(1);
    const own = both.config.installedpackages.frrbgpneighbors.config.slice(1);
    for (const neighbor of own) expect(neighbor).toMatchObject({ routemap_in: 'none', routemap_out: 'none' });
  });

  it('takes a virtual address for the WAN interface', () => {
    const plan = planOf([connection()], [...PREFIXES, { name: 'wan_interface', value: '_vip65a1b2c3d4e5f' }]);
    const { config, status } = new Firewall(populated(plan)).run(scriptOf(plan));
    expect(status).toBe(0);
    expect(config.ipsec.phase1.at(-1).interface).toBe('_vip65a1b2c3d4e5f');
    const absent = planOf([connection()], [{ name: 'wan_interface', value: '_vip0000000000000' }]);
    expect(new Firewall(populated(plan)).run(scriptOf(absent)).output).toContain(
      'there is no enabled interface',
    );
  });

  it('warns of what it can not know', () => {
    const config = populated(bgpPlan);
    delete config.gateways.defaultgw4;
    config.system.disablevpnrules = '';
    config.ipsec.phase1[0].descr = 'cgw-gen vpn-0123456789abcdef0 203.0.113.99';
    const run = new Firewall(config).run(scriptOf(planOf([connection()], [])));
    expect(run.status).toBe(0);
    for (const warning of [
      'wan has the address 192.0.2.1, not 198.51.100.1',
      'the default gateway for IPv4 is Automatic',
      'automatic VPN rules are off',
      'no rule lets the cloud open connections',
      '"cgw-gen vpn-0123456789abcdef0 203.0.113.99" (IKE ID 1) is no longer part of the connection',
    ]) {
      expect(run.output).toContain(warning);
    }
  });

  it('says when the configuration is saved but not applied', () => {
    const run = new Firewall(populated(bgpPlan)).run(scriptOf(bgpPlan), { fail: 'filter_configure' });
    expect(run.status).toBe(2);
    expect(run.output).toContain('cgw-gen: saved, but not applied');
  });
});
