/** Inside and outside addresses, AS numbers and what the tunnels take. */
export const addressRows = {
  INSIDE_OVERLAP: {
    severity: 'error',
    message: '{one} and {other} both use the inside network {prefix}',
    reason: 'one device can not have the same addresses on two tunnel interfaces',
    wayOut: 'change TunnelInsideCidr of one, or end the two on different devices',
    source:
      'EC2 API, ModifyVpnTunnelOptionsSpecification, TunnelInsideCidr: unique on a virtual private gateway',
  },
  INSIDE_RESERVED: {
    severity: 'error',
    message: 'the inside network {prefix} is {problem}',
    reason: 'the cloud can not have it: the document was changed, and the tunnel carries nothing',
    wayOut: 'fetch the document again, or take a free network',
    source: 'EC2 API, TunnelInsideCidr; Alibaba Cloud, CreateVpnConnection, TunnelCidr',
  },
  ENDPOINT_SHARED: {
    severity: 'error',
    message: '{one} and {other} both end at {address}',
    reason: 'a device finds a peer by its address: it takes the two for one',
    wayOut: 'fetch both documents again: an endpoint of a cloud belongs to one tunnel; else use two devices',
    source: 'RFC 4301 section 4.4.3 (the peer authorization database)',
  },
  CUSTOMER_ADDRESS_PRIVATE: {
    severity: 'warning',
    message: 'the customer address {address} is private, and the cloud ends at the public {cloud}',
    reason: 'the Internet does not route to it: the cloud can answer only a NAT, and knows no address of it',
    wayOut: 'create the customer gateway anew with the public address, and use NAT traversal behind it',
    source: 'RFC 1918; AWS Site-to-Site VPN User Guide, "Customer gateway options"',
  },
  NAT_TRAVERSAL_DISABLED: {
    severity: 'info',
    message: 'the cloud takes no ESP inside UDP',
    reason: 'behind any NAT, even one that is added later, the tunnel carries nothing',
    wayOut: 'set EnableNatTraversal to true',
    source: 'RFC 3948; Alibaba Cloud, CreateVpnConnection, EnableNatTraversal',
  },
  NETWORKS_NARROW: {
    severity: 'warning',
    message: 'AWS takes only packets between {customer} and {cloud} into the tunnels',
    reason:
      'the devices offer selectors of everything: IKEv2 narrows them to these and drops the rest, that of BGP too; IKEv1 refuses',
    wayOut:
      'set both networks to everything, and let routes decide; that replaces both endpoints at once: plan an outage',
    source: 'RFC 7296 section 2.9; EC2 API, ModifyVpnConnectionOptions',
  },
  ASN_UNUSABLE: {
    severity: 'error',
    message: 'the AS number of the {side} is {asn}, which {owner} reserves',
    reason: 'no BGP speaker may have it: the session does not come up',
    wayOut: 'create the gateway and the connection again with another one, such as one from 64512 to 65534',
    source: 'RFC 6793, RFC 7300',
  },
  ASN_AMAZON: {
    severity: 'warning',
    message: "the customer's AS number {asn} is one of Amazon's",
    reason: 'AWS reserves it, in one region at least, and drops routes with it as its own',
    wayOut: 'create a customer gateway with another AS number, and the connection again with it',
    source: 'AWS Site-to-Site VPN User Guide, "Customer gateway options"',
  },
  ASN_DOCUMENTATION: {
    severity: 'warning',
    message: 'the AS number of the {side} is {asn}, one for documentation',
    reason: 'it was copied from an example: filters of networks drop it',
    wayOut: 'take a private AS number, 64512 to 65534, or your own',
    source: 'RFC 5398',
  },
  ASN_PUBLIC: {
    severity: 'info',
    message: "the customer's AS number {asn} is a public one",
    reason: 'where it is not registered to you, routes of its owner are taken for loops and dropped',
    wayOut: 'nothing is to be done where it is yours; else take a private one, 64512 to 65534',
    source: 'RFC 6996; RFC 4271 section 9.1.2',
  },
} as const;
