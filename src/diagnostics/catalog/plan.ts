/** Answers, addresses, identities and routes of the plan. */
export const planRows = {
  ANSWER_UNKNOWN: {
    severity: 'error',
    message: 'there is no question "{name}" for {device}',
    hint: 'its questions are: {known}',
  },
  ANSWER_MISSING: {
    severity: 'error',
    message: '{name} is needed: {meaning}',
    hint: 'give it with --set {name}={example}, or in a --site file',
  },
  ANSWER_WRONG: {
    severity: 'error',
    message: '{name} must be {expected}, not {found}',
    hint: 'for example --set {name}={example}',
  },
  ANSWER_TWICE: {
    severity: 'error',
    message: '{name} is answered twice',
    hint: 'keep one of the two',
  },
  ANSWER_SYNTAX: {
    severity: 'error',
    message: '"{found}" is not NAME=VALUE',
    hint: 'write --set customer_prefixes=10.1.0.0/16',
  },
  SITE_FILE_WRONG: {
    severity: 'error',
    message: 'the site file is not a YAML mapping of questions to answers: {reason}',
    hint: 'one line per answer, such as: customer_prefixes: [10.1.0.0/16]',
  },
  ADDRESSING_NOT_SUPPORTED: {
    severity: 'error',
    message: '{tunnel}: {device} can not carry IPv{inner} inside IPv{outer}',
    hint: '{way}',
  },
  CUSTOMER_ADDRESS_DIFFERS: {
    severity: 'error',
    message: '{tunnel}: customer_address is {answered}, and the document says {told}',
    hint: 'leave customer_address out, or correct the customer gateway in the cloud',
  },
  ADDRESS_VERSION: {
    severity: 'error',
    message: '{question} {address} is not IPv{version}, as the outside addresses of {tunnel} are',
    hint: "give the device's own address on the interface that reaches the cloud",
  },
  BGP_KEY_NOT_SUPPORTED: {
    severity: 'error',
    message: '{connection}: {device} has no TCP MD5 key for a BGP session',
    hint: 'remove the key (AuthKey) of the customer gateway',
  },
  INSIDE_NETWORKS_NEEDED: {
    severity: 'error',
    message: '{connection}: the document gives no addresses inside the tunnels, and {device} needs them',
    hint: 'choose a free network for each tunnel: --set inside_networks={example}; or use BGP',
  },
  INSIDE_NETWORKS_WRONG: {
    severity: 'error',
    message:
      'inside_networks: {count} of /30 needed, {found} given; none may overlap another or an inside network of the documents',
    hint: 'give one for each tunnel whose document has no inside addresses; leave it out where there is none',
  },
  INSIDE_SILENT: {
    severity: 'error',
    message:
      '{connection}: {device} sees that a tunnel is down by the silence of the inside address of the cloud, and this cloud has none that answers',
    hint: '{way}',
  },
  SELECTORS_NOT_SUPPORTED: {
    severity: 'error',
    message: '{connection}: {device} is not rendered with traffic selectors (protected data flow)',
    hint: '{way}',
  },
  SELECTORS_SEVERAL: {
    severity: 'error',
    message: '{connection}: {device} can not put several networks into one child SA',
    hint: '{way}',
  },
  SELECTORS_TWO_TUNNELS: {
    severity: 'error',
    message: '{connection}: {device} can not have the same traffic selectors on two tunnels',
    hint: '{way}',
  },
  SELECTORS_NEED_IKEV2: {
    severity: 'error',
    message:
      '{connection}: several networks in one child SA need IKEv2 (RFC 2409 section 5.5 has one on each side)',
    hint: 'set IkeVersion of the connection to ikev2, or use 0.0.0.0/0 on both sides and routes',
  },
  SELECTORS_HOLD_DEFAULT: {
    severity: 'error',
    message: '{connection}: the traffic selectors hold {prefix}: all traffic of yours may enter the tunnels',
    hint: 'add --set accept_default_route=true, and cloud_prefixes to route only these networks; or name the networks of the cloud in the connection',
  },
  SELECTORS_EXCEEDED: {
    severity: 'error',
    message: '{connection}: {name} holds {prefix}, which is outside the traffic selectors {selectors}',
    hint: 'leave {name} out, or change LocalSubnet and RemoteSubnet of the connection',
  },
  ADDRESS_OF_CLOUD: {
    severity: 'error',
    message: '{question} {address} is the outside address of the cloud',
    hint: "give the device's own address on the interface that reaches the cloud",
  },
  LOCAL_ADDRESS_SHARED: {
    severity: 'warning',
    message: 'all tunnels start from local_address {address}, but the cloud knows the device by {addresses}',
    hint: 'fine where a NAT gives that one address all of these; else set the outside address of each tunnel in the output by hand',
  },
  NAT_TRAVERSAL_NEEDED: {
    severity: 'error',
    message: 'nat_traversal=off can not work: {reason}',
    hint: 'leave nat_traversal out',
  },
  NAT_TRAVERSAL_OFF: {
    severity: 'error',
    message: '{tunnel}: NAT traversal is needed ({reason}), and it is off in the cloud',
    hint: 'set EnableNatTraversal of the connection to true',
  },
  PRIVATE_CUSTOMER_ADDRESS: {
    severity: 'warning',
    message: '{tunnel}: the customer gateway address {address} is private, which the Internet can not reach',
    hint: 'fine over a private line, such as Direct Connect or Express Connect; else create the customer gateway anew with the public address',
  },
  DPD_INTERVAL_CHANGED: {
    severity: 'warning',
    message: '{tunnel}: {device} takes no DPD interval of {found} s: {interval} s is used',
    hint: 'fine as it is; or correct interval in the document, dead_peer_detection',
  },
  MTU_TOO_SMALL: {
    severity: 'error',
    message:
      '{tunnel}: an underlay MTU of {underlay} leaves {mtu} bytes for IPv{version} inside, and {minimum} are needed',
    hint: 'correct underlay_mtu',
  },
  PREFER_TWO_TUNNELS: {
    severity: 'error',
    message: 'prefer names both tunnels of {connection}',
    hint: 'name one of them, or write both',
  },
  PREFER_NOT_A_TUNNEL: {
    severity: 'error',
    message: 'prefer={found} is no tunnel of these connections',
    hint: 'write both, or the cloud outside address of the tunnel: {known}',
  },
  PREFER_AGAINST_CLOUD: {
    severity: 'warning',
    message:
      '{connection}: the cloud sends through {active} while that tunnel is up, and prefer={found} sends through the other one too or alone',
    hint: 'leave prefer out, and the active tunnel is preferred; else take care that no firewall wants both directions in one tunnel',
  },
  CUSTOMER_PREFIXES_MISSING: {
    severity: 'warning',
    message:
      '{connection}: no customer_prefixes: nothing is announced to the cloud, which will have no route to you',
    hint: 'give the networks behind the device with --set customer_prefixes=10.1.0.0/16',
  },
  PREFIX_VERSION_UNUSED: {
    severity: 'error',
    message: '{name}: {prefix} is IPv{version}, and no connection carries IPv{version}',
    hint: 'leave it out',
  },
  DEFAULT_ROUTE_ANNOUNCED: {
    severity: 'error',
    message: '{prefix} in customer_prefixes would draw all traffic of the cloud to you',
    hint: 'name the networks behind the device',
  },
  DEFAULT_ROUTE_NOT_ASKED: {
    severity: 'error',
    message: 'cloud_prefixes holds {prefix}, a default route, and accept_default_route is not set',
    hint: 'add --set accept_default_route=true, or name the networks of the cloud',
  },
  CLOUD_PREFIXES_OTHER_VERSION: {
    severity: 'error',
    message: '{connection} carries IPv{version}, and cloud_prefixes has no IPv{version} network',
    hint: 'add the IPv{version} networks of the cloud, or render this connection apart with --connection',
  },
  STATIC_ROUTES_SHARED: {
    severity: 'error',
    message:
      '{connections} are all static, and would get the same routes: cloud_prefixes is one answer for all',
    hint: 'render each apart with --connection, its own cloud_prefixes and free numbers',
  },
  DEFAULT_ROUTE_NOT_SUPPORTED: {
    severity: 'error',
    message: '{connection}: {device} can not send a static default route into the tunnels',
    hint: 'name the networks of the cloud in cloud_prefixes, or use BGP',
  },
  PREFIX_ON_BOTH_SIDES: {
    severity: 'error',
    message: '{prefix} is both in customer_prefixes and in cloud_prefixes',
    hint: 'a network is on one side of the tunnel',
  },
  ENDPOINT_IN_TUNNEL: {
    severity: 'error',
    message:
      '{name}: {prefix} holds {address}, the outside address of a tunnel, which would be routed into itself',
    hint: 'name the networks of the cloud that are behind the tunnels',
  },
  DEFAULT_ROUTE_TAKEN: {
    severity: 'warning',
    message:
      '{connection}: a default route is taken from the cloud: the way to {addresses} must stay outside the tunnels',
    hint: 'make sure that the device has a host route to each of these addresses by its uplink, and that no default route of its own stands beside this one',
  },
  CUSTOMER_ASN_CONFLICT: {
    severity: 'error',
    message: 'the connections have different customer ASNs ({asns}), and {device} runs one BGP process',
    hint: 'render them apart with --connection, for two devices',
  },
  PREFIX_LIMIT: {
    severity: 'error',
    message: '{connection}: {count} customer_prefixes, and the cloud resets the session above {limit}',
    hint: 'summarize them',
  },
  ENDPOINTS_ALIKE: {
    severity: 'error',
    message: 'the cloud outside addresses {one} and {other} would give two tunnels the same name',
    hint: 'render their connections apart with --connection, for two devices',
  },
  NUMBER_OUT_OF_RANGE: {
    severity: 'error',
    message: '{name}={base} leads to {number}, above the {maximum} that {device} takes',
    hint: 'choose a lower {name}',
  },
  CONNECTION_UNKNOWN: {
    severity: 'error',
    message: 'there is no connection {id} in the input',
    hint: 'it has: {known}',
  },
} as const;
