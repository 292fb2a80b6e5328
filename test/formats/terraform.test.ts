import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../src/formats/index.js';
import type { Json } from './documents.js';
import { codes, connections, pretty, print, read, sample } from './support.js';

interface State extends Json {
  resources: { module?: string; name: string; mode: string; type: string; instances: Instance[] }[];
}
interface Instance extends Json {
  index_key?: string | number;
  attributes: Json;
}

/** The sample's state with one connection, the attributes of which a test changes. */
function state(index = 4): { document: State; resource: State['resources'][number]; attributes: Json } {
  const document = JSON.parse(sample('terraform/state/input.json')) as State;
  const resource = document.resources[index];
  const attributes = resource?.instances[0]?.attributes;
  if (!resource || !attributes) throw new Error(`the sample has no resource ${index}`);
  return { document: { ...document, resources: [resource] }, resource, attributes };
}

const text = (json: unknown) => JSON.stringify(json);

describe('addresses', () => {
  const { document, resource } = state();
  const [instance] = resource.instances;
  const nameOf = (change: object, index?: string | number) => {
    const { index_key: _, ...bare } = instance ?? {};
    const instances = [index === undefined ? bare : { ...bare, index_key: index }];
    const { module: __, ...rest } = resource;
    const resources = [{ ...rest, ...change, instances }];
    return connections(text({ ...document, resources }))[0]?.name;
  };

  test.each<[string, object, string | number | undefined, string]>([
    ['neither count nor for_each', {}, undefined, 'aws_vpn_connection.main'],
    ['count', {}, 0, 'aws_vpn_connection.main[0]'],
    ['for_each', {}, 'lyon', 'aws_vpn_connection.main["lyon"]'],
    ['for_each with a number as key', {}, '0', 'aws_vpn_connection.main["0"]'],
    [
      'quotes and templates in a key',
      {},
      `a"\\$${'{b}'}%{c}`,
      `aws_vpn_connection.main["a\\"\\\\$$${'{b}'}%%{c}"]`,
    ],
    ['a module', { module: 'module.a.module.b[1]' }, 2, 'module.a.module.b[1].aws_vpn_connection.main[2]'],
    [
      'a data source',
      { mode: 'data', module: 'module.a' },
      undefined,
      'module.a.data.aws_vpn_connection.main',
    ],
  ])('%s', (_, change, index, expected) => {
    expect(nameOf(change, index)).toBe(expected);
  });

  test('pick a connection, as its id does', () => {
    const documents = [{ name: 'input', text: sample('terraform/state/input.json') }];
    const address = 'module.site["nice"].aws_vpn_connection.main[0]';
    const ids = [address, 'vpn-0c1a2b3d4e5f60722'].map((one) => {
      const result = readDocuments(documents, [one]);
      return result.ok && result.value.map(({ id }) => id);
    });
    expect(ids).toEqual([['vpn-0c1a2b3d4e5f60722'], ['vpn-0c1a2b3d4e5f60722']]);
  });
});

describe('attributes', () => {
  test('options belong to the address whose inside network they have', () => {
    const { attributes } = state();
    expect([attributes.tunnel1_address, attributes.tunnel1_inside_cidr]).toEqual([
      '203.0.113.111',
      '169.254.112.0/30',
    ]);
    const [connection] = connections(text(state().document));
    expect(connection?.tunnels.map((one) => [one.outside.cloud, one.ike.encryption.value])).toEqual([
      ['203.0.113.111', ['aes256gcm16', 'aes256']],
      ['203.0.113.112', ['aes256']],
    ]);
  });

  test('without a second address there is one tunnel', () => {
    const { document, attributes } = state();
    const xml = String(attributes.customer_gateway_configuration);
    const second = xml.slice(xml.lastIndexOf('<ipsec_tunnel>'), xml.lastIndexOf('</vpn_connection>'));
    attributes.customer_gateway_configuration = xml.replace(second, '');
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('tunnel2_')) attributes[key] = typeof value === 'string' ? '' : null;
    }
    attributes.tunnel1_inside_cidr = '169.254.111.0/30';
    const [connection] = connections(text(document));
    expect(connection?.tunnels.map((one) => one.outside.cloud)).toEqual(['203.0.113.111']);
  });

  test('without inside networks they belong to the address of the same number', () => {
    const { document, attributes } = state();
    Object.assign(attributes, { tunnel1_inside_cidr: '', tunnel2_inside_cidr: null });
    const [connection] = connections(text(document));
    expect(connection?.tunnels.map((one) => one.ike.encryption.value)).toEqual([
      ['aes256'],
      ['aes256gcm16', 'aes256'],
    ]);
  });

  test.each([
    ['null', null, null],
    ['0 and []', 0, []],
  ])('%s is no value', (_, number, list) => {
    const { document, attributes } = state();
    const names = Object.keys(attributes).filter((name) => /phase1|ike_versions|replay|dpd/.test(name));
    for (const name of names) attributes[name] = /seconds|size/.test(name) ? number : list;
    for (const name of names.filter((one) => one.endsWith('action'))) attributes[name] = '';
    const [tunnel] = connections(text(document))[0]?.tunnels ?? [];
    expect(tunnel).toMatchObject({
      ikeVersions: { value: [2, 1], from: 'cloud-default' },
      ike: { dhGroup: { from: 'cloud-default' }, lifetime: { value: 28800, from: 'xml' } },
      replayWindow: { value: 1024, from: 'cloud-default' },
    });
  });

  test('the secret that preshared_key_arn names', () => {
    const { document, attributes } = state();
    const arn = 'arn:aws:secretsmanager:eu-west-3:111122223333:secret:s2svpn!x-AbC1dE';
    const xml = String(attributes.customer_gateway_configuration).replace(/<pre_shared_key>.*\n/g, '');
    Object.assign(attributes, { preshared_key_arn: arn, customer_gateway_configuration: xml });
    Object.assign(attributes, { tunnel1_preshared_key: '', tunnel2_preshared_key: '' });
    expect(codes(read(text(document)))).toContain('PSK_IN_SECRETS_MANAGER');
    const secret = text({ ARN: arn, SecretString: 'Common.Xample.1.abcdefgh' });
    const result = readDocuments([
      { name: 'state', text: text(document) },
      { name: 'secret', text: secret },
    ]);
    const keys = result.ok ? result.value.flatMap((one) => one.tunnels.map(({ psk }) => psk.reveal())) : [];
    expect(keys, print(result.diagnostics)).toEqual(Array(2).fill('Common.Xample.1.abcdefgh'));
  });

  test.each([
    ['VPN concentrator', { vpn_concentrator_id: 'vcn-1' }, { kind: 'concentrator', id: 'vcn-1' }],
    ['no gateway', { transit_gateway_id: '' }, { kind: 'unknown' }],
  ])('%s', (_, change, gateway) => {
    const { document, attributes } = state();
    Object.assign(attributes, change);
    expect(connections(text(document))[0]?.cloudGateway).toEqual(gateway);
  });

  test('tags that differ by casing alone are two tags', () => {
    const { document, attributes } = state();
    attributes.tags_all = { name: 'a', Name: 'b', NAME: 'c' };
    expect(read(text(document)).ok).toBe(true);
  });
});

describe('what is there twice', () => {
  test('a connection in a state and in its shown form is one', () => {
    const { document, attributes, resource } = state();
    const shown = {
      address: 'aws_vpn_connection.x',
      mode: 'managed',
      type: resource.type,
      values: attributes,
    };
    const show = { format_version: '1.0', values: { root_module: { resources: [shown] } } };
    const result = readDocuments([
      { name: 'state', text: text(document) },
      { name: 'show', text: text(show) },
    ]);
    expect(codes(result)).toContain('CONNECTION_REPEATED');
    expect(result.ok && pretty(result.value)).toBe(pretty(connections(text(document))));
  });

  test('a state without any resource', () => {
    expect(codes(read(text({ version: 4, terraform_version: '1.9.0', resources: [] })))).toEqual([
      'TERRAFORM_NO_CONNECTION',
    ]);
    expect(codes(read('{"format_version":"1.0"}'))).toEqual(['TERRAFORM_NO_CONNECTION']);
  });
});

describe('Alibaba Cloud', () => {
  test('the customer gateway of the same state gives address, AS number and BGP key', () => {
    const [connection] = connections(sample('terraform/alibaba-dual/input.json'));
    expect(connection).toMatchObject({
      cloud: 'alibaba',
      name: 'alicloud_vpn_connection.port',
      routing: { kind: 'bgp', customerAsn: 65031, cloudAsn: 45104 },
    });
    expect(connection?.tunnels.map(({ outside, bgpKey, role }) => [outside, bgpKey?.reveal(), role])).toEqual(
      [
        [{ customer: '198.51.100.31', cloud: '203.0.113.151' }, 'BgpXample31', 'active'],
        [{ customer: '198.51.100.31', cloud: '203.0.113.152' }, 'BgpXample31', 'standby'],
      ],
    );
  });

  test('local is the side of the cloud', () => {
    const [connection] = connections(sample('terraform/alibaba-single/input.json'));
    expect(connection?.routing).toEqual({
      kind: 'static',
      customerPrefixes: ['10.32.0.0/16'],
      selectors: { customer: ['10.32.0.0/16'], cloud: ['172.16.32.0/24', '172.16.33.0/24'] },
    });
    expect(connection?.tunnels[0]?.outside).toEqual({ customer: '198.51.100.32', cloud: '203.0.113.161' });
  });

  test('without the VPN gateway, its address is the identity of the cloud', () => {
    const show = JSON.parse(sample('terraform/alibaba-single/input.json')) as {
      values: { root_module: { resources: unknown[] } };
    };
    show.values.root_module.resources.pop();
    const [connection] = connections(text(show));
    expect(connection?.tunnels[0]?.outside.cloud).toBe('203.0.113.161');
  });
});
