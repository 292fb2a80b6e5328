import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { endpointOf } from '../../../src/sources/alibaba/settings.js';
import { account, connection } from './account.js';
import { KEY_ID, KEY_SECRET, useCloud } from './server.js';
import { read } from './support.js';

const cloud = useCloud();
beforeEach(() => {
  cloud.script = account([connection('vco-x1')]);
});

function put(path: string, text: string): void {
  const file = join(cloud.home, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const KEYS = { access_key_id: KEY_ID, access_key_secret: KEY_SECRET };

function putCliProfiles(...names: readonly string[]): void {
  const profiles = names.map((name) => ({ name, mode: 'AK', ...KEYS, region_id: `region-of-${name}` }));
  put('.aliyun/config.json', JSON.stringify({ current: names[0], profiles }));
}

function withoutKeys(): void {
  vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_ID', undefined);
  vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_SECRET', undefined);
}

function regionsAsked(): unknown[] {
  return [...new Set(cloud.calls.map(({ parameters }) => parameters.RegionId))];
}

describe('the region', () => {
  it('is that of the command line, then of the environment, then of the profile', async () => {
    putCliProfiles('one', 'two');
    await read('vco-x1', { regions: [] });
    await read('vco-x1', { regions: [], profile: 'two' });
    vi.stubEnv('ALIBABA_CLOUD_REGION_ID', 'eu-central-1');
    await read('vco-x1', { regions: [] });
    await read('vco-x1', { regions: ['us-west-1'] });
    expect(regionsAsked()).toEqual(['region-of-one', 'region-of-two', 'eu-central-1', 'us-west-1']);
  });

  it.each(['', '{"profiles":', 'null', '[]'])(
    'is asked for without one, also where the file is %j',
    async (text) => {
      put('.aliyun/config.json', text);
      const { told, diagnostics } = await read('*', { regions: [] });
      expect(told).toEqual(['CLOUD_REGION_MISSING vpc:DescribeVpnConnections: no region is configured']);
      expect(diagnostics[0]?.hint).toContain('--region cn-hangzhou');
      expect(cloud.calls).toEqual([]);
    },
  );

  it.each(['example.com/', 'x', 'cn-hangzhou.example.com#', 'cn hangzhou', 'CN-Hangzhou'])(
    'can not be %j, which would send the request elsewhere',
    async (region) => {
      const { diagnostics } = await read('*', { regions: [region] });
      expect(diagnostics.map(({ code }) => code)).toEqual(['CLOUD_REGION_WRONG']);
      expect(cloud.calls).toEqual([]);
    },
  );
});

describe('the endpoint', () => {
  it('can not have a port beyond 65535', async () => {
    vi.stubEnv('ALIBABA_CLOUD_VPC_ENDPOINT', 'http://127.0.0.1:99999');
    expect((await read('*')).told).toEqual([
      'CLOUD_UNREACHABLE vpc:DescribeVpnConnections in cn-hangzhou: no answer: the configured endpoint has a port that there is not',
    ]);
  });

  it.each([
    'http://',
    'http://exa mple',
    'https://user:key@127.0.0.1',
    'ftp://127.0.0.1',
    '127.0.0.1/path',
    '[::1',
  ])('can not be %j', async (endpoint) => {
    vi.stubEnv('ALIBABA_CLOUD_VPC_ENDPOINT', endpoint);
    expect((await read('*')).told).toEqual([
      'CLOUD_UNREACHABLE vpc:DescribeVpnConnections in cn-hangzhou: no answer: ALIBABA_CLOUD_VPC_ENDPOINT names no host',
    ]);
  });

  it.each([
    ['127.0.0.1:8443', '127.0.0.1:8443', 'https'],
    ['https://vpc-vpc.eu-central-1.aliyuncs.com/', 'vpc-vpc.eu-central-1.aliyuncs.com', 'https'],
    ['http://[::1]:80', '[::1]:80', 'http'],
  ])('of %s is %s by %s', (text, endpoint, protocol) => {
    expect(endpointOf(text)).toEqual({ endpoint, protocol });
  });
});

describe('the credentials', () => {
  it('are those of a profile of the aliyun CLI', async () => {
    withoutKeys();
    putCliProfiles('other', 'site');
    expect((await read('vco-x1', { profile: 'site' })).told).toEqual([]);
  });

  it('are those of a profile of the SDKs', async () => {
    withoutKeys();
    const keys = Object.entries(KEYS).map(([name, value]) => `${name} = ${value}\n`);
    put('.alibabacloud/credentials', `[site]\ntype = access_key\n${keys.join('')}`);
    expect((await read('vco-x1', { profile: 'site' })).told).toEqual([]);
  });

  it('of a named profile win over those of the environment', async () => {
    vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_ID', 'LTAIxampleOfAnother');
    putCliProfiles('site');
    expect((await read('vco-x1', { profile: 'site' })).told).toEqual([]);
  });

  it('are asked for without any', async () => {
    withoutKeys();
    const { told, diagnostics } = await read('vco-x1');
    expect(told).toEqual([
      'CLOUD_CREDENTIALS_MISSING vpc:DescribeVpnConnection in cn-hangzhou: there are no credentials',
    ]);
    expect(diagnostics[0]?.hint).toContain('ALIBABA_CLOUD_ACCESS_KEY_ID');
    expect(cloud.calls).toEqual([]);
  });

  it('of an unknown profile are not those of the environment', async () => {
    putCliProfiles('site');
    const { diagnostics } = await read('vco-x1', { profile: 'sites' });
    expect(diagnostics.map(({ code, hint }) => [code, hint?.slice(0, 19)])).toEqual([
      ['CLOUD_CREDENTIALS_MISSING', 'aliyun configure li'],
    ]);
    expect(cloud.calls).toEqual([]);
  });

  it('of a damaged file are told by none of its text', async () => {
    withoutKeys();
    put('.aliyun/config.json', `{"profiles":[{"access_key_secret":"${KEY_SECRET}"`);
    expect((await read('vco-x1')).diagnostics.map(({ code }) => code)).toEqual(['CLOUD_CREDENTIALS_MISSING']);
  });
});

describe('the name', () => {
  it.each(['', 'vpn-0a1b2c3d4e5f60718', 'cgw-a1', 'vco-', 'vco-*', 'vco-a b', '**'])(
    'can not be %j',
    async (name) => {
      const { told } = await read(name);
      expect(told).toEqual([`SOURCE_WRONG "alibaba:${name}" names no connection of Alibaba Cloud`]);
      expect(cloud.calls).toEqual([]);
    },
  );

  it('has no filters beside it', async () => {
    const { told } = await read('*', { filters: ['Name=tag:Site,Values=lyon'] });
    expect(told).toEqual(['SOURCE_OPTION_WRONG --filter has no meaning for a source of Alibaba Cloud']);
    expect(cloud.calls).toEqual([]);
  });
});

it('says how to install the SDK', async () => {
  vi.doMock('../../../src/sources/alibaba/sdk.js', async (original) => ({
    ...(await original<object>()),
    importSdk: () => import('@alicloud/no-such-package' as string),
  }));
  vi.resetModules();
  const { read: readWithout } = await import('./support.js');
  const { diagnostics } = await readWithout('*');
  expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
    ['CLOUD_SDK_MISSING', 'npm install @alicloud/vpc20160428 @alicloud/credentials'],
  ]);
});
