import type { CloudCall, CloudRules } from './cloud.js';

const GUIDE = 'AWS Site-to-Site VPN User Guide';
const REPLACEMENTS = `${GUIDE}, "Tunnel endpoint replacements"`;

const TUNNEL_OPTIONS: CloudCall = {
  api: 'ModifyVpnTunnelOptions',
  scope: 'tunnel',
  drops: 'yes',
  why: 'the modified tunnel is unavailable during the update; one call modifies one tunnel',
  source: REPLACEMENTS,
};
const LIFECYCLE: CloudCall = {
  api: 'ModifyVpnTunnelOptions',
  scope: 'tunnel',
  drops: 'unknown',
  why: 'the endpoint is replaced, unless SkipTunnelReplacement is true',
  source: 'EC2 API Reference, ModifyVpnTunnelOptions',
};
const CONNECTION_OPTIONS: CloudCall = {
  api: 'ModifyVpnConnectionOptions',
  scope: 'connection',
  drops: 'yes',
  why: 'both tunnels are unavailable while new tunnel endpoints are provisioned',
  source: REPLACEMENTS,
};
const GATEWAYS: CloudCall = {
  api: 'ModifyVpnConnection',
  scope: 'connection',
  drops: 'yes',
  why: 'another customer gateway or target gateway: both tunnels are unavailable while new tunnel endpoints are provisioned',
  source: REPLACEMENTS,
};
const ANEW: CloudCall = {
  api: 'CreateVpnConnection',
  scope: 'connection',
  drops: 'yes',
  why: 'no call of AWS changes this of a connection that is there: it was made anew, with tunnels of its own',
  source: 'EC2 API Reference, ModifyVpnConnection, ModifyVpnConnectionOptions and ModifyVpnTunnelOptions',
};
const ROUTES: CloudCall = {
  api: 'CreateVpnConnectionRoute, DeleteVpnConnectionRoute',
  scope: 'connection',
  drops: 'no',
  why: 'static routes of the connection are no part of its tunnels',
  source: `${GUIDE}, "Edit static routes for a Site-to-Site VPN connection"`,
};
const NONE: CloudCall = {
  api: 'none',
  scope: 'connection',
  drops: 'no',
  why: 'it is a name, or what the document tells: no setting of a tunnel',
  source: REPLACEMENTS,
};
const UNKNOWN: CloudCall = {
  api: 'unknown',
  scope: 'connection',
  drops: 'unknown',
  why: 'AWS has no such setting that could be changed: take it that both tunnels go down',
  source: 'EC2 API Reference, ModifyVpnTunnelOptionsSpecification',
};

/** What AWS's calls change, and which tunnel endpoints each of them replaces. */
export const AWS: CloudRules = {
  fields: {
    name: NONE,
    authority: NONE,
    given: NONE,
    'customer-gateway': GATEWAYS,
    'cloud-gateway-kind': GATEWAYS,
    'cloud-gateway': GATEWAYS,
    // An ASN and an address belong to their gateway, and can't be changed while a connection uses it.
    'customer-asn': GATEWAYS,
    'cloud-asn': GATEWAYS,
    'customer-address': GATEWAYS,
    accelerated: ANEW,
    routing: ANEW,
    // "the VPN endpoint's IP addresses on the AWS side … remain intact" (ModifyVpnConnection).
    'cloud-address': ANEW,
    'customer-prefixes': ROUTES,
    selectors: CONNECTION_OPTIONS,
    networks: CONNECTION_OPTIONS,
    'hold-time': UNKNOWN,
    'customer-identity': UNKNOWN,
    'cloud-identity': UNKNOWN,
    'bgp-key': UNKNOWN,
    'ike-mode': UNKNOWN,
    'nat-traversal': UNKNOWN,
    role: UNKNOWN,
    inside: TUNNEL_OPTIONS,
    psk: TUNNEL_OPTIONS,
    'ike-versions': TUNNEL_OPTIONS,
    'ike-encryption': TUNNEL_OPTIONS,
    'ike-integrity': TUNNEL_OPTIONS,
    'ike-dh-group': TUNNEL_OPTIONS,
    'ike-lifetime': TUNNEL_OPTIONS,
    'esp-encryption': TUNNEL_OPTIONS,
    'esp-integrity': TUNNEL_OPTIONS,
    'esp-dh-group': TUNNEL_OPTIONS,
    'esp-lifetime': TUNNEL_OPTIONS,
    dpd: TUNNEL_OPTIONS,
    'replay-window': TUNNEL_OPTIONS,
    'startup-action': TUNNEL_OPTIONS,
    'dpd-action': TUNNEL_OPTIONS,
    logging: TUNNEL_OPTIONS,
    'lifecycle-control': LIFECYCLE,
  },
  connectionAdded: {
    api: 'CreateVpnConnection',
    scope: 'connection',
    drops: 'no',
    why: 'a new connection has tunnels of its own',
    source: 'EC2 API Reference, CreateVpnConnection',
  },
  connectionRemoved: {
    api: 'DeleteVpnConnection',
    scope: 'connection',
    drops: 'yes',
    why: 'its tunnels end for good',
    source: 'EC2 API Reference, DeleteVpnConnection',
  },
  tunnelAdded: ANEW,
  tunnelRemoved: ANEW,
};
