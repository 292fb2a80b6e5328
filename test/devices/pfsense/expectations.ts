import { expect } from 'vitest';
import type { Selectors } from '../../../src/model/connection.js';
import { type InsidePair, ipVersion } from '../../../src/model/net.js';
import type { ConnectionPlan, TunnelPlan } from '../../../src/plan/plan.js';
import type { Config } from './firewall.js';

const keyOf = (one: ConnectionPlan, of: TunnelPlan) => `cgw-gen ${one.id} ${of.outside.cloud}`;

/** The firewall has the tunnel once, as it is planned. */
export function expectTunnel(config: Config, one: ConnectionPlan, of: TunnelPlan): void {
  const phase1 = config.ipsec.phase1.filter((each: Config) => each['remote-gateway'] === of.outside.cloud);
  expect(phase1).toHaveLength(1);
  const aead = of.ike.encryption.endsWith('gcm16');
  expect(phase1[0]).toMatchObject({
    descr: keyOf(one, of),
    iketype: `ikev${of.ikeVersion}`,
    interface: 'wan',
    protocol: of.outside.version === 4 ? 'inet' : 'inet6',
    ...(of.ikeVersion === 1 ? { mode: of.ikev1Mode } : {}),
    myid_type: ID_TYPES[of.identity.customer.kind],
    myid_data: of.identity.customer.value,
    peerid_type: ID_TYPES[of.identity.cloud.kind],
    peerid_data: of.identity.cloud.value,
    lifetime: String(of.ike.lifetime),
    'pre-shared-key': of.psk.reveal(),
    nat_traversal: of.natTraversal ? 'force' : 'on',
    mobike: 'off',
    dpd_delay: String(of.dpd.interval),
    // ipsec.inc waits for one answer more.
    dpd_maxfail: String(Math.max(1, of.dpd.retries - 1)),
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
  const phase2: Config[] = config.ipsec.phase2.filter((each: Config) => each.ikeid === phase1[0].ikeid);
  const isEspAead = of.esp.encryption.endsWith('gcm16');
  for (const each of phase2) {
    expect(each).toMatchObject({
      pfsgroup: of.esp.dhGroup === 'none' ? '0' : String(of.esp.dhGroup),
      lifetime: String(of.esp.lifetime),
      keepalive: 'enabled',
    });
    expect(each['hash-algorithm-option']).toEqual(isEspAead ? undefined : [`hmac_${of.esp.integrity}`]);
  }
  if (one.routing.kind === 'static' && one.routing.selectors) expectSelected(phase2, one.routing.selectors);
  else expectRouted(config, phase2, of);
}

const ID_TYPES = { address: 'address', fqdn: 'fqdn', 'user-fqdn': 'user_fqdn' };

/** As ipsec.inc joins the entries for IKEv2, they name all selectors and nothing else. */
function expectSelected(phase2: readonly Config[], { customer, cloud }: Selectors): void {
  const networks = (side: 'localid' | 'remoteid') =>
    new Set(phase2.map(({ [side]: id }) => `${id.address}/${id.netbits}`));
  expect(networks('localid')).toEqual(new Set(customer));
  expect(networks('remoteid')).toEqual(new Set(cloud));
  expect(phase2).toHaveLength(Math.max(customer.length, cloud.length));
  for (const each of phase2) {
    expect(each.mode).toBe(ipVersion(cloud[0]) === 4 ? 'tunnel' : 'tunnel6');
    expect([each.localid.type, each.remoteid.type]).toEqual(['network', 'network']);
  }
}

/** One phase 2 with an assigned interface. */
function expectRouted(config: Config, phase2: readonly Config[], of: TunnelPlan): void {
  const inside = insideOf(of);
  const isV4 = ipVersion(inside.cloud) === 4;
  expect(phase2).toHaveLength(1);
  expect(phase2[0]).toMatchObject({
    mode: 'vti',
    localid: { type: 'network', address: inside.customer, netbits: isV4 ? '30' : '126' },
    remoteid: { type: 'address', address: inside.cloud },
  });
  const interfaces: Config[] = Object.values(config.interfaces);
  const assigned = interfaces.filter((each) => each.if === `ipsec${phase2[0].reqid}`);
  expect(assigned).toHaveLength(1);
  expect(assigned[0]).toMatchObject({ enable: '', mtu: String(of.mtu) });
  // pfSense takes 40 (IPv4) or 60 (IPv6) bytes off.
  expect(Number(assigned[0].mss) - (isV4 ? 40 : 60)).toBe(of.mss);
}

/** And the routes or the BGP sessions of the connection. */
export function expectRouting(config: Config, one: ConnectionPlan): void {
  const own = (list: Config[]) => list.filter((each) => each.descr?.startsWith(`cgw-gen ${one.id}`));
  const rules = own(config.filter?.rule ?? []);
  const { routing, tunnels } = one;
  if (routing.kind === 'static' && routing.selectors) {
    expect(own(config.gateways?.gateway_item ?? [])).toEqual([]);
    expect(own(config.staticroutes?.route ?? [])).toEqual([]);
    expect(Number(config.system.maxmss)).toBeLessThanOrEqual(Math.min(...tunnels.map(({ mss }) => mss)));
    return;
  }
  if (routing.kind === 'static') {
    const gateways = own(config.gateways.gateway_item);
    const names = gateways.map((each) => each.name);
    expect(gateways.map((each) => 'monitor_disable' in each)).toEqual(
      tunnels.map(({ insideAnswers }) => !insideAnswers),
    );
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
    const neighbors = packages.frrbgpneighbors.config.filter(
      (each: Config) => each.peer === insideOf(of).cloud,
    );
    expect(neighbors).toHaveLength(1);
    expect(neighbors[0]).toMatchObject({
      asnum: String(routing.cloudAsn),
      timers_keepalive: String(routing.keepalive),
      timers_holdtime: String(routing.holdTime),
      timers_connect: '10',
      password_type: of.bgpKey ? 'both-bidir' : 'none',
    });
    expect(neighbors[0].password).toBe(of.bgpKey?.reveal());
    const list = (name: string) =>
      packages.frrglobalprefixes.config.find((each: Config) => each.name === name);
    const out = list(neighbors[0].prefixfilter_out).row;
    const permitted = out.filter((row: Config) => row.action === 'permit').map((row: Config) => row.source);
    expect(permitted).toEqual(routing.announced);
    expect(list(neighbors[0].prefixfilter_in).row).toHaveLength(routing.inbound.length);
    const sessions = rules.filter((each) => each.source.address === insideOf(of).cloud);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ protocol: 'tcp', destination: { port: '179' } });
  }
}

/** No number or name is given twice. */
export function expectUnique(config: Config): void {
  const unique = (values: unknown[]) => expect(new Set(values).size).toBe(values.length);
  unique(config.ipsec.phase1.map((one: Config) => one.ikeid));
  unique(config.ipsec.phase2.map((one: Config) => one.reqid));
  unique(config.ipsec.phase2.map((one: Config) => one.uniqid));
  unique((config.filter?.rule ?? []).map((one: Config) => one.tracker));
  unique(Object.values(config.interfaces).map((one: Config) => one.descr));
  unique(Object.values(config.interfaces).map((one: Config) => one.if));
}

/** Everything that was there is still there, as it was. */
export function expectForeignKept(before: Config, after: Config): void {
  if (Array.isArray(before)) for (const entry of before) expect(after).toContainEqual(entry);
  else if (before !== null && typeof before === 'object') {
    for (const key of Object.keys(before)) expectForeignKept(before[key], after[key]);
  } else if (before !== '') expect(after).toBe(before);
}

function insideOf({ inside }: TunnelPlan): InsidePair {
  if (!inside) throw new Error('a tunnel of these samples has inside addresses');
  return inside;
}
