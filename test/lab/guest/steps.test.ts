import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scriptFor, stepsOf } from './steps.js';

const README = readFileSync(new URL('../../../templates/strongswan/README.md', import.meta.url), 'utf8');

describe("the steps of the device's README", () => {
  it('are its code blocks, with the id of the connection', () => {
    const lines = scriptFor(stepsOf(README), 'vpn-0a1b', 'bgp', true).split('\n');
    expect(lines).toContain('ID=vpn-0a1b');
    expect(lines).toContain('cp -r /root/tree/. / && rm -r /root/tree');
    expect(lines).toContain('sysctl -p /etc/sysctl.d/90-$ID.conf || :');
    expect(lines).toContain('vtysh -f /etc/cgw-gen/$ID.frr.conf');
    expect(lines.join('\n')).not.toContain('-failover');
    expect(lines.at(-1) || lines.at(-2)).toBe('systemctl enable strongswan && systemctl restart strongswan');
  });
  it('have the failover unit in the place of BGP with static routing', () => {
    const text = scriptFor(stepsOf(README), 'vpn-0a1b', 'static', true);
    expect(text).toContain('systemctl enable --now $ID-failover');
    expect(text).not.toContain('vtysh');
  });
  it('restart no daemon for a later connection', () => {
    const text = scriptFor(stepsOf(README), 'vpn-0a1b', 'bgp', false);
    expect(text).not.toMatch(/restart (frr|strongswan)/);
    expect(text).toContain('vtysh -f /etc/cgw-gen/$ID.frr.conf');
    expect(text).toContain('swanctl --load-all');
  });
  it('are not guessed from a README that is arranged otherwise', () => {
    expect(() => stepsOf(README.replace('npx cgw-gen render', 'cgw-gen'))).toThrow('0 blocks with npx');
    expect(() => stepsOf(README.replace('## Verify', '```\nreboot\n```\n\n## Verify'))).toThrow('6 blocks');
    expect(() => stepsOf('# Nothing')).toThrow('README, Apply: 0 blocks');
    const without = stepsOf(README.replaceAll(/^ID=.*$/gm, ''));
    expect(() => scriptFor(without, 'vpn-0a1b', 'bgp', true)).toThrow('no ID=');
  });
});
