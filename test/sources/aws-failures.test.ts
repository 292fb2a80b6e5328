import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { printDiagnostic } from '../../src/diagnostics/print.js';
import { Report } from '../../src/diagnostics/result.js';
import { LIMITS, type Limits } from '../../src/sources/aws/client.js';
import { awsSource } from '../../src/sources/aws/index.js';
import {
  ec2Error,
  ec2Item,
  ec2Reply,
  ISOLATED,
  json,
  jsonError,
  KEYS,
  useAwsServer,
  useEnvironment,
} from './aws-server.js';

const ID = 'vpn-0a1b2c3d4e5f60718';
const ACCOUNT = '111122223333';
const ARN = `arn:aws:secretsmanager:eu-central-1:${ACCOUNT}:secret:lyon-AbC1dE`;

const server = useAwsServer();

beforeEach(() => useEnvironment(server.environment()));
afterEach(() => vi.unstubAllEnvs());

/** What is printed when the connection is asked for. */
async function failures(limits: Partial<Limits> = {}, profile?: string): Promise<string[]> {
  const report = new Report();
  const options = { regions: [], filters: [], connections: [], ...(profile ? { profile } : {}) };
  await awsSource({ ...LIMITS, ...limits }).read(ID, options, report);
  return report.diagnostics.map(printDiagnostic);
}

const CALL = 'ec2:DescribeVpnConnections in eu-west-1';

describe('EC2 refuses', () => {
  it.each([
    [403, 'UnauthorizedOperation', 'CLOUD_DENIED', 'not allowed (UnauthorizedOperation)'],
    [400, 'RequestExpired', 'CLOUD_CREDENTIALS_EXPIRED', '(RequestExpired)'],
    [400, 'ExpiredToken', 'CLOUD_CREDENTIALS_EXPIRED', '(ExpiredToken)'],
    [401, 'AuthFailure', 'CLOUD_CREDENTIALS_REFUSED', '(AuthFailure)'],
    [403, 'SignatureDoesNotMatch', 'CLOUD_CREDENTIALS_REFUSED', '(SignatureDoesNotMatch)'],
    [403, 'InvalidClientTokenId', 'CLOUD_CREDENTIALS_REFUSED', '(InvalidClientTokenId)'],
    [400, 'OptInRequired', 'CLOUD_REGION_WRONG', '(OptInRequired)'],
    [400, 'InvalidVpnConnectionID.NotFound', 'CLOUD_NOT_FOUND', `there is no connection ${ID}`],
    [400, 'InvalidVpnConnectionID.Malformed', 'CLOUD_NOT_FOUND', `there is no connection ${ID}`],
    [400, 'InvalidParameterValue', 'CLOUD_REFUSED', 'refused: InvalidParameterValue: Refused.'],
    [500, 'InternalError', 'CLOUD_FAILED', 'the service failed (InternalError)'],
    [503, 'Unavailable', 'CLOUD_FAILED', 'the service failed (Unavailable)'],
  ])('%i %s', async (status, error, code, text) => {
    server.answer(ec2Error(status, error));
    const [line = '', ...others] = await failures();
    expect(others).toEqual([]);
    expect(line.split('\n')[0]).toContain(`aws:${ID}: error ${code}: ${CALL}: `);
    expect(line).toContain(text);
    expect(line).toMatch(/\n {2}way out: \S/);
  });

  it('names the permission that is needed', async () => {
    server.answer(ec2Error(403, 'UnauthorizedOperation'));
    expect((await failures())[0]).toContain('give the permission ec2:DescribeVpnConnections: SECURITY.md');
  });

  it.each([
    `User: arn:aws:iam::${ACCOUNT}:user/eve is not allowed`,
    `account ${ACCOUNT}`,
    'the key AKIAXAMPLE is wrong',
    'first line\nsecond line',
    `red \u009b31m`,
    'x'.repeat(161),
  ])('with a message that is not printed: %j', async (message) => {
    server.answer(ec2Error(400, 'InvalidParameterValue', message));
    expect((await failures())[0]).toMatch(/refused: InvalidParameterValue\n {2}way out/);
  });

  it('with a code that is none: the status is told', async () => {
    server.answer(ec2Error(400, 'one two\nthree'));
    expect((await failures())[0]).toContain('refused: HTTP 400');
  });
});

describe('Secrets Manager refuses', () => {
  it.each([
    [400, 'AccessDeniedException', 'CLOUD_DENIED', 'give the permission secretsmanager:GetSecretValue'],
    [400, 'ResourceNotFoundException', 'CLOUD_NOT_FOUND', 'there is no secret lyon-AbC1dE'],
    [400, 'UnrecognizedClientException', 'CLOUD_CREDENTIALS_REFUSED', ''],
    [400, 'ExpiredTokenException', 'CLOUD_CREDENTIALS_EXPIRED', ''],
    [400, 'InvalidRequestException', 'CLOUD_REFUSED', 'refused: InvalidRequestException: Refused.'],
    [500, 'InternalServiceError', 'CLOUD_FAILED', ''],
  ])('%i %s', async (status, error, code, text) => {
    const found = ec2Reply(ec2Item({ id: ID, secret: ARN }));
    server.answer(({ service }) => (service === 'ec2' ? found : jsonError(status, error)));
    const [line = '', ...others] = await failures();
    expect(others).toEqual([]);
    expect(line).toContain(`aws:${ID}: error ${code}: secretsmanager:GetSecretValue in eu-central-1: `);
    expect(line).toContain(text);
    expect(line).not.toContain(ACCOUNT);
  });

  it.each([
    ['nothing', json({})],
    ['half of it', { body: '{"SecretString":"Xample.Key.', type: 'application/x-amz-json-1.1' }],
    ['a page', { body: '<html><body>log in</body></html>', type: 'text/html' }],
  ])('or gives %s', async (_, answer) => {
    const found = ec2Reply(ec2Item({ id: ID, secret: ARN }));
    server.answer(({ service }) => (service === 'ec2' ? found : answer));
    const [line = '', ...others] = await failures();
    expect(others).toEqual([]);
    expect(line).toContain('error CLOUD_REPLY_BROKEN: secretsmanager:GetSecretValue in eu-central-1: ');
    expect(line).not.toContain('Xample.Key');
  });
});

describe('a throttle', () => {
  const throttled = ec2Error(503, 'RequestLimitExceeded');

  it('is waited for', async () => {
    server.answer([throttled, ec2Reply(ec2Item({ id: ID }))]);
    expect(await failures()).toEqual([]);
    expect(server.calls).toHaveLength(2);
  });

  it('that stays is told with the number of attempts', async () => {
    server.answer(throttled);
    const [line = '', ...others] = await failures();
    expect(others).toEqual([]);
    expect(line).toContain(
      `CLOUD_THROTTLED: ${CALL}: still too many requests after 3 attempts (RequestLimitExceeded)`,
    );
    expect(server.calls).toHaveLength(3);
  });
});

describe('a reply', () => {
  const whole = ec2Reply(ec2Item({ id: ID })) as { readonly body: string };

  it.each([
    ['cut in the middle', { body: whole.body.slice(0, whole.body.indexOf('<tagSet>')) }],
    ['cut before its last tag', { body: whole.body.slice(0, whole.body.lastIndexOf('</')) }],
    ['of another call', { body: '<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>' }],
    ['that is a login page', { body: '<html><body>log in</body></html>', type: 'text/html' }],
    ['that is a page of refusal', { status: 403, body: '<html><body>no</body></html>', type: 'text/html' }],
    ['that is text', { body: 'all is well' }],
    ['that is empty', { body: '' }],
    ['that is no HTTP', 'noise' as const],
  ])('%s', async (_, answer) => {
    server.answer(answer);
    const lines = await failures();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`CLOUD_REPLY_BROKEN: ${CALL}: the reply is cut`));
  });

  it('shorter than it says', async () => {
    server.answer({ body: whole.body, missing: 10 });
    expect(await failures()).toEqual([
      expect.stringContaining(`CLOUD_UNREACHABLE: ${CALL}: no answer: the con`),
    ]);
    expect(server.calls).toHaveLength(3);
  });

  it('after a cut one is taken', async () => {
    server.answer(['reset', { body: whole.body, missing: 10 }, whole]);
    expect(await failures()).toEqual([]);
  });
});

describe('the network', () => {
  it('cuts the connection', async () => {
    server.answer('reset');
    expect(await failures()).toEqual([
      expect.stringContaining(`CLOUD_UNREACHABLE: ${CALL}: no answer: the connection was cut`),
    ]);
  });

  it('refuses the connection', async () => {
    await server.close();
    expect((await failures())[0]).toMatch(
      /CLOUD_UNREACHABLE: ec2:\S+ in eu-west-1: no answer: 127\.0\.0\.1:\d+: the connection is refused/,
    );
  });

  it('does not know the host', async () => {
    useEnvironment({ ...server.environment(), AWS_ENDPOINT_URL: 'http://cgw-gen.invalid' });
    expect((await failures())[0]).toMatch(/CLOUD_UNREACHABLE: .*: no answer: cgw-gen\.invalid: the name /);
  });

  it.each(['elsewhere', 'http://127.0.0.1:99999'])('has no endpoint %s', async (endpoint) => {
    useEnvironment({ ...server.environment(), AWS_ENDPOINT_URL: endpoint });
    expect(await failures()).toEqual([
      expect.stringContaining(`CLOUD_UNREACHABLE: ${CALL}: no answer: the configured endpoint is no URL`),
    ]);
  });

  it('has something else at the endpoint: no TLS', async () => {
    useEnvironment({ ...server.environment(), AWS_ENDPOINT_URL: server.url.replace('http:', 'https:') });
    expect((await failures())[0]).toMatch(/CLOUD_UNREACHABLE: .*: no answer: it does not speak TLS/);
  });

  it.each(['silent', 'stuck', 'endless'] as const)('is %s, which comes to an end', async (answer) => {
    server.answer(answer);
    const start = Date.now();
    const lines = await failures({ answer: 300, call: 1000 });
    expect(lines).toEqual([
      expect.stringContaining(`CLOUD_UNREACHABLE: ${CALL}: no answer: the time is over`),
    ]);
    expect(Date.now() - start).toBeLessThan(10_000);
  });
});

describe('credentials', () => {
  it('may be missing', async () => {
    useEnvironment({ ...ISOLATED, AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: server.url });
    expect(await failures()).toEqual([
      expect.stringContaining(`CLOUD_CREDENTIALS_MISSING: ${CALL}: there are no credentials`),
    ]);
  });

  it('may have no such profile', async () => {
    expect((await failures({}, 'nobody'))[0]).toMatch(
      /CLOUD_CREDENTIALS_MISSING: .*\n {2}way out: check --profile \(aws configure list-profiles\)/,
    );
  });

  it('may be made by a role that says no', async () => {
    const role = {
      AWS_ROLE_ARN: `arn:aws:iam::${ACCOUNT}:role/none`,
      AWS_WEB_IDENTITY_TOKEN_FILE: '/dev/null',
    };
    useEnvironment({ ...ISOLATED, ...role, AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: server.url });
    server.answer(ec2Error(403, 'AccessDenied'));
    const [line = '', ...others] = await failures();
    expect(others).toEqual([]);
    expect(line).toMatch(/CLOUD_CREDENTIALS_\w+: /);
    expect(line).not.toContain('give the permission');
    expect(line).not.toContain(ACCOUNT);
  });

  it('never stand in a message', async () => {
    const keys = Object.values(KEYS);
    for (const answer of [
      ec2Error(403, 'AuthFailure', keys.join(' ')),
      ec2Error(400, 'Odd', keys.join(' ')),
    ]) {
      server.answer(answer);
      const text = (await failures()).join('\n');
      for (const key of keys) expect(text).not.toContain(key);
    }
  });
});
