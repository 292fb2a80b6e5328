import { Flags } from '@oclif/core';

/** Flags that several commands have. */
export const jsonFlag = {
  json: Flags.boolean({ description: 'print the diagnostics as one JSON object on standard error' }),
};

export const deviceDirFlag = {
  'device-dir': Flags.string({ helpValue: 'DIR', description: 'a folder with further devices' }),
};
