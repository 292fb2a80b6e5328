/** The numbers of interfaces and policies on the device, and the file that keeps them. */
export const numberRows = {
  LOCKED_NUMBER_TAKEN: {
    severity: 'error',
    message: '{connection} tunnel {tunnel}: the lock file has {id} number {number}, and so has {other}',
    hint: 'take that line out of the lock file, so that a free number is chosen; or free the number',
  },
  LOCKED_NUMBER_OUT_OF_RANGE: {
    severity: 'error',
    message:
      '{connection} tunnel {tunnel}: the lock file has {id} number {number}, and {device} takes {range}',
    hint: 'take that line out of the lock file, so that a number is chosen anew',
  },
  LOCK_FILE_WRONG: {
    severity: 'error',
    message: 'the lock file is wrong: {reason}',
    hint: 'put it right, or take the lines out: what is missing is chosen anew',
  },
  LOCK_FILE_CHANGES: {
    severity: 'error',
    message: 'the lock file would change: {numbers}',
    hint: 'run it once with --lock alone, look at the change, and keep the file',
  },
  LOCK_FILE_WRITTEN: {
    severity: 'info',
    message: 'written: {numbers}',
    hint: 'keep the file beside the site answers: the same numbers are chosen next time',
  },
} as const;
