/** What documents of AWS say. */
export const awsRows = {
  CONNECTION_DELETED: {
    severity: 'error',
    message: '{id} is {state}: AWS gives no configuration for it',
    hint: 'describe a connection whose state is available',
  },
  CONNECTION_DELETED_SKIPPED: {
    severity: 'warning',
    message: '{id} is {state}: AWS gives no configuration for it, and it is left out',
    hint: 'use --filters Name=state,Values=available to leave it out of the document',
  },
  CONFIGURATION_MISSING: {
    severity: 'error',
    message:
      '{id} has no CustomerGatewayConfiguration: the outside address of the customer and the AS numbers are only there',
    hint: 'run aws ec2 describe-vpn-connections --vpn-connection-ids {id} without --query, or give the XML as a second file',
  },
  CONFIGURATION_MISSING_SKIPPED: {
    severity: 'warning',
    message: '{id} is {state}: AWS gave no configuration for it, and it is left out',
    hint: 'describe it again when its state is available, or give its XML as a second file',
  },
  TEMPLATE_ONLY: {
    severity: 'warning',
    message:
      '{id}: only the minimum template of AWS was given; what the connection really allows may differ from it',
    hint: 'to see it, feed the output of: aws ec2 describe-vpn-connections --vpn-connection-ids {id}',
  },
  DOCUMENTS_DISAGREE: {
    severity: 'error',
    message: 'the {what} is {xml} in the XML and {json} in the EC2 reply',
    hint: 'fetch both again in one aws ec2 describe-vpn-connections',
  },
  OPTIONS_DIFFER: {
    severity: 'info',
    message:
      '{tunnel}: {what} is {found} in the XML, which AWS does not update; the tunnel options count: {allowed}',
    hint: '',
  },
  ROUTING_DISAGREES: {
    severity: 'error',
    message: 'the routing is contradictory: {one}, and {other}',
    hint: 'fetch the connection again in one aws ec2 describe-vpn-connections',
  },
  OPTION_OUT_OF_RANGE: {
    severity: 'error',
    message: '{name} must be from {low} to {high} by the rules of AWS, not {found}',
    hint: 'fetch the document again, and do not edit it by hand',
  },
  LIFETIME_UNUSUAL: {
    severity: 'warning',
    message:
      'the lifetime {found} is outside of what AWS allows, {low} to {high} seconds; it is used as it is',
    hint: 'fetch the document again if the connection is one of AWS',
  },
  LIFETIMES_CROSSED: {
    severity: 'warning',
    message: 'the phase 2 lifetime of {esp} s is not below the phase 1 lifetime of {ike} s',
    hint: 'set Phase2LifetimeSeconds lower with aws ec2 modify-vpn-tunnel-options',
  },
  TUNNEL_NOT_IN_OPTIONS: {
    severity: 'error',
    message: 'the XML has a tunnel to {address}, which the tunnel options do not have',
    hint: 'one of the two is old: fetch both again in one aws ec2 describe-vpn-connections',
  },
  TUNNEL_NOT_IN_XML: {
    severity: 'error',
    message: 'the tunnel options have a tunnel to {address}, which the XML does not have',
    hint: 'one of the two is old: fetch both again in one aws ec2 describe-vpn-connections',
  },
  CUSTOMER_ADDRESS_MISSING: {
    severity: 'error',
    message: '{tunnel}: the customer gateway has no outside address',
    hint: 'a customer gateway without an address works with certificates only: recreate it with its public address',
  },
  INSIDE_MISSING: {
    severity: 'error',
    message: '{tunnel}: no inside IPv{version} network is given',
    hint: 'fetch the whole connection: aws ec2 describe-vpn-connections --vpn-connection-ids ID; the VPN of OpenStack has none, and takes only packets between subnets that its document does not name',
  },
  INSIDE_HOST_BITS: {
    severity: 'warning',
    message: '{name} {found} is an address in the network {prefix}, which is used',
    hint: 'AWS writes the network itself: check where the document comes from',
  },
  INSIDE_NOT_AWS: {
    severity: 'error',
    message: 'the inside network can not be {prefix}: {problem}',
    hint: 'fetch the document again, and do not edit it by hand',
  },
  INSIDE_ADDRESS_WRONG: {
    severity: 'error',
    message: 'the inside address of {side} is {found}, and must be {expected} in {prefix}',
    hint: 'AWS has the first address of the network, you have the second: fetch XML and JSON again together',
  },
  ASN_MISSING: {
    severity: 'error',
    message: 'the AS number of the {side} is missing, and the connection is not marked as static',
    hint: 'fetch the document again: a static connection has NoBGPVPNConnection in its vpn_connection_attributes',
  },
  PSK_RULE: {
    severity: 'error',
    message: 'the pre-shared key {problem}, which AWS does not allow',
    hint: 'AWS takes 8 to 64 of A-Z a-z 0-9 . _ and no 0 at the start: copy the key again',
  },
  PSK_DISAGREES: {
    severity: 'error',
    message: '{tunnel}: the pre-shared key of the tunnel options is not the one of the XML',
    hint: 'one of the two is old: fetch both again in one aws ec2 describe-vpn-connections',
  },
  PSK_IN_SECRETS_MANAGER: {
    severity: 'error',
    message: '{tunnel}: the pre-shared key is in AWS Secrets Manager, not in the document',
    hint: "give what aws secretsmanager get-secret-value --secret-id '{arn}' prints as a file beside this one, or read both live: aws:vpn-ID",
  },
  CERTIFICATE_AUTHENTICATION: {
    severity: 'error',
    message: '{tunnel}: the connection uses certificates, which cgw-gen can not render',
    hint: 'create the connection with a customer gateway that has an address and no certificate',
  },
  CLOUD_STARTS_TOO: {
    severity: 'warning',
    message:
      'StartupAction is start: AWS opens the tunnel as well as your device, which can leave duplicate SAs',
    hint: 'aws ec2 modify-vpn-tunnel-options --tunnel-options StartupAction=add, for each tunnel',
  },
} as const;
