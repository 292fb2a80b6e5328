import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/plan/plan.js';
import { connection, STATIC, tunnel } from '../../support/connection.js';
import { answered, selected } from './alibaba.js';
import { type Config, Firewall, fixture, hasPhp } from './firewall.js';
import {
  bgpPlan,
  fileOf,
  PREFIXES,
  planOf,
  populated,
  removeScriptOf,
  samples,
  scriptOf,
  staticPlan,
} from './plans.js';
import { expected, settled } from './settled.js';

/** The firewall before and after what the script of `plan` puts in. */
function applied(config: Config, plan: Plan): { firewall: Firewall; config: Config } {
  const firewall = new Firewall(config);
  const { status, output, config: after } = firewall.run(scriptOf(plan));
  if (status !== 0) throw new Error(output);
  return { firewall, config: after };
}

it.each(samples)('remove-worksheet.md names all that worksheet.md names: %s', (_, plan) => {
  const names = (path: string) => new Set(fileOf(plan, path).match(/\bCGW_\w+/g));
  expect(names('remove-worksheet.md')).toEqual(names('worksheet.md'));
  for (const { outside } of plan.connections.flatMap(({ tunnels }) => tunnels))
    expect(fileOf(plan, 'remove-worksheet.md')).toContain(`\`${outside.cloud}\``);
});

describe.runIf(hasPhp)('cgw-gen-remove.php', () => {
  describe.each(samples)('%s', (_, plan) => {
    it.each(['empty', 'populated'] as const)('leaves a firewall that was %s as it was', (name) => {
      const before = name === 'empty' ? fixture('empty') : populated(plan);
      const { firewall, config } = applied(before, plan);
      const run = firewall.run(removeScriptOf(plan));
      expect(firewall.lint()).toContain('No syntax errors');
      expect(run.output).not.toMatch(/Warning|Notice|Deprecated|Fatal/);
      expect(run.status, run.output).toBe(0);
      expect(run.calls.filter((call) => call === 'write_config')).toHaveLength(1);
      expect(settled(run.config)).toEqual(settled(expected(before, config, plan)));
      for (const { tunnels } of plan.connections) {
        for (const { outside } of tunnels)
          expect(run.output).toContain(`taken out: tunnel ${outside.cloud},`);
      }

      const again = firewall.run(removeScriptOf(plan), { way: 'file', release: '2.8' });
      expect(again.output).toBe('cgw-gen: nothing to change\n');
      expect(again.calls).toEqual([]);
      const anew = firewall.run(scriptOf(plan), { release: '2.8' });
      expect(anew.status, anew.output).toBe(0);
    });
  });

  const one = connection({ id: 'vpn-1' });
  const other = connection({
    id: 'vpn-12',
    tunnels: [
      tunnel({ cloud: '203.0.113.30', inside: '169.254.30.0/30' }),
      tunnel({ cloud: '203.0.113.40', inside: '169.254.40.0/30' }),
    ],
  });
  const more = planOf([{ ...other, routing: STATIC }], answered({ cloud_prefixes: '10.200.0.0/16' }));
  it.each([
    ['BGP beside BGP', planOf([one], PREFIXES), planOf([other], PREFIXES)],
    ['static beside BGP', planOf([{ ...one, routing: STATIC }], PREFIXES), planOf([other], PREFIXES)],
    ['static beside static', planOf([{ ...one, routing: STATIC }], PREFIXES), more],
  ])('leaves another connection exactly: %s', (_, a, b) => {
    for (const [kept, gone] of [
      [a, b],
      [b, a],
    ] as const) {
      for (const before of [fixture('empty'), populated(bgpPlan)]) {
        const alone = applied(before, kept);
        const both = alone.firewall.run(scriptOf(gone));
        expect(both.status, both.output).toBe(0);
        expect(both.config).not.toEqual(alone.config);
        const run = alone.firewall.run(removeScriptOf(gone));
        expect(run.status, run.output).toBe(0);
        expect(settled(run.config)).toEqual(settled(expected(alone.config, both.config, gone)));
      }
    }
  });

  it('keeps what another connection announces too, until that one goes', () => {
    const both = planOf([one, other], PREFIXES);
    const { firewall } = applied(populated(both), both);
    const networks = (config: Config): string[] =>
      config.installedpackages.frrbgp.config[0].row.map(
        ({ distributeroutevalue }: Config) => distributeroutevalue,
      );
    const first = firewall.run(removeScriptOf(planOf([one], PREFIXES)));
    expect(networks(first.config)).toEqual(['10.9.0.0/24', '10.1.0.0/16']);
    expect(first.output).not.toContain('Networks to Distribute');
    expect(networks(firewall.run(removeScriptOf(planOf([other], PREFIXES))).config)).toEqual(['10.9.0.0/24']);
  });

  it('ends what runs, the devices where no tunnel is left, and applies after saving', () => {
    const calls = (config: Config): string[] => {
      const { firewall } = applied(config, bgpPlan);
      const run = firewall.run(removeScriptOf(bgpPlan), { release: '2.8' });
      return run.calls.slice(run.calls.indexOf('write_config'));
    };
    const settle = [
      'refresh_gateways',
      'setup_gateways_monitor',
      'system_routing_configure',
      'filter_configure',
      'ipsec_reload_package_hook',
      'sync_package frr',
    ];
    expect(calls(fixture('empty'))).toEqual([
      'write_config',
      'ipsec_configure',
      'ipsec_terminate_by_conid ike con1',
      'ipsec_terminate_by_conid ike con2',
      'pfSense_interface_destroy ipsec1',
      'pfSense_interface_destroy ipsec2',
      ...settle,
    ]);
    expect(calls(populated(bgpPlan))).toEqual([
      'write_config',
      'ipsec_configure',
      'ipsec_terminate_by_conid ike con3',
      'ipsec_terminate_by_conid ike con7',
      ...settle,
    ]);
  });

  it('takes out tunnels that the connection had before, and gateways that the web interface made', () => {
    const { config } = applied(populated(staticPlan), staticPlan);
    for (const gateway of config.gateways.gateway_item.slice(1)) gateway.descr = '';
    const moved = connection({ routing: STATIC, tunnels: [connection().tunnels[1] ?? tunnel()] });
    const run = new Firewall(config).run(removeScriptOf(planOf([moved], PREFIXES)));
    expect(run.status, run.output).toBe(0);
    expect(settled(run.config)).toEqual(settled(populated(staticPlan)));
  });

  it('keeps the networks of BGP that were there, or that somebody saved since, and says so', () => {
    const before = populated(bgpPlan);
    before.installedpackages.frrbgp.config[0].row.push({
      distributeroutevalue: '10.1.0.0/16',
      distributeroutemap: 'none',
    });
    const run = applied(before, bgpPlan).firewall.run(removeScriptOf(bgpPlan));
    expect(run.config.installedpackages).toEqual(before.installedpackages);
    expect(run.output).toContain('stays: 10.1.0.0/16 in Networks to Distribute');
    expect(run.output).toContain('stays: BGP with the local AS 65000');
  });

  it('leaves FRR on where somebody has set it up, or uses it for more than BGP', () => {
    const changes: readonly ((config: Config) => void)[] = [
      (packages) => {
        packages.frr.config[0].routerid = '10.1.0.1';
      },
      (packages) => {
        packages.frrospfd = { config: [{ enable: 'on' }] };
      },
    ];
    for (const change of changes) {
      const { config } = applied(fixture('empty'), bgpPlan);
      change(config.installedpackages);
      const run = new Firewall(config).run(removeScriptOf(bgpPlan));
      expect(run.config.installedpackages.frr).toEqual(config.installedpackages.frr);
      expect(run.config.installedpackages.frrbgp).toBeUndefined();
    }
  });

  it('leaves Maximum MSS where another VPN may need it, and says so', () => {
    const plan = planOf([selected(['10.1.0.0/16'], ['10.100.0.0/16'])], []);
    const { firewall, config } = applied(fixture('populated'), plan);
    const run = firewall.run(removeScriptOf(plan));
    expect(run.output).toContain(`stays: Maximum MSS ${config.system.maxmss} `);
    const less = applied(fixture('empty'), plan).config;
    less.system.maxmss = '1200';
    expect(new Firewall(less).run(removeScriptOf(plan)).config.system.maxmss).toBe('1200');
  });

  describe('saves nothing', () => {
    const uses: Readonly<Record<string, (config: Config) => void>> = {
      'VPN > IPsec: the phase 2 "mine" hangs on a phase 1': ({ ipsec }) =>
        ipsec.phase2.push({ ...ipsec.phase2.at(-1), descr: 'mine', reqid: '90' }),
      'Firewall > Rules: "mine" uses opt5': ({ filter }) =>
        filter.rule.push({ interface: 'lan,opt5', descr: 'mine' }),
      'Firewall > Rules: "mine" uses opt5ip': ({ filter }) =>
        filter.rule.push({ interface: 'lan', destination: { network: 'opt5ip' }, descr: 'mine' }),
      'Firewall > Rules: "mine" uses CGW_203_0_113_10_GROUP': ({ filter }) =>
        filter.rule.push({ interface: 'lan', gateway: 'CGW_203_0_113_10_GROUP', descr: 'mine' }),
      'Firewall > NAT > Outbound: "mine" uses opt2': (config) => {
        config.nat = { outbound: { rule: [{ interface: 'opt2', descr: 'mine' }] } };
      },
      'System > Routing > Gateways: defaultgw4 uses CGW_203_0_113_10_VTIV4': ({ gateways }) => {
        gateways.defaultgw4 = 'CGW_203_0_113_10_VTIV4';
      },
      'System > Routing > Gateways: "mine" uses opt2': ({ gateways }) =>
        gateways.gateway_item.push({ interface: 'opt2', name: 'MINE', gateway: '10.0.0.1', descr: 'mine' }),
      'System > Routing > Gateway Groups: "other" uses CGW_203_0_113_20_VTIV4': ({ gateways }) =>
        gateways.gateway_group[0].item.push('CGW_203_0_113_20_VTIV4|2|address'),
      'System > Routing > Static Routes: "mine" uses CGW_203_0_113_10_VTIV4': ({ staticroutes }) =>
        staticroutes.route.push({
          network: '10.8.0.0/16',
          gateway: 'CGW_203_0_113_10_VTIV4',
          descr: 'mine',
        }),
      'Interfaces > Interface Groups: "mine" uses opt2': (config) => {
        config.ifgroups = { ifgroupentry: [{ ifname: 'mine', members: 'lan opt2', descr: 'mine' }] };
      },
      'Services > DHCP Server: "" uses opt2': (config) => {
        config.dhcpd = { lan: { enable: '' }, opt2: { enable: '' } };
      },
    };
    it.each(Object.entries(uses))('when %s', (reason, change) => {
      const { config } = applied(populated(staticPlan), staticPlan);
      expect([config.interfaces.opt2.if, config.interfaces.opt5.if]).toEqual(['ipsec3', 'ipsec7']);
      change(config);
      const run = new Firewall(config).run(removeScriptOf(staticPlan));
      expect(run.status).toBe(1);
      expect(run.output).toContain(`cgw-gen: nothing was saved\n- ${reason}`);
      expect(run.output.trimEnd().split('\n')).toHaveLength(2);
      expect(run.calls).toEqual([]);
      expect(run.config).toEqual(config);
    });

    it('when a neighbor of others has one of our prefix lists; all reasons at once', () => {
      const { config } = applied(populated(bgpPlan), bgpPlan);
      config.installedpackages.frrbgpneighbors.config[0].prefixfilter_in = 'CGW_203_0_113_10_IN';
      config.installedpackages.frrglobalroutemaps.config[0].prefix_match = 'CGW_203_0_113_20_OUT';
      const run = new Firewall(config).run(removeScriptOf(bgpPlan));
      expect(run.output).toBe(
        'cgw-gen: nothing was saved\n' +
          '- Services > FRR BGP > Neighbors: "branch" uses CGW_203_0_113_10_IN: change or delete it first\n' +
          '- Services > FRR Global/Zebra > Route Maps: "branch" uses CGW_203_0_113_20_OUT: change or delete it first\n',
      );
      expect(run.config).toEqual(config);
    });
  });
});
