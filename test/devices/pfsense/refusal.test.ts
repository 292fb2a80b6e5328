import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/plan/plan.js';
import { connection, STATIC, tunnel } from '../../support/connection.js';
import { type Config, Firewall, fixture, hasPhp } from './firewall.js';
import { bgpPlan, PREFIXES, planOf, populated, samples, scriptOf, staticPlan } from './plans.js';

describe.runIf(hasPhp)('pfSense', () => {
  describe('saves nothing', () => {
    const broken: Readonly<Record<string, (config: Config) => void>> = {
      'FRR is not installed': (config) => config.installedpackages.package.shift(),
      'FRR has another local AS': (config) => {
        config.installedpackages.frrbgp.config[0].asnum = '65001';
      },
      'FRR runs from its raw configuration': (config) => {
        config.installedpackages.frrglobalraw.config[0].bgpd = 'cm91dGVy';
      },
      'FRR has a neighbor of the same address': (config) => {
        config.installedpackages.frrbgpneighbors.config[0].peer = '169.254.20.1';
      },
      'there is no such WAN interface': (config) => {
        delete config.interfaces.wan;
      },
      'the WAN interface is off': (config) => {
        delete config.interfaces.wan.enable;
      },
      'another tunnel has the same remote gateway': (config) => {
        config.ipsec.phase1[0]['remote-gateway'] = '203.0.113.10';
      },
      'another tunnel has the same inside address': (config) => {
        config.ipsec.phase2[2].localid.address = '169.254.10.2';
      },
      'another interface has the name': (config) => {
        config.interfaces.opt1.descr = 'CGW_203_0_113_10';
      },
    };
    it.each(Object.entries(broken))('when %s', (_, breakIt) => {
      const config = populated(bgpPlan);
      breakIt(config);
      const run = new Firewall(config).run(scriptOf(bgpPlan));
      expect(run.status).toBe(1);
      expect(run.output).toMatch(/^cgw-gen: nothing was saved\n- /);
      expect(run.calls).toEqual([]);
      expect(run.config).toEqual(config);
    });

    it('when a static route to the same network exists, or a LAN interface does not', () => {
      const config = populated(staticPlan);
      config.staticroutes.route[0].network = '10.100.0.0/16';
      delete config.interfaces.lan.enable;
      const run = new Firewall(config).run(scriptOf(staticPlan));
      expect(run.status).toBe(1);
      expect(run.output).toContain('a static route to 10.100.0.0/16 exists already, by BRANCH_VTIV4');
      expect(run.output).toContain('lan_interfaces: there is no enabled interface lan');
      expect(run.config).toEqual(config);
    });

    it('when the default gateway would move to a tunnel', () => {
      const config = populated(bgpPlan);
      config.gateways.defaultgw4 = '';
      const plan = planOf([connection()], [...PREFIXES, { name: 'wan_interface', value: 'opt1' }]);
      const run = new Firewall(config).run(scriptOf(plan));
      expect(run.status).toBe(1);
      expect(run.output).toContain('the default gateway for IPv4 is Automatic');
    });

    it('when two static connections route the same network', () => {
      const other = connection({
        id: 'vpn-0fedcba9876543210',
        routing: STATIC,
        tunnels: [tunnel({ cloud: '203.0.113.30', inside: '169.254.30.0/30' })],
      });
      // The planner refuses this before: the script looks again.
      const plan = {
        ...staticPlan,
        connections: [...staticPlan.connections, ...planOf([other], PREFIXES).connections],
      };
      const run = new Firewall(fixture('empty')).run(scriptOf(plan));
      expect(run.status).toBe(1);
      expect(run.output).toContain('two static connections route 10.100.0.0/16');
      expect(run.config).toEqual(fixture('empty'));
    });

    it('when IPv6 is off, and the connection needs it', () => {
      const [, plan] = samples.find(([name]) => name.startsWith('ec2-json/ipv6-inside ')) ?? [];
      const config = populated(plan as Plan);
      delete config.system.ipv6allow;
      const run = new Firewall(config).run(scriptOf(plan as Plan));
      expect(run.status).toBe(1);
      expect(run.output).toContain('IPv6 is off');
    });

    it.each(['config_set_path interfaces', 'write_config', 'write_config returns -1'])(
      'when %s fails',
      (fail) => {
        const config = populated(bgpPlan);
        const run = new Firewall(config).run(scriptOf(bgpPlan), { fail });
        expect(run.status).toBe(1);
        expect(run.output).toMatch(/^cgw-gen: nothing was saved\n/);
        expect(run.calls).not.toContain('ipsec_configure');
        expect(run.config).toEqual(config);
      },
    );
  });
});
