import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, useCli } from '../../support/cli.js';
import { filesBelow } from '../../support/golden.js';
import { loadScenario, SCENARIOS, scenarioNames } from './scenario.js';

const cli = useCli();
const SECRET = /"(?:PreSharedKey|Psk|AuthKey)": ("(?:[^"\\]|\\.)*")|<pre_shared_key>([^<]+)</g;

function secretsOf(text: string): string[] {
  return [...text.matchAll(SECRET)].map(([, json, xml]) => (json ? String(JSON.parse(json)) : (xml ?? '')));
}

/** The connections of swanctl.conf by the cloud's address. */
function sectionsOf(config: string): Map<string | undefined, string> {
  const sections = config.split(/^ {4}(?=version = )/m).slice(1);
  return new Map(sections.map((text) => [/remote_addrs = (\S+)/.exec(text)?.[1], text]));
}

it('covers what the lab is to prove', () => {
  expect(scenarioNames().length).toBeGreaterThanOrEqual(15);
});

describe.each(scenarioNames())('%s', (name) => {
  const scenario = loadScenario(name);

  it('is rendered for strongSwan as it was computed by hand', () => {
    for (const [index, { documents, site, flags }] of scenario.renders.entries()) {
      const files = documents.map((one) => join(scenario.folder, one));
      const answers = ['--site', join(scenario.folder, site), ...flags];
      const ended = cli.run(['render', ...files, '-d', 'strongswan', ...answers, '--out', `tree-${index}`]);
      expect(ended.stderr).not.toContain(' error ');
      expect(ended.status).toBe(0);
    }
    const texts = filesBelow(cli.folder).map((path) => readFileSync(path, 'utf8'));
    const sections = sectionsOf(texts.join('\n'));
    const tunnels = scenario.connections.flatMap((one) => one.tunnels);
    expect([...sections.keys()].sort()).toEqual(tunnels.map(({ cloud }) => cloud).sort());
    for (const { cloud, version, ike, esp, mtu, mss, encapsulated } of tunnels) {
      const number = /if_id_in = (\d+)/.exec(sections.get(cloud) ?? '')?.[1];
      expect(sections.get(cloud)).toMatch(new RegExp(`^version = ${version}$`, 'm'));
      expect(sections.get(cloud)).toMatch(new RegExp(`^ +proposals = ${ike}$`, 'm'));
      expect(sections.get(cloud)).toMatch(new RegExp(`^ +esp_proposals = ${esp}$`, 'm'));
      expect(sections.get(cloud)).toMatch(new RegExp(`^ +encap = ${encapsulated ? 'yes' : 'no'}$`, 'm'));
      const network = texts.find((text) => text.includes('[Link]') && text.includes(`Name=cgw${number}\n`));
      expect(network).toContain(`MTUBytes=${mtu}\n`);
      expect(texts.join('\n')).toMatch(new RegExp(`oifname "cgw${number}".* size set ${mss}$`, 'm'));
    }
  });

  it('has a README, which tells no secret of the documents', () => {
    const { folder } = scenario;
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(readme).toMatch(/^# \S.*\n\n\S/);
    const inputs = scenario.renders.flatMap(({ documents }) => documents);
    const secrets = inputs.flatMap((one) => secretsOf(readFileSync(join(folder, one), 'utf8')));
    expect(secrets.length).toBeGreaterThan(0);
    const told = readdirSync(folder)
      .filter((file) => !inputs.includes(file))
      .map((file) => readFileSync(join(folder, file), 'utf8'));
    for (const secret of secrets) expect(told.join('\n')).not.toContain(secret);
  });

  it('has every document of its folder in a render', () => {
    const inputs = readdirSync(scenario.folder).filter((file) => file.startsWith('input'));
    const rendered = scenario.renders.flatMap(({ documents }) => documents);
    expect(rendered.sort()).toEqual(inputs.sort());
  });
});

describe('loadScenario', () => {
  const folder = temporaryFolder();

  /** A scenario with its text changed. */
  function loadChanged(from: string | RegExp, to: string): void {
    mkdirSync(join(folder(), 'own'), { recursive: true });
    cpSync(join(SCENARIOS, 'nat'), join(folder(), 'own'), { recursive: true });
    const path = join(folder(), 'own/scenario.yaml');
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
    loadScenario('own', folder());
  }

  it.each([
    ['an unknown key', /^nat:/m, 'natt:', /own\/scenario\.yaml: the document: .*"natt"/],
    ['an unknown key of a tunnel', 'mss:', 'mssfix:', /scenario\.yaml: connections\.0\.tunnels\.0\.mss: /],
    ['no address', '192.168.33.2', '192.168.33.256', /scenario\.yaml: nat\.inside: /],
    ['an IKE version as text', 'version: 2', 'version: ikev2', /connections\.0\.tunnels\.0\.version: /],
    ['the same tunnel twice', '203.0.113.133', '203.0.113.33', /connections: two tunnels have the same/],
    ['broken YAML', 'title: ', 'title: [', /own\/scenario\.yaml: /],
    [
      'a file that is not there',
      'connections:',
      'renders: [{ documents: [input.json], site: other.yaml }]\nconnections:',
      /own\/scenario\.yaml: not in the folder: other\.yaml/,
    ],
  ])('refuses %s, and says where', (_, from, to, message) => {
    expect(() => loadChanged(from, to)).toThrow(message);
  });
});
