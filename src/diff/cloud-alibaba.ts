import type { CloudCall, CloudRules } from './cloud.js';

const API = 'Alibaba Cloud API Reference, VPN Gateway';

const ATTRIBUTES: CloudCall = {
  api: 'ModifyVpnConnectionAttribute, of an attachment ModifyVpnAttachmentAttribute',
  scope: 'connection',
  drops: 'unknown',
  why: 'it is not documented whether a tunnel goes down; with EffectImmediately all tunnels of the call are negotiated at once',
  source: `${API}, ModifyVpnConnectionAttribute`,
};
const TUNNEL: CloudCall = {
  api: 'ModifyTunnelAttribute; with one tunnel alone ModifyVpnConnectionAttribute',
  scope: 'tunnel',
  drops: 'unknown',
  why: 'it is not documented whether the tunnel goes down; one call modifies one tunnel',
  source: `${API}, ModifyTunnelAttribute`,
};
const ANEW: CloudCall = {
  api: 'CreateVpnConnection',
  scope: 'connection',
  drops: 'yes',
  why: 'no call changes this of a connection that is there: it was made anew, with tunnels of its own',
  source: `${API}, ModifyVpnConnectionAttribute`,
};
const NONE: CloudCall = {
  api: 'none',
  scope: 'connection',
  drops: 'no',
  why: 'it is a name, or what the document tells: no setting of a tunnel',
  source: `${API}, ModifyVpnConnectionAttribute`,
};

/** What Alibaba Cloud's calls change. That a tunnel goes down, or does not, is nowhere said. */
export const ALIBABA: CloudRules = {
  fields: {
    name: NONE,
    authority: NONE,
    given: NONE,
    'cloud-gateway-kind': ANEW,
    'cloud-gateway': ANEW,
    'cloud-address': ANEW,
    'customer-gateway': ATTRIBUTES,
    'customer-asn': ATTRIBUTES,
    'cloud-asn': ATTRIBUTES,
    'hold-time': ATTRIBUTES,
    accelerated: ATTRIBUTES,
    routing: ATTRIBUTES,
    'customer-prefixes': ATTRIBUTES,
    selectors: ATTRIBUTES,
    networks: ATTRIBUTES,
    role: ATTRIBUTES,
    'customer-address': TUNNEL,
    'customer-identity': TUNNEL,
    'cloud-identity': TUNNEL,
    inside: TUNNEL,
    psk: TUNNEL,
    // It belongs to the customer gateway of the tunnel (ModifyCustomerGatewayAttribute, AuthKey).
    'bgp-key': TUNNEL,
    'ike-versions': TUNNEL,
    'ike-mode': TUNNEL,
    'nat-traversal': TUNNEL,
    'ike-encryption': TUNNEL,
    'ike-integrity': TUNNEL,
    'ike-dh-group': TUNNEL,
    'ike-lifetime': TUNNEL,
    'esp-encryption': TUNNEL,
    'esp-integrity': TUNNEL,
    'esp-dh-group': TUNNEL,
    'esp-lifetime': TUNNEL,
    dpd: TUNNEL,
    'replay-window': TUNNEL,
    'startup-action': TUNNEL,
    'dpd-action': TUNNEL,
    'lifecycle-control': TUNNEL,
    logging: TUNNEL,
  },
  connectionAdded: {
    api: 'CreateVpnConnection',
    scope: 'connection',
    drops: 'no',
    why: 'a new connection has tunnels of its own',
    source: `${API}, CreateVpnConnection`,
  },
  connectionRemoved: {
    api: 'DeleteVpnConnection',
    scope: 'connection',
    drops: 'yes',
    why: 'its tunnels end for good',
    source: `${API}, DeleteVpnConnection`,
  },
  tunnelAdded: ANEW,
  tunnelRemoved: ANEW,
};
