import { Errors, Flags } from '@oclif/core';
import { EXIT } from './exit-codes.js';

/** Flags that several commands have. */
export const jsonFlag = {
  json: Flags.boolean({ description: 'print the diagnostics as one JSON object on standard error' }),
};

export const deviceDirFlag = {
  'device-dir': Flags.string({ helpValue: 'DIR', description: 'a folder with further devices' }),
};

/** Takes what a flag names. Nothing at all is what a variable of the shell that is not set gives. */
export function named(flag: string, what: string): (text: string) => Promise<string> {
  return async (text) => {
    if (text.trim() !== '') return text;
    throw new Errors.CLIError(`${flag} needs the name of a ${what}`, { exit: EXIT.usage });
  };
}

/** What is said beside a live source, such as `aws:vpn-0123456789abcdef0`. */
export const liveFlags = {
  region: Flags.string({
    parse: named('--region', 'region'),
    description: 'the region of a live source; may be repeated (default: the configured one)',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'REGION',
    helpGroup: 'LIVE SOURCE',
  }),
  profile: Flags.string({
    parse: named('--profile', 'profile'),
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
