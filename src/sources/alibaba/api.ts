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

/** In milliseconds. */
export interface Limits {
  /** Until connected; the SDK takes it for the longest silence as well. */
  readonly connect: number;
  /** For each answer, from its request to its end. */
  readonly answer: number;
  /** Before the second attempt, and twice as long before each further one; at random down to half of it. */
  readonly pause: number;
}

export const LIMITS: Limits = { connect: 10_000, answer: 60_000, pause: 500 };

export interface ApiSettings {
  readonly credential: Credential;
  readonly region: string;
  readonly endpoint: Endpoint | undefined;
  readonly limits: Limits;
}

/**
 * The SDK's typed calls rename every field and drop those that they do not know: so this is its generic call, with
 * the body taken as text.
 */
export function vpcApi({ Client }: Sdk, { credential, region, endpoint, limits }: ApiSettings): VpcApi {
  const client = new Client({
    ...endpoint,
    credential,
    regionId: region,
    connectTimeout: limits.connect,
    readTimeout: limits.answer,
    retryOptions: retryOptions(limits.pause),
  } as unknown as Config);
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

/** Without them the SDK tries everything once. Its own ways to wait begin with 2 ms, or with seconds. */
function retryOptions(pause: number): object {
  const doubled = ({ retriesAttempted }: { readonly retriesAttempted: number }): number =>
    pause * 2 ** (retriesAttempted - 1) * (0.5 + Math.random() / 2);
  const condition = {
    maxAttempts: ATTEMPTS,
    // Also for what a throttling reply asks to wait.
    maxDelay: 8_000,
    // A SyntaxError is a refusal that is no JSON: the page of a proxy or a load balancer.
    exception: ['ThrottlingError', 'ServerError', 'RequestTimeoutError', 'SyntaxError'],
    errorCode: ['ServiceUnavailable', 'ECONNRESET', 'EPIPE', 'EAI_AGAIN'],
    backoff: { getDelayTime: doubled },
  };
  return { retryable: true, noRetryCondition: [], retryCondition: [condition] };
}
