import { describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../../src/sources/alibaba/api.js';
import { account, connection } from './account.js';
import { type Answer, refusal, type Script, useCloud } from './server.js';
import { read } from './support.js';

const cloud = useCloud();
const site = account([connection('vco-x1')]);

/** A body that ends before its time. */
const CUT: Answer = { body: '{"RequestId":"', missing: 1000 };

/** Gives this answer to the first calls of an action, then what the account has. */
function first(times: number, answer: Answer, action = 'DescribeVpnConnection'): Script {
  return (call, nth) => (call.action === action && nth <= times ? answer : site(call));
}

function callsOf(action: string): number {
  return cloud.calls.filter((call) => call.action === action).length;
}

describe('tries again', () => {
  const passing: Readonly<Record<string, Answer>> = {
    'after a throttle of the user': refusal(400, 'Throttling.User'),
    'after a throttle of the API': refusal(503, 'Throttling.Api'),
    'after an unavailable service': refusal(503, 'ServiceUnavailable'),
    'after an internal error': refusal(500, 'InternalError'),
    'after a page of a load balancer': { status: 502, type: 'text/html', body: '<html>502</html>' },
    'after a reset': 'reset',
    'after a cut body': CUT,
  };
  it.each(Object.entries(passing))('%s', async (_, answer) => {
    cloud.script = first(3, answer);
    const { documents, told } = await read('vco-x1');
    expect(told).toEqual([]);
    expect(documents).toHaveLength(4);
    expect(callsOf('DescribeVpnConnection')).toBe(4);
  });

  it('within a list, for the page that failed', async () => {
    const pages = account(Array.from({ length: 60 }, (_, index) => connection(`vco-n${index}`)));
    cloud.script = (call, nth) => (nth === 2 ? refusal(400, 'Throttling') : pages(call));
    const { documents, told } = await read('*');
    expect(told).toEqual([]);
    expect(documents.slice(0, 2).map(({ fileName }) => fileName)).toEqual([
      'alibaba-cn-hangzhou-vpn-connections-1.json',
      'alibaba-cn-hangzhou-vpn-connections-2.json',
    ]);
  });
});

describe('gives up after four attempts', () => {
  const lasting: Readonly<Record<string, readonly [Answer, string]>> = {
    throttled: [
      refusal(400, 'Throttling.User'),
      'CLOUD_THROTTLED vpc:DescribeVpnConnection in cn-hangzhou: still too many requests after 4 attempts (Throttling.User, request 0A1B-2C3D)',
    ],
    'out of service': [
      refusal(503, 'ServiceUnavailable'),
      'CLOUD_FAILED vpc:DescribeVpnConnection in cn-hangzhou: the service failed (ServiceUnavailable, request 0A1B-2C3D)',
    ],
    reset: [
      'reset',
      'CLOUD_UNREACHABLE vpc:DescribeVpnConnection in cn-hangzhou: no answer: the connection was cut',
    ],
    cut: [
      CUT,
      'CLOUD_UNREACHABLE vpc:DescribeVpnConnection in cn-hangzhou: no answer: the connection was cut',
    ],
  };
  it.each(Object.entries(lasting))('%s', async (_, [answer, message]) => {
    cloud.script = () => answer;
    expect(await read('vco-x1')).toMatchObject({ documents: [], told: [message] });
    expect(cloud.calls).toHaveLength(4);
  });
});

describe('says at once what', () => {
  const IN = 'vpc:DescribeVpnConnection in cn-hangzhou';
  const refusals: Readonly<Record<string, readonly [Answer, string]>> = {
    'RAM forbids': [
      refusal(
        403,
        'Forbidden.RAM',
        'User not authorized to operate on acs:vpc:cn-hangzhou:1:vpnconnection/*',
      ),
      `CLOUD_DENIED ${IN}: not allowed (Forbidden.RAM, request 0A1B-2C3D)`,
    ],
    'a policy leaves out': [
      refusal(403, 'NoPermission'),
      `CLOUD_DENIED ${IN}: not allowed (NoPermission, request 0A1B-2C3D)`,
    ],
    'is forbidden without a known code': [
      refusal(403, 'SomethingNew'),
      `CLOUD_DENIED ${IN}: not allowed (SomethingNew, request 0A1B-2C3D)`,
    ],
    'key is not there': [
      refusal(404, 'InvalidAccessKeyId.NotFound'),
      `CLOUD_CREDENTIALS_REFUSED ${IN}: the credentials are refused (InvalidAccessKeyId.NotFound, request 0A1B-2C3D)`,
    ],
    'token has expired': [
      refusal(400, 'InvalidSecurityToken.Expired'),
      `CLOUD_CREDENTIALS_EXPIRED ${IN}: the credentials have expired, or the clock is wrong (InvalidSecurityToken.Expired, request 0A1B-2C3D)`,
    ],
    'token is none': [
      refusal(400, 'InvalidSecurityToken.Malformed'),
      `CLOUD_CREDENTIALS_REFUSED ${IN}: the credentials are refused (InvalidSecurityToken.Malformed, request 0A1B-2C3D)`,
    ],
    'clock is wrong': [
      refusal(400, 'InvalidTimeStamp.Expired'),
      `CLOUD_CREDENTIALS_EXPIRED ${IN}: the credentials have expired, or the clock is wrong (InvalidTimeStamp.Expired, request 0A1B-2C3D)`,
    ],
    'region is none': [
      refusal(404, 'InvalidRegionId.NotFound'),
      `CLOUD_REGION_WRONG ${IN}: there is no such region for these credentials (InvalidRegionId.NotFound, request 0A1B-2C3D)`,
    ],
    'connection is not there': [
      refusal(404, 'InvalidVpnConnectionInstanceId.NotFound'),
      `CLOUD_NOT_FOUND ${IN}: there is no connection vco-x1 (InvalidVpnConnectionInstanceId.NotFound, request 0A1B-2C3D)`,
    ],
    'else is refused': [
      refusal(400, 'MissingParameter', `the key is ${'x'.repeat(20)}`),
      `CLOUD_REFUSED ${IN}: refused: MissingParameter, request 0A1B-2C3D`,
    ],
    'has no code': [{ status: 400, body: '{}' }, `CLOUD_REFUSED ${IN}: refused: HTTP 400`],
    'has a code that is none': [
      refusal(400, 'a\u001b[31m b'),
      `CLOUD_REFUSED ${IN}: refused: HTTP 400, request 0A1B-2C3D`,
    ],
  };
  it.each(Object.entries(refusals))('%s', async (_, [answer, message]) => {
    cloud.script = () => answer;
    expect(await read('vco-x1')).toMatchObject({ documents: [], told: [message] });
    expect(cloud.calls).toHaveLength(1);
  });

  it('signature the API does not take', async () => {
    vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'Xample.Secret.of.another');
    const { told } = await read('vco-x1');
    expect(told).toEqual([
      `CLOUD_CREDENTIALS_REFUSED ${IN}: the credentials are refused (SignatureDoesNotMatch, request 0A1B-2C3D)`,
    ]);
  });

  it('permission is needed', async () => {
    cloud.script = first(9, refusal(403, 'Forbidden.RAM'), 'DescribeCustomerGateway');
    const { diagnostics } = await read('vco-x1');
    expect(diagnostics.map(({ message, hint, place }) => [message, hint, place])).toEqual(
      Array.from({ length: 2 }, () => [
        'vpc:DescribeCustomerGateway in cn-hangzhou: not allowed (Forbidden.RAM, request 0A1B-2C3D)',
        'give the permission vpc:DescribeCustomerGateway: SECURITY.md has the smallest policy',
        { file: 'alibaba:vco-x1' },
      ]),
    );
  });

  it('gateway is not there', async () => {
    cloud.script = first(9, refusal(404, 'InvalidVpnGatewayInstanceId.NotFound'), 'DescribeVpnGateway');
    expect((await read('vco-x1')).told).toEqual([
      'CLOUD_NOT_FOUND vpc:DescribeVpnGateway in cn-hangzhou: there is no VPN gateway vpn-c3 (InvalidVpnGatewayInstanceId.NotFound, request 0A1B-2C3D)',
    ]);
  });

  it('each region says, when none has the connection', async () => {
    cloud.script = account([]);
    const { told } = await read('vco-x1', { regions: ['cn-hangzhou', 'us-west-1'] });
    expect(told.map((one) => one.split(' ').slice(0, 4).join(' '))).toEqual([
      'CLOUD_NOT_FOUND vpc:DescribeVpnConnection in cn-hangzhou:',
      'CLOUD_NOT_FOUND vpc:DescribeVpnConnection in us-west-1:',
    ]);
  });
});

describe('refuses a reply', () => {
  const broken: Readonly<Record<string, string>> = {
    'that is cut': '{"VpnConnectionId":"vco-x1","Name":"si',
    'that is empty': '',
    'of a login page': '<html><form>vco-x1</form></html>',
    'that is a list': '["vco-x1"]',
    'of another connection': '{"VpnConnectionId":"vco-x2"}',
  };
  it.each(Object.entries(broken))('%s', async (_, text) => {
    cloud.script = () => ({ body: text });
    expect(await read('vco-x1')).toMatchObject({
      documents: [],
      told: [
        'CLOUD_REPLY_BROKEN vpc:DescribeVpnConnection in cn-hangzhou: the reply is cut, or is not one of this call',
      ],
    });
  });

  it.each(['{}', '{"TotalCount":"many","VpnConnections":{"VpnConnection":[]}}', '{"TotalCount":1}'])(
    '%s to a list',
    async (text) => {
      cloud.script = () => ({ body: text });
      expect((await read('*')).diagnostics.map(({ code }) => code)).toEqual(['CLOUD_REPLY_BROKEN']);
    },
  );

  it.each(['<html>502</html>', 'null', ''])('of %j with a status of its own', async (body) => {
    cloud.script = () => ({ status: 502, type: 'text/html', body });
    expect((await read('vco-x1')).diagnostics.map(({ code }) => code)).toEqual(['CLOUD_REPLY_BROKEN']);
  });
});

describe('waits no longer than its limits', () => {
  const limits = { connect: 100, answer: 200, pause: 1 };
  it.each([
    ['silent', 'the time is over'],
    ['stuck', 'the connection was cut'],
    ['endless', 'the connection was cut'],
  ] as const)('when the server is %s', async (answer, reason) => {
    cloud.script = () => answer;
    const { told } = await read('vco-x1', {}, limits);
    expect(told).toEqual([
      `CLOUD_UNREACHABLE vpc:DescribeVpnConnection in cn-hangzhou: no answer: ${reason}`,
    ]);
    expect(cloud.calls).toHaveLength(4);
  });
});

it('waits longer before each attempt', async () => {
  cloud.script = () => refusal(400, 'Throttling.User');
  await read('vco-x1', {}, { ...LIMITS, pause: 100 });
  const waited = cloud.calls.map(({ headers }) => Number(headers['x-acs-retry-delay'] ?? 0));
  for (const [at, least] of [0, 50, 100, 200].entries()) {
    expect(waited[at]).toBeGreaterThanOrEqual(least);
    expect(waited[at]).toBeLessThanOrEqual(2 * least);
  }
});

it('says that nobody answers', async () => {
  vi.stubEnv('ALIBABA_CLOUD_VPC_ENDPOINT', 'http://127.0.0.1:1');
  expect((await read('*')).told).toEqual([
    'CLOUD_UNREACHABLE vpc:DescribeVpnConnections in cn-hangzhou: no answer: 127.0.0.1:1: the connection is refused',
  ]);
});

it('says that plain HTTP is no TLS', async () => {
  vi.stubEnv('ALIBABA_CLOUD_VPC_ENDPOINT', process.env.ALIBABA_CLOUD_VPC_ENDPOINT?.slice('http://'.length));
  expect((await read('*')).diagnostics.map(({ code }) => code)).toEqual(['CLOUD_UNREACHABLE']);
});

it.each(['*', 'vco-x1'])('asks the other regions for %s, and says what one failed at', async (wanted) => {
  cloud.script = (call) =>
    call.parameters.RegionId === 'cn-hangzhou' ? refusal(403, 'Forbidden.RAM') : site(call);
  const { documents, diagnostics } = await read(wanted, { regions: ['cn-hangzhou', 'us-west-1'] });
  expect(diagnostics.map(({ code }) => code)).toEqual(['CLOUD_DENIED']);
  expect(documents).toHaveLength(4);
});
