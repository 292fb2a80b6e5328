const LOWEST =
  'AWS takes the lowest value that both sides have: a device that offers a list gets what was meant to be the last resort';
const PROFILE =
  'the crypto profile; AWS Site-to-Site VPN User Guide, "Tunnel options" (the lowest value first)';

/** Measured by a crypto profile: what is or can only be used, and what is allowed beside. */
export const algorithmRows = {
  PROFILE_IKE_VERSION: {
    severity: 'warning',
    message: 'IKEv{version} {uses}, outside of {profile}',
    reason: 'IKEv1 is historic: no new algorithm is defined for it, and no flaw of it will be mended',
    wayOut: '{way}',
    source: 'the crypto profile; RFC 9395',
  },
  PROFILE_ENCRYPTION: {
    severity: 'error',
    message: '{phase}: {found} {uses}, outside of {profile}',
    reason: 'whoever records the packets today can try to read them for as long as they matter',
    wayOut: '{way}',
    source: 'the crypto profile',
  },
  PROFILE_INTEGRITY: {
    severity: 'error',
    message: '{phase}: {found} {uses}, outside of {profile}',
    reason: 'the hash keeps packets from being forged, and in phase 1 the keys are derived with it',
    wayOut: '{way}',
    source: 'the crypto profile',
  },
  PROFILE_DH_GROUP: {
    severity: 'error',
    message: '{phase}: group {found} {uses}, outside of {profile}',
    reason: 'who breaks the exchange has the keys of all that was recorded, whatever the cipher is',
    wayOut: '{way}',
    source: 'the crypto profile',
  },
  PROFILE_PFS: {
    severity: 'warning',
    message: '{phase} has no Diffie-Hellman exchange of its own',
    reason: 'who gets the keys of phase 1 can read all traffic',
    wayOut: '{way}',
    source: 'RFC 7296 section 1.3.1',
  },
  PROFILE_GROUPS_DIFFER: {
    severity: 'error',
    message: 'phase 2 has the group {esp} and phase 1 the group {ike}, outside of {profile}',
    reason:
      'an exchange of phase 2 MUST be in the group of phase 1: who keeps to the suite refuses another one',
    wayOut: 'name one group for both phases, with --proposal or in the options of the connection',
    source: 'RFC 9206 section 11',
  },
  ALLOWED_IKE_VERSION: {
    severity: 'info',
    message: 'IKEv{version} is allowed too, outside of {profile}',
    reason: 'a device that falls back to IKEv1 is let in: nobody notices that the tunnel is weaker',
    wayOut: '{way}',
    source: 'the crypto profile; RFC 9395',
  },
  ALLOWED_ENCRYPTION: {
    severity: 'warning',
    message: '{phase} allows {found} too, outside of {profile}',
    reason: LOWEST,
    wayOut: '{way}',
    source: PROFILE,
  },
  ALLOWED_INTEGRITY: {
    severity: 'warning',
    message: '{phase} allows {found} too, outside of {profile}',
    reason: LOWEST,
    wayOut: '{way}',
    source: PROFILE,
  },
  ALLOWED_DH_GROUP: {
    severity: 'warning',
    message: '{phase} allows the groups {found} too, outside of {profile}',
    reason: LOWEST,
    wayOut: '{way}',
    source: PROFILE,
  },
  NEGOTIATION_FAILS: {
    severity: 'error',
    message: 'the two sides will not agree: {mismatches}',
    reason: 'what is planned was made from other options than these: the tunnel does not come up',
    wayOut: 'plan from the newest document of the connection, or allow again what the device offers',
    source: 'RFC 7296 sections 2.7 and 3.3',
  },
  AGGRESSIVE_MODE: {
    severity: 'error',
    message: 'phase 1 of IKEv1 is in aggressive mode',
    reason: 'it sends a hash of the pre-shared key to whoever asks, who can then guess the key at leisure',
    wayOut: 'use IKEv2, or main mode with the two outside addresses as identities',
    source: 'RFC 2409 section 5.4; Alibaba Cloud, CreateVpnConnection, IkeMode',
  },
} as const;
