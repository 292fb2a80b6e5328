/** Every way to end; docs/diagnostics.md tells the users. */
export const EXIT = {
  done: 0,
  wrongInput: 1,
  usage: 2,
  /** What was asked for was found: a check that failed, a difference, a tunnel that is down. */
  found: 3,
  cloud: 4,
  bug: 70,
} as const;
