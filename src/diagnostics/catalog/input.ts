/** Files, carriers and syntax. */
export const inputRows = {
  INPUT_UNREADABLE: {
    severity: 'error',
    message: 'can not read: {reason}',
    hint: 'name a file that is there, or - for standard input',
  },
} as const;
