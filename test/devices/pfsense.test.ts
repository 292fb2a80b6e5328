import { describe, expect, it } from 'vitest';
import { loadDevice } from '../../src/devices/load.js';
import { readDocuments } from '../../src/formats/index.js';
import type { VpnConnection } from '../../src/model/connection.js';
import { planDevice } from '../../src/plan/index.js';
import type { ConnectionPlan, Plan, TunnelPlan } from '../../src/plan/plan.js';
import type { GivenAnswer } from '../../src/plan/resolve-answers.js';
import { encode } from '../../src/render/encoders.js';
import { render } from '../../src/render/render.js';
import { connection, STATIC, tunnel } from '../support/connection.js';
import { goodSamples } from '../support/samples.js';
import { type Config, Firewall, fixture, hasPhp } from './pfsense/firewall.js';

if (!hasPhp) console.warn('pfSense: SKIPPED, because there is no php: apt-get install php-cli');

const loaded = loadDevice('pfsense');
if (!loaded.ok) throw new Error(loaded.diagnostics.map((one) => one.message).join('\n'));
const device = loaded.value;

function planOf(connections: readonly VpnConnection[], answers: readonly GivenAnswer[]): Plan {
  const result = planDevice({ connections, device, answers: [answers] });
  if (!result.ok) throw new Error(result.diagnostics.map((one) => one.message).join('\n'));
  return result.value;
}

function scriptOf(plan: Plan): string {
  const files = render(plan, device);
  const script = files.ok ? files.value.find((one) => one.path === 'cgw-gen.php') : undefined;
  if (!script) throw new Error('nothing was rendered');
  return script.text;
}

const samples = goodSamples().map((sample) => {
  const documents = readDocuments(sample.documents);
  if (!documents.ok) throw new Error(`${sample.name} can not be read`);
  return [sample.name, planOf(documents.value, sample.answers)] as const;
});

/** The populated firewall, with the AS number that the plan needs. */
function populated(plan: Plan): Config {
  const config = fixture('populated');
  const bgp = plan.connections.map((one) => one.routing).find((one) => one.kind === 'bgp');
  if (bgp) config.installedpackages.frrbgp.config[0].asnum = String(bgp.customerAsn);
  return config;
}

const PREFIXES = [
  { name: 'customer_prefixes', value: '10.1.0.0/16' },
  { name: 'cloud_prefixes', value: '10.100.0.0/16' },
];
const bgpPlan = planOf([connection()], PREFIXES);
const staticPlan = planOf([connection({ routing: STATIC })], PREFIXES);
const keyOf = (one: ConnectionPlan, of: TunnelPlan) => `cgw-gen ${one.id} ${of.outside.cloud}`;

function expectTunnel(config: Config, one: ConnectionPlan, of: TunnelPlan): void {
  const phase1 = config.ipsec.phase1.filter((each: Config) => each['remote-gateway'] === of.outside.cloud);
  expect(phase1).toHaveLength(1);
  const aead = of.ike.encryption.endsWith('gcm16');
  expect(phase1[0]).toMatchObject({
    descr: keyOf(one, of),
    iketype: `ikev${of.ikeVersion}`,
    interface: 'wan',
    protocol: of.outside.version === 4 ? 'inet' : 'inet6',
    myid_type: 'address',
    myid_data: of.outside.customer,
    peerid_type: 'address',
    peerid_data: of.outside.cloud,
    lifetime: String(of.ike.lifetime),
    'pre-shared-key': of.psk.reveal(),
    nat_traversal: of.natTraversal ? 'force' : 'on',
    mobike: 'off',
    dpd_delay: String(of.dpd.interval),
    dpd_maxfail: String(of.dpd.retries),
  });
  expect(phase1[0].encryption.item).toEqual([
    {
      'encryption-algorithm': {
        name: aead ? of.ike.encryption.replace('gcm16', 'gcm') : 'aes',
        keylen: aead ? '128' : of.ike.encryption.slice(3),
      },
      'hash-algorithm': of.ike.integrity,
      'prf-algorithm': of.ike.integrity,
      dhgroup: String(of.ike.dhGroup),
    },
  ]);
  const phase2 = config.ipsec.phase2.filter((each: Config) => each.descr === keyOf(one, of));
  expect(phase2).toHaveLength(1);
  const isEspAead = of.esp.encryption.endsWith('gcm16');
  expect(phase2[0]).toMatchObject({
    ikeid: phase1[0].ikeid,
    mode: 'vti',
    localid: {
      type: 'network',
      address: of.inside.customer,
      netbits: of.inside.version === 4 ? '30' : '126',
    },
    remoteid: { type: 'address', address: of.inside.cloud },
    pfsgroup: String(of.esp.dhGroup),
    lifetime: String(of.esp.lifetime),
    keepalive: 'enabled',
  });
  expect(phase2[0]['hash-algorithm-option']).toEqual(isEspAead ? undefined : [`hmac_${of.esp.integrity}`]);
  const interfaces: Config[] = Object.values(config.interfaces);
  const assigned = interfaces.filter((each) => each.if === `ipsec${phase2[0].reqid}`);
  expect(assigned).toHaveLength(1);
  expect(assigned[0]).toMatchObject({ enable: '', mtu: String(of.mtu) });
  // pfSense takes 40 (IPv4) or 60 (IPv6) bytes off.
  expect(Number(assigned[0].mss) - (of.inside.version === 4 ? 40 : 60)).toBe(of.mss);
}

function expectRouting(config: Config, one: ConnectionPlan): void {
  const own = (list: Config[]) => list.filter((each) => each.descr?.startsWith(`cgw-gen ${one.id}`));
  const rules = own(config.filter.rule ?? []);
  const { routing, tunnels } = one;
  if (routing.kind === 'static') {
    const names = own(config.gateways.gateway_item).map((each) => each.name);
    expect(names).toHaveLength(tunnels.length);
    const routes = own(config.staticroutes.route);
    expect(routes.map((each) => each.network)).toEqual(routing.routes);
    for (const route of routes) expect(names).toContain(route.gateway);
    const groups = own(config.gateways.gateway_group ?? []);
    expect(groups).toHaveLength(tunnels.length > 1 ? 1 : 0);
    for (const item of groups[0]?.item ?? []) expect(names).toContain(item.split('|')[0]);
    for (const rule of rules.filter((each) => each.floating)) expect(rule.gateway).toBe(groups[0].name);
    return;
  }
  const packages = config.installedpackages;
  expect(packages.frr.config[0].enable).toBe('on');
  expect(packages.frr.config[0].password).not.toBe('');
  expect(packages.frrbgp.config[0].asnum).toBe(String(routing.customerAsn));
  const rows: Config[] = packages.frrbgp.config[0].row ?? [];
  const networks = rows.map((row) => row.distributeroutevalue);
  for (const prefix of routing.announced) expect(networks).toContain(prefix);
  for (const of of tunnels) {
    const neighbors = packages.frrbgpneighbors.config.filter((each: Config) => each.peer === of.inside.cloud);
    expect(neighbors).toHaveLength(1);
    expect(neighbors[0]).toMatchObject({
      asnum: String(routing.cloudAsn),
      timers_keepalive: String(routing.keepalive),
      timers_holdtime: String(routing.holdTime),
    });
    const list = (name: string) =>
      packages.frrglobalprefixes.config.find((each: Config) => each.name === name);
    const out = list(neighbors[0].prefixfilter_out).row;
    const permitted = out.filter((row: Config) => row.action === 'permit').map((row: Config) => row.source);
    expect(permitted).toEqual(routing.announced);
    expect(list(neighbors[0].prefixfilter_in).row).toHaveLength(routing.inbound.length);
    const sessions = rules.filter((each) => each.source.address === of.inside.cloud);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ protocol: 'tcp', destination: { port: '179' } });
  }
}

function expectUnique(config: Config): void {
  const unique = (values: unknown[]) => expect(new Set(values).size).toBe(values.length);
  unique(config.ipsec.phase1.map((one: Config) => one.ikeid));
  unique(config.ipsec.phase2.map((one: Config) => one.reqid));
  unique(config.ipsec.phase2.map((one: Config) => one.uniqid));
  unique((config.filter?.rule ?? []).map((one: Config) => one.tracker));
  unique(Object.values(config.interfaces).map((one: Config) => one.descr));
  unique(Object.values(config.interfaces).map((one: Config) => one.if));
}

/** Everything that was there is still there, as it was. */
function expectForeignKept(before: Config, after: Config): void {
  if (Array.isArray(before)) for (const entry of before) expect(after).toContainEqual(entry);
  else if (before !== null && typeof before === 'object') {
    for (const key of Object.keys(before)) expectForeignKept(before[key], after[key]);
  } else if (before !== '') expect(after).toBe(before);
}

describe.runIf(hasPhp)('pfSense', () => {
  describe.each(samples)('%s', (_, plan) => {
    it.each(['empty', 'populated'] as const)('merges into a firewall that is %s, twice', (name) => {
      const config = name === 'empty' ? fixture('empty') : populated(plan);
      const firewall = new Firewall(config);
      const script = scriptOf(plan);
      const first = firewall.run(script);
      expect(firewall.lint()).toContain('No syntax errors');
      expect(first.output).not.toMatch(/Warning|Notice|Deprecated|Fatal/);
      expect(first.status).toBe(0);
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
      const plan = planOf([connection({ routing: STATIC }), other], PREFIXES);
      const run = new Firewall(fixture('empty')).run(scriptOf(plan));
      expect(run.status).toBe(1);
      expect(run.output).toContain('two static connections route 10.100.0.0/16');
      expect(run.config).toEqual(fixture('empty'));
    });

    it('when IPv6 is off, and the connection needs it', () => {
      const [, plan] = samples.find(([name]) => name === 'ec2-json/ipv6-inside') ?? [];
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

  it('never prints a pre-shared key', () => {
    const script = scriptOf(bgpPlan);
    for (const fail of ['', 'config_set_path interfaces', 'ipsec_configure']) {
      expect(new Firewall(populated(bgpPlan)).run(script, { fail }).output).not.toContain('Xample.Key');
    }
  });

  describe('the pre-shared key arrives as it is', () => {
    const keys = [
      "it's",
      'a\\',
      "\\'",
      '\\\\n',
      '<?php evil(); ?>',
      '?>',
      '$x',
      '{$x}',
      '$' + '{x}',
      '"',
      '*/',
      '//',
      '#',
      '0123',
      '1e5',
      '&amp;',
      '`id`',
    ];
    it.each(keys)('%s', (psk) => {
      const plan = planOf([connection({ tunnels: [tunnel({ psk })] })], PREFIXES);
      for (const way of ['playback', 'file'] as const) {
        const { config, status } = new Firewall(fixture('empty')).run(scriptOf(plan), { way });
        expect(status).toBe(0);
        expect(config.ipsec.phase1[0]['pre-shared-key']).toBe(psk);
      }
    });

    it.each(['', ' a', 'a ', 'é', 'a\nb'])('or is refused: %j', (psk) => {
      expect(encode('pfsense-secret', psk)).toHaveProperty('problem');
    });
  });
});
