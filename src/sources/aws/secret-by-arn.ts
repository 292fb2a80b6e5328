import type { Report } from '../../diagnostics/result.js';
import type { LiveDocument } from '../live.js';
import { LIMITS } from './client.js';
import { readSecrets, secretNameOf } from './secrets.js';

/** Reads one secret of Secrets Manager by its ARN, in the region of the ARN. */
export async function readSecretByArn(
  arn: string,
  profile: string | undefined,
  report: Report,
): Promise<readonly LiveDocument[]> {
  const secret = secretNameOf(arn);
  if (!secret) {
    report.add('SECRET_ARN_WRONG', {}, { file: '--psk-from' });
    return [];
  }
  const options = {
    regions: [],
    filters: [],
    connections: [],
    ...(profile === undefined ? {} : { profile }),
  };
  return readSecrets([secret], '--psk-from', options, LIMITS, report);
}
