const ROUTING = 'AWS Site-to-Site VPN User Guide, "Site-to-Site VPN routing options"';

/** Which way packets go, and what their size may be. */
export const routingRows = {
  ECMP_IMPOSSIBLE: {
    severity: 'info',
    message: 'the cloud sends through one tunnel at a time: {why}',
    reason:
      'the tunnels do not add up to more bandwidth; where the device sends through both, the answers come back by the other one, and a stateful firewall drops them',
    wayOut:
      'prefer one tunnel (--set prefer=ADDRESS); for both at once use BGP on a transit gateway (AWS), or a transit router (Alibaba Cloud)',
    source: `${ROUTING}; Alibaba Cloud, "Transit router"`,
  },
  ASYMMETRIC_RETURN: {
    severity: 'info',
    message: 'both tunnels may carry traffic: an answer can come back by the other one',
    reason: 'a firewall that wants both directions of a session in one tunnel drops about half of them',
    wayOut: 'allow asymmetric routing on the device, or prefer one tunnel (--set prefer=ADDRESS)',
    source: ROUTING,
  },
  STATIC_ROUTING: {
    severity: 'info',
    message: 'the routing is static',
    reason:
      'the cloud does not notice that a network behind the device is gone, and each new one must be added there',
    wayOut: 'use BGP where the device can',
    source: ROUTING,
  },
  STATIC_DEFAULT_ROUTE: {
    severity: 'warning',
    message: 'the cloud routes {prefix} into the tunnels',
    reason: 'all traffic of the cloud to the Internet is drawn to the customer',
    wayOut: 'name the networks behind the device as static routes, and delete this one',
    source: ROUTING,
  },
  PREFIXES_NEAR_LIMIT: {
    severity: 'warning',
    message: '{count} networks are announced, of {limit} that the cloud takes',
    reason: 'one network more than that, and the BGP session is reset, again and again',
    wayOut: 'summarize customer_prefixes',
    source: 'AWS Site-to-Site VPN User Guide, "Site-to-Site VPN quotas"',
  },
  MTU_SMALL: {
    severity: 'warning',
    message: 'the tunnels carry packets of {mtu} bytes at most',
    reason:
      'QUIC (1200 bytes of payload) and others do not fragment, and newer ones count on 1280; AWS has no path MTU discovery',
    wayOut: 'find what makes the underlay so small, or see what breaks; the TCP MSS is set to fit',
    source:
      'RFC 9000 section 14; AWS Site-to-Site VPN User Guide, "Best practices for your customer gateway device"',
  },
} as const;
