import type { Report } from '../../diagnostics/result.js';
import type { Identity, PhaseOptions, Tunnel } from '../../model/connection.js';
import type { Suite } from '../../model/crypto.js';
import type { IpAddress } from '../../model/net.js';
import type { Secret } from '../../model/secret.js';
import type { AlibabaConnection, AlibabaPhase, AlibabaTunnel } from './connection.js';
import type { Gateways } from './gateways.js';
import { outsideOf } from './outside.js';
import type { TunnelPair } from './pair.js';
import { insideOf } from './sessions.js';

/** What a tunnel is built from, beside its own fields. */
export interface TunnelContext {
  readonly config: AlibabaConnection;
  readonly gateways: Gateways;
  readonly hasBgp: boolean;
  /** Whether the cloud sends through its active tunnel alone. */
  readonly hasRoles: boolean;
}

/** One tunnel of the model; undefined, with the reasons reported, when something that it needs is missing. */
export function buildTunnel(
  { label, tunnel }: TunnelPair,
  { config, gateways, hasBgp, hasRoles }: TunnelContext,
  report: Report,
): Tunnel | undefined {
  const outside = outsideOf(label, tunnel, config, gateways, report);
  const inside = hasBgp && tunnel.bgp ? insideOf(tunnel.bgp, report) : undefined;
  const psk = keyOf(label, tunnel, report);
  const gateway = gateways.ofCustomer(tunnel, config);
  const bgpKey = hasBgp ? (tunnel.bgp?.key ?? gateway?.bgpKey)?.value : undefined;
  const settings = settingsOf(tunnel);
  const isSided = checkIdentities(label, tunnel, report);
  warnOfDpd(label, tunnel, report);
  if (!outside || !psk || !settings || !isSided || (hasBgp && !inside)) return undefined;
  const role = hasRoles ? tunnel.role?.value : undefined;
  return {
    outside,
    identity: identitiesOf(tunnel, outside),
    ...(inside ? { inside } : {}),
    psk,
    ...settings,
    dpd: { value: DPD, from: 'own-default' },
    ...(tunnel.hasDpd?.value === false ? { upkeep: { dpdTimeout: 'none' } } : {}),
    replayWindow: { value: REPLAY_WINDOW, from: 'own-default' },
    ...(bgpKey ? { bgpKey } : {}),
    ...(role ? { role } : {}),
  };
}

/** EnableDpd is a switch without times: these are AWS's, which every device here can do. */
const DPD = { interval: 10, retries: 3 } as const;
/**
 * Packets. The window is the receiver's own affair (RFC 4303 section 3.4.3), and Alibaba Cloud documents none: this
 * is the one that AWS has by default, wide enough for reordering on the Internet.
 */
const REPLAY_WINDOW = 1024;

function keyOf(label: string, { psk, certificate, at }: AlibabaTunnel, report: Report): Secret | undefined {
  if (certificate) {
    const name = certificate.value ?? '';
    report.add('ALIBABA_CERTIFICATE', { tunnel: label, name }, certificate.at.place);
    return undefined;
  }
  if (!psk) report.add('PSK_MISSING', { tunnel: label }, at.place);
  return psk?.value;
}

type Settings = Pick<Tunnel, 'ikeVersions' | 'ikev1Mode' | 'natTraversal' | 'ike' | 'esp' | 'given'>;

/** What is missing was reported where it was read. */
function settingsOf(tunnel: AlibabaTunnel): Settings | undefined {
  const version = tunnel.ikeVersion?.value;
  const ike = phaseOf(tunnel.ike);
  const esp = phaseOf(tunnel.esp);
  const mode = tunnel.ikeMode?.value;
  if (!version || !ike || !esp || (version === 1 && !mode)) return undefined;
  return {
    ikeVersions: { value: [version], from: 'connection-config' },
    ikev1Mode: version === 1 && mode ? mode : 'main',
    // The default of CreateVpnConnection.
    natTraversal: tunnel.natTraversal?.value ?? true,
    ike: ike.options,
    esp: esp.options,
    given: { ike: ike.suite, esp: esp.suite },
  };
}

function phaseOf(phase: AlibabaPhase): { readonly options: PhaseOptions; readonly suite: Suite } | undefined {
  const [encryption, integrity, dhGroup, lifetime] = [
    phase.encryption?.value,
    phase.integrity?.value,
    phase.dhGroup?.value,
    phase.lifetime?.value,
  ];
  if (!encryption || !integrity || !dhGroup || !lifetime) return undefined;
  const from = 'connection-config';
  return {
    options: {
      encryption: { value: [encryption], from },
      integrity: { value: [integrity], from },
      dhGroup: { value: [dhGroup], from },
      lifetime: { value: lifetime, from },
    },
    suite: { encryption, integrity, dhGroup },
  };
}

function checkIdentities(label: string, tunnel: AlibabaTunnel, report: Report): boolean {
  const place = (tunnel.identity.customer ?? tunnel.identity.cloud)?.at.place;
  if (!tunnel.areIdentitiesSided) report.add('ALIBABA_IDS_UNDECIDED', { tunnel: label }, place);
  return tunnel.areIdentitiesSided;
}

/** An identity that is the outside address says nothing of its own. */
function identitiesOf({ identity }: AlibabaTunnel, outside: Tunnel['outside']): Tunnel['identity'] {
  const customer = ownIdentity(identity.customer?.value, outside.customer);
  const cloud = ownIdentity(identity.cloud?.value, outside.cloud);
  return { ...(customer ? { customer } : {}), ...(cloud ? { cloud } : {}) };
}

function ownIdentity(identity: Identity | undefined, address: IpAddress | undefined): Identity | undefined {
  return identity?.kind === 'address' && identity.value === address ? undefined : identity;
}

function warnOfDpd(label: string, { hasDpd }: AlibabaTunnel, report: Report): void {
  if (hasDpd?.value === false) report.add('ALIBABA_DPD_OFF', { tunnel: label }, hasDpd.at.place);
}
