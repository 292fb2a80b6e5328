import type { Check } from '../job.js';

/** A bug of a converter, and where our product would have it. */
export interface Mutant {
  readonly name: string;
  /** One line for the tables. */
  readonly what: string;
  /** Below src/ or templates/. */
  readonly file: string;
  /** Is in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Whose goldens differ; strongSwan's where nothing is said. */
  readonly device?: string;
  /** The scenario that fails, and the column in which it does so first; undefined where goldens alone see the bug. */
  readonly lab?: { readonly scenario: string; readonly check: Check };
}

/** One that tunnels show. */
export type LabMutant = Mutant & Required<Pick<Mutant, 'lab'>>;

const SWANCTL = 'templates/strongswan/apply/swanctl.hbs';

/** Bugs of public converters, and what else users suffered from. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'dh-group-misread',
    what: 'the Diffie-Hellman group is read as the last character of its number: 1 for 21',
    file: 'src/render/view-crypto.ts',
    find: 'words.dhGroup[String(plan.dhGroup)]',
    replace: 'words.dhGroup[String(plan.dhGroup).slice(-1)]',
    lab: { scenario: 'cbc-sha512-dh21', check: 'tunnels' },
  },
  {
    name: 'gcm-dropped',
    what: 'the name of a cipher ends at its first hyphen: AES for AES-GCM',
    file: 'src/model/aws.ts',
    find: "['AES128-GCM-16', 'aes128gcm16'],\n  ['AES256-GCM-16', 'aes256gcm16'],",
    replace: "['AES128-GCM-16', 'aes128'],\n  ['AES256-GCM-16', 'aes256'],",
    lab: { scenario: 'dh24', check: 'tunnels' },
  },
  {
    name: 'pfs-as-ike-group',
    what: "phase 2's group is used in phase 1",
    file: 'src/formats/aws/ec2-tunnel.ts',
    find: `\${prefix}DHGroupNumbers`,
    replace: 'Phase2DHGroupNumbers',
    lab: { scenario: 'static', check: 'tunnels' },
  },
  {
    name: 'crypto-hard-coded',
    what: 'phase 1 is AES-128, SHA1 and group 2, whatever the document says',
    file: SWANCTL,
    find: '{{ike.encryption}}-{{#if ike.isAead}}{{ike.prf}}{{else}}{{ike.integrity}}{{/if}}-{{ike.dhGroup}}',
    replace: 'aes128-sha1-modp1024',
    lab: { scenario: 'dh14', check: 'tunnels' },
  },
  {
    name: 'ikev2-hard-coded',
    what: 'IKEv2, whatever the document says',
    file: SWANCTL,
    find: 'version = {{#if isIkev1}}1{{else}}2{{/if}}',
    replace: 'version = 2',
    lab: { scenario: 'ikev1', check: 'tunnels' },
  },
  {
    name: 'pfs-missing',
    what: 'phase 2 has no Diffie-Hellman group: it shows at the first renewal alone',
    file: SWANCTL,
    find: '{{#if esp.hasPfs}}-{{esp.dhGroup}}{{/if}}',
    replace: '',
    lab: { scenario: 'dh14', check: 'rekey' },
  },
  {
    name: 'insides-swapped',
    what: "each tunnel has the other one's inside addresses",
    file: 'src/plan/index.ts',
    find: 'inside: tunnel.inside ??',
    replace: 'inside: (connection.tunnels[1 - index] ?? tunnel).inside ??',
    lab: { scenario: 'dh14', check: 'routes' },
  },
  {
    name: 'options-by-order',
    what: 'the tunnels of the XML and of the options are paired by their order, not by their addresses',
    file: 'src/formats/aws/pair.ts',
    find: 'const [match] = found < 0 ? [] : options.splice(found, 1);',
    replace: 'const match = options.shift();',
  },
  {
    name: 'preference-swapped',
    what: 'the tunnel to be preferred is the backup, and the backup is preferred',
    file: 'src/plan/preference.ts',
    find: 'preferred === tunnel.outside.cloud',
    replace: 'preferred !== tunnel.outside.cloud',
    lab: { scenario: 'dh14', check: 'routes' },
  },
  {
    name: 'private-identity',
    what: 'behind a NAT the IKE identity is the private address, not the public one',
    file: 'src/plan/outside.ts',
    find: "{ cloud, customer }: TunnelPlan['outside'],\n): TunnelPlan['identity'] {",
    replace: "{ cloud, local: customer }: TunnelPlan['outside'],\n): TunnelPlan['identity'] {",
    lab: { scenario: 'nat', check: 'tunnels' },
  },
  {
    name: 'udp-header-forgotten',
    what: 'behind a NAT the MTU has no room for the UDP header',
    file: 'src/model/mtu.ts',
    find: 'tunnel.natTraversal ? UDP_HEADER : 0',
    replace: '0',
    lab: { scenario: 'nat', check: 'size' },
  },
  {
    name: 'encapsulation-forgotten',
    what: 'ESP is not put into UDP where only the connection asks for it (an accelerated one)',
    file: SWANCTL,
    find: 'encap = {{#if natTraversal}}yes{{else}}no{{/if}}',
    replace: 'encap = no',
    lab: { scenario: 'forced-encapsulation', check: 'size' },
  },
  {
    name: 'mss-of-template',
    what: "the TCP MSS is the 1379 of AWS's XML, whatever the cipher",
    file: 'src/model/mtu.ts',
    find: 'return mtu - IP_HEADER[innerVersion] - TCP_HEADER;',
    replace: 'return 1379;',
    lab: { scenario: 'dh14', check: 'size' },
  },
  {
    name: 'mss-of-ipv4',
    what: 'the TCP MSS inside IPv6 is that of IPv4',
    file: 'src/model/mtu.ts',
    find: 'return mtu - IP_HEADER[innerVersion] - TCP_HEADER;',
    replace: 'return mtu - IP_HEADER[4] - TCP_HEADER;',
    lab: { scenario: 'ipv6-inside', check: 'size' },
  },
  {
    // bgpd takes a third of the hold time where the keepalive is longer (bgp_open_receive in bgpd/bgp_packet.c).
    name: 'keepalive-is-hold',
    what: "BGP's keepalive is as long as its hold time",
    file: 'src/plan/routing.ts',
    find: 'Math.floor(routing.holdTime.value / 3)',
    replace: 'routing.holdTime.value',
  },
  {
    name: 'default-route-announced',
    what: "a default route is announced beside the customer's networks",
    file: 'src/plan/routing.ts',
    find: 'announced: customer,',
    replace: 'announced: [defaultPrefix(version), ...customer],',
    lab: { scenario: 'dh14', check: 'routes' },
  },
  {
    name: 'default-route-accepted',
    what: 'a default route of the cloud is accepted, though nobody asked for it',
    file: 'src/plan/routing.ts',
    find: "action: takesDefault ? 'permit' : 'deny'",
    replace: "action: 'permit'",
    lab: { scenario: 'dh14', check: 'routes' },
  },
  {
    name: 'announcements-unfiltered',
    what: 'what one tunnel has learnt is announced to the other one',
    file: 'templates/strongswan/apply/bgp.hbs',
    find: ' match {{#if inside.isV6}}ipv6{{else}}ip{{/if}} address prefix-list {{frr-word connectionId}}-out\n',
    replace: '',
    lab: { scenario: 'dh14', check: 'routes' },
  },
  {
    name: 'first-connection-only',
    what: 'of several connections in a reply only the first is read',
    file: 'src/formats/ec2-json.ts',
    find: 'return (nodes ?? []).flatMap(',
    replace: 'return (nodes ?? []).slice(0, 1).flatMap(',
  },
  {
    // The scenarios have tunnel options, or prefer the other tunnel by name: the command refuses to render them.
    name: 'first-tunnel-only',
    what: 'of the two tunnels only the first is read',
    file: 'src/formats/aws/customer-gateway-xml.ts',
    find: "root.all('ipsec_tunnel').map(",
    replace: "root.all('ipsec_tunnel').slice(0, 1).map(",
  },
  {
    name: 'second-tunnel-disabled',
    what: 'the second tunnel is there, but never opened',
    file: SWANCTL,
    find: 'start_action = trap|start',
    replace: 'start_action = {{#if isFirst}}trap|start{{else}}none{{/if}}',
    lab: { scenario: 'dh14', check: 'tunnels' },
  },
  {
    name: 'opened-once',
    what: 'a tunnel is opened when it is loaded, and not again after the cloud has closed it',
    file: SWANCTL,
    find: 'start_action = trap|start',
    replace: 'start_action = start',
    lab: { scenario: 'dh14', check: 'reopen' },
  },
  {
    name: 'key-placeholder',
    what: 'a placeholder stands where the pre-shared key belongs',
    file: 'templates/strongswan/apply/secrets.hbs',
    find: '{{swanctl-secret psk}}',
    replace: '"<pre-shared key>"',
    lab: { scenario: 'dh14', check: 'tunnels' },
  },
  {
    name: 'alibaba-sides-swapped',
    what: "Alibaba Cloud's LocalSubnet is taken for the customer's side",
    file: 'src/formats/alibaba/describe.ts',
    find: "subnets: { customer: subnets('RemoteSubnet'), cloud: subnets('LocalSubnet') }",
    replace: "subnets: { customer: subnets('LocalSubnet'), cloud: subnets('RemoteSubnet') }",
    lab: { scenario: 'alibaba-protected', check: 'tunnels' },
  },
  {
    name: 'cisco-gcm-keyword',
    what: "Cisco's word for AES-GCM in a transform set stands in the IKEv2 proposal",
    file: 'templates/cisco-ios/device.json',
    find: '"aes256gcm16": "aes-gcm-256"',
    replace: '"aes256gcm16": "esp-gcm 256"',
    device: 'cisco-ios',
  },
  {
    name: 'ping-without-headers',
    what: 'the full-size ping of verify has as much data as the MTU has room',
    file: 'templates/strongswan/verify/connection.hbs',
    find: '-s {{mtuPing}}',
    replace: '-s {{mtu}}',
    lab: { scenario: 'dh14', check: 'verify' },
  },
  {
    name: 'route-map-left',
    what: 'remove leaves a route map of each tunnel',
    file: 'templates/strongswan/remove/bgp.hbs',
    find: '  drop_map {{path-segment connectionId}}-{{label}}-out\n',
    replace: '',
    lab: { scenario: 'dh14', check: 'remove' },
  },
];

export const LAB_MUTANTS: readonly LabMutant[] = MUTANTS.filter(
  (one): one is LabMutant => one.lab !== undefined,
);
