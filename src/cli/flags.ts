import { Flags } from '@oclif/core';

/** Flags that several commands have. */
export const jsonFlag = {
  json: Flags.boolean({ description: 'print the diagnostics as one JSON object on standard error' }),
};

export const deviceDirFlag = {
  'device-dir': Flags.string({ helpValue: 'DIR', description: 'a folder with further devices' }),
};

/** What is said beside a live source, such as `aws:vpn-0123456789abcdef0`. */
export const liveFlags = {
  region: Flags.string({
    description: 'the region of a live source; may be repeated (default: the configured one)',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'REGION',
    helpGroup: 'LIVE SOURCE',
  }),
  profile: Flags.string({
    description: 'the profile of the credentials (default: the chain of the SDK)',
    helpValue: 'NAME',
    helpGroup: 'LIVE SOURCE',
  }),
  filter: Flags.string({
    description: 'take only what the filter finds (aws: only), as the AWS CLI takes it; may be repeated',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'Name=NAME,Values=VALUE,VALUE',
    helpGroup: 'LIVE SOURCE',
  }),
};
