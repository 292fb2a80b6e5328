import { describe, expect, it } from 'vitest';
import { compareRunning } from '../../src/running/index.js';
import { printComparison } from '../../src/running/print.js';
import { answered, selected } from '../devices/pfsense/alibaba.js';
import { type Config, Firewall, fixture, hasPhp } from '../devices/pfsense/firewall.js';
import {
  bgpPlan,
  PREFIXES,
  planOf,
  populated,
  samples,
  scriptOf,
  staticPlan,
} from '../devices/pfsense/plans.js';
import { connection, STATIC, tunnel } from '../support/connection.js';
import { bundledDevice } from '../support/devices.js';
import { configXml } from './pfsense-config.js';
import { applied, told } from './pfsense-firewall.js';
import { compared } from './plans.js';

const device = bundledDevice('pfsense');
const EQUAL = /^equal: \d+ objects /;
const KEY = 'cgw-gen vpn-0123456789abcdef0';

function refusalOf(text: string): string[] {
  const result = compareRunning(bgpPlan, device, [{ name: 'config.xml', text }]);
  return result.ok ? [] : result.diagnostics.map(({ code, place }) => `${code} ${place?.line ?? ''}`);
}

describe('config.xml', () => {
  const whole = configXml(fixture('empty'));
  it.each([
    ['another text', 'hostname fw\n', 'RUNNING_FOREIGN '],
    ['an encrypted backup', '---- BEGIN config.xml ----\nU2FsdGVk\n', 'RUNNING_FOREIGN '],
    ['XML of something else', '<?xml version="1.0"?>\n<opnsense></opnsense>\n', 'RUNNING_FOREIGN '],
    ['a document type', whole.replace('<pfsense>', '<!DOCTYPE pfsense>\n<pfsense>'), 'RUNNING_FOREIGN '],
    ['an entity', whole.replace('<pfsense>', '<!ENTITY a "b">\n<pfsense>'), 'RUNNING_FOREIGN '],
    ['a wrong tag', whole.replace('</wan>', '</lan>'), 'RUNNING_FOREIGN 14'],
    ['half of it', whole.slice(0, whole.indexOf('</lan>')), 'RUNNING_CUT 20'],
    ['a hostile name', whole.replaceAll('wan>', '__proto__>'), 'RUNNING_FOREIGN '],
    ['too many levels', `<pfsense>${'<a>'.repeat(99)}${'</a>'.repeat(99)}</pfsense>`, 'RUNNING_FOREIGN '],
    [
      'a text without its secrets',
      configXml({ ipsec: { phase1: [{ 'pre-shared-key': 'xxxxx' }] } }),
      'RUNNING_MASKED 5',
    ],
  ])('is refused: %s', (_, text, refusal) => {
    expect(refusalOf(text)).toEqual([refusal]);
  });

  it('of an empty firewall lacks everything', () => {
    const text = printComparison(compared(bgpPlan, device, whole));
    expect(text).toContain(`phase 1 "${KEY} 203.0.113.10"\n  missing: all of it\n`);
    expect(text).toContain('BGP\n  missing: all of it\n');
    expect(text).toMatch(/run in its shell:\npfSsh.php playback cgw-gen.php\n$/);
    expect(text).not.toContain('by hand');
  });
});

describe.runIf(hasPhp)('pfSense', () => {
  it.each(samples)('%s: what the script made is equal', (_, plan) => {
    for (const config of [fixture('empty'), populated(plan)]) {
      expect(told(plan, applied(plan, config))).toMatch(EQUAL);
    }
  });

  const bgp = applied(bgpPlan);
  const still = applied(staticPlan);

  it('says what the script mends, and where the rest is', () => {
    const config = structuredClone(bgp);
    config.ipsec.phase1.at(-1).lifetime = '3600';
    config.ipsec.phase1.at(-1).disabled = '';
    config.installedpackages.frrbgpneighbors.config.push({
      peer: '169.254.99.1',
      descr: `${KEY} 203.0.113.99`,
    });
    const text = told(bgpPlan, config);
    expect(text.slice(text.indexOf('\n# ') + 1)).toBe(
      '# render the files to apply again with the same answers, copy cgw-gen.php to the folder /etc/phpshellsessions of the firewall, and run in its shell:\n' +
        'pfSsh.php playback cgw-gen.php\n\n' +
        '# by hand, what is still there after that:\n' +
        `# VPN > IPsec > Tunnels: phase 1 "${KEY} 203.0.113.20": undo "Disabled"\n` +
        `# Services > FRR BGP > Neighbors: delete BGP neighbor "${KEY} 203.0.113.99"\n`,
    );
    config.installedpackages.frrbgpneighbors.config.pop();
    delete config.ipsec.phase1.at(-1).disabled;
    const run = new Firewall(config).run(scriptOf(bgpPlan));
    expect(told(bgpPlan, run.config)).toMatch(EQUAL);
  });

  it('looks past what belongs to others, the order of entries, and what the administrator added', () => {
    const config = structuredClone(bgp);
    config.ipsec.phase1[0].lifetime = '1';
    config.installedpackages.frrbgpneighbors.config[0].asnum = '1';
    config.filter.rule[1].descr = `${KEY}0 in 10.0.0.0/8`;
    for (const list of [config.ipsec.phase1, config.ipsec.phase2, config.filter.rule]) list.reverse();
    for (const list of Object.values(config.installedpackages) as Config[]) list.config?.reverse?.();
    config.filter.rule[0].log = '';
    config.ipsec.phase2[0].pinghost = '10.100.0.1';
    config.ipsec.phase1[0].created = { time: '1', username: 'admin' };
    expect(told(bgpPlan, config)).toMatch(EQUAL);
  });

  it('takes other numbers of the firewall for the same', () => {
    const plan = planOf([connection({ routing: STATIC })], PREFIXES);
    const { config } = new Firewall(fixture('empty')).run(scriptOf(plan));
    expect(config.ipsec.phase1[0].ikeid).not.toBe(still.ipsec.phase1.at(-2).ikeid);
    expect(told(plan, config)).toMatch(EQUAL);
    expect(told(plan, still)).toMatch(EQUAL);
  });

  it('knows the rules of assigned interfaces', () => {
    const before = populated(bgpPlan);
    before.ipsec.filtermode = 'if_ipsec';
    const config = applied(bgpPlan, before);
    expect(told(bgpPlan, config)).toMatch(EQUAL);
    const missing = structuredClone(config);
    missing.filter.rule.pop();
    expect(told(bgpPlan, missing)).toContain(
      `rule "${KEY} in 10.100.0.0/16 10.1.0.0/16"\n  missing: all of it`,
    );
    // After a change of the mode the rules stand on the wrong tab.
    delete config.ipsec.filtermode;
    expect(told(bgpPlan, config)).toContain(`rule "${KEY} 203.0.113.10 BGP"\n  wanted: Interface: enc0\n`);
  });

  it('takes a smaller Maximum MSS, and no larger one', () => {
    const plan = planOf([selected(['10.1.0.0/16'], ['10.100.0.0/16'])], []);
    const config = applied(plan, fixture('populated'));
    config.system.maxmss = '1200';
    expect(told(plan, config)).toMatch(EQUAL);
    config.system.maxmss = '';
    expect(told(plan, config)).toContain('Maximum MSS\n  wanted: Enable Maximum MSS: 1398\n');
  });

  it('compares the interface of each tunnel with its own answer', () => {
    const plan = planOf([connection()], [...PREFIXES, ...answered({ wan_interface: 'wan,opt1' })]);
    const config = applied(plan);
    expect(told(plan, config)).toMatch(EQUAL);
    expect(told(bgpPlan, config)).toContain('wanted: Interface: wan\n  running: Interface: opt1\n');
  });

  it.each(['a&b<c>"d\'e', '&amp;', '00123', ']]', '[secret]', "it's"])('reads the key %s as it is', (psk) => {
    const plan = planOf([connection({ tunnels: [tunnel({ psk })] })], PREFIXES);
    const config = applied(plan);
    expect(told(plan, config)).toMatch(EQUAL);
    config.ipsec.phase1.at(-1)['pre-shared-key'] = `${psk}.`;
    expect(told(plan, config)).toContain('different: Pre-Shared Key: [secret]');
  });

  it('says of values what they hold, and nothing that a terminal would obey', () => {
    const config = structuredClone(bgp);
    config.ipsec.phase1.at(-1).dpd_delay = '\u001b[2J10';
    const text = configXml(config).replace('\u001b', '&#27;');
    expect(printComparison(compared(bgpPlan, device, text))).not.toContain('\u001b');
  });
});
