import { Report } from '../../diagnostics/result.js';
import type { LiveDocument, LiveOptions, LiveSource } from '../live.js';
import { reportAnswers } from '../regions.js';
import { loadSdk } from '../sdk.js';
import { LIMITS, type Limits, regionOfEnvironment } from './client.js';
import { askRegion } from './connections.js';
import { connectionsDocument } from './documents.js';
import { parseFilters } from './filters.js';
import { readSecrets, secretsOf } from './secrets.js';
import { readTunnels } from './tunnels.js';

/** The EC2 API of Amazon Web Services: `aws:vpn-0abc` or `aws:*`. */
export const aws: LiveSource = awsSource();

/** The source with other limits of time. */
export function awsSource(limits: Limits = LIMITS): LiveSource {
  return { scheme: 'aws', read: (wanted, options, report) => read(wanted, options, limits, report) };
}

async function read(
  wanted: string,
  options: LiveOptions,
  limits: Limits,
  report: Report,
): Promise<readonly LiveDocument[]> {
  const source = `aws:${wanted}`;
  const own = new Report();
  const filters = parseFilters(options.filters, own);
  if (!/^(?:\*|vpn-[0-9a-z]{1,60})$/.test(wanted)) {
    const params = {
      found: source.slice(0, 80),
      cloud: 'AWS',
      one: 'aws:vpn-0123456789abcdef0',
      all: "'aws:*'",
    };
    own.add('SOURCE_WRONG', params);
  }
  report.take(own.diagnostics);
  if (own.failed) return [];
  const ec2 = await loadSdk('aws', '@aws-sdk/client-ec2', () => import('@aws-sdk/client-ec2'), report);
  if (!ec2) return [];
  const regions = options.regions.length > 0 ? [...new Set(options.regions)] : [regionOfEnvironment()];
  const question = { wanted, filters, options, limits };
  const answers = await Promise.all(regions.map((region) => askRegion(ec2, region, question)));
  reportAnswers(answers, source, report);
  const found = answers.filter(({ hasConnections }) => hasConnections);
  const connections = found.flatMap((one) => one.connections);
  const secrets = options.withoutConfiguration ? [] : secretsOf(connections, options);
  return [
    ...found.map((one) => connectionsDocument(wanted, one.region, one.connections)),
    ...(await readSecrets(secrets, source, options, limits, report)),
    ...(options.withTunnels ? await readTunnels(ec2, found, question, report) : []),
  ];
}
