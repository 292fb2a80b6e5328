import type { LiveOptions } from '../live.js';

/** How long a call may take, in milliseconds: until connected, for each answer, and with all its retries. */
export interface Limits {
  readonly connect: number;
  readonly answer: number;
  readonly call: number;
}

export const LIMITS: Limits = { connect: 10_000, answer: 60_000, call: 240_000 };

/** The SDK warns on the console, beside its own logger, unless it is given one. */
const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/**
 * What both clients are made with. All else is the SDK's own: its credential chain, retries with backoff, and the
 * variables AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_EC2, AWS_ENDPOINT_URL_SECRETS_MANAGER and AWS_MAX_ATTEMPTS.
 */
export function clientConfig(region: string | undefined, { profile }: LiveOptions, limits: Limits) {
  silenceNodeWarning();
  return {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    logger: SILENT,
    requestHandler: {
      connectionTimeout: limits.connect,
      requestTimeout: limits.answer,
      socketTimeout: limits.answer,
      throwOnRequestTimeout: true,
    },
  };
}

/** The SDK reads AWS_REGION and the profile; the AWS CLI takes AWS_DEFAULT_REGION as well. */
export function regionOfEnvironment(): string | undefined {
  return process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION || undefined;
}

/** It would stand on standard error, among the diagnostics, that some later SDK wants a newer Node. */
function silenceNodeWarning(): void {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
}
