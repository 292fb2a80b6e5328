import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, vi } from 'vitest';
import { temporaryFolder } from '../../support/cli.js';

/** Invented keys: what the server takes as signed. */
export const KEY_ID = 'LTAIxampleKeyId000001';
export const KEY_SECRET = 'Xample.Secret.of.the.Key.01';

/** A call of the API as it came over the wire. */
export interface Call {
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
}

/** `reset`: nothing comes back; `cut`: the connection ends within the body. */
export type Answer =
  | 'reset'
  | 'cut'
  | { readonly status?: number; readonly type?: string; readonly text: string };

/** Answers a call; `nth` counts the calls of that action from 1. */
export type Script = (call: Call, nth: number) => Answer;

export interface Cloud {
  script: Script;
  readonly calls: Call[];
  /** A folder that stands for the user's home. */
  readonly home: string;
}

/**
 * Alibaba Cloud's RPC on loopback, with signatures checked as the documentation of ACS3-HMAC-SHA256 describes them.
 * The environment names it as the endpoint, and no credentials but the invented ones.
 */
export function useCloud(): Cloud {
  const folder = temporaryFolder();
  const cloud: { script: Script; calls: Call[]; readonly home: string } = {
    script: () => 'reset',
    calls: [],
    get home() {
      return folder();
    },
  };
  const server = createServer((request, response) => respond(cloud, request, response));
  beforeEach(async () => {
    cloud.calls = [];
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    isolate(folder(), `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return cloud;
}

/** No file and no variable of the machine, no metadata service of ECS: only what a test sets. */
function isolate(home: string, endpoint: string): void {
  for (const name of Object.keys(process.env)) {
    if (/^ALI(?:BABA_?CLOUD|CLOUD|YUN)_/.test(name)) vi.stubEnv(name, undefined);
  }
  vi.stubEnv('HOME', home);
  vi.stubEnv('ALIBABA_CLOUD_ECS_METADATA_DISABLED', 'true');
  vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_ID', KEY_ID);
  vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_SECRET', KEY_SECRET);
  vi.stubEnv('ALIBABA_CLOUD_VPC_ENDPOINT', endpoint);
}

function respond(
  cloud: { script: Script; calls: Call[] },
  request: IncomingMessage,
  response: ServerResponse,
) {
  const url = new URL(request.url ?? '/', 'http://loopback');
  const action = String(request.headers['x-acs-action']);
  const call = { action, parameters: Object.fromEntries(url.searchParams), headers: request.headers };
  cloud.calls.push(call);
  const answer = isSigned(request, url)
    ? cloud.script(call, cloud.calls.filter((one) => one.action === action).length)
    : refusal(400, 'SignatureDoesNotMatch', `server string to sign is: ${KEY_ID}`);
  if (answer === 'reset') {
    request.socket.destroy();
  } else if (answer === 'cut') {
    response.writeHead(200, { 'content-length': 1000 });
    response.write('{"RequestId":"', () => request.socket.destroy());
  } else {
    const { status = 200, type = 'application/json;charset=utf-8', text } = answer;
    response.writeHead(status, { 'content-type': type }).end(text);
  }
}

/** https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature */
function isSigned(request: IncomingMessage, url: URL): boolean {
  const { authorization = '' } = request.headers;
  const [, key, names = '', signature] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=(\w+)$/.exec(authorization) ?? [];
  const query = [...url.searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort();
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const body = String(request.headers['x-acs-content-sha256']);
  const canonical = [request.method, url.pathname, query.join('&'), headers.join(''), names, body].join('\n');
  const text = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`;
  const expected = createHmac('sha256', KEY_SECRET).update(text).digest('hex');
  return key === KEY_ID && signature === expected && body === createHash('sha256').digest('hex');
}

export function refusal(status: number, code: string, message = 'no'): Answer {
  const text = JSON.stringify({ Code: code, Message: message, RequestId: '0A1B-2C3D', HostId: 'vpc' });
  return { status, text };
}

/** A reply of two spaces, as `aliyun` prints it. */
export function reply(body: object): Answer {
  return { text: JSON.stringify({ RequestId: '0A1B-2C3D', ...body }, undefined, 2) };
}
