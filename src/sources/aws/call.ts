import type { Report } from '../../diagnostics/result.js';
import type { LiveOptions } from '../live.js';
import type { Limits } from './client.js';
import { type Call, reportCredentials, reportFailure, reportUnsendable } from './failure.js';

/** The part of an SDK client that a call needs. */
interface Client {
  readonly config: { readonly credentials: () => Promise<object> };
  destroy(): void;
}

/** Makes one call and ends the client. */
export async function callOnce<T>(
  client: Client,
  call: Call,
  send: Send<T>,
  options: LiveOptions,
  limits: Limits,
  report: Report,
): Promise<T | undefined> {
  try {
    return await callBy(client, call, send, options, limits, report);
  } finally {
    client.destroy();
  }
}

export type Send<T> = (options: { readonly abortSignal: AbortSignal }) => Promise<T>;

/**
 * Makes one call. What fails is reported; what getting credentials fails at is told from what the service refuses,
 * since another service may give them.
 */
export async function callBy<T>(
  client: Client,
  call: Call,
  send: Send<T>,
  { profile }: LiveOptions,
  limits: Limits,
  report: Report,
): Promise<T | undefined> {
  let credentials: object | undefined;
  try {
    credentials = await client.config.credentials();
    if (!areSendable(credentials)) {
      reportUnsendable(call, report);
      return undefined;
    }
    return await send({ abortSignal: AbortSignal.timeout(limits.call) });
  } catch (error) {
    if (credentials) reportFailure(error, call, Object.values(credentials), report);
    else reportCredentials(error, call, profile, report);
    return undefined;
  }
}

/** Keys and tokens stand in headers: Node refuses other characters there, once the SDK's timers already run. */
function areSendable(credentials: object): boolean {
  return Object.values(credentials).every((one) => typeof one !== 'string' || /^[\x21-\x7e]*$/.test(one));
}
