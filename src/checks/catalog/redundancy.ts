/** What goes down together. */
export const redundancyRows = {
  TUNNEL_ALONE: {
    severity: 'warning',
    message: 'the connection has one tunnel',
    reason: 'the cloud takes a tunnel down for maintenance, and there is no other one',
    wayOut: 'add the second tunnel, and configure both on the device',
    source: 'AWS Site-to-Site VPN User Guide, "Tunnel options": configure both tunnels for redundancy',
  },
  TUNNELS_DIFFER: {
    severity: 'info',
    message: 'the tunnels of the connection differ in {what}',
    reason: 'what works through one tunnel may not through the other, and shows on the day of a failover',
    wayOut: 'give both the same options, or note why they differ',
    source: 'EC2 API, ModifyVpnTunnelOptions: each tunnel has options of its own',
  },
  CUSTOMER_ENDPOINT_SHARED: {
    severity: 'info',
    message: 'every tunnel to {gateway} starts at {address}',
    reason: 'when that device or its line fails, all tunnels fail with it',
    wayOut: 'add a connection from a second customer gateway, on another device and line',
    source: 'AWS Site-to-Site VPN User Guide, "Redundant Site-to-Site VPN connections for failover"',
  },
} as const;
