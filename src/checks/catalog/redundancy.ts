/** What goes down together. */
export const redundancyRows = {
  TUNNEL_ALONE: {
    severity: 'warning',
    message: 'the connection has one tunnel',
    reason: 'the cloud takes a tunnel down for maintenance, and there is no other one',
    wayOut: 'add the second tunnel, and configure both on the device',
    source: 'AWS Site-to-Site VPN User Guide, "Redundant Site-to-Site VPN connections for failover"',
  },
} as const;
