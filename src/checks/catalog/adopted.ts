import type { Code } from '../../diagnostics/catalog.js';

/** Why a diagnostic of reading or planning matters, and who says so. */
export interface AdoptedRow {
  readonly reason: string;
  readonly source: string;
}

const QUOTAS = 'AWS Site-to-Site VPN User Guide, "Site-to-Site VPN quotas"';
const DOWNLOAD = 'AWS Site-to-Site VPN User Guide, "Download the configuration file"; aws/aws-cli issue 9421';
const NARROWING = 'RFC 7296 section 2.9; RFC 2409 section 5.5';
const DEVICE = "the device's manifest (device.json), with its sources in the device's README";
const ROUTED_IN = 'RFC 2003 section 4 (packets that come back to where they were encapsulated)';
const COMES_UP = 'the tunnel would not come up';

/**
 * The diagnostics that are findings of `check` as they are: the rule has one home, and the code one meaning. Their
 * severity, message and way out are those of the diagnostic.
 */
export const adoptedRows = {
  TEMPLATE_ONLY: {
    reason:
      'the XML shows AES-128, SHA-1 and group 2 whatever the connection allows: its options are not seen',
    source: DOWNLOAD,
  },
  OPTIONS_DIFFER: {
    reason: 'who configures a device by the XML configures what the connection may refuse',
    source: DOWNLOAD,
  },
  PREFIX_LIMIT: { reason: 'AWS resets the BGP session, again and again', source: QUOTAS },
  DEFAULT_ROUTE_ANNOUNCED: {
    reason: "all traffic of the cloud to the Internet comes to the customer; AWS's own samples announce it",
    source: 'AWS Site-to-Site VPN User Guide, "Site-to-Site VPN routing options"',
  },
  DEFAULT_ROUTE_NOT_ASKED: {
    reason:
      "the customer's way to the Internet, and to the tunnels' own endpoints, would move into the cloud",
    source: 'RFC 7454 section 6.1.6 (the default route)',
  },
  DEFAULT_ROUTE_TAKEN: {
    reason:
      "the tunnels' own packets must not be routed into the tunnels: they would go down and up in turns",
    source: ROUTED_IN,
  },
  ENDPOINT_IN_TUNNEL: {
    reason: "the tunnels' own packets would be routed into the tunnels, which go down and up in turns",
    source: ROUTED_IN,
  },
  CUSTOMER_PREFIXES_MISSING: {
    reason: 'the session is up, and nothing of the cloud finds the way back',
    source: 'RFC 4271 section 9.2',
  },
  MTU_TOO_SMALL: {
    reason: 'the IP version does not work below its minimum',
    source: 'RFC 791 section 3.1, RFC 8200 section 5',
  },
  NAT_TRAVERSAL_NEEDED: {
    reason: 'a NAT has no port of ESP to translate: the tunnel comes up and carries nothing',
    source: 'RFC 3715, RFC 3948',
  },
  NAT_TRAVERSAL_OFF: {
    reason: 'a NAT has no port of ESP to translate: the tunnel comes up and carries nothing',
    source: 'RFC 3948; Alibaba Cloud, CreateVpnConnection, EnableNatTraversal',
  },
  PREFER_AGAINST_CLOUD: {
    reason: 'what is sent by one tunnel is answered by the other: a stateful firewall drops it',
    source: 'Alibaba Cloud, VPN Gateway, "dual-tunnel mode": the active tunnel carries the traffic',
  },
  PROPOSALS_SHARED: {
    reason: 'the cloud takes the lowest of what it is offered',
    source: 'AWS Site-to-Site VPN User Guide, "Tunnel options"',
  },
  PROPOSAL_NOTHING_COMMON: { reason: COMES_UP, source: 'RFC 7296 section 2.7' },
  IKE_VERSION_NOT_SUPPORTED: { reason: COMES_UP, source: 'RFC 7296 section 2.5' },
  LIFETIME_NOT_SUPPORTED: { reason: 'the device refuses the configuration', source: DEVICE },
  DPD_INTERVAL_CHANGED: {
    reason: 'the device notices a dead peer at another time than was asked for',
    source: DEVICE,
  },
  CUSTOMER_ASN_CONFLICT: {
    reason: 'one of the sessions would be opened with an AS number that the cloud does not expect',
    source: 'RFC 4271 section 6.2',
  },
  PSK_AMBIGUOUS: {
    reason: 'the device would try the key of the other tunnel, and phase 1 fails',
    source: DEVICE,
  },
  SELECTORS_NOT_SUPPORTED: { reason: COMES_UP, source: NARROWING },
  SELECTORS_SEVERAL: { reason: 'only the first pair of networks would get through', source: NARROWING },
  SELECTORS_TWO_TUNNELS: { reason: 'one tunnel would take the place of the other', source: NARROWING },
  SELECTORS_NEED_IKEV2: { reason: 'only the first pair of networks would get through', source: NARROWING },
  ALIBABA_IDS_SWAPPED: {
    reason: 'the download of the peer configuration means the other side by Local than all other replies do',
    source: 'Alibaba Cloud, VPN Gateway User Guide, "Download the configuration of an IPsec-VPN connection"',
  },
  ALIBABA_STATE: {
    reason: 'nothing that is configured on the device brings the tunnels up',
    source: 'Alibaba Cloud, DescribeVpnConnection, State',
  },
} as const satisfies { readonly [code in Code]?: AdoptedRow };

/** Diagnostics whose pain a check tells from the model or the plan: the codes that tell it. */
export const COVERED: { readonly [code in Code]?: readonly string[] } = {
  IKEV1_USED: ['PROFILE_IKE_VERSION'],
  WEAK_ENCRYPTION: ['PROFILE_ENCRYPTION'],
  WEAK_INTEGRITY: ['PROFILE_INTEGRITY'],
  WEAK_DH_GROUP: ['PROFILE_DH_GROUP'],
  NO_PFS: ['PROFILE_PFS'],
  CLOUD_STARTS_TOO: ['CLOUD_STARTS', 'START_NEEDS_IKEV2'],
  ALIBABA_DPD_OFF: ['DPD_NO_ACTION'],
  LIFETIME_UNUSUAL: ['LIFETIME_OUT_OF_RANGE'],
  LIFETIMES_CROSSED: ['LIFETIME_ORDER'],
  PRIVATE_CUSTOMER_ADDRESS: ['CUSTOMER_ADDRESS_PRIVATE'],
};
