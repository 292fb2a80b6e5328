import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VpnConnection } from '../../src/model/connection.js';
import { planDevice } from '../../src/plan/index.js';
import { type RenderedFile, render } from '../../src/render/render.js';
import { connection } from '../support/connection.js';
import { bundledDevice } from '../support/devices.js';
import { cloud, ID, isStatic, keyed, lan, other } from './strongswan-cases.js';
import type { Answers } from './strongswan-files.js';
import { FakeRouter } from './strongswan-router.js';

const device = bundledDevice('strongswan');

function allParts(connections: readonly VpnConnection[], answers: Answers = lan): readonly RenderedFile[] {
  const given = Object.entries(answers).map(([name, value]) => ({ name, value }));
  const plan = planDevice({ connections, device, answers: [given] });
  const files = plan.ok ? render(plan.value, device, { parts: ['apply', 'remove'] }) : plan;
  if (!files.ok) throw new Error('not rendered');
  return files.value;
}

const BGP = allParts([connection()]);
const STATIC = allParts([isStatic], cloud);
const KEYED = allParts([keyed]);
const BOTH = allParts([connection(), other], { ...lan, if_id_base: '10' });
const SECOND = allParts([other], { ...lan, if_id_base: '11' });

let router: FakeRouter;
beforeEach(() => {
  router = new FakeRouter();
});
afterEach(() => router.forget('.'));

/** FRR's configuration as it shows it: without the address families that are empty. */
const running = () =>
  router
    .read('fake/running')
    .replace(/^ address-family .*\n exit-address-family\n/gm, '')
    .split('\n')
    .filter((line) => !/^ ?!?$/.test(line));

describe('the last connection leaves the router as it was', () => {
  it.each([
    ['with BGP', BGP],
    ['with BGP and keys', KEYED],
    ['static', STATIC],
  ])('%s', (_, files) => {
    const before = { files: router.files(), state: router.state(), running: running() };
    router.apply(files);
    expect(router.files().length).toBeGreaterThan(10);
    const { status, output } = router.remove(files);
    expect(output).not.toContain('failed');
    expect(status).toBe(0);
    expect({ files: router.files(), state: router.state(), running: running() }).toEqual(before);
    expect(router.read('etc/frr/daemons')).toContain('bgpd=no');
    expect(output).toContain(
      'left: net.ipv4.ip_forward = 1, until the next boot; if nothing else needs it: sysctl -w',
    );
  });

  it('routes first, then tunnels, then files', () => {
    router.apply(BGP);
    const order = [
      'no neighbor',
      '--load-conns',
      '--terminate',
      'ip link delete',
      'disable --now',
      'restart strongswan',
    ];
    const { changes } = router.remove(BGP);
    const first = order.map((word) => changes.findIndex((line) => line.includes(word)));
    expect(first).toEqual([...first].sort((one, two) => one - two));
    expect(first).not.toContain(-1);
  });

  it('and a second run finds nothing to do', () => {
    router.apply(BGP);
    router.remove(BGP);
    const before = { files: router.files(), state: router.state(), running: running() };
    const { status, output, changes } = router.remove(BGP);
    expect([status, output]).toEqual([0, '']);
    expect(changes.filter((line) => !/^swanctl --terminate|^systemctl daemon-reload/.test(line))).toEqual([]);
    expect({ files: router.files(), state: router.state(), running: running() }).toEqual(before);
  });

  it('where nothing but before.sh has run', () => {
    router.apply(BGP);
    for (const path of router.files().filter((one) => /cgw|vpn-/.test(one) && one !== 'etc/cgw-gen/before'))
      router.forget(path);
    expect(router.files()).toContain('etc/cgw-gen/before');
    expect(router.remove(BGP).status).toBe(0);
    expect(router.files().filter((one) => one.includes('cgw'))).toEqual([]);
  });

  it('with daemons that were off', () => {
    for (const state of ['active', 'enabled']) router.forget(`fake/${state}/strongswan`);
    router.apply(BGP);
    for (const state of ['active', 'enabled']) router.knows(`${state}/strongswan`);
    router.remove(BGP);
    expect(router.state().filter((one) => /strongswan|networkd/.test(one))).toEqual([]);
  });
});

describe('what was there before stays', () => {
  const THERE = [
    'frr version 8.4.4',
    'router bgp 65000',
    ' neighbor 192.0.2.1 remote-as 64999',
    ' !',
    ' address-family ipv4 unicast',
    '  network 10.1.0.0/16',
    ' exit-address-family',
    'exit',
    '!',
  ];

  it('a BGP process with its neighbour and its network', () => {
    router.knows('running', `${THERE.join('\n')}\nend\n`);
    router.has('etc/frr/daemons', 'bgpd=yes\n');
    const before = running();
    router.apply(BGP);
    expect(running()).toContain(' no bgp network import-check');
    const { status, output } = router.remove(BGP);
    expect(running()).toEqual(before);
    expect(output).toContain('left: network 10.1.0.0/16: it was announced before');
    expect(router.read('etc/frr/daemons')).toBe('bgpd=yes\n');
    expect(status).toBe(0);
  });

  it('and so does what joined a BGP process of ours', () => {
    router.apply(BGP);
    const text = router.read('fake/running');
    router.knows('running', text.replace(/^router bgp .*$/m, '$&\n neighbor 192.0.2.1 remote-as 64999'));
    const { output } = router.remove(BGP);
    expect(running()).toContain(' neighbor 192.0.2.1 remote-as 64999');
    expect(running().join('\n')).not.toContain(ID);
    expect(output).toContain('left: router bgp 65000: something else is in it by now');
    expect(router.read('etc/frr/daemons')).toContain('bgpd=yes');
  });

  it('and a network of yours keeps what it may need', () => {
    router.knows('running', `${THERE.join('\n')}\nend\n`);
    router.apply(BGP);
    const text = router.read('fake/running');
    router.knows('running', text.replace(/^ {2}network/m, '  network 10.77.0.0/16\n$&'));
    const { output } = router.remove(BGP);
    expect(running()).toContain(' no bgp network import-check');
    expect(output).toContain('left: no bgp network import-check: 10.77.0.0/16 may need it');
  });

  it('where nothing was written down, too', () => {
    router.apply(BGP);
    router.forget('etc/cgw-gen/before');
    const { status, output } = router.remove(BGP);
    expect(running()).toContain('router bgp 65000');
    expect(output).toContain('left: network 10.1.0.0/16: nothing tells whether it was announced before');
    expect(router.state()).toContain('enabled/systemd-networkd');
    expect(router.files()).toEqual(['etc/frr/daemons']);
    expect(status).toBe(0);
  });

  it('a neighbour that has become another connection’s', () => {
    router.apply(BGP);
    const text = router.read('fake/running');
    router.knows(
      'running',
      text.replaceAll(`description ${ID} 203.0.113.10`, `description vpn-new 203.0.113.10`),
    );
    const { output } = router.remove(BGP);
    expect(running().filter((line) => line.startsWith(' neighbor 169.254.10.1 '))).not.toEqual([]);
    expect(output).toContain(`by its description it is not of ${ID}`);
  });

  it('the connections that strongSwan holds beside: it is not restarted', () => {
    router.apply(BGP);
    router.knows('conns/theirs', 'office: IKEv2\n');
    const { output, changes } = router.remove(BGP);
    expect(changes.filter((line) => line.endsWith('restart strongswan'))).toEqual([]);
    expect(output).toContain('left: the settings of cgw-gen.conf in the running strongSwan');
  });

  it('systemd-networkd that has got interfaces of its own', () => {
    router.apply(BGP);
    router.has('etc/systemd/network/lan.network', '');
    const { output } = router.remove(BGP);
    expect(router.state()).toContain('enabled/systemd-networkd');
    expect(output).toContain('left: systemd-networkd');
  });
});

describe('another connection', () => {
  it('keeps what it announces, and everything that is shared', () => {
    router.apply(BOTH);
    const { output } = router.remove(BOTH, 0);
    expect(output).toContain('left: network 10.1.0.0/16: another connection announces it');
    expect(running()).toContain('  network 10.1.0.0/16');
    expect(running().join('\n')).not.toContain(ID);
    expect(router.files().filter((path) => path.includes(ID))).toEqual([]);
    expect(router.files()).toContain('etc/strongswan.d/cgw-gen.conf');
    expect(router.state()).toContain('links/cgw12');
    expect(router.state()).not.toContain('links/cgw10');
    router.remove(BOTH, 1);
    expect(running().join('\n')).not.toMatch(/neighbor|network|router bgp/);
    expect(router.files()).toEqual(['etc/frr/daemons']);
  });

  it('announces what was there before it came, and leaves it to the first one', () => {
    router.apply(BGP);
    router.apply(SECOND);
    expect(router.read('etc/cgw-gen/before')).not.toContain('network 10.1.0.0/16');
    expect(router.remove(SECOND).status).toBe(0);
    expect(running()).toContain('  network 10.1.0.0/16');
    router.remove(BGP);
    expect(running().join('\n')).not.toContain('network 10.1.0.0/16');
  });
});

describe('nothing is taken for what it is not', () => {
  it('the interface is the one that was made, with whatever number it is asked for now', () => {
    router.apply(allParts([connection()], { ...lan, if_id_base: '40' }));
    router.knows('links/cgw1');
    router.remove(BGP);
    expect(router.state().filter((one) => one.startsWith('links/'))).toEqual(['links/cgw1']);
  });

  it('only root can run it', () => {
    router.apply(BGP);
    router.knows('uid', '1000\n');
    const before = { files: router.files(), state: router.state() };
    expect(router.remove(BGP)).toMatchObject({ status: 1, output: 'Only root can do this.\n', changes: [] });
    expect({ files: router.files(), state: router.state() }).toEqual(before);
  });

  it('without FRR the rest goes, and a second run takes BGP', () => {
    router.apply(BGP);
    router.knows('frr-is-down');
    expect(router.remove(BGP)).toMatchObject({
      status: 1,
      output: expect.stringContaining('failed: FRR does not answer'),
    });
    expect(router.state().filter((one) => /^(links|sas|tables)\//.test(one))).toEqual([]);
    router.forget('fake/frr-is-down');
    expect(router.remove(BGP).status).toBe(0);
    expect(running().join('\n')).not.toMatch(/neighbor|network|router bgp/);
    expect(router.files()).toEqual(['etc/frr/daemons']);
  });

  it('no key is printed', () => {
    router.apply(KEYED);
    router.knows(
      'running',
      router.read('fake/running').replace(' neighbor', ' neighbor 192.0.2.1 password Xample\n neighbor'),
    );
    expect(router.remove(KEYED).output).not.toContain('Xample');
  });
});
