import { Report } from '../../diagnostics/result.js';
import { DH_GROUPS, type DhGroup, type IkeVersion } from '../../model/crypto.js';
import { addressLabel, type IpAddress } from '../../model/net.js';
import type {
  Maintenance,
  Negotiated,
  NegotiatedPhase,
  Provisioning,
  Told,
  TunnelState,
} from '../../model/state.js';
import { convert, endpoint } from '../convert.js';
import { anyText, timeOf } from '../observed.js';
import type { Spot } from '../spot.js';
import { objectField, type TreeNode, textField } from '../tree.js';
import { xmlEncryption, xmlIntegrity } from './names.js';

/** A reply of GetActiveVpnTunnelStatus or of GetVpnTunnelReplacementStatus. */
export interface AwsTunnelReply {
  readonly at: Spot;
  readonly file: string;
  /** Of which connection and tunnel it is, where it says so: GetActiveVpnTunnelStatus itself does not. */
  readonly connection: string | undefined;
  readonly address: IpAddress | undefined;
  readonly says: Pick<TunnelState, 'negotiated' | 'provisioning' | 'maintenance'>;
  /** What was wrong with it: of no interest to whoever wants the configuration. */
  readonly problems: Report;
}

/** Reads either reply. */
export function readTunnelReply(node: TreeNode, file: string): AwsTunnelReply {
  const report = new Report();
  const address = textField(node, 'VpnTunnelOutsideIpAddress', report);
  const active = objectField(node, 'ActiveVpnTunnelStatus', report);
  const maintenance = objectField(node, 'MaintenanceDetails', report);
  const provisioning = active && provisioningOf(active);
  return {
    at: node,
    file,
    connection: textField(node, 'VpnConnectionId', report)?.value,
    address: convert(address, 'VpnTunnelOutsideIpAddress', 'a unicast address', endpoint, report)?.value,
    says: {
      ...(active ? { negotiated: negotiatedOf(active) } : {}),
      ...(provisioning ? { provisioning } : {}),
      ...(maintenance ? { maintenance: maintenanceOf(maintenance, report) } : {}),
    },
    problems: report,
  };
}

/**
 * Whether the reply is one of that tunnel: by what it says, or else by the name of its file, in which the address
 * stands as it is or as in names of tunnels.
 */
export function isOf(reply: AwsTunnelReply, connection: string, address: IpAddress): boolean {
  const name = reply.file.replace(/^.*[/\\]/, '');
  const ids = reply.connection === undefined ? (name.match(/vpn-[0-9a-z]+/g) ?? []) : [reply.connection];
  if (ids.length > 0 && !ids.includes(connection)) return false;
  if (reply.address !== undefined) return reply.address === address;
  return [address, addressLabel(address)].some((text) => hasAddress(name, text));
}

/** Not as the end or the beginning of a longer address. */
function hasAddress(name: string, text: string): boolean {
  const literal = text.replaceAll('.', '\\.');
  return new RegExp(`(?<![0-9a-f.:])${literal}(?![0-9a-f:]|\\.\\d)`, 'i').test(name);
}

function negotiatedOf(active: TreeNode): Negotiated {
  const ikeVersion = told(active, 'IkeVersion', ikeVersionOf);
  return { ...(ikeVersion ? { ikeVersion } : {}), ike: phaseOf(active, 1), esp: phaseOf(active, 2) };
}

/** The API has plain texts here, and no list of the words that they may be. */
function phaseOf(active: TreeNode, phase: 1 | 2): NegotiatedPhase {
  const encryption = told(active, `Phase${phase}EncryptionAlgorithm`, xmlEncryption);
  const integrity = told(active, `Phase${phase}IntegrityAlgorithm`, xmlIntegrity);
  const dhGroup = told(active, `Phase${phase}DHGroup`, groupOf);
  return {
    ...(encryption ? { encryption } : {}),
    ...(integrity ? { integrity } : {}),
    // 0 is no group.
    ...(dhGroup && dhGroup.word !== '0' ? { dhGroup } : {}),
  };
}

function told<T>(node: TreeNode, name: string, parse: (text: string) => T | undefined): Told<T> | undefined {
  const word = anyText(node, name);
  return word === undefined ? undefined : { word, value: parse(word) };
}

function ikeVersionOf(text: string): IkeVersion | undefined {
  const [, version] = /^(?:ike ?v?)?([12])$/i.exec(text) ?? [];
  return version === undefined ? undefined : version === '1' ? 1 : 2;
}

function groupOf(text: string): DhGroup | undefined {
  return DH_GROUPS.find((group) => String(group) === text);
}

function provisioningOf(active: TreeNode): Provisioning | undefined {
  const state = anyText(active, 'ProvisioningStatus');
  const reason = anyText(active, 'ProvisioningStatusReason');
  return state === undefined ? undefined : { state, ...(reason === undefined ? {} : { reason }) };
}

/** PendingMaintenance is a plain text in the API; the console shows `Available` or `None`. */
function maintenanceOf(node: TreeNode, report: Report): Maintenance {
  const word = anyText(node, 'PendingMaintenance');
  const appliedAfter = timeOf(node, 'MaintenanceAutoAppliedAfter', report);
  const lastApplied = timeOf(node, 'LastMaintenanceApplied', report);
  return {
    isPending: word !== undefined && !/^(?:none|no|false)$/i.test(word),
    ...(word === undefined ? {} : { word }),
    ...(appliedAfter === undefined ? {} : { appliedAfter }),
    ...(lastApplied === undefined ? {} : { lastApplied }),
  };
}
