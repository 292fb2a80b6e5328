/** What the two sides call themselves in IKE, and the keys that are found by it. */
export const identityRows = {
  IDENTITY_NOT_SUPPORTED: {
    severity: 'error',
    message:
      '{tunnel}: {device} can not send {address}, which is not its own outside address, as its IKEv{version} identity',
    hint: 'use the other IKE version: name it in {option} of the connection; or put that address on the device',
  },
  IDENTITY_KIND_NOT_SUPPORTED: {
    severity: 'error',
    message: '{tunnel}: {device} can not use {kind} as {side} IKEv{version} identity',
    hint: 'set LocalId and RemoteId of the connection to the two outside addresses, or use the other IKE version',
  },
  PSK_AMBIGUOUS: {
    severity: 'error',
    message:
      'tunnels {tunnels}: the IKE identities are the same and the pre-shared keys are not, and {device} finds a key by the identities',
    hint: 'give LocalId of each tunnel its own outside address or another name, or both tunnels one key',
  },
  CLOUD_IDENTITY_SHARED: {
    severity: 'error',
    message:
      'tunnels {tunnels}: the cloud has the same IKE identity {identity} in both, by which alone {device} tells them apart when the cloud starts one',
    hint: 'give LocalId of each tunnel its own outside address or another name',
  },
  AGGRESSIVE_NOT_SUPPORTED: {
    severity: 'error',
    message: '{tunnel}: {device} can not use the aggressive mode of IKEv{version}',
    hint: 'set IkeMode of the connection to main, or better IkeVersion to ikev2',
  },
} as const;
