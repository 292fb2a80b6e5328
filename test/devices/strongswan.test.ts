import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connection, STATIC } from '../support/connection.js';
import { CASES, cloud, FIRST, ID, isStatic, lan, other, SECOND } from './strongswan-cases.js';
import { type Answers, type Asked, rendered, swanctlOf, textOf } from './strongswan-files.js';
import { sectionAt } from './swanctl-reader.js';

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '').sort();

describe.each(Object.keys(CASES))('%s', (name) => {
  const files = CASES[name]?.() ?? [];
  const { connections, secrets } = Object.fromEntries(swanctlOf(files).sections);
  if (!connections || !secrets) throw new Error('swanctl has no connections or no secrets');

  it('holds keys in the secrets files alone', () => {
    const secret = files.filter((file) => file.secret);
    expect(
      secret.map((file) => basename(file.path)).filter((path) => !/-(?:secrets|keys\.frr)\.conf$/.test(path)),
    ).toEqual([]);
    for (const file of files.filter((one) => !one.secret)) expect(file.text).not.toMatch(/Xample|secret =/);
  });

  it('gives each tunnel an interface and a key of its own, found by the remote identity', () => {
    const remotes: (string | undefined)[] = [];
    const ifIds: (string | undefined)[] = [];
    for (const [peer, section] of connections.sections) {
      const child = sectionAt(section, 'children', peer).values;
      expect(child.get('if_id_in')).toBe(child.get('if_id_out'));
      ifIds.push(child.get('if_id_in'));
      remotes.push(sectionAt(section, 'remote').values.get('id'));
      expect(section.values.get('proposals')).toMatch(/^[^-,]+-[^-,]+-[^-,]+$/);
      expect(child.get('esp_proposals')).toMatch(/^(?:[^-,]*gcm16|[^-,]+-(?:sha\d+|md5))(?:-[^-,]+)?$/);
    }
    expect(new Set(ifIds).size).toBe(connections.sections.size);
    expect([...secrets.sections.values()].map((one) => one.values.get('id'))).toEqual(remotes);
    const netdevs = files.filter((file) => file.path.endsWith('.netdev')).map((file) => file.text);
    expect(netdevs.map((text) => /^Name=cgw(\d+)\n.*^InterfaceId=\1$/ms.exec(text)?.[1])).toEqual(ifIds);
  });

  it('refers in FRR only to lists and maps that it defines, and passes nothing else', () => {
    for (const { text } of files.filter((file) => file.path.endsWith('.frr.conf'))) {
      const maps = matches(text, /^route-map (\S+) permit 10$/gm);
      expect(matches(text, / route-map (\S+) (?:in|out)$/gm)).toEqual(maps);
      const lists = new Set(matches(text, /^ match ipv?6? address prefix-list (\S+)$/gm));
      expect(new Set(matches(text, /^ipv?6? prefix-list (\S+) seq/gm))).toEqual(lists);
      expect(matches(text, /^( match .*)$/gm)).toHaveLength(maps.length);
    }
  });
});

describe('what is decided', () => {
  it('keeps the public identity behind a NAT, and forces UDP', () => {
    const first = sectionAt(
      swanctlOf(rendered([connection()], { local_address: '10.0.0.2' })),
      'connections',
      FIRST,
    );
    expect(first.values.get('local_addrs')).toBe('10.0.0.2');
    expect(first.values.get('encap')).toBe('yes');
    expect(sectionAt(first, 'local').values.get('id')).toBe('198.51.100.1');
  });

  it('writes the PRF with AEAD alone, and one proposal per phase', () => {
    const proposals = (asked: Asked): unknown => {
      const first = sectionAt(swanctlOf(rendered([connection()], {}, asked)), 'connections', FIRST);
      const child = sectionAt(first, 'children', FIRST);
      return [first.values.get('proposals'), child.values.get('esp_proposals')];
    };
    expect(proposals({})).toEqual(['aes256gcm16-prfsha512-ecp521', 'aes256gcm16-ecp521']);
    expect(proposals({ ike: 1 })).toEqual(['aes256-sha512-ecp521', 'aes256gcm16-ecp521']);
    expect(proposals({ proposal: 'aes128-sha1-dh2' })).toEqual([
      'aes128-sha1-modp1024',
      'aes128-sha1-modp1024',
    ]);
  });

  it('spreads renewals below the life that the cloud has', () => {
    const first = sectionAt(swanctlOf(rendered([connection()], {})), 'connections', FIRST);
    const seconds = (key: string, from = first.values) => Number.parseInt(from.get(key) ?? '', 10);
    expect(seconds('rekey_time') + seconds('over_time')).toBe(28800);
    const child = sectionAt(first, 'children', FIRST).values;
    expect([seconds('rekey_time', child), seconds('rand_time', child), seconds('life_time', child)]).toEqual([
      3240, 360, 3600,
    ]);
  });

  it('lets a packet alone open IKEv1 tunnels, and those of a strongSwan before 5.9.6', () => {
    const actions = (answers: Answers, asked: Asked = {}): unknown => {
      const files = rendered([connection()], answers, asked);
      const { values } = sectionAt(swanctlOf(files), 'connections', FIRST, 'children', FIRST);
      return [values.get('start_action'), values.get('dpd_action'), values.get('close_action')];
    };
    expect(actions({})).toEqual(['trap|start', 'restart', 'none']);
    expect(actions({ immediate_start: 'false' })).toEqual(['trap', 'trap', 'none']);
    expect(actions({}, { ike: 1 })).toEqual(['trap', 'trap', 'none']);
  });

  it('announces nothing when no network is named', () => {
    const text = textOf(rendered([connection()], {}), '.frr.conf');
    expect(text).toContain(`\nip prefix-list ${ID}-out seq 10 deny 0.0.0.0/0 le 32\n`);
    expect(text).not.toMatch(/^ *network |import-check/m);
  });

  it('prefers one tunnel by local preference inwards and by a longer path of the other outwards', () => {
    const text = textOf(rendered([connection()], { ...lan, prefer: '203.0.113.20' }), '.frr.conf');
    expect(text).toContain(
      `\nroute-map ${SECOND}-in permit 10\n match ip address prefix-list ${ID}-in\n set local-preference 200\n`,
    );
    expect(text).toContain(
      `\nroute-map ${FIRST}-out permit 10\n match ip address prefix-list ${ID}-out\n set as-path prepend 65000 65000\n`,
    );
    expect(text.match(/ set /g)).toHaveLength(2);
  });

  it('asks the preferred static tunnel first, and keeps its routes above the other', () => {
    const files = rendered([isStatic], { ...cloud, prefer: '203.0.113.20' });
    const probes = /if answers (\S+) /g;
    expect([...textOf(files, '-failover').matchAll(probes)].map((one) => one[1])).toEqual(['cgw2', 'cgw1']);
    expect(textOf(files, '203_0_113_20.network')).toMatch(/^Metric=100$/m);
    expect(textOf(files, '203_0_113_10.network')).toMatch(/^Metric=200$/m);
  });

  it('shares no path and no number between connections rendered apart, but for equal files', () => {
    const one = rendered([connection()], lan);
    const two = rendered([{ ...other, routing: STATIC }], { ...cloud, if_id_base: '3' });
    const shared = one.filter((file) => two.some(({ path }) => path === file.path));
    expect(shared).toHaveLength(4);
    for (const file of shared) expect(textOf(two, file.path)).toBe(file.text);
    const names = [one, two].map((files) =>
      matches(files.map((file) => file.text).join(''), /^Name=(\S+)$/gm),
    );
    expect(names).toEqual([
      expect.arrayContaining(['cgw1', 'cgw2']),
      expect.arrayContaining(['cgw3', 'cgw4']),
    ]);
  });
});
