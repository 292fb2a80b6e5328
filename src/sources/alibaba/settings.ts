import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { LiveOptions } from '../live.js';

/** The regions to ask: those of the command line, else the one of the environment, else the profile's. */
export async function regionsOf({ regions, profile }: LiveOptions): Promise<readonly string[]> {
  if (regions.length > 0) return [...new Set(regions)];
  const own = process.env.ALIBABA_CLOUD_REGION_ID || (await regionOfProfile(profile));
  return own ? [own] : [];
}

/** A region becomes a part of a host name that is sent a signed request: nothing else may come to stand there. */
export function isRegion(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)+$/.test(text);
}

/**
 * `region_id` of the profile that the credentials are taken from. The SDK reads the file of the aliyun CLI for
 * credentials alone, and has no configuration file of its own that names a region.
 */
async function regionOfProfile(profile: string | undefined): Promise<string | undefined> {
  try {
    const { current, profiles } = JSON.parse(
      await readFile(join(homedir(), '.aliyun/config.json'), 'utf8'),
    ) as CliConfiguration;
    const wanted = profile ?? (process.env.ALIBABA_CLOUD_PROFILE || current);
    return profiles?.find((one) => one.name === wanted)?.region_id;
  } catch {
    // Without such a file, or with a damaged one, --region has to be given: the caller says so.
    return undefined;
  }
}

interface CliConfiguration {
  readonly current?: string;
  readonly profiles?: readonly { readonly name?: string; readonly region_id?: string }[];
}

/** Where the API is, when it is not at its public address. */
export interface Endpoint {
  readonly endpoint: string;
  readonly protocol: 'http' | 'https';
}

/** A host, `host:port` or a URL of one; HTTPS unless it says http://. Undefined for anything else. */
export function endpointOf(text: string): Endpoint | undefined {
  const [, scheme, endpoint] =
    /^(?:(https?):\/\/)?((?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?)\/?$/i.exec(text) ?? [];
  if (endpoint === undefined) return undefined;
  return { endpoint, protocol: scheme?.toLowerCase() === 'http' ? 'http' : 'https' };
}
