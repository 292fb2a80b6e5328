/** The choice of algorithms, and what is weak of them. */
export const proposalRows = {
  PROPOSAL_SYNTAX: {
    severity: 'error',
    message: '"{found}" is not a proposal',
    hint: 'write strongest, given, or encryption-integrity-dhN, such as aes256gcm16-sha384-dh20; phase 1 and phase 2 apart as A/B',
  },
  PROPOSAL_NOT_ALLOWED: {
    severity: 'error',
    message: '{tunnel}: the cloud does not allow {what} in {phase}; it allows {allowed}',
    hint: 'choose one of these, or change {option} of the connection',
  },
  PROPOSAL_NOT_SUPPORTED: {
    severity: 'error',
    message: '{tunnel}: {device} has no {what} in {phase}; it has {supported}',
    hint: 'choose one of these with --proposal',
  },
  PROPOSAL_NOTHING_COMMON: {
    severity: 'error',
    message: '{tunnel}: the cloud allows {allowed} as {what} of {phase}, and {device} has only {supported}',
    hint: 'name one that the device has in {option} of the connection',
  },
  PROPOSAL_NOT_GIVEN: {
    severity: 'error',
    message: '{tunnel}: the document gives no single proposal for {phase}',
    hint: 'use --proposal strongest, or name one',
  },
  IKE_VERSION_NOT_ALLOWED: {
    severity: 'error',
    message: '{tunnel}: the cloud does not allow IKEv{version}',
    hint: 'leave out --ike, or change {option} of the connection',
  },
  IKE_VERSION_NOT_SUPPORTED: {
    severity: 'error',
    message: '{tunnel}: {device} can not do IKEv{version} here',
    hint: 'leave out --ike, or name the other version in {option} of the connection',
  },
  WEAK_DH_GROUP: {
    severity: 'warning',
    message: '{tunnels}: Diffie-Hellman group {group} in {phase} is {level} in RFC 8247',
    hint: 'allow a stronger group in {option} of the connection, and render from its new JSON',
  },
  WEAK_ENCRYPTION: {
    severity: 'warning',
    message: '{tunnels}: {encryption} in {phase} is {level} in {rfc}: to be left for AES',
    hint: 'allow AES in {option} of the connection, and render from its new JSON',
  },
  NO_PFS: {
    severity: 'warning',
    message:
      '{tunnels}: {phase} has no Diffie-Hellman group: who gets the keys of phase 1 can read all traffic',
    hint: 'set a group in {option} of the connection, and render from its new JSON',
  },
  WEAK_INTEGRITY: {
    severity: 'warning',
    message: '{tunnels}: {integrity} in {phase} is {level} in {rfc}: to be left for SHA2',
    hint: 'allow SHA2-256 or better in {option} of the connection, and render from its new JSON',
  },
  PROPOSALS_SHARED: {
    severity: 'warning',
    message:
      '{device} offers {proposals} to every peer of {address}, and the cloud may take the lowest that it allows',
    hint: 'name one with --proposal that every tunnel allows, or give the tunnels the same one in the cloud',
  },
  IKEV1_USED: {
    severity: 'warning',
    message: '{tunnels}: IKEv1 is used, which RFC 9395 has retired',
    hint: 'set or allow ikev2 in {option} of the connection; with --ike 1, leave that out',
  },
  LIFETIME_NOT_SUPPORTED: {
    severity: 'error',
    message: '{tunnel}: {device} takes lifetimes of {minimum} to {maximum} s in {phase}, not {lifetime} s',
    hint: 'change the lifetime of the connection in the cloud',
  },
} as const;
