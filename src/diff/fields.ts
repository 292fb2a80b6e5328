import type { Identity, Selectors, Tunnel, Upkeep, VpnConnection } from '../model/connection.js';
import { DH_GROUPS, ENCRYPTIONS, INTEGRITIES, suiteName } from '../model/crypto.js';
import { comparePrefix, type IpAddress, type Prefix } from '../model/net.js';
import type { Secret } from '../model/secret.js';

/** The settings of a connection that are compared, each with what it is called. */
export const CONNECTION_FIELDS = {
  name: 'name',
  authority: 'what the document tells',
  'customer-gateway': 'customer gateway',
  'cloud-gateway-kind': 'kind of gateway in the cloud',
  'cloud-gateway': 'gateway in the cloud',
  accelerated: 'acceleration',
  routing: 'routing',
  'customer-asn': 'customer ASN',
  'cloud-asn': 'cloud ASN',
  'hold-time': 'BGP hold time',
  'customer-prefixes': 'networks that the cloud routes into the tunnels',
  selectors: 'traffic selectors',
  networks: 'networks that the cloud takes into its selectors',
} as const;
export type ConnectionField = keyof typeof CONNECTION_FIELDS;

/** The same of a tunnel. */
export const TUNNEL_FIELDS = {
  'cloud-address': 'cloud outside address',
  'customer-address': 'customer outside address',
  'customer-identity': 'customer IKE identity',
  'cloud-identity': 'cloud IKE identity',
  inside: 'inside network',
  psk: 'pre-shared key',
  'bgp-key': 'BGP key',
  'ike-versions': 'IKE versions',
  'ike-mode': 'IKEv1 mode',
  'nat-traversal': 'NAT traversal',
  'ike-encryption': 'phase 1 encryption',
  'ike-integrity': 'phase 1 integrity',
  'ike-dh-group': 'phase 1 DH group',
  'ike-lifetime': 'phase 1 lifetime',
  'esp-encryption': 'phase 2 encryption',
  'esp-integrity': 'phase 2 integrity',
  'esp-dh-group': 'phase 2 DH group',
  'esp-lifetime': 'phase 2 lifetime',
  given: 'suites that the document gives',
  dpd: 'dead peer detection',
  'replay-window': 'replay window',
  role: 'role in the cloud',
  'startup-action': 'startup action of the cloud',
  'dpd-action': 'what the cloud does with a dead peer',
  'lifecycle-control': 'lifecycle control of the endpoint',
  logging: 'log of the cloud',
} as const;
export type TunnelField = keyof typeof TUNNEL_FIELDS;

/**
 * What a document says of a setting: words, a secret, or undefined where it does not say. Two documents differ in
 * a setting only where both say something else.
 */
export type Said = string | Secret | undefined;

export function connectionField(one: VpnConnection, field: ConnectionField): Said {
  const { routing, cloudGateway } = one;
  const bgp = routing.kind === 'bgp' ? routing : undefined;
  const fixed = routing.kind === 'static' ? routing : undefined;
  // The XML of AWS tells neither acceleration nor routes.
  const isSample = one.authority === 'template';
  const said: { readonly [field in ConnectionField]: Said } = {
    name: one.name,
    authority: AUTHORITIES[one.authority],
    'customer-gateway': one.customerGatewayId,
    'cloud-gateway-kind': cloudGateway.kind === 'unknown' ? undefined : cloudGateway.kind,
    'cloud-gateway': cloudGateway.id,
    accelerated: isSample ? undefined : one.accelerated ? 'on' : 'off',
    routing: bgp ? 'BGP' : 'static',
    'customer-asn': bgp && String(bgp.customerAsn),
    'cloud-asn': bgp && String(bgp.cloudAsn),
    'hold-time': bgp && `${bgp.holdTime.value} s`,
    'customer-prefixes': isSample ? undefined : fixed && prefixList(fixed.customerPrefixes),
    selectors: fixed && selectorsInWords(fixed.selectors),
    networks: isSample ? undefined : networksInWords(one.networks),
  };
  return said[field];
}

const AUTHORITIES: { readonly [authority in VpnConnection['authority']]: string } = {
  'tunnel-options': 'the tunnel options',
  template: "the vendor's minimum sample alone",
  configured: 'the configured suites',
};

function selectorsInWords(selectors: Selectors | undefined): string {
  if (!selectors) return 'everything';
  return `${prefixList(selectors.customer)} to ${prefixList(selectors.cloud)}`;
}

function networksInWords(networks: VpnConnection['networks']): string {
  return networks ? `${networks.customer} to ${networks.cloud}` : 'everything';
}

function prefixList(prefixes: readonly Prefix[]): string {
  return listed([...prefixes].sort(comparePrefix));
}

export function tunnelField(one: Tunnel, field: TunnelField): Said {
  const { outside, identity, inside, ike, esp, given, dpd } = one;
  const said: { readonly [field in TunnelField]: Said } = {
    'cloud-address': outside.cloud,
    'customer-address': outside.customer,
    'customer-identity': identityInWords(identity.customer, outside.customer),
    'cloud-identity': identityInWords(identity.cloud, outside.cloud),
    inside: inside ? `${inside.prefix}, the customer has ${inside.customer}` : 'none',
    psk: one.psk,
    'bgp-key': one.bgpKey ?? 'none',
    'ike-versions': listed([...one.ikeVersions.value].sort()),
    'ike-mode': one.ikev1Mode,
    'nat-traversal': one.natTraversal ? 'on' : 'off',
    ...phaseFields('ike', ike),
    ...phaseFields('esp', esp),
    given: given && `${suiteName(given.ike)} and ${suiteName(given.esp)}`,
    dpd: `${dpd.value.interval} s x ${dpd.value.retries}`,
    'replay-window': `${one.replayWindow.value} packets`,
    role: one.role,
    ...upkeepFields(one.upkeep ?? {}),
  };
  return said[field];
}

/** AWS's defaults (EC2 API, VpnTunnelOptionsSpecification) where a document leaves something out. */
function upkeepFields({ startup, dpdTimeout, lifecycleControl, logging }: Upkeep): {
  readonly [field in 'startup-action' | 'dpd-action' | 'lifecycle-control' | 'logging']: Said;
} {
  return {
    'startup-action': startup ?? 'add',
    'dpd-action': dpdTimeout ?? 'clear',
    'lifecycle-control': lifecycleControl ? 'on' : 'off',
    logging: logging ? 'on' : 'off',
  };
}

type PhaseFields<P extends string> = {
  readonly [field in `${P}-${'encryption' | 'integrity' | 'dh-group' | 'lifetime'}`]: Said;
};

function phaseFields<P extends 'ike' | 'esp'>(
  phase: P,
  { encryption, integrity, dhGroup, lifetime }: Tunnel['ike'],
): PhaseFields<P> {
  const order = (list: readonly (string | number)[], known: readonly (string | number)[]) =>
    listed([...list].sort((a, b) => known.indexOf(a) - known.indexOf(b)));
  return {
    [`${phase}-encryption`]: order(encryption.value, ENCRYPTIONS),
    [`${phase}-integrity`]: order(integrity.value, INTEGRITIES),
    [`${phase}-dh-group`]: order(dhGroup.value, [...DH_GROUPS, 'none']),
    [`${phase}-lifetime`]: `${lifetime.value} s`,
  } as PhaseFields<P>;
}

function identityInWords(identity: Identity | undefined, outside: IpAddress | undefined): string {
  const isOutside = !identity || (identity.kind === 'address' && identity.value === outside);
  return isOutside ? 'its outside address' : `${identity.value} (${identity.kind})`;
}

function listed(items: readonly (string | number)[]): string {
  return items.length > 0 ? items.join(', ') : 'none';
}
