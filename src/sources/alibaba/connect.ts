import type { Place } from '../../diagnostics/diagnostic.js';
import type { Report } from '../../diagnostics/result.js';
import type { LiveOptions } from '../live.js';
import { loadSdk } from '../sdk.js';
import { type Limits, type VpcApi, vpcApi } from './api.js';
import { credentialOf } from './credential.js';
import { callOf } from './failure.js';
import { importSdk, PACKAGES } from './sdk.js';
import { endpointOf, isRegion, regionsOf } from './settings.js';

const REGION_WAY =
  'give --region, such as --region cn-hangzhou, or set ALIBABA_CLOUD_REGION_ID or the region of the profile (aliyun configure)';
const CHAIN_WAY =
  'aliyun configure sets them up; or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or give --profile';
const PROFILE_WAY =
  'aliyun configure list shows the profiles; ~/.alibabacloud/credentials may hold some as well; check --profile';

/** The APIs of the regions; none, with the reason reported, where a setting is missing. */
export async function connect(
  wanted: string,
  options: LiveOptions,
  limits: Limits,
  report: Report,
): Promise<readonly VpcApi[]> {
  const place = { file: `alibaba:${wanted}` };
  const action = wanted === '*' ? 'DescribeVpnConnections' : 'DescribeVpnConnection';
  const regions = await regionsOf(options);
  const call = callOf({ action, region: regions.join(', ') });
  const own = process.env.ALIBABA_CLOUD_VPC_ENDPOINT;
  const endpoint = own ? endpointOf(own) : undefined;
  if (!areRegions(regions, action, place, report)) return [];
  if (own && endpoint === undefined) {
    report.add('CLOUD_UNREACHABLE', { call, reason: 'ALIBABA_CLOUD_VPC_ENDPOINT names no host' }, place);
    return [];
  }
  const sdk = await loadSdk('alibaba', PACKAGES, importSdk, report);
  if (sdk === undefined) return [];
  const credential = await credentialOf(sdk, options.profile);
  if (credential === undefined) {
    const way = options.profile === undefined ? CHAIN_WAY : PROFILE_WAY;
    report.add('CLOUD_CREDENTIALS_MISSING', { call, way }, place);
    return [];
  }
  return regions.map((region) => vpcApi(sdk, { credential, region, endpoint, limits }));
}

function areRegions(regions: readonly string[], action: string, place: Place, report: Report): boolean {
  if (regions.length === 0) {
    report.add('CLOUD_REGION_MISSING', { call: `vpc:${action}`, way: REGION_WAY }, place);
  }
  const wrong = regions.filter((region) => !isRegion(region));
  for (const region of wrong) {
    const error = `"${region.slice(0, 40)}" can be no region`;
    report.add('CLOUD_REGION_WRONG', { call: `vpc:${action}`, error }, place);
  }
  return regions.length > 0 && wrong.length === 0;
}
