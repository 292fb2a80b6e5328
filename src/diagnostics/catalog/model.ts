/** What a document of any cloud says, once it could be read. */
export const modelRows = {
  NO_CONNECTIONS: {
    severity: 'error',
    message: 'there is no connection in this reply',
    hint: 'check the region (--region), the account and the filters of the command',
  },
  CONNECTION_REPEATED: {
    severity: 'info',
    message: '{id} is in the input more than once, with the same content',
    hint: 'it is read once',
  },
  CONNECTION_CONTRADICTS: {
    severity: 'error',
    message: '{id} is in the input more than once, with different content',
    hint: 'give only the newest document of the connection',
  },
  VALUE_WRONG: {
    severity: 'error',
    message: '{name} must be {expected}, not {found}',
    hint: 'fetch the document again, and do not edit it by hand',
  },
  VALUE_MISSING: {
    severity: 'error',
    message: '{name} is missing here',
    hint: 'fetch the document again, and do not edit it by hand',
  },
  TUNNELS_TOO_MANY: {
    severity: 'error',
    message: 'there are {count} tunnels, and a connection has two at most',
    hint: 'fetch the document again, and do not edit it by hand',
  },
  TUNNELS_DISAGREE: {
    severity: 'error',
    message: 'the {what} differs between the tunnels: {found}',
    hint: 'both tunnels of a connection join the same two gateways: fetch the document again',
  },
  TUNNELS_SHARE: {
    severity: 'error',
    message: 'both tunnels have the {what} {value}',
    hint: 'fetch the document again, and do not edit it by hand',
  },
  OUTSIDE_PAIR_WRONG: {
    severity: 'error',
    message: 'a tunnel from {customer} to {cloud} can not be: two addresses of one IP version are needed',
    hint: 'correct the address of the customer gateway, and fetch the document again',
  },
  INSIDE_SHARED: {
    severity: 'error',
    message: '{one} and {other} both use the inside network {prefix} on the same customer address',
    hint: 'one device can not have both: change the inside network of one, feed them apart for two devices, or pick one with --connection',
  },
  INSIDE_SHARED_APART: {
    severity: 'warning',
    message: '{one} and {other} both use the inside network {prefix}',
    hint: 'fine on two devices, impossible on one',
  },
  ASN_SHARED: {
    severity: 'error',
    message: 'the customer and the cloud both have the AS number {asn}',
    hint: 'create a customer gateway with another AS number, and the connection again with it',
  },
  ASN_RESERVED: {
    severity: 'error',
    message: 'the AS number of the {side} can not be {asn}: {owner} reserves it',
    hint: 'create the gateway and the connection again with another AS number, such as one from 64512 to 65534',
  },
  PSK_MISSING: {
    severity: 'error',
    message: '{tunnel}: there is no pre-shared key',
    hint: 'fetch the connection again with a role that may see keys',
  },
} as const;
