import { describe, expect, it } from 'vitest';
import type { VpnConnection } from '../../src/model/connection.js';
import { Secret } from '../../src/model/secret.js';
import type { Step } from '../../src/ticket/document.js';
import { tunnel } from '../support/connection.js';
import { ANSWERS, stepsOf, typed } from './stepping.js';

describe('what a step types', () => {
  const IKEV1: Partial<VpnConnection> = { tunnels: [tunnel({ ikeVersions: [1] })] };
  const all = (steps: readonly Step[]) => steps.map(typed).join('');

  it('Cisco IOS: the old key of IKEv1 goes before the new one comes', () => {
    const keyring = 'crypto keyring vpn-0123456789abcdef0-203_0_113_10';
    const lines = `configure terminal\n${keyring}\nno pre-shared-key address 203.0.113.10\nexit\n`;
    expect(all(stepsOf('cisco-ios', true, IKEV1).apply)).toContain(lines);
    expect(all(stepsOf('cisco-ios', true).apply)).not.toContain('pre-shared-key');
  });

  it.each([false, true])(
    'VyOS: nothing is typed that commit-confirm takes for an answer (change: %s)',
    (isChange) => {
      const blocks = stepsOf('vyos', isChange).apply.flatMap((step) => step.blocks);
      const confirming = blocks.filter((one) => one.kind === 'code' && one.text.includes('commit-confirm'));
      expect(confirming.length).toBeGreaterThan(0);
      for (const one of confirming)
        expect(one).toMatchObject({ text: expect.stringMatching(/confirm 10\n$/) });
    },
  );

  it('VyOS: a connection with one tunnel is changed by its own lines too', () => {
    const lone = stepsOf('vyos', true, IKEV1, ANSWERS.slice(0, 1)).apply;
    expect(all(lone)).toContain('> ../filled/one.commands');
    expect(JSON.stringify(lone)).not.toContain('../filled/apply/vyos.commands`');
  });

  it.each([
    ['strongswan', 'swanctl --terminate --ike'],
    ['vyos', 'reset vpn ipsec site-to-site peer'],
  ])('%s: the way back sets up anew what its load leaves up, the standby first', (id, command) => {
    const name = 'vpn-0123456789abcdef0-203_0_113_';
    const lines = all(stepsOf(id, true).backOut).split('\n');
    expect(
      lines.filter((line) => line.startsWith(command)).map((line) => line.replace(/ --timeout 10$/, '')),
    ).toEqual([`${command} ${name}20`, `${command} ${name}10`]);
  });

  it('strongSwan: a tunnel without start is opened by a packet, as the step says', () => {
    const answers = [...ANSWERS, { name: 'immediate_start', value: 'false' }];
    const says = (shape?: Partial<VpnConnection>, given = ANSWERS) =>
      JSON.stringify(stepsOf('strongswan', false, shape, given).apply).includes('The first packet opens it');
    expect([says(), says(IKEV1, ANSWERS.slice(0, 1)), says({}, answers)]).toEqual([false, true, true]);
  });

  it('pfSense: says which SAs the script leaves up, on the way there and back', () => {
    const { apply, backOut } = stepsOf('pfsense', true);
    for (const steps of [apply, backOut]) {
      const said = JSON.stringify(steps);
      expect(said).toMatch(/key alone was changed.*Disconnect P1.*Connect P1 and P2s/);
    }
  });

  it('strongSwan: the way back loads the key of BGP too', () => {
    const shape: Partial<VpnConnection> = {
      tunnels: [{ ...tunnel(), bgpKey: new Secret('Xample.Md5') }],
    };
    const keys = 'vtysh -f /etc/cgw-gen/vpn-0123456789abcdef0-keys.frr.conf';
    const given = ANSWERS.slice(0, 1);
    expect(all(stepsOf('strongswan', true, shape, given).backOut)).toContain(keys);
    expect(all(stepsOf('strongswan', true).backOut)).not.toContain(keys);
  });
});
