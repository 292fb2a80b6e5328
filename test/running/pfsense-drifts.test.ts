import { describe, expect, it } from 'vitest';
import { type Config, hasPhp } from '../devices/pfsense/firewall.js';
import { bgpPlan, staticPlan } from '../devices/pfsense/plans.js';
import { applied, told } from './pfsense-firewall.js';

const KEY = 'cgw-gen vpn-0123456789abcdef0';

describe.runIf(hasPhp)('pfSense', () => {
  const bgp = applied(bgpPlan);
  const still = applied(staticPlan);

  const drifts: Readonly<Record<string, [string, (config: Config) => void, string]>> = {
    'another DH group': [
      'bgp',
      ({ ipsec }) => {
        ipsec.phase1.at(-1).encryption.item[0].dhgroup = '14';
      },
      `phase 1 "${KEY} 203.0.113.20"\n  wanted: DH Group: 21\n  running: DH Group: 14\n`,
    ],
    'a second proposal': [
      'bgp',
      ({ ipsec }) =>
        ipsec.phase1
          .at(-1)
          .encryption.item.push({ 'encryption-algorithm': { name: 'blowfish' }, dhgroup: '2' }),
      `phase 1 "${KEY} 203.0.113.20"\n  extra: Encryption Algorithm 2: blowfish\n  extra: Hash 2\n  extra: DH Group 2: 2\n\n# render`,
    ],
    'another pre-shared key': [
      'bgp',
      ({ ipsec }) => {
        ipsec.phase1.at(-1)['pre-shared-key'] = 'Other.Key.0123456789';
      },
      `phase 1 "${KEY} 203.0.113.20"\n  different: Pre-Shared Key: [secret]\n`,
    ],
    'a phase 1 that is off': [
      'bgp',
      ({ ipsec }) => {
        ipsec.phase1.at(-1).disabled = '';
      },
      `phase 1 "${KEY} 203.0.113.20"\n  extra: Disabled\n`,
    ],
    'no phase 2': ['bgp', ({ ipsec }) => ipsec.phase2.pop(), `phase 2 "${KEY} 203.0.113.20"\n  missing: all`],
    'a phase 2 at another phase 1': [
      'bgp',
      ({ ipsec }) => {
        ipsec.phase2.at(-1).ikeid = '1';
      },
      `wanted: Phase 1: ${KEY} 203.0.113.20\n  running: Phase 1: office\n`,
    ],
    'another MTU': [
      'bgp',
      ({ interfaces }) => {
        interfaces.opt5.mtu = '1500';
      },
      `interface of "${KEY} 203.0.113.20"\n  wanted: MTU: 1446\n  running: MTU: 1500\n`,
    ],
    'one more neighbor of ours': [
      'bgp',
      ({ installedpackages: { frrbgpneighbors } }) =>
        frrbgpneighbors.config.push({ peer: '169.254.99.1', descr: `${KEY} 203.0.113.99` }),
      `BGP neighbor "${KEY} 203.0.113.99"\n  extra: all of it\n`,
    ],
    'another limit of a prefix list': [
      'bgp',
      ({ installedpackages: { frrglobalprefixes } }) => {
        frrglobalprefixes.config.at(-1).row[0].le = '32';
      },
      'prefix list "CGW_203_0_113_20_OUT"\n  wanted: Sequence 10: permit 10.1.0.0/16\n  running: Sequence 10: permit 10.1.0.0/16 le 32\n',
    ],
    'a network that is not announced': [
      'bgp',
      ({ installedpackages: { frrbgp } }) => frrbgp.config[0].row.pop(),
      'BGP\n  missing: Networks to Distribute: 10.1.0.0/16\n',
    ],
    'FRR switched off': [
      'bgp',
      ({ installedpackages: { frr } }) => {
        delete frr.config[0].enable;
      },
      'FRR\n  missing: Enable: on\n',
    ],
    'a rule that blocks': [
      'bgp',
      ({ filter }) => {
        filter.rule.find(({ descr }: Config) => descr.includes(' in ')).type = 'block';
      },
      `rule "${KEY} in 10.100.0.0/16 10.1.0.0/16"\n  wanted: Action: pass\n  running: Action: block\n`,
    ],
    'a route by the other tunnel': [
      'static',
      ({ staticroutes }) => {
        staticroutes.route[1].gateway = 'CGW_203_0_113_20_VTIV4';
      },
      `static route "${KEY} route 10.100.0.0/16"\n  wanted: Gateway: CGW_203_0_113_10_VTIV4\n`,
    ],
    'a gateway on another interface': [
      'static',
      ({ gateways }) => {
        gateways.gateway_item[1].interface = 'opt1';
      },
      `gateway "CGW_203_0_113_10_VTIV4"\n  wanted: Interface: ${KEY} 203.0.113.10\n  running: Interface: opt1\n`,
    ],
    'a tier of the group': [
      'static',
      ({ gateways }) => {
        gateways.gateway_group[1].item[1] = 'CGW_203_0_113_20_VTIV4|5|address';
      },
      'running: Gateway Priority CGW_203_0_113_20_VTIV4: Tier 5\n',
    ],
  };
  it.each(Object.entries(drifts))('finds %s', (_, [kind, change, text]) => {
    const config = structuredClone(kind === 'bgp' ? bgp : still);
    change(config);
    const plan = kind === 'bgp' ? bgpPlan : staticPlan;
    const found = told(plan, config);
    expect(found).toContain(text);
    // This object alone, but for what hangs on it.
    const objects = found.split('\n# ')[0]?.match(/^\S.*$/gm) ?? [];
    expect(
      objects.filter((one) => !one.startsWith('interface of') || text.startsWith('interface')),
    ).toHaveLength(1);
    expect(found).not.toMatch(/Xample\.Key|Other\.Key/);
  });
});
