import { describe, expect, test } from 'vitest';
import type { CloudSide, CloudSite } from './cloud.js';
import { cloudSides } from './index.js';
import { settings } from './samples.js';

const ID = 'vco-lab00example000000001';

function ike(overrides: object = {}): object {
  return {
    LocalId: '203.0.113.11',
    RemoteId: '198.51.100.7',
    Psk: '0xample #"1',
    IkeVersion: 'ikev2',
    IkeMode: 'main',
    IkeEncAlg: 'aes',
    IkeAuthAlg: 'sha256',
    IkePfs: 'group14',
    IkeLifetime: 86400,
    ...overrides,
  };
}

const ipsec = { IpsecEncAlg: 'aes256', IpsecAuthAlg: 'sha1', IpsecPfs: 'group5', IpsecLifetime: '3600' };

function single(overrides: object = {}): object {
  return {
    VpnConnectionId: ID,
    CustomerGatewayId: 'cgw-lab00example000000001',
    LocalSubnet: '0.0.0.0/0',
    RemoteSubnet: '0.0.0.0/0',
    InternetIp: '203.0.113.11',
    EnableDpd: true,
    EnableNatTraversal: true,
    IkeConfig: ike(),
    IpsecConfig: ipsec,
    VpnBgpConfig: {},
    EnableTunnelsBgp: false,
    ...overrides,
  };
}

function bgp(network: number): object {
  return {
    LocalAsn: '45104',
    LocalBgpIp: `169.254.${network}.2`,
    PeerAsn: '65007',
    PeerBgpIp: `169.254.${network}.1`,
    TunnelCidr: `169.254.${network}.0/30`,
  };
}

function dual(enableBgp: boolean): object {
  const tunnel = (index: number): object => ({
    TunnelId: `tun-${index}`,
    CustomerGatewayId: 'cgw-lab00example000000001',
    InternetIp: `203.0.113.2${index}`,
    EnableDpd: 'true',
    EnableNatTraversal: 'true',
    TunnelIkeConfig: ike({
      LocalId: `203.0.113.2${index}`,
      Psk: `Xample.Key.${index}`,
      IkeLifetime: '28800',
    }),
    TunnelIpsecConfig: ipsec,
    TunnelBgpConfig: enableBgp ? bgp(20 + index) : {},
  });
  return {
    ...single({ InternetIp: '', IkeConfig: {}, IpsecConfig: {}, EnableTunnelsBgp: enableBgp }),
    TunnelOptionsSpecification: { TunnelOptions: [tunnel(2), tunnel(1)] },
  };
}

function side(connection: object, others: readonly object[] = [], site: Partial<CloudSite> = {}): CloudSide {
  const documents = [connection, ...others].map((body, index) => ({
    name: `${index}`,
    text: JSON.stringify(body),
  }));
  const sites = new Map([[ID, { cloudNetworks: ['10.1.0.0/16'], customerNetworks: [], ...site }]]);
  const [found] = cloudSides(documents, sites);
  if (!found) throw new Error('no side');
  return found;
}

function swanctl(connection: object): string {
  return side(connection, [], { customerAddress: '198.51.100.7' }).endpoints[0]?.swanctl ?? '';
}

describe('a connection with one tunnel', () => {
  test('has the one suite that is configured', () => {
    const config = swanctl(single());
    expect(settings(config, 'version')).toEqual(['2']);
    expect(settings(config, 'proposals')).toEqual(['aes128-sha256-modp2048']);
    expect(settings(config, 'esp_proposals')).toEqual(['aes256-sha1-modp1536']);
    expect(settings(config, 'rekey_time')).toEqual(['77760s', '3240s']);
    expect(settings(config, 'life_time')).toEqual(['3600s']);
    // 0xample #"1, as octets and not as a number.
    expect(settings(config, 'secret')).toEqual(['0x3078616d706c6520232231']);
  });

  test('reads Local as its own side: networks and identities', () => {
    const config = swanctl(
      single({
        LocalSubnet: '172.16.0.0/16,172.17.0.0/24',
        RemoteSubnet: '10.2.0.0/16,10.3.0.0/16',
        IkeConfig: ike({ LocalId: 'cloud.example.com', RemoteId: 'office@example.com' }),
      }),
    );
    expect(settings(config, 'local_ts')).toEqual(['172.16.0.0/16, 172.17.0.0/24']);
    expect(settings(config, 'remote_ts')).toEqual(['10.2.0.0/16, 10.3.0.0/16']);
    expect(settings(config, 'id')).toEqual(['fqdn:cloud.example.com', 'email:office@example.com']);
    expect(settings(config, 'id-local')).toEqual(['fqdn:cloud.example.com']);
    expect(settings(config, 'id-remote')).toEqual(['email:office@example.com']);
  });

  test('is aggressive in IKEv1 alone', () => {
    const modes = (['ikev1', 'ikev2'] as const).map((IkeVersion) => {
      const [endpoint] = side(
        single({ EnableDpd: false, IkeConfig: ike({ IkeVersion, IkeMode: 'aggressive' }) }),
      ).endpoints;
      const config = endpoint?.swanctl ?? '';
      return [...settings(config, 'version'), ...settings(config, 'aggressive'), endpoint?.charon];
    });
    expect(modes).toEqual([
      ['1', 'yes', 'i_dont_care_about_security_and_use_aggressive_mode_psk = yes\n'],
      ['2', 'no', ''],
    ]);
  });

  test('goes without forward secrecy where it is disabled', () => {
    expect(
      settings(swanctl(single({ IpsecConfig: { ...ipsec, IpsecPfs: 'disabled' } })), 'esp_proposals'),
    ).toEqual(['aes256-sha1']);
  });

  test('looks for a silent peer, and answers on port 4500, unless it is switched off', () => {
    const [on] = side(single()).endpoints;
    expect(settings(on?.swanctl ?? '', 'dpd_delay')).toEqual(['10s']);
    expect(on?.charon).toBe('retransmit_tries = 2\nretransmit_timeout = 10\nretransmit_base = 1.0\n');
    const [off] = side(single({ EnableDpd: 'false', EnableNatTraversal: false })).endpoints;
    expect(settings(off?.swanctl ?? '', 'dpd_delay')).toEqual([]);
    expect(off?.charon).toBe('port_nat_t = 0\n');
  });

  test('has no inside address and no BGP with static routing', () => {
    const { routing, endpoints } = side(single());
    expect(routing).toBe('static');
    expect(endpoints[0]).not.toHaveProperty('inside');
    expect(endpoints[0]).not.toHaveProperty('bgpd');
  });

  test('signs its BGP session with its key', () => {
    const { routing, endpoints } = side(
      single({ VpnBgpConfig: { ...bgp(9), EnableBgp: 'true', AuthKey: 'Xample.Md5' } }),
    );
    expect(routing).toBe('bgp');
    expect(endpoints[0]?.inside).toEqual({ address: '169.254.9.2/30', peer: '169.254.9.1' });
    expect(endpoints[0]?.bgpd).toContain(' neighbor 169.254.9.1 password Xample.Md5\n');
    expect(endpoints[0]?.bgpd).not.toContain('timers 10 30');
  });

  test('expects the customer where the scenario, the customer gateway or the identity says, in this order', () => {
    const gateway = { CustomerGatewayId: 'cgw-lab00example000000001', IpAddress: '198.51.100.8' };
    const customer = (others: object[], site: Partial<CloudSite>): string | undefined =>
      side(single(), others, site).endpoints[0]?.customer;
    expect(customer([gateway], { customerAddress: '198.51.100.9' })).toBe('198.51.100.9');
    expect(customer([gateway], {})).toBe('198.51.100.8');
    expect(customer([], {})).toBe('198.51.100.7');
    const unnamed = single({ IkeConfig: ike({ RemoteId: 'office.example.com' }) });
    expect(() => side(unnamed)).toThrow('no address of the customer gateway');
  });
});

describe('a connection with two tunnels', () => {
  test("has the settings of each tunnel, in the document's order, and not its own", () => {
    const { routing, endpoints } = side(dual(false));
    expect(routing).toBe('static');
    expect(endpoints.map(({ outside }) => outside)).toEqual(['203.0.113.22', '203.0.113.21']);
    expect(endpoints.map((endpoint) => settings(endpoint.swanctl, 'secret')[0])).toEqual([
      `0x${Buffer.from('Xample.Key.2').toString('hex')}`,
      `0x${Buffer.from('Xample.Key.1').toString('hex')}`,
    ]);
    expect(settings(endpoints[0]?.swanctl ?? '', 'rekey_time')).toEqual(['25920s', '3240s']);
  });

  test("signs BGP with the customer gateway's key", () => {
    const gateway = {
      CustomerGatewayId: 'cgw-lab00example000000001',
      IpAddress: '198.51.100.7',
      AuthKey: 'Xample.Md5',
    };
    const list = { CustomerGateways: { CustomerGateway: [gateway] } };
    const { routing, endpoints } = side(dual(true), [list]);
    expect(routing).toBe('bgp');
    expect(endpoints.map(({ inside }) => inside?.address)).toEqual(['169.254.22.2/30', '169.254.21.2/30']);
    expect(endpoints[1]?.bgpd).toContain(' neighbor 169.254.21.1 remote-as 65007\n');
    expect(endpoints[1]?.bgpd).toContain(' neighbor 169.254.21.1 password Xample.Md5\n');
  });
});

describe('documents', () => {
  test('of several connections give a side each', () => {
    const other = { ...single(), VpnConnectionId: 'vco-lab00example000000002' };
    const list = { VpnConnections: { VpnConnection: [other, single(), { ...single(), State: 'deleted' }] } };
    const site = { cloudNetworks: [], customerNetworks: [] };
    const sites = new Map([
      [ID, site],
      [other.VpnConnectionId, site],
    ]);
    const sides = cloudSides([{ name: 'list', text: JSON.stringify(list) }], sites);
    expect(sides.map(({ id }) => id)).toEqual([other.VpnConnectionId, ID]);
    expect(() => cloudSides([{ name: 'list', text: JSON.stringify(list) }], new Map())).toThrow(
      'vco-lab00example000000002: the scenario has no such connection',
    );
  });

  test('that it cannot read are refused by name', () => {
    const shangmi = single({ IkeConfig: ike({ IkeEncAlg: 'sm4' }) });
    expect(() => side(shangmi)).toThrow('0: not a document');
  });
});
