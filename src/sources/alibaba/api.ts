import type { Credential, Sdk } from './sdk.js';
import type { Endpoint } from './settings.js';

type Client = InstanceType<Sdk['Client']>;
type Config = ConstructorParameters<Sdk['Client']>[0];
type CallApi = Parameters<Client['callApi']>;

/** How often a call is tried when the service or the network is at fault. */
export const ATTEMPTS = 4;

/** One region's VPC API. */
export interface VpcApi {
  readonly region: string;
  /** The body of the reply as it came. Throws the errors of the SDK and of Node. */
  readonly call: (action: string, parameters: Readonly<Record<string, string>>) => Promise<string>;
}

/**
 * The SDK's typed calls rename every field and drop those that they do not know: so this is its generic call, with
 * the body taken as text.
 */
export function vpcApi(
  { Client }: Sdk,
  credential: Credential,
  region: string,
  endpoint: Endpoint | undefined,
): VpcApi {
  const client = new Client({ ...LIMITS, ...endpoint, credential, regionId: region } as unknown as Config);
  return {
    region,
    async call(action, parameters) {
      const params = { ...RPC, action } as CallApi[0];
      const request = { query: { RegionId: region, ...parameters } } as unknown as CallApi[1];
      const { body } = await client.callApi(params, request, {} as CallApi[2]);
      return body as string;
    },
  };
}

/** What every call of the VPC API says of itself: https://api.aliyun.com/product/Vpc */
const RPC = {
  version: '2016-04-28',
  protocol: 'HTTPS',
  pathname: '/',
  method: 'POST',
  authType: 'AK',
  style: 'RPC',
  reqBodyType: 'formData',
  bodyType: 'string',
} as const;

/**
 * In milliseconds. The SDK ends a connection that was silent for the connect timeout also while it waits for a reply.
 * Without `retryOptions` it tries everything once.
 */
const LIMITS = {
  connectTimeout: 10_000,
  readTimeout: 60_000,
  retryOptions: {
    retryable: true,
    noRetryCondition: [],
    retryCondition: [
      {
        maxAttempts: ATTEMPTS,
        maxDelay: 8_000,
        // A SyntaxError is a refusal that is no JSON: the page of a proxy or a load balancer.
        exception: ['ThrottlingError', 'ServerError', 'RequestTimeoutError', 'SyntaxError'],
        errorCode: ['ServiceUnavailable', 'ECONNRESET', 'EPIPE', 'EAI_AGAIN'],
        backoff: { getDelayTime: backoff },
      },
    ],
  },
} as const;

/** Up to 0.5, 1 and 2 seconds, and at least half of that: the SDK's own policies start at 2 ms, or after seconds. */
function backoff({ retriesAttempted }: { readonly retriesAttempted: number }): number {
  return 250 * 2 ** (retriesAttempted - 1) * (1 + Math.random());
}
