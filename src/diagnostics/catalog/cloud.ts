/** Names of live sources and what is said beside them. */
export const sourceRows = {
  SOURCE_WRONG: {
    severity: 'error',
    message: '"{found}" names no connection of {cloud}',
    hint: 'write {one} for one connection, or {all} for every connection of the region',
  },
  SOURCE_OPTION_WRONG: {
    severity: 'error',
    message: '{option} has no meaning for a source of {cloud}',
    hint: 'leave it out',
  },
  FILTER_WRONG: {
    severity: 'error',
    message: '"{found}" is no filter: {problem}',
    hint: 'write --filter Name=tag:Site,Values=lyon,paris, as the AWS CLI takes it; one flag for each filter',
  },
  SOURCE_HAS_NO_CONNECTION: {
    severity: 'error',
    message: 'there is no connection in {regions}',
    hint: 'check --region, --profile and --filter',
  },
} as const;

/**
 * What ends a command with exit code 4: a live source gave no answer, or another one than was asked for. `{call}`
 * is the call with its region, as in "ec2:DescribeVpnConnections in eu-west-1"; `{error}` the cloud's own code.
 */
export const cloudRows = {
  CLOUD_SDK_MISSING: {
    severity: 'error',
    message: '{sdk} is not installed, which {scheme}: sources are read with',
    hint: 'npm install {sdk}',
  },
  CLOUD_REGION_MISSING: {
    severity: 'error',
    message: '{call}: no region is configured',
    hint: '{way}',
  },
  CLOUD_REGION_WRONG: {
    severity: 'error',
    message: '{call}: there is no such region for these credentials ({error})',
    hint: 'check --region, once for each region: one that is off by default must be switched on for the account',
  },
  CLOUD_CREDENTIALS_MISSING: {
    severity: 'error',
    message: '{call}: there are no credentials',
    hint: '{way}',
  },
  CLOUD_CREDENTIALS_REFUSED: {
    severity: 'error',
    message: '{call}: the credentials are refused ({error})',
    hint: '{way}',
  },
  CLOUD_CREDENTIALS_EXPIRED: {
    severity: 'error',
    message: '{call}: the credentials have expired, or the clock is wrong ({error})',
    hint: '{way}',
  },
  CLOUD_DENIED: {
    severity: 'error',
    message: '{call}: not allowed ({error})',
    hint: 'give the permission {permission}: SECURITY.md has the smallest policy',
  },
  CLOUD_NOT_FOUND: {
    severity: 'error',
    message: '{call}: there is no {what} ({error})',
    hint: 'check the id, --region, and whose credentials are used',
  },
  CLOUD_THROTTLED: {
    severity: 'error',
    message: '{call}: still too many requests after {attempts} attempts ({error})',
    hint: 'wait a minute and run it again',
  },
  CLOUD_UNREACHABLE: {
    severity: 'error',
    message: '{call}: no answer: {reason}',
    hint: 'check the network, the name of the region, and the endpoint if one is configured',
  },
  CLOUD_REPLY_BROKEN: {
    severity: 'error',
    message: '{call}: the reply is cut, or is not one of this call',
    hint: 'run it again; check what answers at the endpoint, such as a proxy with a login page',
  },
  CLOUD_FAILED: {
    severity: 'error',
    message: '{call}: the service failed ({error})',
    hint: 'run it again later',
  },
  CLOUD_REFUSED: {
    severity: 'error',
    message: '{call}: refused: {error}',
    hint: 'check the id, --filter and --region',
  },
} as const;
