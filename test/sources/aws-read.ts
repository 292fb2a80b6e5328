import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { Report } from '../../src/diagnostics/result.js';
import { awsSource } from '../../src/sources/aws/index.js';
import type { LiveDocument, LiveOptions } from '../../src/sources/live.js';
import { ROOT } from '../support/golden.js';
import { useAwsServer, useEnvironment } from './aws-server.js';

export const ID = 'vpn-09ee4e9ee4e9ee4e9';
export const OTHER = 'vpn-0a1b2c3d4e5f60718';
export const XML: string = readFileSync(join(ROOT, 'samples/aws-xml/bgp/input.xml'), 'utf8');
/** A reply as EC2 sent it. */
export const recorded = {
  body: readFileSync(join(ROOT, 'samples/ec2-query-xml/describe/input.xml'), 'utf8'),
};

/** A server of AWS for each test of a file, and an environment that leads to it alone. */
export function useAws(): ReturnType<typeof useAwsServer> {
  const server = useAwsServer();
  beforeEach(() => useEnvironment(server.environment()));
  afterEach(() => vi.unstubAllEnvs());
  return server;
}

interface Got {
  readonly documents: readonly LiveDocument[];
  readonly codes: readonly string[];
  readonly report: Report;
}

/** What the source gives for `wanted`. */
export async function read(wanted: string, options: Partial<LiveOptions> = {}): Promise<Got> {
  const report = new Report();
  const all = { regions: [], filters: [], connections: [], ...options };
  const documents = await awsSource().read(wanted, all, report);
  return { documents, codes: report.diagnostics.map((one) => one.code), report };
}
