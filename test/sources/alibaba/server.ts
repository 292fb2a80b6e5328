import { createHash, createHmac } from 'node:crypto';
import { afterEach, beforeEach, vi } from 'vitest';
import { temporaryFolder } from '../../support/cli.js';
import { type Answer, type Asked, useServer } from '../http-server.js';

export type { Answer } from '../http-server.js';

/** Invented keys: what the server takes as signed. */
export const KEY_ID = 'LTAIxampleKeyId000001';
export const KEY_SECRET = 'Xample.Secret.of.the.Key.01';

/** A call of the API as it came over the wire. */
export interface Call {
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Asked['headers'];
}

/** Answers a call; `nth` counts the calls of that action from 1. */
export type Script = (call: Call, nth: number) => Answer;

export interface Cloud {
  script: Script;
  readonly calls: readonly Call[];
  /** A folder that stands for the user's home. */
  readonly home: string;
  /** What the endpoint is and whose keys are used, for a process of its own. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Alibaba Cloud's RPC on loopback, which the environment names as the endpoint, with invented credentials. */
export function useCloud(): Cloud {
  const folder = temporaryFolder();
  const calls: Call[] = [];
  const server = useServer((asked) => {
    const url = new URL(asked.path, 'http://loopback');
    const action = String(asked.headers['x-acs-action']);
    const call = { action, parameters: Object.fromEntries(url.searchParams), headers: asked.headers };
    calls.push(call);
    return isSigned(asked, url)
      ? cloud.script(call, calls.filter((one) => one.action === action).length)
      : refusal(400, 'SignatureDoesNotMatch', `server string to sign is: ${KEY_ID}`);
  });
  const cloud: Cloud = {
    script: () => 'reset',
    calls,
    get home() {
      return folder();
    },
    get environment() {
      return {
        HOME: folder(),
        ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
        ALIBABA_CLOUD_ACCESS_KEY_ID: KEY_ID,
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEY_SECRET,
        ALIBABA_CLOUD_VPC_ENDPOINT: server.url,
      };
    },
  };
  beforeEach(() => {
    calls.length = 0;
    isolate(cloud.environment);
  });
  afterEach(() => vi.unstubAllEnvs());
  return cloud;
}

/** No variable of the machine that the SDK or its credentials read, but these. */
function isolate(environment: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(process.env)) {
    if (/^ALI(?:BABA_?CLOUD|CLOUD|YUN)_/.test(name)) vi.stubEnv(name, undefined);
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
}

/** https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature */
function isSigned({ headers, body }: Asked, url: URL): boolean {
  const [, key, names = '', signature] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const query = [...url.searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort();
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const digest = sha256(body);
  const canonical = ['POST', url.pathname, query.join('&'), signed.join(''), names, digest].join('\n');
  const text = `ACS3-HMAC-SHA256\n${sha256(canonical)}`;
  const expected = createHmac('sha256', KEY_SECRET).update(text).digest('hex');
  return key === KEY_ID && signature === expected && headers['x-acs-content-sha256'] === digest;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function refusal(status: number, code: string, message = 'no'): Answer {
  return json({ Code: code, Message: message, RequestId: '0A1B-2C3D', HostId: 'vpc.aliyuncs.com' }, status);
}

export function reply(body: object): Answer {
  return json({ RequestId: '0A1B-2C3D', ...body });
}

function json(body: object, status = 200): Answer {
  return { status, type: 'application/json;charset=utf-8', body: JSON.stringify(body) };
}
