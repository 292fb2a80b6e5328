/** Pre-shared keys. No message tells anything of a key but that it is weak. */
export const keyRows = {
  PSK_REUSED: {
    severity: 'warning',
    message: '{tunnels} have the same pre-shared key',
    reason: 'who gets the key of one tunnel can pose as the other end of each tunnel that has it',
    wayOut: 'give each tunnel a random key of its own, one tunnel at a time',
    source: 'NIST SP 800-77 rev. 1, section 4.1.2',
  },
} as const;
