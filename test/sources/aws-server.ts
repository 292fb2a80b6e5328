import { beforeEach, vi } from 'vitest';
import { type Answer, type TestServer, useServer } from './http-server.js';

/** A call as it came over the wire. */
export interface AwsCall {
  /** From the scope of the signature. */
  readonly service: string;
  readonly region: string;
  readonly keyId: string;
  /** `Action` of EC2, `X-Amz-Target` of Secrets Manager. */
  readonly action: string;
  /** The form's fields, or those of the JSON. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface AwsServer extends TestServer {
  readonly calls: AwsCall[];
  /** How calls are answered from now on; each list is for one call after the other, and its last answer stays. */
  answer(by: Answer | readonly Answer[] | ((call: AwsCall) => Answer)): void;
  /** The environment of a process that knows nothing but this server. */
  environment(): Record<string, string>;
}

/** The EC2 API and Secrets Manager on loopback, for each test of the file. */
export function useAwsServer(): AwsServer {
  let by: (call: AwsCall) => Answer = () => 'reset';
  const calls: AwsCall[] = [];
  beforeEach(() => {
    calls.length = 0;
  });
  const server = useServer(({ headers, body }) => {
    const scope = /Credential=([^/]*)\/\d{8}\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '');
    const [, keyId = '', region = '', service = ''] = scope ?? [];
    const target = headers['x-amz-target'];
    const parameters = target ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    const action = target ? String(target) : parameters.Action;
    const call = { service, region, keyId, action, parameters };
    calls.push(call);
    return by(call);
  });
  return {
    get url() {
      return server.url;
    },
    close: () => server.close(),
    calls,
    answer(given) {
      calls.length = 0;
      if (typeof given === 'function') by = given;
      else {
        const list = Array.isArray(given) ? given : [given];
        by = () => list[Math.min(calls.length, list.length) - 1] ?? 'reset';
      }
    },
    environment: () => ({ ...ISOLATED, ...KEYS, AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: server.url }),
  };
}

/** Neither the files of whoever runs the tests nor the metadata service of the machine. */
export const ISOLATED = {
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

export const KEYS = { AWS_ACCESS_KEY_ID: 'XAMPLEKEYID', AWS_SECRET_ACCESS_KEY: 'Xample/Secret/Key' };

/** Gives this process that environment, without any other variable of AWS; vi.unstubAllEnvs takes it back. */
export function useEnvironment(environment: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
}

/** What EC2 refuses with: "Errors" of the Query API in the Amazon EC2 API Reference. */
export function ec2Error(status: number, code: string, message = 'Refused.'): Answer {
  const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors>${error}</Errors><RequestID>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestID></Response>`;
  return { status, body };
}

/** What Secrets Manager refuses with (AWS JSON 1.1 protocol). */
export function jsonError(status: number, code: string, message = 'Refused.'): Answer {
  return json({ __type: code, Message: message }, status);
}

export function json(value: unknown, status = 200): Answer {
  return { status, type: 'application/x-amz-json-1.1', body: JSON.stringify(value) };
}

/** A reply with these `item` elements. */
export function ec2Reply(...items: readonly string[]): Answer {
  const set =
    items.length === 0 ? '<vpnConnectionSet/>' : `<vpnConnectionSet>${items.join('')}</vpnConnectionSet>`;
  return {
    body: `<?xml version="1.0" encoding="UTF-8"?>
<DescribeVpnConnectionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
    <requestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</requestId>
    ${set}
</DescribeVpnConnectionsResponse>`,
  };
}

export interface ItemShape {
  readonly id: string;
  readonly state?: string;
  /** The CustomerGatewayConfiguration; without it there is none. */
  readonly xml?: string;
  readonly secret?: string;
}

/** A connection on the wire: the names of "VpnConnection" in the EC2 API, with the configuration escaped in it. */
export function ec2Item({ id, state = 'available', xml, secret }: ItemShape): string {
  const escaped = xml?.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `
        <item>
            <vpnConnectionId>${id}</vpnConnectionId>
            <state>${state}</state>
            ${escaped ? `<customerGatewayConfiguration>${escaped}</customerGatewayConfiguration>` : ''}
            <type>ipsec.1</type>
            <customerGatewayId>cgw-0b9c8d7e6f5a41302</customerGatewayId>
            <category>VPN</category>
            ${secret ? `<preSharedKeyArn>${secret}</preSharedKeyArn>` : ''}
            <routes/>
            <vgwTelemetry>
                <item>
                    <outsideIpAddress>203.0.113.17</outsideIpAddress>
                    <status>UP</status>
                    <lastStatusChange>2026-02-11T08:14:52.000Z</lastStatusChange>
                    <statusMessage>4 BGP ROUTES</statusMessage>
                    <acceptedRouteCount>4</acceptedRouteCount>
                </item>
            </vgwTelemetry>
            <tagSet>
                <item>
                    <key>Site</key>
                    <value>lyon</value>
                </item>
            </tagSet>
        </item>`;
}
