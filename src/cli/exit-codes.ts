/** Every way to end; docs/diagnostics.md tells the users. */
export const EXIT = {
  done: 0,
  wrongInput: 1,
  usage: 2,
  cloud: 4,
  bug: 70,
} as const;
