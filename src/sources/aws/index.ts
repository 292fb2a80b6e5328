import { Report } from '../../diagnostics/result.js';
import type { LiveDocument, LiveOptions, LiveSource } from '../live.js';
import { loadSdk } from '../sdk.js';
import { LIMITS, type Limits, regionOfEnvironment } from './client.js';
import { type Answer, askRegion } from './connections.js';
import { connectionsDocument } from './documents.js';
import { parseFilters } from './filters.js';
import { readSecrets, secretsOf } from './secrets.js';

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
  const found = answered(answers, source, report);
  const secrets = secretsOf(
    found.flatMap(({ connections = [] }) => connections),
    options,
  );
  return [
    ...found.map(({ region, connections = [] }) => connectionsDocument(wanted, region, connections)),
    ...(await readSecrets(secrets, source, options, limits, report)),
  ];
}

/**
 * The answers that have connections. That a region does not have the wanted one counts only when none has; that
 * one failed always does.
 */
function answered(answers: readonly Answer[], file: string, report: Report): readonly Answer[] {
  const found = answers.filter(({ connections }) => connections && connections.length > 0);
  const failed = answers.filter(({ problems }) => problems.failed);
  for (const { problems } of found.length > 0 ? failed.filter((one) => !isAbsent(one)) : failed) {
    report.take(problems.diagnostics);
  }
  if (found.length === 0 && failed.length === 0) {
    const regions = answers.map(({ region }) => region).join(', ');
    report.add('SOURCE_HAS_NO_CONNECTION', { regions }, { file });
  }
  return found;
}

function isAbsent({ problems }: Answer): boolean {
  return problems.diagnostics.every(({ code }) => code === 'CLOUD_NOT_FOUND');
}
