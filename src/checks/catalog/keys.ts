/** Pre-shared keys. No message tells anything of a key but that it is weak. */
export const keyRows = {
  PSK_REUSED: {
    severity: 'warning',
    message: '{tunnels} have the same pre-shared key',
    reason: 'who gets the key of one tunnel can pose as the other end of each tunnel that has it',
    wayOut: 'give each tunnel a random key of its own, one tunnel at a time',
    source: 'RFC 7296 section 2.15; AWS Site-to-Site VPN User Guide, "Tunnel options": one key per tunnel',
  },
  PSK_SHORT: {
    severity: 'warning',
    message: 'the pre-shared key has fewer than {minimum} characters',
    reason:
      'a key that is shorter than the cipher is strong is the part that gets guessed: 22 random letters and digits have 128 bits',
    wayOut: 'let the cloud generate a key (AWS: 32 characters), or take one of a random generator',
    source: 'RFC 7296 section 5: as much randomness as the strongest key being negotiated',
  },
  PSK_REPETITIVE: {
    severity: 'warning',
    message: 'the pre-shared key is made of few different characters, or of a pattern',
    reason: 'people choose such keys and programs guess them first: its length does not count',
    wayOut: 'let the cloud generate a key (AWS: 32 characters), or take one of a random generator',
    source: 'RFC 7296 section 2.15: a key from a password alone is not secure',
  },
  PSK_NOT_CNSA: {
    severity: 'warning',
    message: 'the tunnels authenticate by a pre-shared key, which MUST NOT be accepted in the CNSA suite',
    reason:
      'the suite has signatures of ECDSA-384 or RSA alone: whatever the algorithms, this is no connection of it',
    wayOut: 'use certificates, which cgw-gen can not render, or have the exception approved',
    source: 'RFC 9206 section 6',
  },
} as const;
