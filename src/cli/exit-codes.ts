/** DONE: 0. Every other way to end is one of these. */
export const EXIT = {
  done: 0,
  wrongInput: 1,
  usage: 2,
  bug: 70,
} as const;
