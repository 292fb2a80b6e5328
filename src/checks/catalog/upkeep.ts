const INITIATION = 'AWS Site-to-Site VPN User Guide, "Site-to-Site VPN tunnel initiation options"';
const REPLACED = 'when AWS replaces an endpoint, or the line fails, ';

/** Who opens a tunnel again, and how long that takes. */
export const upkeepRows = {
  CLOUD_WAITS: {
    severity: 'info',
    message: 'the cloud never opens the tunnels: a dead peer is cleared, and the customer is waited for',
    reason: `${REPLACED}only your device brings the tunnel back: it must start it by itself, restart it on a DPD timeout and try for ever`,
    wayOut:
      'fine with a configuration that cgw-gen renders; else see that the device does all three, or set DPDTimeoutAction to restart (IKEv2)',
    source: INITIATION,
  },
  DPD_NO_ACTION: {
    severity: 'warning',
    message: 'the cloud does nothing when the peer is dead',
    reason: 'it keeps SAs that the device no longer has, and sends into them until they expire',
    wayOut: 'set DPDTimeoutAction to clear or restart (AWS), or EnableDpd to true (Alibaba Cloud)',
    source: `${INITIATION}; Alibaba Cloud, CreateVpnConnection, EnableDpd`,
  },
  CLOUD_STARTS: {
    severity: 'warning',
    message: 'the cloud opens the tunnels as well ({actions})',
    reason: 'a device of cgw-gen opens them too: two that start at once can leave duplicate SAs',
    wayOut: 'set StartupAction to add and DPDTimeoutAction to clear, or let only the cloud start',
    source: `${INITIATION}; RFC 7296 section 2.8 (SAs between the same ends may be parallel)`,
  },
  CLOUD_STARTS_ONCE: {
    severity: 'info',
    message: 'the cloud opens the tunnels when they are made or modified, and not after a DPD timeout',
    reason: `StartupAction start looks as if AWS always recovers the tunnel; with DPDTimeoutAction clear it does not, and ${REPLACED}the device must`,
    wayOut: 'set DPDTimeoutAction to restart too, or rely on the device alone and set StartupAction to add',
    source: INITIATION,
  },
  START_NEEDS_IKEV2: {
    severity: 'error',
    message: 'StartupAction is start, and the tunnels allow IKEv1 alone',
    reason: 'AWS opens tunnels with IKEv2 alone: this one stays down until the device opens it',
    wayOut: 'allow ikev2 in IKEVersions, or set StartupAction to add',
    source: INITIATION,
  },
  DPD_SLOW: {
    severity: 'info',
    message: 'a dead peer is noticed after {seconds} s',
    reason: 'static routes and the cloud follow DPD: for so long packets go into a dead tunnel',
    wayOut: 'set DPDTimeoutSeconds to 30 or 40, or use BGP, which notices within its hold time',
    source: 'AWS Site-to-Site VPN User Guide, "Tunnel options", DPD timeout',
  },
  LIFECYCLE_CONTROL_OFF: {
    severity: 'info',
    message: 'AWS replaces the endpoints when it wants: tunnel endpoint lifecycle control is off',
    reason: 'a replacement takes the tunnel down for some minutes, at any hour',
    wayOut:
      'set EnableTunnelLifecycleControl to true, and replace endpoints in your own window (aws ec2 replace-vpn-tunnel)',
    source: 'AWS Site-to-Site VPN User Guide, "Tunnel endpoint lifecycle control"',
  },
  LOGS_OFF: {
    severity: 'info',
    message: 'the cloud writes no log of the negotiations',
    reason: 'what AWS refuses, and why, is then seen on the device alone, which often does not know',
    wayOut: 'set LogOptions.CloudWatchLogOptions of both tunnels',
    source: 'AWS Site-to-Site VPN User Guide, "AWS Site-to-Site VPN logs"',
  },
  ACCELERATED_REKEY: {
    severity: 'info',
    message: 'the connection is accelerated: AWS starts no rekey through Global Accelerator',
    reason: 'the SAs end when the device does not rekey in time',
    wayOut: 'see that the lifetimes of the device are not above those of the cloud, and NAT traversal is on',
    source: 'AWS Site-to-Site VPN User Guide, "Accelerated Site-to-Site VPN connections"',
  },
  LIFETIME_OUT_OF_RANGE: {
    severity: 'warning',
    message: 'the {phase} lifetime of {found} s is outside of what AWS allows, {low} to {high} s',
    reason: 'AWS can not have it: the document was changed or is of another cloud, and rekeys may not fit',
    wayOut: 'fetch the document again',
    source: 'EC2 API, ModifyVpnTunnelOptionsSpecification',
  },
  LIFETIME_ORDER: {
    severity: 'warning',
    message: 'the phase 2 lifetime of {esp} s is not below the phase 1 lifetime of {ike} s',
    reason: 'phase 2 is rekeyed inside phase 1, which would end first: each end drops traffic for a moment',
    wayOut: 'set Phase2LifetimeSeconds lower',
    source: 'EC2 API, ModifyVpnTunnelOptionsSpecification, Phase2LifetimeSeconds',
  },
} as const;
